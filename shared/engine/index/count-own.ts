import type { Bitset } from '../compile/bitset'
import { owdLevel } from '../record/owd'
import type { Bound } from '../record/sharing-level'
import type { AccessIndex, ObjectIndex } from './access-index'
import { bitCount } from './bit-ranges'
import type { DoorRows } from './door-rows'
import type { KeyedRows } from './keyed-rows'
import { accumulateLevels, clearLevels, levelSets, type LevelSets } from './level-sets'
import { addRowsTo } from './row-set'
import { forEachBelow, isWithin } from './user-order'
import { doorsOf, ownedRanges, type OwnedRanges } from './user-levels'

/** Called for each user with the number of records at level ≥ 1 … 4, at indices 1 … 4. */
export type LevelCountVisitor = (user: number, atLeast: Uint32Array) => void

/** True when some records are shut to defaults (R15.24, R15.27); the default is then part of the count. */
export function hasShutRecords({ order }: ObjectIndex): boolean {
  return order.openCount < order.rowCount
}

/** State of one count: sets shared by a group of users, and marks for the records of one user. */
interface Count {
  readonly index: AccessIndex
  readonly object: ObjectIndex
  readonly doors: DoorRows
  /** What all users of the group hold by dense grants, cumulative. */
  readonly dense: LevelSets
  hasDense: boolean
  readonly denseCounts: Uint32Array
  /** By record: 8 × the number of the user's turn + the level that was counted for it. */
  readonly marks: Uint32Array
  turn: number
  readonly atLeast: Uint32Array
}

/**
 * Records of an object with own sharing at each level or above, for each user for whom `isWanted`; without the default,
 * unless the object has shut records.
 *
 * Users that share the same dense grants share one union of them; own records and everybody's below are two intervals
 * of it; what is left is counted record by record. O(groups × records / 32 + entries), not users × records. Yields the
 * number of users done, group by group.
 */
export function* countOwnObject(
  index: AccessIndex,
  object: ObjectIndex,
  bound: Bound,
  isWanted: (user: number) => boolean,
  visit: LevelCountVisitor,
): Generator<number, void> {
  const { rowCount } = object.order
  const count: Count = {
    index,
    object,
    doors: doorsOf(object, bound),
    dense: levelSets(rowCount),
    hasDense: false,
    denseCounts: new Uint32Array(5),
    marks: new Uint32Array(rowCount),
    turn: 0,
    atLeast: new Uint32Array(5),
  }
  for (const group of count.doors.usersByDenseGrants) {
    const users = group.filter(isWanted)
    const first = users[0]
    if (first === undefined) continue
    uniteDenseGrants(count, first)
    for (const user of users) {
      countUser(count, user)
      visit(user, count.atLeast)
    }
    yield users.length
  }
}

function uniteDenseGrants(count: Count, user: number): void {
  const { doors, dense, denseCounts } = count
  if (count.hasDense) clearLevels(dense)
  count.hasDense = false
  const end = doors.grantStarts[user + 1] ?? 0
  for (let at = doors.grantStarts[user] ?? 0; at < end; at++) {
    const grantIndex = doors.grantIndices[at] ?? 0
    const grant = doors.grants[grantIndex]
    const set = grant === undefined ? undefined : dense[grant.level]
    if (grantIndex >= doors.denseCount || grant === undefined || set === undefined) break
    if (count.index.isRuleOff[grant.source + 1] === 1) continue
    addRowsTo(set, grant.rows)
    count.hasDense = true
  }
  denseCounts.fill(0)
  if (!count.hasDense) return
  accumulateLevels(dense)
  for (const level of [1, 2, 3, 4] as const)
    denseCounts[level] = countBetween(dense[level], 0, count.object.order.rowCount)
}

/** Members of a set from `start` to `end` − 1. */
function countBetween(set: Bitset, start: number, end: number): number {
  if (end <= start) return 0
  const first = start >>> 5
  const last = (end - 1) >>> 5
  const head = -1 << (start & 31)
  const tail = -1 >>> (31 - ((end - 1) & 31))
  if (first === last) return bitCount((set[first] ?? 0) & head & tail)
  let count = bitCount((set[first] ?? 0) & head) + bitCount((set[last] ?? 0) & tail)
  for (let i = first + 1; i < last; i++) count += bitCount(set[i] ?? 0)
  return count
}

function countUser(count: Count, user: number): void {
  const { index, object, doors, atLeast, dense, denseCounts } = count
  const { users, compiled } = index
  const { openCount, rowCount } = object.order
  const rank = users.rankOf[user] ?? 0
  const family = compiled.families[user] ?? 'guest'
  // Where no record is shut to the default, whoever asks adds it afterwards: then a default can change without counting.
  const floor = hasShutRecords(object) ? owdLevel({ family, object: object.object }) : 0
  const ranges = ownedRanges(index, object, user)
  for (const level of [1, 2, 3, 4] as const) {
    const set = dense[level]
    if (level <= floor) {
      atLeast[level] = openCount + (count.hasDense ? countBetween(set, openCount, rowCount) : 0)
      continue
    }
    let owned = denseCounts[level] ?? 0
    for (let i = 0; i < ranges.length; i += 2) {
      const [start = 0, end = 0] = [ranges[i], ranges[i + 1]]
      owned += end - start - (count.hasDense ? countBetween(set, start, end) : 0)
    }
    atLeast[level] = owned
  }
  count.turn++
  countKeyed(count, doors.inherited, rank, rank + 1, floor, ranges)
  forEachBelow(users, user, (from, to) => {
    countKeyed(count, doors.inherited, from, to, floor, ranges)
  })
  countKeyed(count, doors.alone, rank, rank + 1, floor, ranges)
  countSparse(count, user, floor, ranges)
}

function countKeyed(
  count: Count,
  rows: KeyedRows,
  fromRank: number,
  toRank: number,
  floor: number,
  ranges: OwnedRanges,
): void {
  const end = rows.starts[toRank] ?? 0
  for (let at = rows.starts[fromRank] ?? 0; at < end; at++) {
    countRecord(count, rows.positions[at] ?? 0, rows.levels[at] ?? 0, floor, ranges)
  }
}

function countSparse(count: Count, user: number, floor: number, ranges: OwnedRanges): void {
  const { doors } = count
  const end = doors.grantStarts[user + 1] ?? 0
  for (let at = end - 1; at >= (doors.grantStarts[user] ?? 0); at--) {
    const grantIndex = doors.grantIndices[at] ?? 0
    const grant = doors.grants[grantIndex]
    if (grantIndex < doors.denseCount || grant?.rows.kind !== 'list') return
    if (count.index.isRuleOff[grant.source + 1] === 1) continue
    const { positions } = grant.rows
    for (let i = 0; i < positions.length; i++)
      countRecord(count, positions[i] ?? 0, grant.level, floor, ranges)
  }
}

/** Adds one record at a level to the counts of this turn, unless it was counted there already. */
function countRecord(
  count: Count,
  position: number,
  level: number,
  floor: number,
  ranges: OwnedRanges,
): void {
  if (isWithin(ranges, position)) return
  const { marks, atLeast, dense, turn } = count
  const mark = marks[position] ?? 0
  const counted =
    mark >>> 3 === turn ? mark & 7 : position < count.object.order.openCount ? floor : 0
  if (level <= counted) return
  marks[position] = (turn << 3) | level
  for (let at = counted + 1; at <= level; at++) {
    const set = dense[at as 1 | 2 | 3 | 4] // levels above the counted one are 1–4
    const isCounted = count.hasDense && (((set[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1
    if (!isCounted) atLeast[at] = (atLeast[at] ?? 0) + 1
  }
}
