import type { CompiledObject } from '../compile/compiled-object'
import { allObjectBits, ObjectBit } from './object-bits'

const writing = ObjectBit.create | ObjectBit.edit | ObjectBit.delete
const viewAndModifyAll = ObjectBit.viewAll | ObjectBit.modifyAll

/** System permissions that let their holder create, edit and delete activities; `Activity` holds the fields of both. Rule R15.4. */
const writingByActivity: ReadonlyMap<string, readonly string[]> = new Map([
  ['Task', ['EditTask']],
  ['Event', ['EditEvent']],
  ['Activity', ['EditTask', 'EditEvent']],
])

/** True for a special object whose object leg is open to everybody: the records that decide alone count. Rule R11.19. */
export function isWithoutPermissions({
  control,
  standard,
  hasPermissions,
}: CompiledObject): boolean {
  if (control !== 'special' || standard === null) return false
  return standard.permissions === 'none' || (standard.permissions === 'parent' && !hasPermissions)
}

/** True for a line that has its parent's object permissions. Rule R11.19. */
export function hasParentsPermissions(object: CompiledObject): boolean {
  const { control, standard, hasPermissions, parents } = object
  return (
    control === 'masterDetail' &&
    standard?.permissions === 'parent' &&
    !hasPermissions &&
    parents.length > 0
  )
}

/** Object permissions on a line as its parents' come to: writing needs Edit on the parent. Rule R11.19 (D-42). */
export function bitsOfParents({ parents }: CompiledObject, bits: Uint8Array): number {
  return parents.reduce((held, { object }) => {
    const parent = bits[object] ?? 0
    const kept = parent & (ObjectBit.read | viewAndModifyAll | ObjectBit.viewAllFields)
    return held & (kept | ((parent & ObjectBit.edit) !== 0 ? writing : 0))
  }, allObjectBits)
}

/**
 * What containers state on an object, with what system permissions stand for (R15.4: activities, which have no View All);
 * everything but View All and Modify All on an object without object permissions.
 */
export function withImplied(
  object: CompiledObject,
  stated: number,
  system: ReadonlySet<string>,
): number {
  if (isWithoutPermissions(object)) return ObjectBit.read | writing
  if (object.standard?.name === 'User') return ObjectBit.read
  const writes = writingByActivity.get(object.name)
  if (writes === undefined) return stated
  return (
    (stated & ~viewAndModifyAll) |
    (system.has('ActivitiesAccess') ? ObjectBit.read : 0) |
    (writes.some((name) => system.has(name)) ? writing : 0)
  )
}

/** True for an object on which system permissions and no object permissions decide: what a file leaves out of these says nothing. */
export const isBySystemPermission = ({ name }: CompiledObject) => writingByActivity.has(name)

/** System permissions that stand for object permissions on an object. */
export function implyingPermissions({ name }: CompiledObject): readonly string[] {
  const writes = writingByActivity.get(name)
  return writes === undefined ? [] : ['ActivitiesAccess', ...writes]
}

/** What system permissions that were not imported might give on an object. */
export function mayBeImplied(object: CompiledObject): number {
  return writingByActivity.has(object.name) ? ObjectBit.read | writing : 0
}

/**
 * Bits that the licence lets `ViewAllData` and `ModifyAllData` reach: Task and Event have no View All of their own, yet
 * those apply to them all the same (LIC-07a).
 */
export function overrideCap(object: CompiledObject, cap: number): number {
  return writingByActivity.has(object.name) || isWithoutPermissions(object) ? allObjectBits : cap
}
