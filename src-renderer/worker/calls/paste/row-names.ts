import { kindTable } from '@shared/change/kind-table'
import { objectNamed } from '@shared/change/naming'
import type { Org } from '@shared/model/org'
import type { RowsColumn, RowsTarget } from '@shared/protocol/engine'
import { keyColumn } from './row-properties'
import type { TextRow } from './row-text'

/** What is there already, by every name it goes by in small letters: its names in the change language. */
export type KnownNames = Map<string, readonly string[]>

export function knownNames(org: Org, { kind, object }: RowsTarget): KnownNames {
  const known: KnownNames = new Map()
  if (kind === 'record') {
    const table = org.records.find((one) => one.object.toLowerCase() === object.toLowerCase())
    const names = table?.columns.find(({ field }) => field === 'Name')?.values ?? []
    names.forEach((name, row) => learn(known, [name ?? ''], table?.ids[row] ?? ''))
    for (const id of table?.ids ?? []) known.set(id.toLowerCase(), [id])
    return known
  }
  for (const { name, label } of kindTable[kind].names(org)) {
    if (kind === 'role') learn(known, [label], name)
    known.set(name.toLowerCase(), [name])
  }
  return known
}

/** Notes a thing under its names. */
export function learn(known: KnownNames, words: readonly string[], name: string): void {
  for (const word of words) {
    const key = word.toLowerCase()
    if (key === '' || name === '') continue
    const before = known.get(key) ?? []
    if (!before.includes(name)) known.set(key, [...before, name])
  }
}

/** How the rows of a text are named. */
export interface RowNaming {
  /** The name in the change language, or for a record the words it is found by; empty when the row has none. */
  readonly nameOf: (row: TextRow) => string
  /** Every word by which another row may call it, the first of them the best. */
  readonly namesOf: (row: TextRow) => readonly string[]
  /** The column that names it. */
  readonly column: number | null
}

export function rowNaming(org: Org, target: RowsTarget, columns: readonly RowsColumn[]): RowNaming {
  const columnOf = (property: string) => columns.findIndex((one) => one.property === property)
  const key = keyColumn(target.kind, columns)
  const [label, id] = [columnOf('label'), columnOf('Id')]
  const cellAt = ({ cells }: TextRow, at: number) => cells[at] ?? ''
  const found = objectNamed(org, target.object)
  const object = found.kind === 'refused' ? target.object : found.item.name
  const own = (row: TextRow): string => {
    switch (target.kind) {
      case 'user':
        return cellAt(row, key)
      case 'record':
        return cellAt(row, id) || cellAt(row, key)
      case 'role':
        return cellAt(row, key) || legalName(cellAt(row, label))
      case 'field': {
        const name = cellAt(row, key) || customName(cellAt(row, label))
        return name === '' ? '' : `${object}.${name.replace(new RegExp(`^${object}\\.`, 'i'), '')}`
      }
    }
  }
  return {
    nameOf: own,
    namesOf: (row) => [own(row), cellAt(row, key), cellAt(row, label)].filter((one) => one !== ''),
    column: [key, id, label].find((at) => at >= 0) ?? null,
  }
}

/** A label as an API name. */
export function legalName(label: string): string {
  const plain = label.normalize('NFKD').replace(/[^\w\s-]/g, '')
  const name = plain.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return /^\d/.test(name) ? `X${name}` : name
}

const customName = (label: string) => (label === '' ? '' : `${legalName(label)}__c`)
