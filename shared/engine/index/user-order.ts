import type { RoleTree } from '../compile/role-tree'

/**
 * Users sorted by the pre-order number of their role, so that everybody below a user is an interval of ranks.
 *
 * Indexed by user: `rankOf`, and the interval `belowStart … belowEnd − 1` of the ranks of users whose role is a strict
 * descendant of the user's role (empty for users without role). `userAt` goes from rank to user. Rules R4.1, R4.5.
 */
export interface UserOrder {
  readonly rankOf: Uint32Array
  readonly userAt: Uint32Array
  readonly belowStart: Uint32Array
  readonly belowEnd: Uint32Array
}

/** Sorts the users; those without role come last. O(users + roles). */
export function compileUserOrder(tree: RoleTree, roleOfUser: Int32Array): UserOrder {
  const userCount = roleOfUser.length
  const roleCount = tree.parent.length
  const keyOf = (user: number) => {
    const role = roleOfUser[user] ?? -1
    return role < 0 ? roleCount : (tree.enter[role] ?? 0)
  }
  const startOfKey = new Uint32Array(roleCount + 2)
  for (let user = 0; user < userCount; user++) {
    const key = keyOf(user) + 1
    startOfKey[key] = (startOfKey[key] ?? 0) + 1
  }
  for (let key = 1; key < startOfKey.length; key++)
    startOfKey[key] = (startOfKey[key] ?? 0) + (startOfKey[key - 1] ?? 0)
  const next = startOfKey.slice()
  const rankOf = new Uint32Array(userCount)
  const userAt = new Uint32Array(userCount)
  const belowStart = new Uint32Array(userCount)
  const belowEnd = new Uint32Array(userCount)
  for (let user = 0; user < userCount; user++) {
    const key = keyOf(user)
    const rank = next[key] ?? 0
    next[key] = rank + 1
    rankOf[user] = rank
    userAt[rank] = user
    const role = roleOfUser[user] ?? -1
    if (role < 0) continue
    belowStart[user] = startOfKey[(tree.enter[role] ?? 0) + 1] ?? 0
    belowEnd[user] = startOfKey[tree.exit[role] ?? 0] ?? 0
  }
  return { rankOf, userAt, belowStart, belowEnd }
}
