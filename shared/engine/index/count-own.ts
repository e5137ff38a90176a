import { owdLevel } from '../record/owd'
import type { Bound } from '../record/sharing-level'
import type { AccessIndex, ObjectIndex } from './access-index'
import { countBetween } from './bit-ranges'
import type { DoorRows } from './door-rows'
import type { KeyedRows } from './keyed-rows'
import { accumulateLevels, clearLevels, levelSets, type LevelSets } from './level-sets'
import { addRowsTo } from './row-set'
import { forEachBelow, isWithin } from './user-order'
import { belowRanges, doorsOf, ownRanges, type OwnedRanges } from './user-levels'
import { usersAlike } from './users-alike'

/** Called for each user with the number of records at level ≥ 1 … 4, at indices 1 … 4. */
export type LevelCountVisitor = (user: number, atLeast: Uint32Array) => void

/** True when some records are shut to defaults (R15.24, R15.27); the default is then part of the count. */
export function hasShutRecords({ order }: ObjectIndex): boolean {
  return order.openCount < order.rowCount
}

/** State of one count: sets shared by a group of users, and marks for the records of users who are alike. */
interface Count {
  readonly index: AccessIndex
  readonly object: ObjectIndex
  readonly doors: DoorRows
  /** What all users of the group hold by dense grants, cumulative. */
  readonly dense: LevelSets
  hasDense: boolean
  readonly denseCounts: Uint32Array
  /** By record: 8 × the number of the turn + the level that was counted for it. */
  readonly marks: Uint32Array
  turn: number
  /** Records that the users of the turn own through those below. */
  below: OwnedRanges
  /** The default of records that are not shut, where some are. */
  floor: number
  /** Counts of the turn, and of one user in it. */
  readonly shared: Uint32Array
  readonly atLeast: Uint32Array
  /** What a user changed in `marks`: position, mark before, position, mark before … */
  readonly undo: number[]
}

/**
 * Records of an object with own sharing at each level or above, for each user for whom `isWanted`; without the default,
 * unless the object has shut records.
 *
 * Users that share the same dense grants share one union of them; records owned by those below are intervals of it; what
 * is left is counted record by record, once for users who are alike (`usersAlike`), to which each adds what is theirs
 * alone. O(groups × records / 32 + entries), not users × records. Yields the number of users done, group by group.
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
    below: [],
    floor: 0,
    shared: new Uint32Array(5),
    atLeast: new Uint32Array(5),
    undo: [],
  }
  for (const group of count.doors.usersByDenseGrants) {
    const users = group.filter(isWanted)
    const first = users[0]
    if (first === undefined) continue
    uniteDenseGrants(count, first)
    for (const alike of usersAlike(index, count.doors, users)) {
      countShared(count, alike[0] ?? first)
      for (const user of alike) {
        countUser(count, user)
        visit(user, count.atLeast)
      }
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

/** Begins a turn: what everybody who is like the user has without what is theirs alone. */
function countShared(count: Count, user: number): void {
  const { index, object, doors, shared, dense, denseCounts } = count
  const { users, compiled } = index
  const { openCount, rowCount } = object.order
  const family = compiled.families[user] ?? 'guest'
  // Where no record is shut to the default, whoever asks adds it afterwards: then a default can change without counting.
  count.floor = hasShutRecords(object) ? owdLevel({ family, object: object.object }) : 0
  count.below = belowRanges(index, object, user)
  count.turn++
  for (const level of [1, 2, 3, 4] as const)
    shared[level] =
      level > count.floor
        ? (denseCounts[level] ?? 0)
        : openCount + (count.hasDense ? countBetween(dense[level], openCount, rowCount) : 0)
  countRanges(count, count.below, shared)
  forEachBelow(users, user, (from, to) => {
    countKeyed(count, doors.inherited, from, to, shared)
  })
  countSparse(count, user)
}

/** The counts of the turn with what is the user's alone. */
function countUser(count: Count, user: number): void {
  const { index, object, doors, atLeast, undo, marks } = count
  atLeast.set(count.shared)
  const own = ownRanges(index, object, user)
  countRanges(count, own, atLeast)
  for (let i = 0; i < own.length; i += 2)
    for (let at = own[i] ?? 0; at < (own[i + 1] ?? 0); at++) takeOut(count, at)
  const rank = index.users.rankOf[user] ?? 0
  countKeyed(count, doors.inherited, rank, rank + 1, atLeast, own)
  countKeyed(count, doors.alone, rank, rank + 1, atLeast, own)
  for (let i = undo.length - 2; i >= 0; i -= 2) marks[undo[i] ?? 0] = undo[i + 1] ?? 0
  undo.length = 0
}

/** Adds owned records, which are open at every level, unless dense grants open them. */
function countRanges(count: Count, ranges: OwnedRanges, into: Uint32Array): void {
  const { dense, hasDense, floor } = count
  for (let i = 0; i < ranges.length; i += 2) {
    const [start = 0, end = 0] = [ranges[i], ranges[i + 1]]
    for (let level = floor + 1; level <= 4; level++) {
      const set = dense[level as 1 | 2 | 3 | 4] // the loop stays in 1–4
      const known = hasDense ? countBetween(set, start, end) : 0
      into[level] = (into[level] ?? 0) + end - start - known
    }
  }
}

/** Takes a record of the user's own out of what the turn counted for it. */
function takeOut(count: Count, position: number): void {
  const { marks, turn, atLeast } = count
  const mark = marks[position] ?? 0
  if (mark >>> 3 !== turn) return
  for (let level = defaultOf(count, position) + 1; level <= (mark & 7); level++)
    if (!isDense(count, position, level)) atLeast[level] = (atLeast[level] ?? 0) - 1
}

/** Counts entries into those of the turn, or with `own` (the user's records) into those of one user. */
function countKeyed(
  count: Count,
  rows: KeyedRows,
  fromRank: number,
  toRank: number,
  into: Uint32Array,
  own: OwnedRanges | null = null,
): void {
  const { marks, undo } = count
  const end = rows.starts[toRank] ?? 0
  for (let at = rows.starts[fromRank] ?? 0; at < end; at++) {
    const position = rows.positions[at] ?? 0
    if (own !== null) {
      if (isWithin(own, position)) continue
      undo.push(position, marks[position] ?? 0)
    }
    countRecord(count, position, rows.levels[at] ?? 0, into)
  }
}

function countSparse(count: Count, user: number): void {
  const { doors } = count
  const end = doors.grantStarts[user + 1] ?? 0
  for (let at = end - 1; at >= (doors.grantStarts[user] ?? 0); at--) {
    const grantIndex = doors.grantIndices[at] ?? 0
    const grant = doors.grants[grantIndex]
    if (grantIndex < doors.denseCount || grant?.rows.kind !== 'list') return
    if (count.index.isRuleOff[grant.source + 1] === 1) continue
    const { positions } = grant.rows
    for (let i = 0; i < positions.length; i++)
      countRecord(count, positions[i] ?? 0, grant.level, count.shared)
  }
}

/** Adds one record at a level, unless it was counted there in this turn already. */
function countRecord(count: Count, position: number, level: number, into: Uint32Array): void {
  if (isWithin(count.below, position)) return
  const { marks, turn } = count
  const mark = marks[position] ?? 0
  const counted = mark >>> 3 === turn ? mark & 7 : defaultOf(count, position)
  if (level <= counted) return
  marks[position] = (turn << 3) | level
  for (let at = counted + 1; at <= level; at++)
    if (!isDense(count, position, at)) into[at] = (into[at] ?? 0) + 1
}

function defaultOf({ floor, object }: Count, position: number): number {
  return position < object.order.openCount ? floor : 0
}

/** True when dense grants open the record at the level (1–4). */
function isDense({ hasDense, dense }: Count, position: number, level: number): boolean {
  const set = dense[level as 1 | 2 | 3 | 4] // whoever asks stays in 1–4
  return hasDense && (((set[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1
}
