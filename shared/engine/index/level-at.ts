import { familyOf } from '../compile/reach-context'
import { hasBit } from '../compile/bitset'
import { absentParent, blankParent } from '../compile/compiled-table'
import { areListsEqual } from '../compile/keep'
import { runThrough, type Steps } from '../compile/steps'
import { ObjectBit } from '../permission/object-bits'
import { owdLevel } from '../record/owd'
import { bitsOf, type Bound } from '../record/sharing-level'
import type { AccessIndex, ObjectIndex } from './access-index'
import type { DoorRows } from './door-rows'
import type { SetGrant } from './held-grants'
import {
  compilePositionDoors,
  EntryKind,
  entryKind,
  entryLevel,
  entryValue,
  type PositionDoors,
} from './position-doors'
import { isInRowSet } from './row-set'
import { doorsOf } from './user-levels'
import { rankOf, isBelow } from './user-order'
import { startOf } from '../compile/starts'

/** The index with every door also looked at from the record, for single questions. */
export interface PointIndex {
  readonly index: AccessIndex
  /** Indexed as objects. */
  readonly certain: readonly (PositionDoors | undefined)[]
  readonly possible: readonly (PositionDoors | undefined)[]
}

/** O(records + entries). */
export function compilePointIndex(index: AccessIndex): PointIndex {
  return runThrough(pointSteps(null, index))
}

/** The same in steps; of an index that `before` came of by changes, what looks at doors with the same rows is kept. */
function* pointSteps(before: PointIndex | null, index: AccessIndex): Steps<PointIndex> {
  const certain: (PositionDoors | undefined)[] = []
  const possible: (PositionDoors | undefined)[] = []
  for (const [i, object] of index.objects.entries()) {
    const was = before?.index.objects[i]
    const doorsBy = function* (bound: Bound): Steps<PositionDoors | undefined> {
      if (object === undefined) return undefined
      const [old, now] = [was && doorsOf(was, bound), doorsOf(object, bound)]
      const isKept = old !== undefined && haveSameRows(old, now)
      return isKept ? before?.[bound][i] : yield* compilePositionDoors(now, object.order.rowCount)
    }
    certain.push(yield* doorsBy('certain'))
    possible.push(object?.possible == null ? certain[i] : yield* doorsBy('possible'))
  }
  return { index, certain, possible }
}

/** A point index that is worked out at the first question: changes of most kinds never ask. */
export interface LazyPoints {
  readonly points: () => PointIndex
  /** The same in steps. */
  readonly pointSteps: () => Steps<PointIndex>
  /** The last that was worked out, of this index or of one that it came of. */
  readonly last: () => PointIndex | null
}

export function lazyPoints(index: AccessIndex, before: LazyPoints | null): LazyPoints {
  let last = before?.last() ?? null
  function* steps(): Steps<PointIndex> {
    if (last?.index !== index) last = yield* pointSteps(last, index)
    return last
  }
  return {
    points: () => runThrough(steps()),
    pointSteps: steps,
    last: () => last,
  }
}

/** Records stand at the same places in both. */
function haveSameRows(a: DoorRows, b: DoorRows): boolean {
  return (
    a === b ||
    (a.inherited === b.inherited &&
      a.alone === b.alone &&
      a.denseCount === b.denseCount &&
      areListsEqual(
        a.grants,
        b.grants,
        (x, y) => x.rows === y.rows && x.level === y.level && x.source === y.source,
      ))
  )
}

export function positionDoors(
  points: PointIndex,
  object: number,
  bound: Bound,
): PositionDoors | undefined {
  return (bound === 'certain' ? points.certain : points.possible)[object]
}

/** Sharing level ordinal 0–4 of one user on the record at a bit position. Rule 0.4 B. No allocation. */
export function levelAt(
  points: PointIndex,
  user: number,
  object: number,
  position: number,
  bound: Bound,
): number {
  const objectIndex = points.index.objects[object]
  if (objectIndex === undefined) return 0
  switch (objectIndex.object.control) {
    case 'permissionOnly':
      return points.index.compiled.families[user] === 'guest' ? 0 : 4
    case 'special':
    case 'notModelled':
      return bound === 'possible' ? 4 : 0
    case 'own':
      return Math.max(
        defaultAt(points, objectIndex, user, position),
        doorsAt(points, objectIndex, user, position, bound),
      )
    case 'controlledByParent':
      return Math.max(
        parentsAt(points, objectIndex, user, position, bound),
        doorsAt(points, objectIndex, user, position, bound),
        object === points.index.compiled.known.contract
          ? defaultAt(points, objectIndex, user, position)
          : 0,
      )
    case 'masterDetail':
      return mastersAt(points, objectIndex, user, position, bound)
  }
}

function defaultAt(
  { index }: PointIndex,
  object: ObjectIndex,
  user: number,
  position: number,
): number {
  if (position >= object.order.openCount) return 0
  return owdLevel({ family: familyOf(index.compiled, user), object: object.object })
}

/** Level by the object's own doors: ownership, rows and rules. */
function doorsAt(
  points: PointIndex,
  object: ObjectIndex,
  user: number,
  position: number,
  bound: Bound,
): number {
  if (isOwnedAt(points.index, object, user, position)) return 4
  const at = positionDoors(points, object.object.index, bound)
  if (at === undefined) return 0
  const { index } = points
  const doors = doorsOf(object, bound)
  const own = rankOf(index.users, user)
  const byEntries = entriesAt(index, doors, at, user, own, position, 0)
  return denseGrantsAt(doors, index.isRuleOff, user, position, byEntries)
}

/**
 * `atLeast`, or the level of an entry of the record that gives more: a row to the user of rank `own` (-1 for none) or to
 * somebody below the user, or a sparse grant.
 */
export function entriesAt(
  { users, isRuleOff }: AccessIndex,
  doors: DoorRows,
  { starts, entries }: PositionDoors,
  user: number,
  own: number,
  position: number,
  atLeast: number,
): number {
  let level = atLeast
  const end = startOf(starts, position + 1)
  for (let i = startOf(starts, position); i < end; i++) {
    const entry = entries[i] ?? 0
    if (entryLevel(entry) <= level) continue
    const kind = entryKind(entry)
    const value = entryValue(entry)
    const isFor =
      kind === EntryKind.sparse
        ? isGivenBy(doors.grants[value], isRuleOff, user)
        : value === own || (kind === EntryKind.inherited && isBelow(users, user, value))
    if (isFor) level = entryLevel(entry)
  }
  return level
}

function isGivenBy(grant: SetGrant | undefined, isRuleOff: Uint8Array, user: number): boolean {
  return grant !== undefined && isRuleOff[grant.source + 1] !== 1 && hasBit(grant.reach, user)
}

/** Own record, or one of somebody below, by the interval of the owner order. */
function isOwnedAt(
  { users, compiled }: AccessIndex,
  object: ObjectIndex,
  user: number,
  position: number,
): boolean {
  const { ownedStarts, sortedBy, displaced } = object.order
  if (sortedBy !== 'owner' || compiled.families[user] === 'guest') return false
  if (displaced.length > 0 && displaced.includes(position)) return false
  const rank = rankOf(users, user)
  if (position >= startOf(ownedStarts, rank) && position < startOf(ownedStarts, rank + 1))
    return true
  if (!object.object.hierarchy) return false
  const { belowStart, belowEnd, alsoBelow } = users
  const isIn = (from: number, to: number) =>
    position >= startOf(ownedStarts, from) && position < startOf(ownedStarts, to)
  if (isIn(belowStart[user] ?? 0, belowEnd[user] ?? 0)) return true
  const also = alsoBelow.size === 0 ? [] : (alsoBelow.get(user) ?? [])
  return also.some((from, i) => i % 2 === 0 && isIn(from, also[i + 1] ?? 0))
}

/** `atLeast`, or the level of a dense grant that gives more. */
export function denseGrantsAt(
  doors: DoorRows,
  isRuleOff: Uint8Array,
  user: number,
  position: number,
  atLeast: number,
): number {
  let level = atLeast
  const end = startOf(doors.grantStarts, user + 1)
  for (let i = startOf(doors.grantStarts, user); i < end && level < 4; i++) {
    const grantIndex = doors.grantIndices[i] ?? 0
    if (grantIndex >= doors.denseCount) break
    const grant = doors.grants[grantIndex]
    if (grant === undefined || grant.level <= level || isRuleOff[grant.source + 1] === 1) continue
    if (isInRowSet(grant.rows, position)) level = grant.level
  }
  return level
}

/** R3.10, D-59: the lowest level over the parents that the record names. */
function parentsAt(
  points: PointIndex,
  object: ObjectIndex,
  user: number,
  position: number,
  bound: Bound,
): number {
  const { compiled } = points.index
  if (position >= object.order.openCount) return 0
  let lowest = -1
  object.object.parents.forEach((link, i) => {
    const parent = object.parentPositions[i]?.[position] ?? absentParent
    if (parent === blankParent) return
    const level =
      parent < 0 ? unknownParent(bound) : levelAt(points, user, link.object, parent, bound)
    const mayRead =
      object.object.index === compiled.known.contract ||
      (bitsOf(compiled, user, link.object, bound) & ObjectBit.read) !== 0
    const counted = mayRead || parent < 0 ? level : 0
    lowest = lowest < 0 ? counted : Math.min(lowest, counted)
  })
  return Math.max(lowest, 0)
}

function unknownParent(bound: Bound): number {
  return bound === 'possible' ? 4 : 0
}

/** R11.11–R11.14: the level of a detail as its masters give it. */
function mastersAt(
  points: PointIndex,
  object: ObjectIndex,
  user: number,
  position: number,
  bound: Bound,
): number {
  const { parents, isCustom } = object.object
  if (parents.length === 0) return 0
  let derived = 4
  parents.forEach((link, i) => {
    const parent = object.parentPositions[i]?.[position] ?? absentParent
    let level = parent === blankParent ? 0 : unknownParent(bound)
    if (parent >= 0) {
      const bits = isCustom ? bitsOf(points.index.compiled, user, link.object, bound) : 0
      const override =
        (bits & ObjectBit.modifyAll) !== 0 ? 4 : (bits & ObjectBit.viewAll) !== 0 ? 1 : 0
      level = Math.max(levelAt(points, user, link.object, parent, bound), override)
    }
    const given = level === 4 ? 4 : level >= link.threshold ? 2 : level >= 1 ? 1 : 0
    derived = Math.min(derived, given)
  })
  return derived
}
