import { applyChange } from '@shared/change/apply-changes'
import type { Change } from '@shared/change/change'
import { formatChange } from '@shared/change/format-change'
import type { Edited } from '@shared/change/kind'
import { kindTable } from '@shared/change/kind-table'
import { valueOf } from '@shared/change/kinds/record-item'
import { recordNamed } from '@shared/change/naming'
import { parseChange } from '@shared/change/parse-change'
import { formatValue } from '@shared/change/quoted-name'
import { isRefusal } from '@shared/change/statement'
import { canonicalValue } from '@shared/change/value'
import { isList } from '@shared/change/item'
import type { Org } from '@shared/model/org'
import type { RowsTarget, RowVerdict } from '@shared/protocol/engine'
import type { RowProperty } from './row-properties'
import { elementsOfCell, objectInType, valueOfCell } from './row-value'

/** One row as it is to be made. */
export interface RowToMake {
  readonly target: RowsTarget
  /** In the change language; of a new record its Name. */
  readonly name: string
  readonly isNew: boolean
  /** Column of the name. */
  readonly column: number | null
  /** Filled cells, in the order in which the properties are set. */
  readonly cells: readonly {
    readonly column: number
    readonly property: RowProperty
    readonly text: string
  }[]
}

export interface CheckedRow {
  /** With the row, or as before when it is refused. */
  readonly org: Org
  readonly verdict: RowVerdict
  readonly changes: readonly string[]
  /** As changes name it from now on. */
  readonly name: string
}

interface Step {
  readonly org: Org
  readonly changes: readonly string[]
  readonly changedCount: number
}

type Stepped = Step | { readonly kind: 'refused'; readonly message: string }

/** Makes a row, or changes what is there, step by step; the first refusal ends it and nothing of it stays. */
export function checkedRow(org: Org, row: RowToMake): CheckedRow {
  const refused = (column: number | null, reason: string): CheckedRow => ({
    ...{ org, changes: [], name: row.name },
    verdict: { kind: 'refused', column, reason },
  })
  const begun: Stepped = row.isNew ? made(org, row) : { org, changes: [], changedCount: 0 }
  if (isStopped(begun)) return refused(row.column, begun.message)
  const name = row.isNew ? madeName(begun.org, row) : row.name
  let step: Step = begun
  for (const { column, property, text } of row.cells) {
    const next = withCell(step, { ...row, name }, property, text)
    if (isStopped(next)) return refused(column, next.message)
    step = next
  }
  const count = step.changedCount
  const verdict: RowVerdict = row.isNew
    ? { kind: 'new' }
    : count === 0
      ? { kind: 'same' }
      : { kind: 'changes', count }
  return { org: step.org, verdict, changes: step.changes, name }
}

const isStopped = (step: Stepped): step is Extract<Stepped, { kind: 'refused' }> => 'kind' in step

function made(org: Org, { target, name }: RowToMake): Stepped {
  const item = target.kind === 'record' ? `${target.object}.${name}` : name
  const change: Change = { kind: 'make', item: { kind: target.kind, name: item }, like: null }
  return stepped({ org, changes: [], changedCount: 0 }, change)
}

/** A new record is known by its id, which is the last of its table. */
function madeName(org: Org, { target, name }: RowToMake): string {
  if (target.kind !== 'record') return name
  const wanted = target.object.toLowerCase()
  return org.records.find(({ object }) => object.toLowerCase() === wanted)?.ids.at(-1) ?? name
}

/** The change as its text says it, so that what is checked is what is made. */
function stepped(step: Step, change: Change): Stepped {
  const text = formatChange(change)
  const parsed = parseChange(text)
  if (parsed.kind !== 'ok') return parsed
  const edited: Edited = applyChange(step.org, parsed.change)
  if (isRefusal(edited)) return edited
  return {
    org: edited,
    changes: [...step.changes, text],
    changedCount: step.changedCount + 1,
  }
}

function withCell(step: Step, row: RowToMake, property: RowProperty, cell: string): Stepped {
  const { target, name } = row
  if (target.kind === 'record') return withValue(step, row, property, cell)
  const item = { kind: target.kind, name }
  if (isList(property.type)) return withElements(step, row, property, elementsOfCell(cell))
  const text = valueOfCell(step.org, property, cell)
  const value = canonicalValue(property.type, formatValue(text))
  if (isRefusal(value)) return value
  const object = property.name === 'type' && target.kind === 'field' ? objectInType(cell) : null
  const before = propertyOf(step.org, row, property)
  if (before === value && object === null) return step
  const set = { kind: 'set', item, property: property.name, value } as const
  const related: RowProperty = {
    name: 'referenceTo',
    label: '',
    type: { kind: 'references', to: 'object' },
    isRequired: false,
  }
  // A relation needs its object before its type.
  const next = object === null ? step : withElements(step, row, related, [object])
  if (isStopped(next)) return next
  const after = stepped(next, set)
  return isStopped(after) || propertyOf(after.org, row, property) !== before ? after : step
}

function propertyOf(org: Org, { target, name }: RowToMake, property: RowProperty): string | null {
  const found = kindTable[target.kind].find(org, name)
  return found.kind === 'refused' ? null : (found.property(property.name)?.value ?? null)
}

/** What a list lacks is put in; nothing is taken out. */
function withElements(
  step: Step,
  { target, name }: RowToMake,
  property: RowProperty,
  elements: readonly string[],
): Stepped {
  const item = { kind: target.kind, name }
  let next = step
  for (const element of elements) {
    const text = formatValue(element)
    const found = kindTable[target.kind].find(next.org, name)
    const has = found.kind === 'found' ? found.property(property.name)?.has(text) : false
    if (has === true) continue
    const after = stepped(next, { kind: 'add', item, property: property.name, element: text })
    if (isStopped(after)) return after
    next = after
  }
  return next
}

function withValue(step: Step, { name }: RowToMake, property: RowProperty, cell: string): Stepped {
  if (property.name === 'Id') return step
  const value = valueOfCell(step.org, property, cell)
  const [, kind = 'user', owner = ''] = /^(\w+):(.*)$/s.exec(value) ?? []
  const to = { kind: kind.toLowerCase() === 'queue' ? 'queue' : 'user', name: owner } as const
  const after = stepped(
    step,
    property.name === 'owner'
      ? { kind: 'recordOwner', record: name, owner: to }
      : { kind: 'recordValue', record: name, field: property.name, value },
  )
  if (isStopped(after)) return after
  const isSame = storedOf(step.org, name, property) === storedOf(after.org, name, property)
  return isSame ? step : after
}

/** What the record holds there; null for nothing. */
function storedOf(org: Org, name: string, property: RowProperty): string | null {
  const found = recordNamed(org, name)
  if (found.kind === 'refused') return null
  const { table, position } = found
  return property.name === 'owner'
    ? (table.owners[position] ?? null)
    : valueOf(table, position, property.name)
}
