import type { UndeleteScope } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf, type Bound } from '../record/sharing-level'
import { permissionsInForce } from '../permission/permission-class'

/**
 * Which deleted records of an object the user may restore: with Delete those that the user deleted, with Modify All Data
 * all. Rule LAY-20. Deleted records themselves are not in the org (R15.36).
 */
export function undeleteScope(
  compiled: CompiledOrg,
  user: number,
  { index }: CompiledObject,
): UndeleteScope {
  const permissions = permissionsInForce(compiled, user)
  const deletes = (bound: Bound) => (bitsOf(compiled, user, index, bound) & ObjectBit.delete) !== 0
  if (!deletes('possible')) return 'none'
  if (!deletes('certain')) return 'unknown'
  if (permissions.system.has('ModifyAllData')) return 'all'
  const mayHoldIt = !permissions.isSystemKnown || permissions.possibleSystem.has('ModifyAllData')
  return mayHoldIt ? 'unknown' : 'own'
}
