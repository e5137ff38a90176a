import { areListsEqual } from '../compile/keep'
import type { RoleTree } from '../compile/role-tree'
import { addUp, countOne, startOf } from '../compile/starts'

/**
 * Users sorted by the pre-order number of their role, so that everybody below a user is an interval of ranks.
 *
 * Indexed by user: `rankOf`, and the interval `belowStart … belowEnd − 1` of the ranks of users whose role is a strict
 * descendant of the user's role (empty for users without role). `userAt` goes from rank to user. Where roles changed since
 * the users were sorted, `alsoBelow` has the further intervals of those who need them: start, end, start, end … Rules R4.1,
 * R4.5.
 */
export interface UserOrder {
  readonly rankOf: Uint32Array
  readonly userAt: Uint32Array
  readonly belowStart: Uint32Array
  readonly belowEnd: Uint32Array
  readonly alsoBelow: ReadonlyMap<number, readonly number[]>
}

/** Rank of a user. */
export function rankOf(users: Pick<UserOrder, 'rankOf'>, user: number): number {
  return users.rankOf[user] ?? 0
}

/** Is the user of a rank below this one? Rule R4.1. */
export function isBelow(users: UserOrder, user: number, rank: number): boolean {
  if (rank >= (users.belowStart[user] ?? 0) && rank < (users.belowEnd[user] ?? 0)) return true
  const also = users.alsoBelow.size === 0 ? undefined : users.alsoBelow.get(user)
  return also !== undefined && isWithin(also, rank)
}

/** True when everybody below one user is below the other. */
export function isSameBelow(
  { belowStart, belowEnd, alsoBelow }: UserOrder,
  a: number,
  b: number,
): boolean {
  const isNobody = belowStart[a] === belowEnd[a] && belowStart[b] === belowEnd[b]
  const isSame = belowStart[a] === belowStart[b] && belowEnd[a] === belowEnd[b]
  return (
    (isNobody || isSame) &&
    (alsoBelow.size === 0 || areListsEqual(alsoBelow.get(a) ?? [], alsoBelow.get(b) ?? []))
  )
}

/** Calls `visit` with every interval of ranks below a user. */
export function forEachBelow(
  users: UserOrder,
  user: number,
  visit: (start: number, end: number) => void,
): void {
  visit(users.belowStart[user] ?? 0, users.belowEnd[user] ?? 0)
  const also = users.alsoBelow.size === 0 ? undefined : users.alsoBelow.get(user)
  for (let i = 0; also !== undefined && i < also.length; i += 2)
    visit(also[i] ?? 0, also[i + 1] ?? 0)
}

/** True when one of some intervals (start, end, start, end …) holds the number. */
export function isWithin(intervals: readonly number[], value: number): boolean {
  for (let i = 0; i < intervals.length; i += 2)
    if (value >= (intervals[i] ?? 0) && value < (intervals[i + 1] ?? 0)) return true
  return false
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
    countOne(startOfKey, key)
  }
  addUp(startOfKey)
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
    belowStart[user] = startOf(startOfKey, (tree.enter[role] ?? 0) + 1)
    belowEnd[user] = startOf(startOfKey, tree.exit[role] ?? 0)
  }
  return { rankOf, userAt, belowStart, belowEnd, alsoBelow: new Map() }
}

/** With more intervals than this the users are better sorted anew. */
const intervalLimit = 16

/**
 * The same users at the same ranks under other roles; null where somebody's subordinates would be too scattered.
 *
 * O(users + roles × intervals).
 */
export function keptUserOrder(
  before: UserOrder,
  tree: RoleTree,
  roleOfUser: Int32Array,
): UserOrder | null {
  const below = intervalsBelow(before, tree, roleOfUser)
  if (below === null) return null
  const userCount = roleOfUser.length
  const belowStart = new Uint32Array(userCount)
  const belowEnd = new Uint32Array(userCount)
  const alsoBelow = new Map<number, readonly number[]>()
  for (let user = 0; user < userCount; user++) {
    const [start = 0, end = 0, ...also] = below[roleOfUser[user] ?? -1] ?? []
    belowStart[user] = start
    belowEnd[user] = end
    if (also.length > 0) alsoBelow.set(user, also)
  }
  return { ...before, belowStart, belowEnd, alsoBelow }
}

/** By role: the intervals of ranks of users in roles below it. */
function intervalsBelow(
  { rankOf }: UserOrder,
  tree: RoleTree,
  roleOfUser: Int32Array,
): number[][] | null {
  const ranks: number[][] = Array.from(tree.parent, () => [])
  roleOfUser.forEach((role, user) => ranks[role]?.push(rankOf[user] ?? 0))
  const below: number[][] = Array.from(tree.parent, () => [])
  // From the last role of the pre-order to the first: children stand behind their parents.
  for (let at = tree.order.length - 1; at >= 0; at--) {
    const role = tree.order[at] ?? 0
    const under = joined(below[role] ?? [])
    if (under.length > 2 * intervalLimit) return null
    below[role] = under
    const own = (ranks[role] ?? []).flatMap((rank) => [rank, rank + 1])
    below[tree.parent[role] ?? -1]?.push(...joined(own), ...under)
  }
  return below
}

/** Intervals in order, those that touch as one. */
function joined(intervals: readonly number[]): number[] {
  const pairs = Array.from({ length: intervals.length / 2 }, (_, i) => i * 2)
  pairs.sort((a, b) => (intervals[a] ?? 0) - (intervals[b] ?? 0))
  const all: number[] = []
  for (const at of pairs) {
    const [start, end] = [intervals[at] ?? 0, intervals[at + 1] ?? 0]
    if (all.length > 0 && all.at(-1) === start) all[all.length - 1] = end
    else all.push(start, end)
  }
  return all
}
