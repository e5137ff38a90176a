import type { OrgSettings } from '../../model/org'
import type { CompiledObject } from '../compile/compiled-object'
import { guestBits, objectCap } from './licence-cap'
import type { PermissionClass } from './compile-permissions'
import { bitsOfParents, hasParentsPermissions } from './implied-bits'
import { statedOn, withAllData, withinLicence } from './in-force'
import { allObjectBits, withoutUnmetPrerequisites } from './object-bits'

/** Object permissions of one class on one object after each step of PRM-20: `ObjectBit`s that are certain. */
export interface PermissionStages {
  /** After each of `grants`, in their order: the union so far. */
  readonly united: readonly number[]
  readonly licensed: number
  readonly withAllData: number
  /** Without what lacks a prerequisite; of a line that has its parents' permissions, those. */
  readonly inForce: number
}

/** The steps behind `PermissionClass.bits`; they end where those stand. Rules PRM-20, PRM-21, PRM-25, LIC-02, R11.19. */
export function permissionStages(
  permissions: PermissionClass,
  object: CompiledObject,
  settings: Pick<OrgSettings, 'platformCase'>,
): PermissionStages {
  const { grants, system, isGuest } = permissions
  const limit = isGuest ? guestBits : allObjectBits
  const cap = objectCap(object, permissions.licence ?? 'unknown', settings) & limit
  const licensed = withinLicence(statedOn(object, grants), object, cap, limit)
  const reached = withAllData(licensed, object, cap, system)
  return {
    united: grants.map((_, at) => statedOn(object, grants.slice(0, at + 1)).bits),
    licensed,
    withAllData: reached,
    inForce: hasParentsPermissions(object)
      ? bitsOfParents(object, permissions.bits)
      : withoutUnmetPrerequisites(reached),
  }
}
