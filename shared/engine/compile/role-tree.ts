import type { RecordId, RoleId } from '../../model/id'
import type { Org } from '../../model/org'
import { userFamily } from '../../model/user'

/**
 * The role hierarchy in pre-order, so that a subtree is an interval. Rules R4.1, R4.11.
 *
 * Arrays are indexed by the role's position in `org.roles`; `enter[r]` is its pre-order number and `exit[r]` one past its
 * last descendant's. `parent` is −1 at the top. External roles without an external parent hang below the role of their
 * account's owner. A tree is open where the import does not say what stands above its top: a role that is only named, one
 * whose superior is absent or without a column, or an external one whose account's owner is (R19.1).
 */
export interface RoleTree {
  readonly indexById: ReadonlyMap<RoleId, number>
  readonly parent: Int32Array
  readonly enter: Int32Array
  readonly exit: Int32Array
  /** Pre-order number -> role. */
  readonly order: Int32Array
  /** The role at the top of each role's tree. */
  readonly top: Int32Array
  /** Tops of the trees that are open. */
  readonly openTops: ReadonlySet<number>
}

/** True when role `a` is a strict ancestor of role `b`; −1 stands for no role. Rules R4.1, R4.5. O(1). */
export function isAncestorRole(tree: RoleTree, a: number, b: number): boolean {
  if (a < 0 || b < 0 || a === b) return false
  const at = tree.enter[b] ?? 0
  return (tree.enter[a] ?? 0) < at && at < (tree.exit[a] ?? 0)
}

/** Position of the role above; −1 at the top, and for no role. */
export function parentRole({ parent }: RoleTree, role: number): number {
  return parent[role] ?? -1
}

/** Strict ancestors of a role, nearest first. */
export function ancestorsOf(tree: RoleTree, role: number): number[] {
  const ancestors: number[] = []
  for (let r = parentRole(tree, role); r >= 0; r = parentRole(tree, r)) ancestors.push(r)
  return ancestors
}

/**
 * Builds the tree; a parent that is absent, or that would close a loop, makes a root. O(roles). `accountOwnerRole`: null for
 * an owner without role, undefined for one whom the import does not name.
 */
export function compileRoleTree(
  org: Org,
  accountOwnerRole: (account: RecordId) => RoleId | null | undefined,
): RoleTree {
  const indexById = new Map(org.roles.map((role, index) => [role.id, index]))
  const parent = new Int32Array(org.roles.length).fill(-1)
  const openTops = new Set<number>()
  org.roles.forEach((role, index) => {
    const stated = role.parent === null ? undefined : indexById.get(role.parent)
    const above = parentIndex(org, indexById, index, stated, accountOwnerRole)
    parent[index] = above
    const isOwnerUnknown =
      role.portalAccount !== null && accountOwnerRole(role.portalAccount) === undefined
    const isStated = !role.isMissing && role.isParentKnown !== false && role.parent === null
    if (above < 0 && (!isStated || isOwnerUnknown)) openTops.add(index)
  })
  breakLoops(parent)
  const numbers = numberInPreOrder(parent)
  return { indexById, parent, ...numbers, top: topsOf(parent, numbers.order), openTops }
}

function topsOf(parent: Int32Array, order: Int32Array): Int32Array {
  const top = new Int32Array(parent.length)
  // In pre-order, parents come before their children.
  for (const role of order) {
    const above = parent[role] ?? -1
    top[role] = above < 0 ? role : (top[above] ?? role)
  }
  return top
}

/** R4.11, R4.12: the topmost external role of an account follows the role of the account's owner. */
function parentIndex(
  org: Org,
  indexById: ReadonlyMap<RoleId, number>,
  index: number,
  stated: number | undefined,
  accountOwnerRole: (account: RecordId) => RoleId | null | undefined,
): number {
  const role = org.roles[index]
  if (role === undefined || role.portalAccount === null) return stated ?? -1
  const above = stated === undefined ? undefined : org.roles[stated]
  if (stated !== undefined && above?.portalAccount === role.portalAccount) return stated
  const ownerRole = accountOwnerRole(role.portalAccount)
  return (ownerRole == null ? undefined : indexById.get(ownerRole)) ?? stated ?? -1
}

function breakLoops(parent: Int32Array): void {
  const state = new Uint8Array(parent.length)
  for (let start = 0; start < parent.length; start++) {
    const path: number[] = []
    let r = start
    while (r >= 0 && state[r] === 0) {
      state[r] = 1
      path.push(r)
      r = parent[r] ?? -1
    }
    const last = path.at(-1)
    if (r >= 0 && state[r] === 1 && last !== undefined) parent[last] = -1
    for (const visited of path) state[visited] = 2
  }
}

function numberInPreOrder(parent: Int32Array): Pick<RoleTree, 'enter' | 'exit' | 'order'> {
  const children: number[][] = Array.from(parent, () => [])
  const roots: number[] = []
  parent.forEach((p, r) => (p < 0 ? roots : (children[p] ?? roots)).push(r))
  const enter = new Int32Array(parent.length)
  const exit = new Int32Array(parent.length)
  const order = new Int32Array(parent.length)
  let next = 0
  const stack: { role: number; child: number }[] = []
  const open = (role: number) => {
    enter[role] = next
    order[next++] = role
    stack.push({ role, child: 0 })
  }
  for (const root of roots) {
    open(root)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = children[top.role]?.[top.child++]
      if (child !== undefined) open(child)
      else {
        exit[top.role] = next
        stack.pop()
      }
    }
  }
  return { enter, exit, order }
}

/**
 * Role of each user as an index of `org.roles`, −1 for none. Rules R4.5, R13.1.
 *
 * High-volume, guest and Chatter-only users take no part in the hierarchy, whatever the data says.
 */
export function rolesOfUsers(org: Org, indexById: ReadonlyMap<RoleId, number>): Int32Array {
  return Int32Array.from(org.users, (user) => {
    const family = userFamily(user.userType)
    if (family === 'highVolume' || family === 'guest' || family === 'chatterOnly') return -1
    return user.role === null ? -1 : (indexById.get(user.role) ?? -1)
  })
}
