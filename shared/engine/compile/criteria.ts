import { normalizeId } from '../../model/id'
import type { FieldConfig, FieldType } from '../../model/object-config'
import type { CriteriaItem } from '../../model/sharing'
import { isRelativeDate, relativeDays } from './relative-dates'
import {
  conjunctionOf,
  evaluateFilter,
  parseBooleanFilter,
  type Truth,
} from '../../model/boolean-filter'

/** Tests one record, given a way to read its cells: a value, null for blank, undefined when the field was not imported. */
export type CriteriaTest = (cell: (field: string) => string | null | undefined) => Truth

/**
 * The criteria of a rule as one test. Rules R6.5, R6.14–R6.18.
 *
 * A field that was not imported makes an item unknown; so does a filter that does not parse, and a relative date where
 * `today` (milliseconds UTC of the day's beginning) is null (D-27).
 */
export function compileCriteria(
  items: readonly CriteriaItem[],
  booleanFilter: string | null,
  fieldByName: (field: string) => FieldConfig | undefined,
  today: number | null = null,
): CriteriaTest {
  const typeOf = (field: string) =>
    fieldByName(field)?.type ?? (field.toLowerCase() === 'ownerid' ? 'Lookup' : null)
  const tests = items.map((item) => compileItem(item, typeOf(item.field), today))
  const filter = booleanFilter === null ? null : parseBooleanFilter(booleanFilter, items.length)
  if (booleanFilter !== null && filter === null) return () => 'unknown'
  return (cell) => {
    const truths = tests.map((test) => test(cell))
    return filter === null ? conjunctionOf(truths) : evaluateFilter(filter, truths)
  }
}

function compileItem(
  item: CriteriaItem,
  type: FieldType | null,
  today: number | null,
): CriteriaTest {
  const compare = comparison(type, today)
  const values = splitValues(item.value)
  if (today === null && compare.kind === 'date' && values.some(isRelativeDate))
    return () => 'unknown'
  return (cell) => {
    const value = cell(item.field)
    if (value === undefined) return 'unknown'
    return holds(
      item.operation,
      compare,
      value ?? (compare.kind === 'boolean' ? 'false' : null),
      values,
    )
  }
}

/** R6.16: a comma list outside quotes; an empty text is one empty value. */
export function splitValues(text: string): string[] {
  const values: string[] = []
  let value = ''
  let inQuotes = false
  for (const letter of text) {
    if (letter === '"') inQuotes = !inQuotes
    else if (letter === ',' && !inQuotes) {
      values.push(value.trim())
      value = ''
    } else value += letter
  }
  values.push(value.trim())
  const stated = values.filter((entry) => entry !== '')
  return stated.length === 0 ? [''] : stated
}

interface Comparison {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'id'
  /** Negative, zero, positive, or NaN where the two cannot be ordered. */
  readonly order: (a: string, b: string) => number
}

const textOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byKey = (key: (text: string) => number) => (a: string, b: string) => key(a) - key(b)

function comparison(type: FieldType | null, today: number | null): Comparison {
  switch (type) {
    case 'Number':
    case 'Currency':
    case 'Percent':
    case 'Summary':
      return { kind: 'number', order: byKey(numberOf) }
    case 'Date':
    case 'DateTime':
      return { kind: 'date', order: (a, b) => dateOrder(a, b, today) }
    case 'Checkbox':
      return { kind: 'boolean', order: (a, b) => textOrder(booleanWord(a), booleanWord(b)) }
    case 'Lookup':
    case 'Hierarchy':
    case 'MasterDetail':
    case 'Id':
      return { kind: 'id', order: (a, b) => textOrder(normalizeId(a), normalizeId(b)) }
    case null:
      return { kind: 'text', order: orderOfUnknownType }
    default:
      return { kind: 'text', order: textOrder }
  }
}

/** A standard field of unknown type: two numbers compare as numbers, anything else as text. */
function orderOfUnknownType(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  return Number.isNaN(x) || Number.isNaN(y) ? textOrder(a, b) : x - y
}

/** A number without the marks of its kind: `1,000`, `12%`, `USD 100`, `€5`. */
function numberOf(text: string): number {
  const plain = text.replace(/[\s,%]/g, '').replace(/^\p{Sc}|^[A-Z]{3}(?=[-\d.])/iu, '')
  return plain === '' ? NaN : Number(plain)
}

function booleanWord(text: string): string {
  const lower = text.toLowerCase()
  return lower === '1' || lower === 'true' ? 'true' : 'false'
}

/** The cell against a date, or against the days of a relative one: before, within, after. */
function dateOrder(cell: string, value: string, today: number | null): number {
  const days = today === null ? null : relativeDays(value, today)
  const at = instantOf(cell)
  if (days === null) return at - instantOf(value)
  return at < days.start ? -1 : at >= days.end ? 1 : Number.isNaN(at) ? at : 0
}

const localForm =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?)?$/i

/** Milliseconds of an ISO date or `month/day/year hour:minute AM`; without an offset in UTC; NaN for anything else. */
function instantOf(text: string): number {
  const [, month, day, year, hour, minute, second, half] = localForm.exec(text.trim()) ?? []
  if (month === undefined) {
    const iso = text.trim().replace(' ', 'T')
    return Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso)
  }
  const hours =
    half === undefined ? Number(hour ?? 0) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  const time = [hours, Number(minute ?? 0), Number(second ?? 0)] as const
  return Date.UTC(Number(year), Number(month) - 1, Number(day), ...time)
}

/** R6.15–R6.17: positive operators hold for any value of the list, negative ones for all; blanks as D-28 says. */
function holds(
  operation: CriteriaItem['operation'],
  compare: Comparison,
  cell: string | null,
  values: readonly string[],
): Truth {
  const isBlank = cell === null || cell === ''
  const equals = (value: string) =>
    value === '' || isBlank ? value === '' && isBlank : compare.order(cell, value) === 0
  const ordered = (accept: (order: number) => boolean) =>
    !isBlank && values.some((value) => value !== '' && accept(compare.order(cell, value)))
  switch (operation) {
    case 'equals':
      return values.some(equals)
    case 'notEqual':
      return !values.some(equals)
    case 'lessThan':
      return ordered((order) => order < 0)
    case 'greaterThan':
      return ordered((order) => order > 0)
    case 'lessOrEqual':
      return ordered((order) => order <= 0)
    case 'greaterOrEqual':
      return ordered((order) => order >= 0)
    case 'contains':
      return !isBlank && values.some((value) => cell.includes(value))
    case 'notContain':
      return isBlank || !values.some((value) => cell.includes(value))
    case 'startsWith':
      return !isBlank && values.some((value) => cell.startsWith(value))
    case 'includes':
      return !isBlank && values.some((value) => cell.split(';').includes(value))
    case 'excludes':
      return isBlank || !values.some((value) => cell.split(';').includes(value))
    case 'within':
      return 'unknown'
  }
}
