import type { Grantee } from '../../model/group'
import type { PathStep } from '../answer'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { isInOrAboveRole } from '../compile/reach'
import { isSuperior } from '../compile/reach-context'
import { reachIn } from '../record/subject'

/**
 * How a grantee reaches the user: from the named group down to the member, then up the roles when it is through a
 * subordinate. Empty when it does not. Rule R1.19.
 */
export function membershipPath(
  compiled: CompiledOrg,
  grantee: Grantee,
  user: number,
  seen: ReadonlySet<string> = new Set(),
): PathStep[] {
  if (grantee.kind === 'user') return pathThroughUser(compiled, grantee.user, user)
  if (grantee.kind !== 'group')
    return isInOrAbove(compiled, grantee, user) ? [stepOf(compiled, grantee)] : []
  if (seen.has(grantee.group)) return []
  const group = compiled.groupById.get(grantee.group)
  for (const member of group?.members ?? []) {
    const rest = membershipPath(compiled, member, user, new Set([...seen, grantee.group]))
    if (rest.length > 0) return [stepOf(compiled, grantee), ...rest]
  }
  return []
}

function isInOrAbove(compiled: CompiledOrg, grantee: Grantee, user: number): boolean {
  switch (grantee.kind) {
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return isInOrAboveRole(compiled, grantee, user)
    default:
      return hasBit(reachIn(compiled, grantee).withSuperiors, user)
  }
}

function pathThroughUser(compiled: CompiledOrg, id: string, user: number): PathStep[] {
  const ids: ReadonlyMap<string, number> = compiled.userIndexById
  const named = ids.get(id) ?? -1
  const name = compiled.org.users[named]?.username ?? id
  if (named === user) return [{ kind: 'user', name }]
  if (!isSuperior(compiled, user, named)) return []
  return [
    { kind: 'user', name },
    { kind: 'roleAbove', name: roleNameOf(compiled, user), below: roleNameOf(compiled, named) },
  ]
}

export function roleNameOf(compiled: CompiledOrg, user: number): string {
  return compiled.org.roles[compiled.roleOfUser[user] ?? -1]?.developerName ?? ''
}

/** A grantee as one step of a path. */
export function stepOf(compiled: CompiledOrg, grantee: Grantee): PathStep {
  switch (grantee.kind) {
    case 'user':
    case 'managers':
    case 'managerSubordinates': {
      const name = compiled.org.users[compiled.userIndexById.get(grantee.user) ?? -1]?.username
      return { kind: grantee.kind === 'user' ? 'user' : 'group', name: name ?? grantee.user }
    }
    case 'group': {
      const group = compiled.groupById.get(grantee.group)
      return {
        kind: group?.type === 'Queue' ? 'queue' : 'group',
        name: group?.developerName ?? grantee.group,
      }
    }
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal': {
      const role = compiled.org.roles[compiled.roleTree.indexById.get(grantee.role) ?? -1]
      return { kind: 'role', name: role?.developerName ?? grantee.role }
    }
    case 'territory':
    case 'territoryAndSubordinates': {
      const territory = compiled.org.territories.find((entry) => entry.id === grantee.territory)
      return { kind: 'territory', name: territory?.developerName ?? grantee.territory }
    }
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
      return { kind: 'everyone', name: grantee.kind }
    case 'unresolved':
      return { kind: 'group', name: grantee.text }
  }
}
