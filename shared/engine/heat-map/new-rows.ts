import { familyOf } from '../compile/reach-context'
import { addAll, addBit, bitset, hasBit, removeBit, type Bitset } from '../compile/bitset'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { clearRange, countBetween } from '../index/bit-ranges'
import { hasShutRecords } from '../index/count-own'
import type { DoorRows } from '../index/door-rows'
import type { SetGrant } from '../index/held-grants'
import { clearKeyedRows, type KeyedRows } from '../index/keyed-rows'
import { denseGrantsAt, entriesAt } from '../index/level-at'
import type { PositionDoors } from '../index/position-doors'
import { addRowsTo, clearRowsFrom, forEachRow } from '../index/row-set'
import { belowRanges, ownRanges } from '../index/user-levels'
import { rankOf, forEachBelow, isWithin } from '../index/user-order'
import { owdLevel } from '../record/owd'
import { startOf } from '../compile/starts'

/** One rule on one object under one reading, with everything else that opens the object's records. */
export interface Toggle {
  readonly index: AccessIndex
  readonly object: ObjectIndex
  readonly doors: DoorRows
  readonly at: PositionDoors
  /** What the rule gives, highest level first. */
  readonly grants: readonly SetGrant[]
  /** Where the rule's rows are: from which word of a set, and up to which. */
  readonly words: { readonly from: number; readonly to: number }
  /** Room for the rows of users who are alike. */
  readonly rows: Bitset
  /** The users of one group of `usersByDenseGrants`, and what `rowsOfGroup` found for them. */
  readonly group: { of: number; readonly rowsByLevel: (Bitset | undefined)[] }
}

/** Calls `add` with the number of rows that only the rule opens to each of some users who are alike, at a level or above. */
export function addNewRows(
  toggle: Toggle,
  alike: readonly number[],
  add: (user: number, level: number, count: number) => void,
): void {
  const { index, object, grants } = toggle
  const first = alike[0] ?? 0
  const family = familyOf(index.compiled, first)
  const floor = hasShutRecords(object) ? owdLevel({ family, object: object.object }) : 0
  const held = grants.filter(({ reach, level }) => level > floor && hasBit(reach, first))
  const highest = held[0]?.level ?? 0
  if (held.some(({ rows }) => rows.kind === 'bits')) {
    for (let level = floor + 1; level <= highest; level++) {
      const count = newRowCount(toggle, held, first, level)
      for (const user of alike) add(user, level, count - countOfOwn(toggle, user, level))
    }
    return
  }
  const lifted = liftedRows(toggle, held, first, floor)
  for (let level = floor + 1; level <= highest; level++) {
    const news = lifted.filter(({ from, to }) => from < level && level <= to)
    for (const { position } of news) addBit(toggle.rows, position)
    for (const user of alike) add(user, level, news.length - countOfOwn(toggle, user, level))
    for (const { position } of news) removeBit(toggle.rows, position)
  }
}

/** Rows that a rule lifts from the level that everybody who is like the user has anyway to another. */
function liftedRows(
  toggle: Toggle,
  held: readonly SetGrant[],
  user: number,
  floor: number,
): { readonly position: number; readonly from: number; readonly to: number }[] {
  const below = belowRanges(toggle.index, toggle.object, user)
  const levels = new Map<number, number>()
  for (const { level, rows } of held)
    forEachRow(rows, (position) => {
      if (!levels.has(position) && !isWithin(below, position)) levels.set(position, level) // the highest comes first
    })
  return [...levels].flatMap(([position, to]) => {
    const from = otherLevelAt(toggle, user, position, floor)
    return from < to ? [{ position, from, to }] : []
  })
}

/** Level of one record, which nobody below owns, by everything but the rule and what is the user's alone. */
function otherLevelAt(
  { index, doors, at }: Toggle,
  user: number,
  position: number,
  atLeast: number,
): number {
  const byEntries = entriesAt(index, doors, at, user, -1, position, atLeast)
  return denseGrantsAt(doors, index.isRuleOff, user, position, byEntries)
}

/**
 * The same for many rows at once: the rule's rows less all that everybody who is like the user has at the level by anything
 * else. What is left stands in `toggle.rows`.
 */
function newRowCount(
  toggle: Toggle,
  held: readonly SetGrant[],
  user: number,
  level: number,
): number {
  const { index, object, doors, rows, words } = toggle
  const { from, to } = words
  rows.set(rowsOfGroup(toggle, user, level).subarray(from, to), from)
  for (const grant of held)
    if (grant.level >= level && grant.rows.kind === 'list') {
      addRowsTo(rows, grant.rows)
      forEachGrant(toggle, user, level, (other) => {
        if (other.rows.kind === 'bits') removeWords(rows, other.rows.bits, words)
      })
    }
  const ranges = belowRanges(index, object, user)
  for (let i = 0; i < ranges.length; i += 2) clearRange(rows, ranges[i] ?? 0, ranges[i + 1] ?? 0)
  forEachGrant(toggle, user, level, (other) => {
    if (other.rows.kind === 'list') clearRowsFrom(rows, other.rows)
  })
  forEachBelow(index.users, user, (fromRank, toRank) => {
    clearKeyedRows(doors.inherited, fromRank, toRank, level, rows)
  })
  return countBetween(rows, from << 5, to << 5)
}

/** How many of `toggle.rows` the user has by what is theirs alone. */
function countOfOwn({ index, object, doors, rows }: Toggle, user: number, level: number): number {
  const ranges = ownRanges(index, object, user)
  const found: number[] = []
  const rank = rankOf(index.users, user)
  const find = ({ starts, positions, levels }: KeyedRows) => {
    for (let at = startOf(starts, rank); at < startOf(starts, rank + 1); at++) {
      const position = positions[at] ?? 0
      if ((levels[at] ?? 0) < level || !hasBit(rows, position) || isWithin(ranges, position))
        continue
      found.push(position)
      removeBit(rows, position)
    }
  }
  find(doors.inherited)
  find(doors.alone)
  for (const position of found) addBit(rows, position)
  let count = found.length
  for (let i = 0; i < ranges.length; i += 2)
    count += countBetween(rows, ranges[i] ?? 0, ranges[i + 1] ?? 0)
  return count
}

/** What the rule gives by dense grants less what others do: the same for all users of a group. */
function rowsOfGroup(toggle: Toggle, user: number, level: number): Bitset {
  const { doors, grants, group } = toggle
  const of = doors.denseGroupOf[user] ?? 0
  if (group.of !== of) {
    group.of = of
    group.rowsByLevel.length = 0
  }
  const known = group.rowsByLevel[level]
  if (known !== undefined) return known
  const rows = bitset(toggle.object.order.rowCount)
  for (const grant of grants)
    if (grant.level >= level && grant.rows.kind === 'bits' && hasBit(grant.reach, user))
      addAll(rows, grant.rows.bits)
  forEachGrant(toggle, user, level, (other) => {
    if (other.rows.kind === 'bits') removeWords(rows, other.rows.bits, toggle.words)
  })
  group.rowsByLevel[level] = rows
  return rows
}

function removeWords(rows: Bitset, others: Bitset, { from, to }: Toggle['words']): void {
  for (let i = from; i < to; i++) rows[i] = (rows[i] ?? 0) & ~(others[i] ?? 0)
}

/** The user's grants of a level or above by anything but the rule. */
function forEachGrant(
  { index, doors }: Toggle,
  user: number,
  level: number,
  visit: (grant: SetGrant) => void,
): void {
  const end = startOf(doors.grantStarts, user + 1)
  for (let i = startOf(doors.grantStarts, user); i < end; i++) {
    const grant = doors.grants[doors.grantIndices[i] ?? 0]
    if (grant === undefined || grant.level < level || index.isRuleOff[grant.source + 1] === 1)
      continue
    visit(grant)
  }
}
