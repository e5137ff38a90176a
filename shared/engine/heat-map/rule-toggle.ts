import { addAll, bitset, forEachBit, hasBit, removeAll, type Bitset } from '../compile/bitset'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { clearRange, memberCount } from '../index/bit-ranges'
import { hasShutRecords } from '../index/count-own'
import type { DoorRows, SetGrant } from '../index/door-rows'
import { clearKeyedRows } from '../index/keyed-rows'
import {
  denseGrantsAt,
  isOwnedAt,
  positionDoors,
  rowsAt,
  sparseGrantsAt,
  type PointIndex,
} from '../index/level-at'
import type { PositionDoors } from '../index/position-doors'
import { addRowsTo, clearRowsFrom, forEachRow } from '../index/row-set'
import { doorsOf, ownedRanges } from '../index/user-levels'
import { forEachBelow } from '../index/user-order'
import { owdLevel } from '../record/owd'
import type { Bound } from '../record/sharing-level'
import { copyKeptLevels, type KeptLevels } from './level-cache'

/** One rule on one object under one reading, with everything else that opens the object's records. */
interface Toggle {
  readonly index: AccessIndex
  readonly object: ObjectIndex
  readonly doors: DoorRows
  readonly at: PositionDoors
  /** What the rule gives, highest level first. */
  readonly grants: readonly SetGrant[]
  /** Room for the rows of one user. */
  readonly rows: Bitset
  /** The users of one group of `usersByDenseGrants`, and what `rowsOfGroup` found for them. */
  readonly group: { of: number; readonly rowsByLevel: (Bitset | undefined)[] }
}

/** A rule that was switched on or off, and the index as it is `without` it. */
export interface RuleChange {
  readonly rule: number
  readonly isOn: boolean
  readonly without: PointIndex
}

/**
 * Adds to the levels of one object what a sharing rule opens beyond everything else, or takes it away.
 *
 * Only the rule's own rows are looked at, for the users whom it reaches; these are answered. The object must be one that
 * is counted alone (`isCountedAlone`).
 */
export function toggleRule(
  change: RuleChange,
  object: ObjectIndex,
  levels: Map<number, KeptLevels>,
): ReadonlySet<number> {
  const users = new Set<number>()
  const known = levels.get(object.object.index)
  const bounds = known?.possible === known?.certain ? 1 : 2
  let into: KeptLevels | null = null
  for (const bound of (['certain', 'possible'] as const).slice(0, bounds)) {
    const toggle = toggleOf(change, object, bound)
    if (known === undefined || toggle === null) continue
    for (const { reach } of toggle.grants) forEachBit(reach, (user) => users.add(user))
    into ??= copyKeptLevels(known)
    const atLeast = into[bound]
    const groupOf = (user: number) => toggle.doors.denseGroupOf[user] ?? 0
    for (const user of [...users].sort((a, b) => groupOf(a) - groupOf(b))) {
      addNewRows(toggle, user, (level, count) => {
        const cell = user * 4 + level - 1
        atLeast[cell] = (atLeast[cell] ?? 0) + (change.isOn ? count : -count)
      })
    }
  }
  if (into !== null) levels.set(object.object.index, into)
  return users
}

/** Null when the rule opens nothing on the object. */
function toggleOf({ rule, without }: RuleChange, object: ObjectIndex, bound: Bound): Toggle | null {
  const doors = doorsOf(object, bound)
  const at = positionDoors(without, object.object.index, bound)
  const grants = (at?.grantsOfRule.get(rule) ?? []).flatMap((grant) => doors.grants[grant] ?? [])
  if (at === undefined || grants.length === 0) return null
  grants.sort((a, b) => b.level - a.level)
  const rows = bitset(object.order.rowCount)
  const group = { of: -1, rowsByLevel: [] }
  return { index: without.index, object, doors, at, grants, rows, group }
}

/** Calls `add` with the number of rows that only the rule opens to the user at a level or above. */
function addNewRows(
  toggle: Toggle,
  user: number,
  add: (level: number, count: number) => void,
): void {
  const { index, object, grants } = toggle
  const family = index.compiled.families[user] ?? 'guest'
  const floor = hasShutRecords(object) ? owdLevel({ family, object: object.object }) : 0
  const held = grants.filter(({ reach, level }) => level > floor && hasBit(reach, user))
  const highest = held[0]?.level ?? 0
  if (held.some(({ rows }) => rows.kind === 'bits')) {
    for (let level = floor + 1; level <= highest; level++)
      add(level, newRowCount(toggle, held, user, level))
    return
  }
  const given = new Map<number, number>()
  for (const { level, rows } of held) {
    forEachRow(rows, (position) => {
      const other = otherLevelAt(toggle, user, position, Math.max(floor, given.get(position) ?? 0))
      for (let more = other + 1; more <= level; more++) add(more, 1)
      if (held.length > 1) given.set(position, Math.max(other, level))
    })
  }
}

/** Level of one record by everything but the rule. */
function otherLevelAt(
  { index, object, doors, at }: Toggle,
  user: number,
  position: number,
  atLeast: number,
): number {
  if (isOwnedAt(index, object, user, position)) return 4
  const level = Math.max(atLeast, rowsAt(index, at, user, position))
  const sparse = sparseGrantsAt(doors, at, index.isRuleOff, user, position, level)
  return denseGrantsAt(doors, index.isRuleOff, user, position, sparse)
}

/** The same for many rows at once: the rule's rows less all that the user has at the level by anything else. */
function newRowCount(
  toggle: Toggle,
  held: readonly SetGrant[],
  user: number,
  level: number,
): number {
  const { index, object, doors, rows } = toggle
  const { users } = index
  rows.set(rowsOfGroup(toggle, user, level))
  for (const grant of held)
    if (grant.level >= level && grant.rows.kind === 'list') {
      addRowsTo(rows, grant.rows)
      forEachGrant(toggle, user, level, (other) => {
        if (other.rows.kind === 'bits') removeAll(rows, other.rows.bits)
      })
    }
  const ranges = ownedRanges(index, object, user)
  for (let i = 0; i < ranges.length; i += 2) clearRange(rows, ranges[i] ?? 0, ranges[i + 1] ?? 0)
  forEachGrant(toggle, user, level, (other) => {
    if (other.rows.kind === 'list') clearRowsFrom(rows, other.rows)
  })
  const rank = users.rankOf[user] ?? 0
  clearKeyedRows(doors.inherited, rank, rank + 1, level, rows)
  forEachBelow(users, user, (from, to) => {
    clearKeyedRows(doors.inherited, from, to, level, rows)
  })
  clearKeyedRows(doors.alone, rank, rank + 1, level, rows)
  return memberCount(rows)
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
    if (other.rows.kind === 'bits') removeAll(rows, other.rows.bits)
  })
  group.rowsByLevel[level] = rows
  return rows
}

/** The user's grants of a level or above by anything but the rule. */
function forEachGrant(
  { index, doors }: Toggle,
  user: number,
  level: number,
  visit: (grant: SetGrant) => void,
): void {
  const end = doors.grantStarts[user + 1] ?? 0
  for (let i = doors.grantStarts[user] ?? 0; i < end; i++) {
    const grant = doors.grants[doors.grantIndices[i] ?? 0]
    if (grant === undefined || grant.level < level || index.isRuleOff[grant.source + 1] === 1)
      continue
    visit(grant)
  }
}
