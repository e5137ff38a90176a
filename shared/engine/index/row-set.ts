import {
  addAll,
  addBit,
  addEachBit,
  bitset,
  forEachBit,
  hasBit,
  membersIn,
  removeAll,
  removeBit,
  type Bitset,
} from '../compile/bitset'
import { addRange, memberCount } from './bit-ranges'

/** Records of one object as bit positions: a list while there are few, else a bit for each record. */
export type RowSet =
  | { readonly kind: 'list'; readonly positions: Uint32Array }
  | { readonly kind: 'bits'; readonly bits: Bitset }

/** A row set while it grows. */
export interface GrowingRows {
  list: number[]
  bits: Bitset | null
}

export function growingRows(): GrowingRows {
  return { list: [], bits: null }
}

export function addRow(rows: GrowingRows, position: number, size: number): void {
  if (rows.bits !== null) addBit(rows.bits, position)
  else if (rows.list.push(position) > size >>> 5) bitsOf(rows, size)
}

export function addRowRange(rows: GrowingRows, start: number, end: number, size: number): void {
  if (rows.bits === null && rows.list.length + end - start <= size >>> 5)
    for (let at = start; at < end; at++) rows.list.push(at)
  else addRange(bitsOf(rows, size), start, end)
}

export function addRowSet(rows: GrowingRows, from: RowSet, size: number): void {
  if (from.kind === 'bits') addAll(bitsOf(rows, size), from.bits)
  else for (const position of from.positions) addRow(rows, position, size)
}

function bitsOf(rows: GrowingRows, size: number): Bitset {
  if (rows.bits !== null) return rows.bits
  const bits = bitset(size)
  for (const position of rows.list) addBit(bits, position)
  rows.bits = bits
  rows.list = []
  return bits
}

/** A list where there are no more rows than words, so that equal sets are equal in kind. */
export function compileRowSet(rows: GrowingRows): RowSet {
  if (rows.bits !== null)
    return memberCount(rows.bits) > rows.bits.length
      ? { kind: 'bits', bits: rows.bits }
      : { kind: 'list', positions: membersIn(rows.bits) }
  const positions = Uint32Array.from(rows.list).sort()
  let count = 0
  for (const position of positions)
    if (count === 0 || position !== positions[count - 1]) positions[count++] = position
  return {
    kind: 'list',
    positions: count === positions.length ? positions : positions.slice(0, count),
  }
}

/** Rows that are in any of some sets. */
export function unitedRows(sets: readonly RowSet[], size: number): RowSet {
  const rows = growingRows()
  for (const set of sets) addRowSet(rows, set, size)
  return compileRowSet(rows)
}

export function isEmptyRowSet(rows: RowSet): boolean {
  return rows.kind === 'list' && rows.positions.length === 0
}

export function addRowsTo(set: Bitset, rows: RowSet): void {
  if (rows.kind === 'bits') addAll(set, rows.bits)
  else addEachBit(set, rows.positions)
}

export function clearRowsFrom(set: Bitset, rows: RowSet): void {
  if (rows.kind === 'bits') removeAll(set, rows.bits)
  else for (const position of rows.positions) removeBit(set, position)
}

export function isInRowSet(rows: RowSet, position: number): boolean {
  if (rows.kind === 'bits') return hasBit(rows.bits, position)
  let low = 0
  let high = rows.positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows.positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return rows.positions[low] === position
}

export function forEachRow(rows: RowSet, visit: (position: number) => void): void {
  if (rows.kind === 'list') {
    rows.positions.forEach(visit)
    return
  }
  forEachBit(rows.bits, visit)
}
