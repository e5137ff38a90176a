import { roleAt, usersWithRole } from '../compile/reach-context'
import { forEachBit } from '../compile/bitset'
import { ancestorsOf } from '../compile/role-tree'
import { owdLevel } from '../record/owd'
import type { UserFamily } from '../../model/user'
import type { AccessIndex, ObjectIndex } from './access-index'
import { levelAt, positionDoors } from './level-at'
import { EntryKind, entryKind, entryLevel, entryValue } from './position-doors'
import type { AccessReader } from './record-access-at'
import { isInRowSet } from './row-set'
import { startOf } from '../compile/starts'
import { positionOf, rowAt } from './record-order'

/** Somebody with access to a record, and the `AccessLevel` ordinal. */
export interface UserWithAccess {
  readonly user: number
  readonly level: number
}

/**
 * Everybody with access to one record, for certain, in the order of `org.users`.
 *
 * Walks from the record to whom its doors let in; O(users / 32 × doors of the record + users), for records that follow
 * others one question per user.
 */
export function usersWithAccess(
  reader: AccessReader,
  object: number,
  row: number,
): UserWithAccess[] {
  const { index } = reader.points
  const objectIndex = index.objects[object]
  if (objectIndex === undefined) return []
  if (objectIndex.object.control === 'special') return usersOneByOne(reader, object, row)
  const position = positionOf(objectIndex.order, row)
  const levels =
    objectIndex.object.control === 'own'
      ? levelsOfUsers(reader, objectIndex, position)
      : Uint8Array.from(index.compiled.org.users, (_, user) =>
          levelAt(reader.points, user, object, position, 'certain'),
        )
  const found: UserWithAccess[] = []
  for (let user = 0; user < levels.length; user++) {
    const level = reader.accessLevelOf(user, object, position, levels[user] ?? 0)
    if (level > 0) found.push({ user, level })
  }
  return found
}

/** For records with a model of their own. */
function usersOneByOne(reader: AccessReader, object: number, row: number): UserWithAccess[] {
  return reader.points.index.compiled.org.users.flatMap((_, user) => {
    const level = reader.accessLevelAt(user, object, row)
    return level > 0 ? [{ user, level }] : []
  })
}

/** Sharing level of every user on one record with doors of its own. */
function levelsOfUsers(
  { points }: AccessReader,
  object: ObjectIndex,
  position: number,
): Uint8Array {
  const { index } = points
  const { compiled, users, isRuleOff } = index
  const levels = defaultLevels(index, object, position)
  const raise = (user: number, level: number) => {
    if ((levels[user] ?? 0) < level) levels[user] = level
  }
  const raiseAbove = (user: number, level: number) => {
    for (const role of ancestorsOf(compiled.roleTree, roleAt(compiled, user))) {
      for (const superior of usersWithRole(compiled, role)) raise(superior, level)
    }
  }
  const owner =
    position < (object.order.ownedStarts.at(-1) ?? 0) ? ownerOf(index, object, position) : -1
  if (owner >= 0 && compiled.families[owner] !== 'guest') raise(owner, 4)
  if (owner >= 0 && object.object.hierarchy) raiseAbove(owner, 4)
  const doors = object.certain
  const at = positionDoors(points, object.object.index, 'certain')
  if (at === undefined) return levels
  const open = (grantIndex: number) => {
    const grant = doors.grants[grantIndex]
    if (grant === undefined || isRuleOff[grant.source + 1] === 1) return
    forEachBit(grant.reach, (user) => {
      raise(user, grant.level)
    })
  }
  for (let i = startOf(at.starts, position); i < startOf(at.starts, position + 1); i++) {
    const entry = at.entries[i] ?? 0
    if (entryKind(entry) === EntryKind.sparse) {
      open(entryValue(entry))
      continue
    }
    const user = users.userAt[entryValue(entry)] ?? 0
    raise(user, entryLevel(entry))
    if (entryKind(entry) === EntryKind.inherited) raiseAbove(user, entryLevel(entry))
  }
  for (let grant = 0; grant < doors.denseCount; grant++) {
    const rows = doors.grants[grant]?.rows
    if (rows !== undefined && isInRowSet(rows, position)) open(grant)
  }
  return levels
}

function ownerOf({ compiled }: AccessIndex, object: ObjectIndex, position: number): number {
  return compiled.tables[object.object.index]?.ownerUser[rowAt(object.order, position)] ?? -1
}

function defaultLevels(
  { compiled }: AccessIndex,
  object: ObjectIndex,
  position: number,
): Uint8Array {
  const levels = new Uint8Array(compiled.families.length)
  if (position >= object.order.openCount) return levels
  const levelOf = new Map<UserFamily, number>()
  for (const family of new Set(compiled.families))
    levelOf.set(family, owdLevel({ family, object: object.object }))
  if ([...levelOf.values()].every((level) => level === 0)) return levels
  compiled.families.forEach((family, user) => {
    levels[user] = levelOf.get(family) ?? 0
  })
  return levels
}
