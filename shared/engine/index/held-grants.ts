import { addDifference, areSetsEqual, bitset, membersIn, type Bitset } from '../compile/bitset'
import { areListsEqual } from '../compile/keep'
import { oneByOne, type Steps } from '../compile/steps'
import type { RowSet } from './row-set'
import { addUp, countOne, startOf } from '../compile/starts'

/** Records open at one level to everybody in a set of users. */
export interface SetGrant {
  /** The sharing rule that gives it, as position in `org.sharingRules`; −1 for what no rule gives. */
  readonly source: number
  readonly reach: Bitset
  readonly level: number
  readonly rows: RowSet
}

/** A grant of an object; `piece` is where the first of those that it was put together from stands among all these. */
export interface ObjectGrant extends SetGrant {
  readonly piece: number
}

/** The grants of one object and who holds them: `grantIndices` from `grantStarts[u]` to `grantStarts[u + 1] − 1` are those of user u. */
export interface HeldGrants {
  readonly grants: readonly ObjectGrant[]
  /** The first grants have a bit for each record, the others a list of records. */
  readonly denseCount: number
  /** Users that hold the same dense grants, together; `denseGroupOf` gives the group of a user. */
  readonly usersByDenseGrants: readonly (readonly number[])[]
  readonly denseGroupOf: Uint32Array
  readonly grantStarts: Uint32Array
  readonly grantIndices: Uint32Array
}

type GrantsByUser = Pick<HeldGrants, 'grantStarts' | 'grantIndices'>

/** Who holds which grants; lists of users whom no grant gained or lost since `before` are taken over. */
export function* heldGrants(
  grants: readonly ObjectGrant[],
  userCount: number,
  before: HeldGrants | null,
): Steps<HeldGrants> {
  const isDense = (grant: SetGrant) => grant.rows.kind === 'bits'
  const sorted = [...grants.filter(isDense), ...grants.filter((grant) => !isDense(grant))]
  const denseCount = grants.filter(isDense).length
  const isHeldAsBefore =
    before?.denseCount === denseCount && areListsEqual(before.grants, sorted, reachTheSame)
  if (isHeldAsBefore) {
    const { usersByDenseGrants, denseGroupOf, grantStarts, grantIndices } = before
    const held = { usersByDenseGrants, denseGroupOf, grantStarts, grantIndices }
    return { grants: sorted, denseCount, ...held }
  }
  const byUser =
    (before === null ? null : keptGrantsByUser(sorted, before)) ??
    (yield* grantsByUser(sorted, userCount))
  const groups = groupByDenseGrants(byUser, denseCount, userCount)
  return { grants: sorted, denseCount, ...byUser, ...groups }
}

const reachTheSame = (a: SetGrant, b: SetGrant) => areSetsEqual(a.reach, b.reach)

function groupByDenseGrants(
  { grantStarts, grantIndices }: GrantsByUser,
  denseCount: number,
  userCount: number,
): Pick<HeldGrants, 'usersByDenseGrants' | 'denseGroupOf'> {
  // A tree of grants: who holds the same ones, in their order, comes to the same node.
  const childOf = new Map<number, number>()
  const groupOfNode: (number | undefined)[] = [undefined]
  const usersByDenseGrants: number[][] = []
  const denseGroupOf = new Uint32Array(userCount)
  for (let user = 0; user < userCount; user++) {
    let node = 0
    const end = startOf(grantStarts, user + 1)
    for (let at = startOf(grantStarts, user); at < end; at++) {
      const grant = grantIndices[at] ?? 0
      if (grant >= denseCount) break
      const key = node * denseCount + grant
      const child = childOf.get(key) ?? groupOfNode.push(undefined) - 1
      childOf.set(key, child)
      node = child
    }
    const group = (groupOfNode[node] ??= usersByDenseGrants.length)
    denseGroupOf[user] = group
    const users = usersByDenseGrants[group]
    if (users === undefined) usersByDenseGrants.push([user])
    else users.push(user)
  }
  return { usersByDenseGrants, denseGroupOf }
}

/** The grants of users as before but for those whom some grant reaches anew or no more; null where the grants are others. */
function keptGrantsByUser(grants: readonly SetGrant[], before: HeldGrants): GrantsByUser | null {
  const userCount = before.grantStarts.length - 1
  const turned = turnedGrants(before, grants)
  if (turned === null) return null
  const grantStarts = new Uint32Array(userCount + 1)
  const grantIndices = new Uint32Array(before.grantIndices.length + turned.count)
  for (let user = 0; user < userCount; user++) {
    const [from, to] = [startOf(before.grantStarts, user), startOf(before.grantStarts, user + 1)]
    const others = turned.byUser.get(user) ?? noGrants
    grantStarts[user + 1] = inOneOf(
      before.grantIndices,
      from,
      to,
      others,
      grantIndices,
      startOf(grantStarts, user),
    )
  }
  return { grantStarts, grantIndices: grantIndices.slice(0, grantStarts[userCount]) }
}

const noGrants: readonly number[] = []

/** With more changes than this part of what all users hold, all is better listed anew. */
const differingShare = 1 / 2

/** By user, the grants that reach the user on one side only, in order; null for other grants, or many. */
function turnedGrants(
  before: HeldGrants,
  now: readonly SetGrant[],
): { readonly byUser: ReadonlyMap<number, readonly number[]>; readonly count: number } | null {
  const was = before.grants
  if (was.length !== now.length) return null
  const byUser = new Map<number, number[]>()
  let count = 0
  // Many grants reach the same set, before and now.
  const known = new Map<Bitset, { readonly old: Bitset; readonly users: Uint32Array }>()
  for (const [at, { reach }] of now.entries()) {
    const old = was[at]?.reach
    if (old === undefined || old === reach) continue
    let differing = known.get(reach)
    if (differing?.old !== old) {
      const difference = bitset(reach.length << 5)
      addDifference(old, reach, difference)
      differing = { old, users: membersIn(difference) }
      known.set(reach, differing)
    }
    count += differing.users.length
    if (count > differingShare * before.grantIndices.length) return null
    for (const user of differing.users) {
      const grants = byUser.get(user)
      if (grants === undefined) byUser.set(user, [at])
      else grants.push(at)
    }
  }
  return { byUser, count }
}

/** Writes what is in one of two ordered lists and not in both, in order, from `start` on; where that ends. */
function inOneOf(
  list: Uint32Array,
  from: number,
  to: number,
  others: readonly number[],
  into: Uint32Array,
  start: number,
): number {
  let end = start
  let at = from
  for (const other of others) {
    while (at < to && (list[at] ?? 0) < other) into[end++] = list[at++] ?? 0
    if (at < to && list[at] === other) at++
    else into[end++] = other
  }
  into.set(list.subarray(at, to), end)
  return end + to - at
}

/** To go through the users of a grant is as much work as to look at some records. */
const workOfGrant = 64

function* grantsByUser(grants: readonly SetGrant[], userCount: number): Steps<GrantsByUser> {
  const grantStarts = new Uint32Array(userCount + 1)
  // Many grants reach the same set.
  const membersByReach = new Map<Bitset, Uint32Array>()
  const membersOf = (reach: Bitset) => {
    const members = membersByReach.get(reach) ?? membersIn(reach)
    membersByReach.set(reach, members)
    return members
  }
  yield* oneByOne(grants, workOfGrant, ({ reach }) => {
    for (const user of membersOf(reach)) countOne(grantStarts, user + 1)
  })
  addUp(grantStarts)
  const next = grantStarts.slice()
  const grantIndices = new Uint32Array(startOf(grantStarts, userCount))
  yield* oneByOne(grants.entries(), workOfGrant, ([index, { reach }]) => {
    for (const user of membersOf(reach)) {
      const at = next[user] ?? 0
      next[user] = at + 1
      grantIndices[at] = index
    }
  })
  return { grantStarts, grantIndices }
}

/** The sparse grants that each of the users holds, in order. */
export function commonSparseGrants(
  {
    grantStarts,
    grantIndices,
    denseCount,
  }: Pick<HeldGrants, 'grantStarts' | 'grantIndices' | 'denseCount'>,
  users: readonly number[],
): number[] {
  const [first = 0, ...others] = users
  let common: number[] = []
  for (let at = startOf(grantStarts, first); at < startOf(grantStarts, first + 1); at++)
    if ((grantIndices[at] ?? 0) >= denseCount) common.push(grantIndices[at] ?? 0)
  for (const user of others) {
    if (common.length === 0) break
    let at = startOf(grantStarts, user)
    const end = startOf(grantStarts, user + 1)
    common = common.filter((grant) => {
      while (at < end && (grantIndices[at] ?? 0) < grant) at++
      return at < end && grantIndices[at] === grant
    })
  }
  return common
}
