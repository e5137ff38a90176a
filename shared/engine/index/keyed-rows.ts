import { addBit, removeBit, type Bitset } from '../compile/bitset'
import type { UserOrder } from './user-order'
import { addUp, countOne, startOf } from '../compile/starts'

/**
 * Records that one user opens, and with that user everybody above: owned records, rows to a single user, rows derived
 * from these. Sorted by the rank of that user, so that what a superior inherits is one slice.
 *
 * The entries of rank k are `starts[k] … starts[k + 1] − 1`; `positions` are bit positions of the object's records and
 * `levels` their sharing levels. Rules R2.1, R5.6.
 */
export interface KeyedRows {
  readonly starts: Uint32Array
  readonly positions: Uint32Array
  readonly levels: Uint8Array
}

/**
 * Entries as they are found, in any order: three numbers each (user, position, level), the first `count` of every array.
 * There may be one for each record, so they are kept in as few bytes as the rows that are made of them.
 */
export interface KeyedEntries {
  count: number
  users: Uint32Array
  positions: Uint32Array
  levels: Uint8Array
}

export function keyedEntries(): KeyedEntries {
  return {
    count: 0,
    users: new Uint32Array(0),
    positions: new Uint32Array(0),
    levels: new Uint8Array(0),
  }
}

export function addEntry(
  entries: KeyedEntries,
  user: number,
  position: number,
  level: number,
): void {
  const at = entries.count++
  if (at === entries.users.length) makeRoom(entries)
  entries.users[at] = user
  entries.positions[at] = position
  entries.levels[at] = level
}

function makeRoom(entries: KeyedEntries): void {
  const { users, positions, levels } = entries
  const size = Math.max(16, users.length * 2)
  entries.users = new Uint32Array(size)
  entries.positions = new Uint32Array(size)
  entries.levels = new Uint8Array(size)
  entries.users.set(users)
  entries.positions.set(positions)
  entries.levels.set(levels)
}

/** Sorts the entries by the rank of their user. O(users + entries). */
export function compileKeyedRows(order: UserOrder, entries: KeyedEntries): KeyedRows {
  const { count } = entries
  const starts = new Uint32Array(order.rankOf.length + 1)
  for (let entry = 0; entry < count; entry++) {
    const slot = (order.rankOf[entries.users[entry] ?? 0] ?? 0) + 1
    countOne(starts, slot)
  }
  addUp(starts)
  const next = starts.slice()
  const positions = new Uint32Array(count)
  const levels = new Uint8Array(count)
  for (let entry = 0; entry < count; entry++) {
    const rank = order.rankOf[entries.users[entry] ?? 0] ?? 0
    const at = next[rank] ?? 0
    next[rank] = at + 1
    positions[at] = entries.positions[entry] ?? 0
    levels[at] = entries.levels[entry] ?? 0
  }
  return { starts, positions, levels }
}

/** The entries of several as those of one. O(users × parts + entries). */
export function mergeKeyedRows(order: UserOrder, parts: readonly KeyedRows[]): KeyedRows {
  const [first] = parts
  if (first === undefined) return compileKeyedRows(order, keyedEntries())
  if (parts.length === 1) return first
  const count = parts.reduce((sum, part) => sum + part.positions.length, 0)
  const starts = new Uint32Array(first.starts.length)
  const positions = new Uint32Array(count)
  const levels = new Uint8Array(count)
  let at = 0
  for (let rank = 0; rank + 1 < starts.length; rank++) {
    for (const part of parts) {
      const end = startOf(part.starts, rank + 1)
      for (let entry = startOf(part.starts, rank); entry < end; entry++) {
        positions[at] = part.positions[entry] ?? 0
        levels[at++] = part.levels[entry] ?? 0
      }
    }
    starts[rank + 1] = at
  }
  return { starts, positions, levels }
}

/** True when the entries of a rank are the same in both. */
export function areEntriesSame(was: KeyedRows, now: KeyedRows, rank: number): boolean {
  const [start, end] = [startOf(was.starts, rank), startOf(was.starts, rank + 1)]
  const [from, to] = [startOf(now.starts, rank), startOf(now.starts, rank + 1)]
  if (end - start !== to - from) return false
  for (let i = 0; i < end - start; i++) {
    const isSame =
      was.positions[start + i] === now.positions[from + i] &&
      was.levels[start + i] === now.levels[from + i]
    if (!isSame) return false
  }
  return true
}

/** The entries of `old`, but of some ranks, in order, those of `fresh`; `old` itself where these are the same. */
export function withRanksOf(old: KeyedRows, fresh: KeyedRows, ranks: readonly number[]): KeyedRows {
  const differing = ranks.filter((rank) => !areEntriesSame(old, fresh, rank))
  if (differing.length === 0) return old
  const starts = new Uint32Array(old.starts.length)
  const parts: { readonly of: KeyedRows; readonly from: number; readonly to: number }[] = []
  let count = 0
  const add = (of: KeyedRows, fromRank: number, toRank: number) => {
    const [from, to] = [startOf(of.starts, fromRank), startOf(of.starts, toRank)]
    for (let rank = fromRank; rank < toRank; rank++)
      starts[rank + 1] = count + startOf(of.starts, rank + 1) - from
    parts.push({ of, from, to })
    count += to - from
  }
  let next = 0
  for (const rank of differing) {
    add(old, next, rank)
    add(fresh, rank, rank + 1)
    next = rank + 1
  }
  add(old, next, starts.length - 1)
  const positions = new Uint32Array(count)
  const levels = new Uint8Array(count)
  let at = 0
  for (const { of, from, to } of parts) {
    positions.set(of.positions.subarray(from, to), at)
    levels.set(of.levels.subarray(from, to), at)
    at += to - from
  }
  return { starts, positions, levels }
}

/** Adds the entries of ranks `fromRank … toRank − 1` to the set of their exact level. */
export function addKeyedRows(
  rows: KeyedRows,
  fromRank: number,
  toRank: number,
  setsByLevel: readonly Bitset[],
): void {
  const end = startOf(rows.starts, toRank)
  for (let at = startOf(rows.starts, fromRank); at < end; at++) {
    const set = setsByLevel[rows.levels[at] ?? 0]
    if (set !== undefined) addBit(set, rows.positions[at] ?? 0)
  }
}

/** Takes the positions of entries of ranks `fromRank … toRank − 1` at a level or above out of a set. */
export function clearKeyedRows(
  rows: KeyedRows,
  fromRank: number,
  toRank: number,
  level: number,
  set: Bitset,
): void {
  const end = startOf(rows.starts, toRank)
  for (let at = startOf(rows.starts, fromRank); at < end; at++)
    if ((rows.levels[at] ?? 0) >= level) removeBit(set, rows.positions[at] ?? 0)
}
