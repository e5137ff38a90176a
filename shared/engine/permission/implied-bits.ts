import type { CompiledObject } from '../compile/compiled-object'
import { isActivity } from './activity-permissions'
import { allObjectBits, ObjectBit } from './object-bits'

const writing = ObjectBit.create | ObjectBit.edit | ObjectBit.delete

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
    const kept =
      parent & (ObjectBit.read | ObjectBit.viewAll | ObjectBit.modifyAll | ObjectBit.viewAllFields)
    return held & (kept | ((parent & ObjectBit.edit) !== 0 ? writing : 0))
  }, allObjectBits)
}

/** What containers state on an object; everything but View All and Modify All on one without object permissions. */
export function withImplied(object: CompiledObject, stated: number): number {
  if (isWithoutPermissions(object)) return ObjectBit.read | writing
  return object.standard?.name === 'User' ? ObjectBit.read : stated
}

/**
 * Bits that the licence lets `ViewAllData` and `ModifyAllData` reach: Task and Event have no View All of their own, yet
 * those apply to them all the same (LIC-07a).
 */
export function overrideCap(object: CompiledObject, cap: number): number {
  return isActivity(object.name) || isWithoutPermissions(object) ? allObjectBits : cap
}
