import type { Group } from '../../model/group'
import type { GroupId, UserId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Role } from '../../model/role'
import { userFamily, type User, type UserFamily } from '../../model/user'
import { addBit, forEachBit, type Bitset } from './bitset'
import { areAlikeIn, areListsEqual, keepEqual } from './keep'
import { territoriesById, type TerritoriesById } from './territory-tree'
import { ancestorsOf, isAncestorRole, type RoleTree, parentRole } from './role-tree'

/** The lookups that reach needs; all indexed as `org.users`, `org.roles`. */
export interface ReachContext {
  readonly org: Org
  readonly roleTree: RoleTree
  readonly roleOfUser: Int32Array
  readonly families: readonly UserFamily[]
  readonly userIndexById: ReadonlyMap<UserId, number>
  readonly usersByRole: readonly (readonly number[])[]
  readonly groupById: ReadonlyMap<GroupId, Group>
  readonly territoryById: TerritoriesById
  readonly reportsOf: readonly (readonly number[])[]
}

/** The user at a position; nobody is a defect. */
export function userAt({ org }: Pick<ReachContext, 'org'>, position: number): User {
  const user = org.users[position]
  if (user === undefined) throw new Error(`no user at position ${String(position)}`)
  return user
}

/** Position of the user's role; −1 for none, and for nobody. */
export function roleAt({ roleOfUser }: Pick<ReachContext, 'roleOfUser'>, user: number): number {
  return roleOfUser[user] ?? -1
}

/** The user's role; undefined for none, and for nobody. */
export function roleOf(context: ReachContext, user: number): Role | undefined {
  return context.org.roles[roleAt(context, user)]
}

/** The user's family; nobody is as a guest. */
export function familyOf({ families }: Pick<ReachContext, 'families'>, user: number): UserFamily {
  return families[user] ?? 'guest'
}

/** Users of a role. */
export function usersWithRole(
  { usersByRole }: Pick<ReachContext, 'usersByRole'>,
  role: number,
): readonly number[] {
  return usersByRole[role] ?? []
}

/** What did not change since `before` is the same object. */
export function compileReachContext(
  org: Org,
  roleTree: RoleTree,
  roleOfUser: Int32Array,
  userIndexById: ReadonlyMap<UserId, number>,
  before: ReachContext | null,
): ReachContext {
  const areRolesSame = before?.roleTree === roleTree && before.roleOfUser === roleOfUser
  const areManagersSame =
    before?.userIndexById === userIndexById &&
    areAlikeIn(before.org.users, org.users, ({ manager }) => [manager])
  const families = org.users.map((user) => userFamily(user.userType))
  return {
    org,
    roleTree,
    roleOfUser,
    families: keepEqual(before?.families, families, areListsEqual),
    userIndexById,
    usersByRole: areRolesSame ? before.usersByRole : usersByRole(org, roleOfUser),
    groupById:
      before?.org.groups === org.groups
        ? before.groupById
        : new Map(org.groups.map((group) => [group.id, group])),
    territoryById:
      before?.org.territories === org.territories ? before.territoryById : territoriesById(org),
    reportsOf: areManagersSame ? before.reportsOf : reportsByManager(org, userIndexById),
  }
}

function usersByRole(org: Org, roleOfUser: Int32Array): number[][] {
  const users: number[][] = org.roles.map(() => [])
  roleOfUser.forEach((role, user) => users[role]?.push(user))
  return users
}

function reportsByManager(org: Org, userIndexById: ReadonlyMap<UserId, number>): number[][] {
  const reports: number[][] = org.users.map(() => [])
  org.users.forEach((user, index) => {
    const manager = user.manager === null ? undefined : userIndexById.get(user.manager)
    if (manager !== undefined) reports[manager]?.push(index)
  })
  return reports
}

/** True when user `a` is a superior of user `b`. Rule R4.1. */
export function isSuperior(
  context: Pick<ReachContext, 'roleTree' | 'roleOfUser'>,
  a: number,
  b: number,
): boolean {
  return isAncestorRole(context.roleTree, roleAt(context, a), roleAt(context, b))
}

/** Superiors of a user by role. Rule R4.1. */
export function addSuperiors(context: ReachContext, user: number, into: Bitset): void {
  const role = roleAt(context, user)
  if (role < 0) return
  for (const above of ancestorsOf(context.roleTree, role)) {
    for (const superior of usersWithRole(context, above)) addBit(into, superior)
  }
}

/** Superiors of every user of a set, the set being another than `into`. O(users + roles). */
export function addSuperiorsOf(context: ReachContext, users: Bitset, into: Bitset): void {
  const { roleTree } = context
  const isAdded = new Uint8Array(roleTree.parent.length)
  forEachBit(users, (user) => {
    const role = roleAt(context, user)
    for (let above = parentRole(roleTree, role); above >= 0; above = parentRole(roleTree, above)) {
      if (isAdded[above] === 1) return
      isAdded[above] = 1
      for (const superior of usersWithRole(context, above)) addBit(into, superior)
    }
  })
}

/** R5.4, R13.6, R13.22: high-volume, guest and Chatter-only users are members of nothing. */
export function mayBeMember(family: UserFamily | undefined): boolean {
  return family === 'internal' || family === 'partner' || family === 'customerPlus'
}

/** A user, and with `hasBosses` the superiors, where the user may be a member at all. Rules R5.4, R5.6. */
export function addMember(
  context: ReachContext,
  user: number | undefined,
  hasBosses: boolean,
  sets: ReachSets,
): void {
  if (user === undefined || !mayBeMember(context.families[user])) return
  addBit(sets.source, user)
  addBit(sets.members, user)
  addBit(sets.withSuperiors, user)
  if (hasBosses) addBit(sets.withBosses, user)
}

/** Sets of a reach while they are being collected; see `Reach`. */
export interface ReachSets {
  readonly source: Bitset
  readonly members: Bitset
  readonly withSuperiors: Bitset
  /** Members whose superiors come along. */
  readonly withBosses: Bitset
}

/** A reach while it is being collected, with whom it might have besides. */
export interface GrowingReach extends ReachSets {
  /** Made when first asked for: most reaches have nobody in them. */
  readonly possible: () => ReachSets
  isUncertain: boolean
}
