import { familyOf } from '../compile/reach-context'
import { owdLevel } from '../record/owd'
import type { Bound } from '../record/sharing-level'
import { addEach, addEachBit, type Bitset } from '../compile/bitset'
import { rowsOfPiece } from '../compile/steps'
import type { AccessIndex, ObjectIndex } from './access-index'
import type { DoorRows } from './door-rows'
import { commonSparseGrants } from './held-grants'
import { addKeyedRows, type KeyedRows } from './keyed-rows'
import {
  clearOpen,
  countOpen,
  isOpenAt,
  openBetween,
  openSets,
  setOf,
  type OpenSets,
} from './open-sets'
import { rankOf, forEachBelow, isWithin } from './user-order'
import { belowRanges, doorsOf, ownRanges, type OwnedRanges } from './user-levels'
import { usersAlike } from './users-alike'
import { startOf } from '../compile/starts'

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
  /** What all users of the group hold by dense grants and by the lists that are common to them. */
  readonly dense: OpenSets
  /** By grant: 1 for such lists. */
  readonly isCommon: Uint8Array
  /** By grant: the list of a sparse one whose rule is not off. */
  readonly lists: readonly (OpenList | null)[]
  /** The same with all that the users of a turn have alike, where that is much. */
  readonly wide: OpenSets
  /** One of both: what is open in the turn. */
  open: OpenSets
  /** Highest level of an entry that passes up to superiors. */
  readonly highestInherited: number
  /** By record: 8 × the number of the turn, or of the user in it, + the level that was counted for it. */
  readonly marks: Uint16Array
  turn: number
  /** What marks are made with: the number of the turn, then of each user in it; the highest that was given. */
  marking: number
  /** Records that the users of the turn own through those below. */
  below: OwnedRanges
  /** The default of records that are not shut, where some are. */
  floor: number
  /** Counts of the turn, and of one user in it. */
  readonly shared: Uint32Array
  readonly atLeast: Uint32Array
  /** Marks of the turn that a user's replaced: position, mark before, position, mark before … */
  readonly undo: number[]
  /** Words and entries looked at since the last rest. */
  work: number
}

/** With this part of the records in lists and among the entries of those below, sets are quicker than marks. */
const wideShare = 1 / 32
/** Words and entries between two rests: a few milliseconds. */
const workOfPiece = 8 * rowsOfPiece

/**
 * Records of an object with own sharing at each level or above, for each user for whom `isWanted`; without the default,
 * unless the object has shut records.
 *
 * Users that share the same dense grants share one union of them; records owned by those below are intervals of it; what
 * is left is counted record by record, once for users who are alike (`usersAlike`), to which each adds what is theirs
 * alone. O(groups × records / 32 + entries), not users × records. Yields the number of users done since the last rest.
 */
export function* countOwnObject(
  index: AccessIndex,
  object: ObjectIndex,
  bound: Bound,
  isWanted: (user: number) => boolean,
  visit: LevelCountVisitor,
): Generator<number, void> {
  const count = newCount(index, object, bound)
  let done = 0
  for (const group of count.doors.usersByDenseGrants) {
    const users = group.filter(isWanted)
    const first = users[0]
    if (first === undefined) continue
    uniteSharedGrants(count, first, users)
    for (const alike of usersAlike(index, count.doors, users)) {
      countShared(count, alike[0] ?? first)
      for (const user of alike) {
        if (count.marking === lastNumber) countShared(count, user)
        countUser(count, user)
        visit(user, count.atLeast)
      }
      done += alike.length
      if (count.work < workOfPiece) continue
      yield done
      done = count.work = 0
    }
  }
  yield done
}

function newCount(index: AccessIndex, object: ObjectIndex, bound: Bound): Count {
  const { rowCount } = object.order
  const doors = doorsOf(object, bound)
  const dense = openSets(rowCount)
  return {
    index,
    object,
    doors,
    dense,
    isCommon: new Uint8Array(doors.grants.length),
    lists: doors.grants.map(({ rows, level, source }) =>
      rows.kind === 'bits' || index.isRuleOff[source + 1] === 1
        ? null
        : { positions: rows.positions, level },
    ),
    wide: openSets(rowCount),
    open: dense,
    highestInherited: highestOf(doors.inherited.levels),
    marks: new Uint16Array(rowCount),
    turn: 0,
    marking: 0,
    below: [],
    floor: 0,
    shared: new Uint32Array(5),
    atLeast: new Uint32Array(5),
    undo: [],
    work: 0,
  }
}

function highestOf(levels: Uint8Array): number {
  let highest = 0
  for (let i = 0; i < levels.length && highest < 4; i++) highest = Math.max(highest, levels[i] ?? 0)
  return highest
}

/** Unites what the users of a group, who hold the same dense grants, have in common. */
function uniteSharedGrants(count: Count, user: number, users: readonly number[]): void {
  const { doors, dense } = count
  clearOpen(dense)
  const byLevel: Bitset[][] = [[], [], [], [], []]
  const end = startOf(doors.grantStarts, user + 1)
  for (let at = startOf(doors.grantStarts, user); at < end; at++) {
    const grantIndex = doors.grantIndices[at] ?? 0
    const grant = doors.grants[grantIndex]
    if (grantIndex >= doors.denseCount || grant?.rows.kind !== 'bits') break
    if (count.index.isRuleOff[grant.source + 1] === 1) continue
    byLevel[grant.level]?.push(grant.rows.bits)
    dense.highest = Math.max(dense.highest, grant.level)
    count.work += grant.rows.bits.length
  }
  for (let level = 1; level <= dense.highest; level++)
    addEach(setOf(dense, level), byLevel[level] ?? [])
  count.isCommon.fill(0)
  for (const grantIndex of commonSparseGrants(doors, users)) {
    const list = count.lists[grantIndex]
    if (list == null) continue
    count.isCommon[grantIndex] = 1
    dense.highest = Math.max(dense.highest, list.level)
    addEachBit(setOf(dense, list.level), list.positions)
    count.work += list.positions.length
  }
  countOpen(dense)
}

/** What is open to the users of a turn beside marks: where their lists and the entries of those below are many, these too. */
function openInTurn(count: Count, user: number, lists: readonly OpenList[]): OpenSets {
  const { index, doors, dense, wide, object, highestInherited } = count
  const { starts } = doors.inherited
  let entryCount = 0
  let highest = 0
  forEachBelow(index.users, user, (from, to) => {
    entryCount += startOf(starts, to) - startOf(starts, from)
  })
  if (entryCount > 0) highest = highestInherited
  for (const { positions, level } of lists) {
    entryCount += positions.length
    highest = Math.max(highest, level)
  }
  count.work += entryCount
  if (entryCount <= object.order.rowCount * wideShare) return dense
  clearOpen(wide)
  wide.highest = Math.max(dense.highest, highest)
  for (let level = 1; level <= dense.highest; level++) setOf(wide, level).set(setOf(dense, level))
  forEachBelow(index.users, user, (from, to) => {
    addKeyedRows(doors.inherited, from, to, wide.sets)
  })
  for (const { positions, level } of lists) addEachBit(setOf(wide, level), positions)
  countOpen(wide)
  return wide
}

/** Begins a turn: what everybody who is like the user has without what is theirs alone. */
function countShared(count: Count, user: number): void {
  const { index, object, doors, shared } = count
  const { users, compiled } = index
  const { openCount, rowCount } = object.order
  const family = familyOf(compiled, user)
  // Where no record is shut to the default, whoever asks adds it afterwards: then a default can change without counting.
  count.floor = hasShutRecords(object) ? owdLevel({ family, object: object.object }) : 0
  count.below = belowRanges(index, object, user)
  beginTurn(count)
  const lists = openLists(count, user)
  const open = (count.open = openInTurn(count, user, lists))
  for (let level = 1; level <= 4; level++)
    shared[level] =
      level > count.floor
        ? (open.counts[level] ?? 0)
        : openCount + openBetween(open, level, openCount, rowCount)
  countRanges(count, count.below, shared)
  if (open === count.wide) return
  forEachBelow(users, user, (from, to) => {
    countKeyed(count, doors.inherited, from, to, shared)
  })
  for (const { positions, level } of lists)
    for (let i = 0; i < positions.length; i++) countRecord(count, positions[i] ?? 0, level, shared)
}

/** After this number marks begin anew. */
const lastNumber = (1 << 13) - 1

function beginTurn(count: Count): void {
  if (count.marking >= lastNumber - 1) {
    count.marks.fill(0)
    count.marking = 0
  }
  count.turn = ++count.marking
}

/** The counts of the turn with what is the user's alone. */
function countUser(count: Count, user: number): void {
  const { index, object, doors, atLeast, undo, marks } = count
  count.marking++
  atLeast.set(count.shared)
  const own = ownRanges(index, object, user)
  countRanges(count, own, atLeast)
  for (let i = 0; i < own.length; i += 2) {
    const [start = 0, end = 0] = [own[i], own[i + 1]]
    count.work += end - start
    for (let at = start; at < end; at++) takeOut(count, at)
  }
  const rank = rankOf(index.users, user)
  countKeyed(count, doors.inherited, rank, rank + 1, atLeast, own)
  countKeyed(count, doors.alone, rank, rank + 1, atLeast, own)
  while (undo.length > 0) {
    const mark = undo.pop() ?? 0
    marks[undo.pop() ?? 0] = mark
  }
}

/** Adds owned records, which are open at every level, unless dense grants open them. */
function countRanges(count: Count, ranges: OwnedRanges, into: Uint32Array): void {
  const { open, floor } = count
  for (let i = 0; i < ranges.length; i += 2) {
    const [start = 0, end = 0] = [ranges[i], ranges[i + 1]]
    for (let level = floor + 1; level <= 4; level++)
      into[level] = (into[level] ?? 0) + end - start - openBetween(open, level, start, end)
  }
}

/** Takes a record of the user's own out of what the turn counted for it. */
function takeOut(count: Count, position: number): void {
  const { marks, turn, atLeast } = count
  const mark = marks[position] ?? 0
  if (mark >>> 3 !== turn) return
  for (let level = defaultOf(count, position) + 1; level <= (mark & 7); level++)
    if (!isOpenAt(count.open, position, level)) atLeast[level] = (atLeast[level] ?? 0) - 1
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
  const end = startOf(rows.starts, toRank)
  if (own !== null) count.work += end - startOf(rows.starts, fromRank)
  for (let at = startOf(rows.starts, fromRank); at < end; at++) {
    const position = rows.positions[at] ?? 0
    if (own !== null && isWithin(own, position)) continue
    countRecord(count, position, rows.levels[at] ?? 0, into)
  }
}

interface OpenList {
  readonly positions: Uint32Array
  readonly level: number
}

/** What other sparse grants open to a user, and to all who are alike. */
function openLists({ doors, lists, isCommon }: Count, user: number): OpenList[] {
  const open: OpenList[] = []
  const end = startOf(doors.grantStarts, user + 1)
  for (let at = end - 1; at >= startOf(doors.grantStarts, user); at--) {
    const grantIndex = doors.grantIndices[at] ?? 0
    if (grantIndex < doors.denseCount) break
    const list = isCommon[grantIndex] === 1 ? null : lists[grantIndex]
    if (list != null) open.push(list)
  }
  return open
}

/** Adds one record at a level, unless it was counted there in this turn already. */
function countRecord(count: Count, position: number, level: number, into: Uint32Array): void {
  // A record that is open anyway needs no mark: nothing is counted for it at this level or below.
  if (isWithin(count.below, position) || isOpenAt(count.open, position, level)) return
  const { marks, turn, marking } = count
  const mark = marks[position] ?? 0
  const number = mark >>> 3
  const isCounted = number === turn || number === marking
  const counted = isCounted ? mark & 7 : defaultOf(count, position)
  if (level <= counted) return
  if (number === turn && marking !== turn) count.undo.push(position, mark)
  marks[position] = (marking << 3) | level
  for (let at = counted + 1; at <= level; at++)
    if (!isOpenAt(count.open, position, at)) into[at] = (into[at] ?? 0) + 1
}

function defaultOf({ floor, object }: Count, position: number): number {
  return position < object.order.openCount ? floor : 0
}
