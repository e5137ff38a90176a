import type { Grantee } from '../../model/group'
import { internalOnlyPermissions } from '../../model/licence-caps'
import type { UserType } from '../../model/user'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { mightReach } from '../compile/reach'
import { reachIn } from '../record/subject'
import { permissionsInForce } from '../permission/permission-class'
import type { Reached } from '../record/reached'

/**
 * Is the user one of those named, without the superiors that a share row would add? Rules FLD-02, CNT-10.
 *
 * A user who is named but not in the import is somebody else.
 */
export function isMember(
  compiled: CompiledOrg,
  grantee: Grantee | { readonly kind: 'everyone' },
  user: number,
): Reached {
  if (grantee.kind === 'everyone') return 'yes'
  if (grantee.kind === 'user')
    return compiled.userIndexById.get(grantee.user) === user ? 'yes' : 'no'
  const reach = reachIn(compiled, grantee)
  if (hasBit(reach.source, user)) return 'yes'
  return mightReach(reach, 'source', user) ? 'unknown' : 'no'
}

/** The user or group of this id; null when the import holds neither. */
export function principalOf(compiled: CompiledOrg, id: string): Grantee | null {
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  const user = compiled.org.users[users.get(id) ?? -1]
  if (user !== undefined) return { kind: 'user', user: user.id }
  const groups: ReadonlyMap<string, number> = compiled.groupIndexById
  const group = compiled.org.groups[groups.get(id) ?? -1]
  return group === undefined ? null : { kind: 'group', group: group.id }
}

/** True for partners, customers and guests; employees with a Chatter licence are internal. Source: permissions 0.1. */
export function isExternalUser(compiled: CompiledOrg, user: number): boolean {
  const userType = compiled.org.users[user]?.userType
  return userType === undefined || externalTypes.has(userType)
}

const externalTypes: ReadonlySet<UserType> = new Set([
  'PowerPartner',
  'PowerCustomerSuccess',
  'CustomerSuccess',
  'CspLitePortal',
  'CsnExternal',
  'SelfService',
  'Guest',
])

/**
 * Does the user hold one of these system permissions? Rules PRM-20, LIC-03.
 *
 * Unknown where a container was not imported whole and the user's licence lets it give one of them.
 */
export function holdsOneOf(
  compiled: CompiledOrg,
  user: number,
  ...names: readonly string[]
): Reached {
  const permissions = permissionsInForce(compiled, user)
  if (names.some((name) => permissions.system.has(name))) return 'yes'
  if (names.some((name) => permissions.possibleSystem.has(name))) return 'unknown'
  if (permissions.isSystemKnown) return 'no'
  const isInternal = !isExternalUser(compiled, user)
  return isInternal || names.some((name) => !internalOnlyPermissions.includes(name))
    ? 'unknown'
    : 'no'
}
