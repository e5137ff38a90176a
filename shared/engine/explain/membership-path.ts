import type { Grantee } from '../../model/group'
import type { Grant, PathStep } from '../answer'
import { hasBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { isInOrAboveRole } from '../compile/reach'
import { isSuperior, roleOf } from '../compile/reach-context'
import { reachIn, type Subject } from '../record/subject'

/**
 * How a grantee reaches the user: from the named group down to the member, then up the roles when it is through a
 * subordinate, which needs a group on the way that includes bosses (D-19). The shortest way; empty when there is none.
 * Groups may be nested ten thousand deep. Rules R1.19, R5.3, R5.8.
 */
export function membershipPath(compiled: CompiledOrg, grantee: Grantee, user: number): PathStep[] {
  if (grantee.kind !== 'group') return pathThroughMember(compiled, grantee, user, true)
  const open: Visit[] = [{ grantee, hasBosses: false, from: null }]
  const seen = new Set<string>()
  for (const visit of open) {
    const group = compiled.groupById.get(visit.grantee.group)
    const hasBosses = visit.hasBosses || (group?.doesIncludeBosses ?? true)
    const key = `${visit.grantee.group}:${String(hasBosses)}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const member of group?.members ?? []) {
      if (member.kind === 'group') open.push({ grantee: member, hasBosses, from: visit })
      else {
        const rest = pathThroughMember(compiled, member, user, hasBosses)
        if (rest.length > 0) return [...stepsTo(compiled, visit), ...rest]
      }
    }
  }
  return []
}

type GroupGrantee = Extract<Grantee, { kind: 'group' }>

/** A group that is looked into, and the one that holds it. */
interface Visit {
  readonly grantee: GroupGrantee
  /** A group above it includes bosses. */
  readonly hasBosses: boolean
  readonly from: Visit | null
}

function stepsTo(compiled: CompiledOrg, last: Visit): PathStep[] {
  const steps: PathStep[] = []
  for (let visit: Visit | null = last; visit !== null; visit = visit.from)
    steps.push(stepOf(compiled, visit.grantee))
  return steps.reverse()
}

function pathThroughMember(
  compiled: CompiledOrg,
  member: Exclude<Grantee, GroupGrantee>,
  user: number,
  hasBosses: boolean,
): PathStep[] {
  if (member.kind === 'user') return pathThroughUser(compiled, member.user, user, hasBosses)
  const isReached = hasBosses
    ? isInOrAbove(compiled, member, user)
    : hasBit(reachIn(compiled, member).members, user)
  return isReached ? [stepOf(compiled, member)] : []
}

function isInOrAbove(
  compiled: CompiledOrg,
  grantee: Exclude<Grantee, GroupGrantee>,
  user: number,
): boolean {
  switch (grantee.kind) {
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return isInOrAboveRole(compiled, grantee, user)
    default:
      return hasBit(reachIn(compiled, grantee).withSuperiors, user)
  }
}

function pathThroughUser(
  compiled: CompiledOrg,
  id: string,
  user: number,
  hasBosses: boolean,
): PathStep[] {
  const ids: ReadonlyMap<string, number> = compiled.userIndexById
  const named = ids.get(id) ?? -1
  const name = compiled.org.users[named]?.username ?? id
  if (named === user) return [{ kind: 'user', name }]
  if (!hasBosses || !isSuperior(compiled, user, named)) return []
  return [
    { kind: 'user', name },
    { kind: 'roleAbove', name: roleNameOf(compiled, user), below: roleNameOf(compiled, named) },
  ]
}

export function roleNameOf(compiled: CompiledOrg, user: number): string {
  return roleOf(compiled, user)?.developerName ?? ''
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

/** A grant with the memberships that carry it from its grantee to the user. */
export function withPath(subject: Subject, grant: Grant): Grant {
  if (grant.grantee === null) return grant
  const path = membershipPath(subject.compiled, grant.grantee, subject.user)
  return {
    ...grant,
    via: [...grant.via, ...(path.length === 0 ? [stepOf(subject.compiled, grant.grantee)] : path)],
  }
}
