import { dependentsOf as found } from '@shared/change/dependents'
import { itemKinds, type ItemRef, type PropertyType } from '@shared/change/item'
import { kindTable } from '@shared/change/kind-table'
import { compareNames } from '@shared/model/name-order'
import type { Org } from '@shared/model/org'
import { withPersonas } from '@shared/model/personas'
import type {
  Dependent,
  ItemKindEntry,
  ItemPage,
  ItemRow,
  ItemSheet,
  ListItemsQuery,
} from '@shared/protocol/engine'
import {
  formatDependents,
  formatPropertyLabel,
  formatPropertyValue,
} from '@shared/report/item-messages-en'

export function listKinds(org: Org): readonly ItemKindEntry[] {
  return itemKinds.map((kind) => {
    const { noun, plural, nameForm, count } = kindTable[kind]
    return { kind, noun, plural, nameForm, count: count(org) }
  })
}

/** O(things of the kind × log) for the order, O(things) for the filter. */
export function listItems(base: Org, query: ListItemsQuery): ItemPage {
  const { kind, filter, within, offset, limit } = query
  const org = withPersonas(base)
  const wanted = filter.trim().toLowerCase()
  const isWanted = (row: ItemRow) =>
    wanted === '' ||
    [row.name, row.label, row.note].some((text) => text.toLowerCase().includes(wanted))
  const rows = kindTable[kind]
    .rows(org, within)
    .map((row) =>
      kind === 'object' ? { ...row, note: formatPropertyValue('sharingModel', row.note) } : row,
    )
    .filter(isWanted)
  rows.sort((a, b) => compareNames(a.name, b.name))
  return { rows: rows.slice(offset, offset + limit), total: rows.length }
}

function choiceLabels(property: string, type: PropertyType): Readonly<Record<string, string>> {
  if (type.kind !== 'choice') return {}
  return Object.fromEntries(type.choices.map((one) => [one, formatPropertyValue(property, one)]))
}

export function itemOf(base: Org, { kind, name }: ItemRef): ItemSheet | null {
  const of = kindTable[kind]
  const org = withPersonas(base)
  const item = of.find(org, name)
  if (item.kind === 'refused') return null
  return {
    item: { kind, name: item.name },
    noun: of.noun,
    title: item.label,
    properties: item.properties().map((at) => ({
      name: at.name,
      label: formatPropertyLabel(kind, at.name),
      type: at.typeNow,
      value: at.value,
      elements: at.elements,
      choiceLabels: choiceLabels(at.name, at.typeNow),
      isReadOnly: at.isReadOnly,
      rule: at.rule,
    })),
  }
}

/** Rows of a dependent that are sent. */
const shownCount = 20

export function dependentsOf(org: Org, item: ItemRef): readonly Dependent[] {
  const result = found(org, item)
  if (result.kind === 'refused') {
    const sentence = result.message
    return [{ kind: item.kind, count: 1, rows: [], effect: 'blocked', property: null, sentence }]
  }
  return result.dependents.map(({ kind, rows, effect, property, value }) => {
    const { noun, plural } = kindTable[kind]
    const count = rows.length
    const label = property === null ? '' : formatPropertyLabel(kind, property)
    const sentence = formatDependents({ noun, plural, count, effect, label, value })
    return { kind, count, rows: rows.slice(0, shownCount), effect, property, sentence }
  })
}
