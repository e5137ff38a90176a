import { addAll, bitset, hasBit, isEmpty, type Bitset } from '../engine/compile/bitset'
import { clearRange, isFull, keepOnly, memberCount } from '../engine/index/bit-ranges'

/** Records of one object by bit position; both words save a set for the usual cases. */
export type Rows = 'none' | 'all' | Bitset

/** Records for certain, and at most. */
export interface RowBounds {
  readonly sure: Rows
  readonly maybe: Rows
}

export const noRows: RowBounds = { sure: 'none', maybe: 'none' }
export const allRows: RowBounds = { sure: 'all', maybe: 'all' }

export function bothOf(a: Rows, b: Rows): Rows {
  if (a === 'none' || b === 'none') return 'none'
  if (a === 'all') return b
  if (b === 'all' || a === b) return a
  const both = a.slice()
  keepOnly(both, b)
  return both
}

export function eitherOf(a: Rows, b: Rows): Rows {
  if (a === 'all' || b === 'all') return 'all'
  if (a === 'none') return b
  if (b === 'none' || a === b) return a
  const either = a.slice()
  addAll(either, b)
  return either
}

/** The records of 0 … size − 1 that are not among these. */
export function allBut(rows: Rows, size: number): Rows {
  if (rows === 'none') return 'all'
  if (rows === 'all') return 'none'
  const others = bitset(size)
  for (let at = 0; at < others.length; at++) others[at] = ~(rows[at] ?? 0)
  clearRange(others, size, others.length * 32)
  return others
}

/** The same set by its shortest name. */
export function shortest(rows: Rows, size: number): Rows {
  if (typeof rows === 'string') return rows
  return isEmpty(rows) ? 'none' : isFull(rows, size) ? 'all' : rows
}

export function countOf(rows: Rows, size: number): number {
  return rows === 'none' ? 0 : rows === 'all' ? size : memberCount(rows)
}

export function isSome(rows: Rows, size: number): boolean {
  return rows === 'none' ? false : rows === 'all' ? size > 0 : !isEmpty(rows)
}

export function hasRow(rows: Rows, position: number): boolean {
  return rows === 'all' || (rows !== 'none' && hasBit(rows, position))
}

/** The first members in ascending order, at most `limit`. */
export function firstOf(rows: Rows, size: number, limit: number): number[] {
  if (rows === 'none') return []
  if (rows === 'all')
    return Array.from({ length: Math.min(size, limit) }, (_, position) => position)
  const first: number[] = []
  for (let at = 0; at < rows.length && first.length < limit; at++)
    for (let word = rows[at] ?? 0; word !== 0 && first.length < limit; word &= word - 1)
      first.push(at * 32 + 31 - Math.clz32(word & -word))
  return first
}
