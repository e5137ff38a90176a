import type { Grantee } from '../../model/group'
import type { GroupId } from '../../model/id'
import type { UserFamily } from '../../model/user'
import { addBit, bitset, hasBit, isEmpty, type Bitset } from './bitset'
import {
  addPossibleSuperiorsOf,
  addPossibleSuperiorsOfRoles,
  mayBeAboveRole,
} from './possible-superiors'
import {
  addMember,
  addSuperiorsOf,
  type GrowingReach,
  type ReachContext,
  type ReachSets,
  roleAt,
  usersWithRole,
} from './reach-context'
import { addManagerGroup } from './manager-groups'
import { ancestorsOf, isAncestorRole } from './role-tree'
import { addTerritory } from './territory-groups'

/**
 * Users that a grantee reaches, as sets of positions in `org.users`. Rules R5.1–R5.15.
 *
 * `source` = members without superiors (R5.13); `members` = reached while hierarchies are off for the object;
 * `withSuperiors` = reached while they are on; `derived` = `withSuperiors` and all superiors of these, whom a row derived
 * for each of them reaches (R10.1).
 */
export interface ReachedUsers {
  readonly source: Bitset
  readonly members: Bitset
  readonly withSuperiors: Bitset
  readonly derived: Bitset
}

/**
 * Whom a grantee reaches. `possible`: whom it might reach besides, through roles whose superior or users whose manager is not in
 * the import; null for nobody. `isUncertain`: membership not imported, so anybody might be reached.
 */
export interface Reach extends ReachedUsers {
  readonly possible: ReachedUsers | null
  readonly isUncertain: boolean
}

/** Might the grantee reach a user whom it does not reach for certain? Rule R19.1. */
export function mightReach(
  { possible, isUncertain }: Reach,
  how: keyof ReachedUsers,
  user: number,
): boolean {
  return isUncertain || (possible !== null && hasBit(possible[how], user))
}

/** One text per grantee, for lookups. */
export function granteeKey(grantee: Grantee): string {
  switch (grantee.kind) {
    case 'user':
    case 'managers':
    case 'managerSubordinates':
      return `${grantee.kind}:${grantee.user}`
    case 'group':
      return `group:${grantee.group}`
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      return `${grantee.kind}:${grantee.role}`
    case 'territory':
    case 'territoryAndSubordinates':
      return `${grantee.kind}:${grantee.territory}`
    case 'allInternalUsers':
    case 'allPartnerUsers':
    case 'allCustomerPortalUsers':
      return grantee.kind
    case 'unresolved':
      return `unresolved:${grantee.text}`
  }
}

/** Reach of one grantee. O(members × depth of the hierarchy); cycles of groups are a fixed point (R5.3). */
export function reachOf(context: ReachContext, grantee: Grantee): Reach {
  const size = context.org.users.length
  const made: { sets?: ReachSets } = {}
  const sets = {
    ...emptySets(size),
    possible: () => (made.sets ??= emptySets(size)),
    isUncertain: false,
  }
  if (grantee.kind === 'group') addGroup(context, grantee.group, sets)
  else addSystemGroup(context, grantee, sets, true)
  const reached = withAllSuperiors(context, sets)
  const isKnown = made.sets === undefined && context.roleTree.openTops.size === 0
  const possible = isKnown
    ? null
    : possibleReach(context, sets.withBosses, sets.possible(), reached)
  return { ...reached, possible, isUncertain: sets.isUncertain }
}

const emptySets = (size: number): ReachSets => ({
  source: bitset(size),
  members: bitset(size),
  withSuperiors: bitset(size),
  withBosses: bitset(size),
})

function withAllSuperiors(
  context: ReachContext,
  { source, members, withSuperiors, withBosses }: ReachSets,
): ReachedUsers {
  addSuperiorsOf(context, withBosses, withSuperiors)
  const derived = withSuperiors.slice()
  addSuperiorsOf(context, withSuperiors, derived)
  return { source, members, withSuperiors, derived }
}

/** Whom a grantee might reach besides: also the superiors of possible members, and possible superiors of all. Rule R19.1. */
function possibleReach(
  context: ReachContext,
  withBosses: Bitset,
  possible: ReachSets,
  reached: ReachedUsers,
): ReachedUsers | null {
  addPossibleSuperiorsOf(context, withBosses, possible.withSuperiors)
  addPossibleSuperiorsOf(context, possible.withBosses, possible.withSuperiors)
  const sets = withAllSuperiors(context, possible)
  addPossibleSuperiorsOf(context, reached.derived, sets.derived)
  addPossibleSuperiorsOf(context, sets.withSuperiors, sets.derived)
  return isEmpty(sets.derived) ? null : sets
}

/** R5.8 with D-19: a superior is included if any group on the path down to the member includes bosses. */
function addGroup(context: ReachContext, id: GroupId, sets: GrowingReach): void {
  const seen = new Set<string>()
  // A list of what is still to visit, not calls within calls: groups may be nested ten thousand deep.
  const open = [{ id, bossesAbove: false }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = context.groupById.get(next.id)
    const hasBosses = next.bossesAbove || (group?.doesIncludeBosses ?? true)
    const visit = `${next.id}:${String(hasBosses)}`
    if (seen.has(visit)) continue
    seen.add(visit)
    if (group === undefined || group.members === null || group.isMissing) {
      sets.isUncertain = true
      continue
    }
    for (const member of group.members) {
      if (member.kind === 'group') open.push({ id: member.group, bossesAbove: hasBosses })
      else addSystemGroup(context, member, sets, hasBosses)
    }
  }
}

/** Users, role, territory and manager groups; `hasBosses` says whether superiors come along (R5.6–R5.9, R5.11). */
function addSystemGroup(
  context: ReachContext,
  grantee: Exclude<Grantee, { kind: 'group' }>,
  sets: GrowingReach,
  hasBosses: boolean,
): void {
  switch (grantee.kind) {
    case 'user':
      addMember(context, context.userIndexById.get(grantee.user), hasBosses, sets)
      return
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal':
      addRole(context, grantee, sets, hasBosses)
      return
    case 'territory':
    case 'territoryAndSubordinates':
      addTerritory(context, grantee, sets, hasBosses)
      return
    case 'managers':
    case 'managerSubordinates':
      addManagerGroup(context, grantee, sets)
      return
    case 'allInternalUsers':
      addFamily(context, 'internal', sets, false)
      return
    case 'allPartnerUsers':
      addFamily(context, 'partner', sets, hasBosses)
      return
    case 'allCustomerPortalUsers':
      addFamily(context, 'customerPlus', sets, hasBosses)
      return
    case 'unresolved':
      sets.isUncertain = true
  }
}

/** R5.9; role-based external users are those that have a role. */
function addFamily(
  context: ReachContext,
  family: UserFamily,
  sets: ReachSets,
  hasBosses: boolean,
): void {
  context.families.forEach((of, user) => {
    if (of !== family) return
    if (family !== 'internal' && roleAt(context, user) < 0) return
    addMember(context, user, hasBosses, sets)
  })
}

type RoleGrantee = Extract<
  Grantee,
  { kind: 'role' | 'roleAndSubordinates' | 'roleAndSubordinatesInternal' }
>

/** Is the user in `withSuperiors` of this role? Told from the tree alone, without sets. Rules R4.10, R5.2, R5.7. O(1) but for external roles. */
export function isInOrAboveRole(
  { roleTree, roleOfUser, org, usersByRole }: ReachContext,
  grantee: RoleGrantee,
  user: number,
): boolean {
  const top = roleTree.indexById.get(grantee.role)
  const role = roleOfUser[user] ?? -1
  if (top === undefined || role < 0) return false
  if (role === top ? grantee.kind === 'role' : isAncestorRole(roleTree, role, top)) return true
  const isBelow = role === top || isAncestorRole(roleTree, top, role)
  if (!isBelow || grantee.kind === 'role') return false
  const isExternal = (at: number) => (org.roles[at]?.portalType ?? 'None') !== 'None'
  if (grantee.kind === 'roleAndSubordinates' || !isExternal(role)) return true
  const below = roleTree.order.subarray((roleTree.enter[role] ?? 0) + 1, roleTree.exit[role])
  return below.some((other) => !isExternal(other) && (usersByRole[other] ?? []).length > 0)
}

/** Rules R4.10, R5.2, R5.7. A role that is not in the import may hold anybody. */
function addRole(
  context: ReachContext,
  grantee: RoleGrantee,
  sets: GrowingReach,
  hasBosses: boolean,
): void {
  const { roleTree, org } = context
  const top = roleTree.indexById.get(grantee.role)
  if (top === undefined || org.roles[top]?.isMissing === true) sets.isUncertain = true
  if (top === undefined) return
  const from = roleTree.enter[top] ?? 0
  const to = grantee.kind === 'role' ? from + 1 : (roleTree.exit[top] ?? from + 1)
  for (let at = from; at < to; at++) {
    const role = roleTree.order[at] ?? -1
    if (isLeftOut(context, grantee, role)) continue
    for (const user of usersWithRole(context, role)) addMember(context, user, hasBosses, sets)
  }
  addPossibleRole(context, grantee, top, sets, hasBosses)
  // R5.7: users above the named role, also where nobody holds it.
  if (!hasBosses) return
  for (const above of ancestorsOf(roleTree, top)) {
    for (const user of usersWithRole(context, above)) addBit(sets.withSuperiors, user)
  }
}

const isLeftOut = ({ org }: ReachContext, { kind }: RoleGrantee, role: number) =>
  kind === 'roleAndSubordinatesInternal' && (org.roles[role]?.portalType ?? 'None') !== 'None'

/** Users of roles that might stand below or above the named one (position `named`). Rule R19.1. */
function addPossibleRole(
  context: ReachContext,
  grantee: RoleGrantee,
  named: number,
  { possible }: GrowingReach,
  hasBosses: boolean,
): void {
  if (context.roleTree.openTops.size === 0) return
  if (hasBosses) addPossibleSuperiorsOfRoles(context, [named], possible().withSuperiors)
  if (grantee.kind === 'role') return
  context.usersByRole.forEach((users, role) => {
    if (isLeftOut(context, grantee, role) || !mayBeAboveRole(context, named, role)) return
    for (const user of users) addMember(context, user, hasBosses, possible())
  })
}
