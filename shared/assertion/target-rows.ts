import { addBit, bitset } from '../engine/compile/bitset'
import type { CompiledOrg } from '../engine/compile/compile-org'
import { cellOf, isRecordClass, type CompiledTable } from '../engine/compile/compiled-table'
import { compileCriteria } from '../engine/compile/criteria'
import { dayOf } from '../engine/compile/relative-dates'
import type { ObjectIndex } from '../engine/index/access-index'
import { negate, type Truth } from '../model/boolean-filter'
import type { CriteriaItem } from '../model/sharing'
import type { Condition } from './assertion'
import { shortest, type RowBounds } from './rows'

/** A condition as criteria of the engine. */
export interface BoundCondition {
  readonly items: readonly CriteriaItem[]
  readonly booleanFilter: string
  /** `unless`. */
  readonly isNegated: boolean
}

export function boundCondition({ kind, anyOf }: Condition): BoundCondition {
  const items = anyOf.flat().map(({ field, operation, values }) => ({
    field,
    operation,
    value: values.map((value) => (value.includes(',') ? `"${value}"` : value)).join(','),
  }))
  let number = 0
  const filter = anyOf.map((all) => all.map(() => String(++number)).join(' AND ')).join(' OR ')
  return { items, booleanFilter: filter, isNegated: kind === 'unless' }
}

/** The records that a condition leaves; those with a value that was not imported may be among them. */
export function conditionRows(
  compiled: CompiledOrg,
  { object, order }: ObjectIndex,
  condition: BoundCondition,
): RowBounds {
  const table = compiled.tables[object.index]
  if (table === undefined) return { sure: 'none', maybe: 'none' }
  const { now } = compiled.options
  const today = now === null ? null : dayOf(now, compiled.org.settings.timeZone)
  const fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]))
  const { items, booleanFilter, isNegated } = condition
  const test = compileCriteria(
    items,
    booleanFilter,
    (field) => fields.get(field.toLowerCase()),
    today,
  )
  const alike = rulesAlike(compiled, object.name, condition)
  const [sure, maybe] = [bitset(order.rowCount), bitset(order.rowCount)]
  for (let position = 0; position < order.rowCount; position++) {
    const row = order.rowAt[position] ?? 0
    const told = classTruth(table, row, alike)
    const truth = told ?? test((field) => valueOf(table, row, field))
    const isLeft = isNegated ? negate(truth) : truth
    if (isLeft === false) continue
    addBit(maybe, position)
    if (isLeft === true) addBit(sure, position)
  }
  return { sure: shortest(sure, order.rowCount), maybe: shortest(maybe, order.rowCount) }
}

function valueOf(table: CompiledTable, row: number, field: string): string | null | undefined {
  switch (field.toLowerCase()) {
    case 'id':
      return table.table.ids[row]
    case 'ownerid':
      return table.isOwnerKnown[row] === 1 ? table.table.owners[row] : undefined
    default:
      return cellOf(table, row, field)
  }
}

/** Rules of the object that ask for the same criteria: what a record class says of them, it says of the condition. */
function rulesAlike(
  { org }: CompiledOrg,
  object: string,
  { items, booleanFilter }: BoundCondition,
): readonly string[] {
  const textOf = (of: readonly CriteriaItem[]) =>
    JSON.stringify(of.map(({ field, operation, value }) => [field.toLowerCase(), operation, value]))
  const isConjunction = !booleanFilter.includes('OR')
  return org.sharingRules.flatMap((rule) =>
    (rule.kind === 'criteria' || rule.kind === 'guest') &&
    rule.object.toLowerCase() === object.toLowerCase() &&
    textOf(rule.criteria) === textOf(items) &&
    (rule.booleanFilter === null ? isConjunction : rule.booleanFilter === booleanFilter)
      ? [rule.name]
      : [],
  )
}

/** A class of records stands for those that one rule matches, or none: of any other criteria it says nothing. */
function classTruth(table: CompiledTable, row: number, alike: readonly string[]): Truth | null {
  const id = table.table.ids[row]
  if (alike.length === 0 || id === undefined || !isRecordClass(id)) return null
  return table.table.matchedRules?.[row]?.some((rule) => alike.includes(rule)) === true
}
