import type { CompiledObject } from '../compile/compiled-object'
import { isWithoutPermissions, overrideCap, withImplied } from './implied-bits'
import {
  allObjectBits,
  modifyAllDataBits,
  viewAllDataBits,
  withoutUnmetPrerequisites,
} from './object-bits'
import type { Granted } from './raw-grants'

/** The union of what containers state about one object, and the part that lies above the user licence. */
export interface Stated {
  readonly bits: number
  readonly raised: number
}

/** PRM-20 step 1 for one object. */
export function statedOn(object: CompiledObject, grants: readonly Granted[], start = 0): Stated {
  const key = object.name.toLowerCase()
  let bits = start
  let raised = 0
  for (const grant of grants) {
    bits |= grant.bitsByObject.get(key) ?? 0
    raised |= grant.raisedBits.get(key) ?? 0
  }
  return { bits, raised }
}

/** PRM-20 step 2 for one object: what is stated as far as the licence goes. Rule LIC-02. */
export function withinLicence(
  { bits, raised }: Stated,
  object: CompiledObject,
  cap: number,
  limit: number,
): number {
  const ownCap = isWithoutPermissions(object) ? allObjectBits : cap | raised
  return withImplied(object, bits) & ownCap & (limit | cap)
}

/** PRM-20 step 3 for one object: what the rights to all data bring. Rule PRM-25. */
export function withAllData(
  held: number,
  object: CompiledObject,
  cap: number,
  system: ReadonlySet<string>,
): number {
  const reached = overrideCap(object, cap)
  let bits = held
  if (system.has('ViewAllData')) bits |= viewAllDataBits & reached
  if (system.has('ModifyAllData')) bits |= modifyAllDataBits & reached
  return bits
}

/** PRM-20 steps 2–4 for one object. */
export function inForce(
  stated: Stated,
  object: CompiledObject,
  cap: number,
  limit: number,
  system: ReadonlySet<string>,
): number {
  const held = withinLicence(stated, object, cap, limit)
  return withoutUnmetPrerequisites(withAllData(held, object, cap, system))
}
