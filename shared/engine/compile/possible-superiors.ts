import { addBit, forEachBit, type Bitset } from './bitset'
import { roleAt, type ReachContext } from './reach-context'

/**
 * Who might be above whom: each other role might stand above a tree whose own superior the import does not name. External
 * roles stand above none but others of their account. Rules R4.1, R4.11, R19.1.
 */
type RolesContext = Pick<ReachContext, 'org' | 'roleTree' | 'roleOfUser'>

/** Might role `a` stand above role `b`? False where that is certain, one way or the other; −1 stands for no role. O(1). */
export function mayBeAboveRole({ org, roleTree }: RolesContext, a: number, b: number): boolean {
  const top = roleTree.top[b] ?? -1
  if (a < 0 || !roleTree.openTops.has(top) || roleTree.top[a] === top) return false
  const account = org.roles[a]?.portalAccount ?? null
  return account === null || account === org.roles[top]?.portalAccount
}

/** Might user `a` be a superior of user `b`? False where that is certain, one way or the other. O(1). */
export function mayBeSuperior(context: RolesContext, a: number, b: number): boolean {
  return (
    context.roleTree.openTops.size > 0 &&
    mayBeAboveRole(context, roleAt(context, a), roleAt(context, b))
  )
}

/** Users who might be superiors of users in these roles. O(users × open trees of one account). */
export function addPossibleSuperiorsOfRoles(
  context: RolesContext,
  roles: Iterable<number>,
  into: Bitset,
): void {
  const { roleTree, roleOfUser, org } = context
  const tops = new Map<string | null, Set<number>>()
  for (const role of roles) {
    const top = roleTree.top[role] ?? -1
    if (!roleTree.openTops.has(top)) continue
    const account = org.roles[top]?.portalAccount ?? null
    tops.set(account, (tops.get(account) ?? new Set<number>()).add(top))
  }
  if (tops.size === 0) return
  const all = [...tops.values()].flatMap((some) => [...some])
  roleOfUser.forEach((role, user) => {
    if (role < 0) return
    const account = org.roles[role]?.portalAccount ?? null
    const below = account === null ? all : [...(tops.get(account) ?? [])]
    if (below.some((top) => mayBeAboveRole(context, role, top))) addBit(into, user)
  })
}

/** Users who might be superiors of some user of a set. */
export function addPossibleSuperiorsOf(context: RolesContext, users: Bitset, into: Bitset): void {
  if (context.roleTree.openTops.size === 0) return
  const roles = new Set<number>()
  forEachBit(users, (user) => roles.add(roleAt(context, user)))
  addPossibleSuperiorsOfRoles(context, roles, into)
}
