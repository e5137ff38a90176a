import { SharingLevel } from '../../model/level'
import { owdLevel } from '../record/owd'
import type { Bound } from '../record/sharing-level'
import { familyOf } from '../compile/reach-context'
import type { AccessIndex, ObjectIndex } from './access-index'
import { addRange } from './bit-ranges'
import type { DoorRows } from './door-rows'
import { addKeyedRows } from './keyed-rows'
import type { LevelRoom } from './level-room'
import { accumulateLevels, clearLevels, type LevelSets } from './level-sets'
import { openByMasters, openByParents } from './parent-levels'
import { addRowsTo } from './row-set'
import { withoutDisplaced } from './record-order'
import { rankOf, forEachBelow, type UserOrder } from './user-order'
import { startOf } from '../compile/starts'

/** Levels of one user on every object of `sequence` (parents first) into `room`. Rule 0.4 B. */
export function fillLevels(
  index: AccessIndex,
  user: number,
  bound: Bound,
  sequence: readonly number[],
  room: LevelRoom,
): void {
  for (const object of sequence) {
    const objectIndex = index.objects[object]
    const sets = room.byObject[object]
    if (objectIndex !== undefined && sets !== undefined)
      fillObject(index, objectIndex, user, bound, sets, room)
  }
}

function fillObject(
  index: AccessIndex,
  object: ObjectIndex,
  user: number,
  bound: Bound,
  sets: LevelSets,
  room: LevelRoom,
): void {
  const { rowCount, openCount } = object.order
  clearLevels(sets)
  switch (object.object.control) {
    case 'permissionOnly':
      if (index.compiled.families[user] === 'guest') return
      for (const set of sets.slice(1)) addRange(set, 0, rowCount)
      return
    case 'special':
    case 'notModelled':
      if (bound === 'possible') for (const set of sets.slice(1)) addRange(set, 0, rowCount)
      return
    case 'own':
      openDoors(index, object, user, bound, sets)
      openDefault(index, object, user, sets, openCount)
      accumulateLevels(sets)
      return
    case 'controlledByParent':
      if (object.object.parents.length > 0) openByParents(index, object, user, bound, sets, room)
      openDoors(index, object, user, bound, sets)
      if (object.object.index === index.compiled.known.contract)
        openDefault(index, object, user, sets, openCount)
      accumulateLevels(sets)
      return
    case 'masterDetail':
      if (object.object.parents.length > 0) openByMasters(index, object, user, bound, sets, room)
      accumulateLevels(sets)
  }
}

function openDefault(
  index: AccessIndex,
  object: ObjectIndex,
  user: number,
  sets: LevelSets,
  openCount: number,
): void {
  const level = owdLevel({
    family: familyOf(index.compiled, user),
    object: object.object,
  })
  if (level > SharingLevel.None) addRange(sets[level as 1 | 2 | 3 | 4], 0, openCount) // above None: 1–4
}

function openDoors(
  index: AccessIndex,
  object: ObjectIndex,
  user: number,
  bound: Bound,
  sets: LevelSets,
): void {
  openOwned(index, object, user, sets)
  openDoorRows(doorsOf(object, bound), index.users, index.isRuleOff, user, sets)
}

/** The doors that count under one reading. */
export function doorsOf(object: ObjectIndex, bound: Bound): DoorRows {
  return bound === 'possible' && object.possible !== null ? object.possible : object.certain
}

/** Intervals of bit positions: start, end, start, end … */
export type OwnedRanges = readonly number[]
const owningNothing: OwnedRanges = []

/** Own records and those of everybody below, where records stand in the order of their owners. Rules R2.1, R4.2, R4.7. */
function ownedRanges(index: Owning, object: Owned, user: number): OwnedRanges {
  return [...ownRanges(index, object, user), ...belowRanges(index, object, user)]
}

type Owning = Pick<AccessIndex, 'compiled' | 'users'>
type Owned = Pick<ObjectIndex, 'object' | 'order'>

/** Own records alone. */
export function ownRanges(
  { compiled, users }: Owning,
  { order }: Owned,
  user: number,
): OwnedRanges {
  if (order.sortedBy !== 'owner' || compiled.families[user] === 'guest') return owningNothing
  const rank = rankOf(users, user)
  const { ownedStarts } = order
  const ranges: number[] = []
  withoutDisplaced(order, startOf(ownedStarts, rank), startOf(ownedStarts, rank + 1), ranges)
  return ranges
}

/** Records of everybody below alone. */
export function belowRanges(
  { compiled, users }: Owning,
  { object, order }: Owned,
  user: number,
): OwnedRanges {
  if (order.sortedBy !== 'owner' || compiled.families[user] === 'guest' || !object.hierarchy)
    return owningNothing
  const { ownedStarts } = order
  const ranges: number[] = []
  forEachBelow(users, user, (from, to) => {
    withoutDisplaced(order, startOf(ownedStarts, from), startOf(ownedStarts, to), ranges)
  })
  return ranges
}

export function openOwned(
  index: Pick<AccessIndex, 'compiled' | 'users'>,
  object: Pick<ObjectIndex, 'object' | 'order'>,
  user: number,
  sets: LevelSets,
): void {
  const ranges = ownedRanges(index, object, user)
  for (let i = 0; i < ranges.length; i += 2) addRange(sets[4], ranges[i] ?? 0, ranges[i + 1] ?? 0)
}

/** Everything that rows open to the user, each at its own level. */
export function openDoorRows(
  doors: DoorRows,
  users: UserOrder,
  isRuleOff: Uint8Array,
  user: number,
  sets: LevelSets,
): void {
  const rank = rankOf(users, user)
  addKeyedRows(doors.inherited, rank, rank + 1, sets)
  forEachBelow(users, user, (from, to) => {
    addKeyedRows(doors.inherited, from, to, sets)
  })
  addKeyedRows(doors.alone, rank, rank + 1, sets)
  const end = startOf(doors.grantStarts, user + 1)
  for (let at = startOf(doors.grantStarts, user); at < end; at++) {
    const grant = doors.grants[doors.grantIndices[at] ?? 0]
    const set = grant === undefined ? undefined : sets[grant.level]
    if (grant === undefined || set === undefined || isRuleOff[grant.source + 1] === 1) continue
    addRowsTo(set, grant.rows)
  }
}
