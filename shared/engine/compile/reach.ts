import type { Grantee, Group } from '../../model/group'
import type { GroupId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Territory } from '../../model/sharing'
import { userFamily, type UserFamily } from '../../model/user'
import { addAll, addBit, bitset, forEachBit, type Bitset } from './bitset'
import { ancestorsOf, isAncestorRole, type RoleTree } from './role-tree'

/**
 * Whom a grantee reaches, as sets of positions in `org.users`. Rules R5.1–R5.15.
 *
 * `source` = members without superiors (R5.13); `members` = reached while hierarchies are off for the object;
 * `withSuperiors` = reached while they are on; `derived` = `withSuperiors` and all superiors of these, whom a row derived
 * for each of them reaches (R10.1). `isUncertain`: membership not imported, so anybody might be reached.
 */
export interface Reach {
  readonly source: Bitset
  readonly members: Bitset
  readonly withSuperiors: Bitset
  readonly derived: Bitset
  readonly isUncertain: boolean
}

/** The lookups that reach needs; all indexed as `org.users`, `org.roles`. */
export interface ReachContext {
  readonly org: Org
  readonly roleTree: RoleTree
  readonly roleOfUser: Int32Array
  readonly families: readonly UserFamily[]
  readonly userIndexById: ReadonlyMap<UserId, number>
  readonly usersByRole: readonly (readonly number[])[]
  readonly groupById: ReadonlyMap<GroupId, Group>
  readonly reportsOf: readonly (readonly number[])[]
}

export function compileReachContext(
  org: Org,
  roleTree: RoleTree,
  roleOfUser: Int32Array,
  userIndexById: ReadonlyMap<UserId, number>,
): ReachContext {
  const usersByRole: number[][] = org.roles.map(() => [])
  roleOfUser.forEach((role, user) => usersByRole[role]?.push(user))
  const reportsOf: number[][] = org.users.map(() => [])
  org.users.forEach((user, index) => {
    const manager = user.manager === null ? undefined : userIndexById.get(user.manager)
    if (manager !== undefined) reportsOf[manager]?.push(index)
  })
  return {
    org,
    roleTree,
    roleOfUser,
    families: org.users.map((user) => userFamily(user.userType)),
    userIndexById,
    usersByRole,
    groupById: new Map(org.groups.map((group) => [group.id, group])),
    reportsOf,
  }
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

interface Sets {
  readonly source: Bitset
  readonly members: Bitset
  readonly withSuperiors: Bitset
  isUncertain: boolean
}

/** Reach of one grantee. O(members × depth of the hierarchy); cycles of groups are a fixed point (R5.3). */
export function reachOf(context: ReachContext, grantee: Grantee): Reach {
  const size = context.org.users.length
  const sets: Sets = {
    source: bitset(size),
    members: bitset(size),
    withSuperiors: bitset(size),
    isUncertain: false,
  }
  if (grantee.kind === 'group') addGroup(context, grantee.group, false, sets, new Set())
  else addSystemGroup(context, grantee, sets, true)
  const derived = bitset(size)
  addAll(derived, sets.withSuperiors)
  forEachBit(sets.withSuperiors, (user) => {
    addSuperiors(context, user, derived)
  })
  return { ...sets, derived }
}

/** Superiors of a user by role. Rule R4.1. */
export function addSuperiors(context: ReachContext, user: number, into: Bitset): void {
  const role = context.roleOfUser[user] ?? -1
  if (role < 0) return
  for (const above of ancestorsOf(context.roleTree, role)) {
    for (const superior of context.usersByRole[above] ?? []) addBit(into, superior)
  }
}

/** R5.4, R13.6, R13.22: high-volume, guest and Chatter-only users are members of nothing. */
export function mayBeMember(family: UserFamily | undefined): boolean {
  return family === 'internal' || family === 'partner' || family === 'customerPlus'
}

function addMember(
  context: ReachContext,
  user: number | undefined,
  hasBosses: boolean,
  sets: Sets,
): void {
  if (user === undefined || !mayBeMember(context.families[user])) return
  addBit(sets.source, user)
  addBit(sets.members, user)
  addBit(sets.withSuperiors, user)
  if (hasBosses) addSuperiors(context, user, sets.withSuperiors)
}

/** R5.8 with D-19: a superior is included if any group on the path down to the member includes bosses. */
function addGroup(
  context: ReachContext,
  id: GroupId,
  bossesAbove: boolean,
  sets: Sets,
  seen: Set<string>,
): void {
  const group = context.groupById.get(id)
  const hasBosses = bossesAbove || (group?.doesIncludeBosses ?? true)
  const visit = `${id}:${String(hasBosses)}`
  if (seen.has(visit)) return
  seen.add(visit)
  if (group === undefined || group.members === null || group.isMissing) {
    sets.isUncertain = true
    return
  }
  for (const member of group.members) {
    if (member.kind === 'group') addGroup(context, member.group, hasBosses, sets, seen)
    else addSystemGroup(context, member, sets, hasBosses)
  }
}

/** Users, role, territory and manager groups; `hasBosses` says whether superiors come along (R5.6–R5.9, R5.11). */
function addSystemGroup(
  context: ReachContext,
  grantee: Exclude<Grantee, { kind: 'group' }>,
  sets: Sets,
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
      addTerritory(context, grantee, sets)
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
  sets: Sets,
  hasBosses: boolean,
): void {
  context.families.forEach((of, user) => {
    if (of !== family) return
    if (family !== 'internal' && (context.roleOfUser[user] ?? -1) < 0) return
    addMember(context, user, hasBosses, sets)
  })
}

/** Rules R4.10, R5.2, R5.7. A role that is not in the import may hold anybody. */
function addRole(
  context: ReachContext,
  grantee: Extract<
    Grantee,
    { kind: 'role' | 'roleAndSubordinates' | 'roleAndSubordinatesInternal' }
  >,
  sets: Sets,
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
    const isExternal = (org.roles[role]?.portalType ?? 'None') !== 'None'
    if (isExternal && grantee.kind === 'roleAndSubordinatesInternal') continue
    for (const user of context.usersByRole[role] ?? []) addMember(context, user, hasBosses, sets)
  }
  // R5.7: users above the named role, also where nobody holds it.
  if (!hasBosses) return
  for (const above of ancestorsOf(roleTree, top)) {
    for (const user of context.usersByRole[above] ?? []) addBit(sets.withSuperiors, user)
  }
}

/** R5.2, R9.6, R9.11: users of the territory (and below), then users of its ancestors; roles add nobody unless D-32 says so. */
function addTerritory(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'territory' | 'territoryAndSubordinates' }>,
  sets: Sets,
): void {
  const { org } = context
  const territory = org.territories.find((candidate) => candidate.id === grantee.territory)
  if (territory === undefined || territory.isActive === null) sets.isUncertain = true
  if (territory?.isActive !== true) return
  const included = grantee.kind === 'territory' ? [territory] : withDescendants(org, territory)
  for (const member of included) {
    for (const user of member.users) {
      addMember(context, context.userIndexById.get(user), org.settings.territoryRollsUpRoles, sets)
    }
  }
  for (const above of territoryAncestors(org, territory)) {
    for (const id of above.users) {
      const user = context.userIndexById.get(id)
      if (user === undefined || !mayBeMember(context.families[user])) continue
      addBit(sets.members, user)
      addBit(sets.withSuperiors, user)
    }
  }
}

/** Ancestors of a territory, nearest first; a loop ends it. */
export function territoryAncestors(org: Org, territory: Territory): Territory[] {
  const ancestors: Territory[] = []
  let next = territory.parent
  while (next !== null) {
    const id = next
    const above = org.territories.find((candidate) => candidate.id === id)
    if (above === undefined || above === territory || ancestors.includes(above)) break
    ancestors.push(above)
    next = above.parent
  }
  return ancestors
}

function withDescendants(org: Org, territory: Territory): Territory[] {
  return org.territories.filter(
    (other) => other === territory || territoryAncestors(org, other).includes(territory),
  )
}

/** R5.11, D-20: follows `User.manager`; adds no superiors by role. */
function addManagerGroup(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'managers' | 'managerSubordinates' }>,
  sets: Sets,
): void {
  const start = context.userIndexById.get(grantee.user)
  if (start === undefined || !context.org.settings.enableManagerGroups) return
  const seen = new Set([start])
  const add = (user: number) => {
    const family = context.families[user]
    if (family === 'internal') addMember(context, user, false, sets)
  }
  if (grantee.kind === 'managers') {
    for (
      let user = managerOf(context, start);
      user !== undefined && !seen.has(user);
      user = managerOf(context, user)
    ) {
      seen.add(user)
      add(user)
    }
    return
  }
  for (const user of seen) {
    add(user)
    for (const report of context.reportsOf[user] ?? []) seen.add(report)
  }
}

function managerOf(context: ReachContext, user: number): number | undefined {
  const manager = context.org.users[user]?.manager ?? null
  return manager === null ? undefined : context.userIndexById.get(manager)
}

/** True when user `a` is a superior of user `b`. Rule R4.1. */
export function isSuperior(
  context: Pick<ReachContext, 'roleTree' | 'roleOfUser'>,
  a: number,
  b: number,
): boolean {
  return isAncestorRole(context.roleTree, context.roleOfUser[a] ?? -1, context.roleOfUser[b] ?? -1)
}
