import { addAll, addBit, addDifference, areSetsEqual, bitset, type Bitset } from '../compile/bitset'
import { areListsEqual } from '../compile/keep'
import type { Steps } from '../compile/steps'
import type { AccessIndex, ObjectIndex } from './access-index'
import type { DoorRows } from './door-rows'
import type { SetGrant } from './held-grants'
import { areEntriesSame, type KeyedRows } from './keyed-rows'
import type { RowSet } from './row-set'
import { forEachBelow, isBelow } from './user-order'

/** Two indexes of the same users and records at the same places, before and after a change. */
export interface IndexPair {
  readonly before: AccessIndex
  readonly after: AccessIndex
}

/** True when users and records stand at the same places in both. */
export function areAtSamePlaces({ before, after }: IndexPair): boolean {
  return (
    before.users.rankOf === after.users.rankOf &&
    areListsEqual(
      before.objects,
      after.objects,
      (was, now) => was?.order.rowAt === now?.order.rowAt,
    )
  )
}

/** Users with other users below them than before. */
export function usersWithOthersBelow({ before, after }: IndexPair): Bitset {
  const users = bitset(after.users.rankOf.length)
  const [was, now] = [before.users, after.users]
  if (was === now) return users
  for (let user = 0; user < now.rankOf.length; user++) {
    const [start, end] = [was.belowStart[user] ?? 0, was.belowEnd[user] ?? 0]
    const [from, to] = [now.belowStart[user] ?? 0, now.belowEnd[user] ?? 0]
    const isSame =
      ((start === from && end === to) || (start === end && from === to)) &&
      areListsEqual(was.alsoBelow.get(user) ?? [], now.alsoBelow.get(user) ?? [])
    if (!isSame) addBit(users, user)
  }
  return users
}

/**
 * Users to whom the doors of one object may open other records than before, or at other levels; users with others below
 * them (`usersWithOthersBelow`) are not looked for. O(entries + grants × users / 32).
 */
export function* usersReachedDifferently(pair: IndexPair, object: number): Steps<Bitset> {
  const [was, now] = [pair.before.objects[object], pair.after.objects[object]]
  const users = bitset(pair.after.users.rankOf.length)
  if (was === undefined || now === undefined) return users
  addRunOwners(pair, was, now, users)
  const places = [doorsIn(was), doorsIn(now)] as const
  for (const bound of ['certain', 'possible'] as const) {
    const [old, fresh] = [places[0][bound], places[1][bound]]
    addRanks(pair, old.inherited, fresh.inherited, true, users)
    addRanks(pair, old.alone, fresh.alone, false, users)
    yield null
    addGrantees(liveGrants(pair.before, old), liveGrants(pair.after, fresh), users)
    yield null
  }
  return users
}

function doorsIn({ certain, possible }: ObjectIndex) {
  return { certain, possible: possible ?? certain }
}

/** Whoever lost or regained a record of their run, and everybody above. */
function addRunOwners(pair: IndexPair, was: ObjectIndex, now: ObjectIndex, users: Bitset): void {
  const [a, b] = [was.order.displaced, now.order.displaced]
  if (areListsEqual(a, b)) return
  const moved = [...a.filter((at) => !b.includes(at)), ...b.filter((at) => !a.includes(at))]
  const { ownedStarts } = now.order
  for (const position of moved) {
    let rank = 0
    while ((ownedStarts[rank + 1] ?? Infinity) <= position) rank++
    addWithAbove(pair, rank, users)
  }
}

/** The user of a rank, and everybody who is or was above. */
function addWithAbove({ before, after }: IndexPair, rank: number, users: Bitset): void {
  addBit(users, after.users.userAt[rank] ?? 0)
  for (let user = 0; user < after.users.rankOf.length; user++)
    if (isBelow(before.users, user, rank) || isBelow(after.users, user, rank)) addBit(users, user)
}

/** Users whose entries differ, and with `isInherited` everybody above them. */
function addRanks(
  pair: IndexPair,
  was: KeyedRows,
  now: KeyedRows,
  isInherited: boolean,
  users: Bitset,
): void {
  if (was === now) return
  const { userAt, rankOf } = pair.after.users
  const differing = new Uint32Array(userAt.length + 1)
  for (let rank = 0; rank < userAt.length; rank++) {
    const isSame = areEntriesSame(was, now, rank)
    differing[rank + 1] = (differing[rank] ?? 0) + (isSame ? 0 : 1)
    if (!isSame) addBit(users, userAt[rank] ?? 0)
  }
  if (!isInherited || differing.at(-1) === 0) return
  for (const order of [pair.before.users, pair.after.users])
    for (let user = 0; user < rankOf.length; user++)
      forEachBelow(order, user, (from, to) => {
        if (differing[from] !== differing[to]) addBit(users, user)
      })
}

function liveGrants({ isRuleOff }: AccessIndex, { grants }: DoorRows): SetGrant[] {
  return grants.filter(({ source }) => isRuleOff[source + 1] !== 1)
}

/** Users of grants that only one side has, and users that one side of the same grant has. */
function addGrantees(was: readonly SetGrant[], now: readonly SetGrant[], users: Bitset): void {
  const isSameButReach = (a: SetGrant, b: SetGrant) => a.rows === b.rows && a.level === b.level
  if (areListsEqual(was, now, isSameButReach)) {
    const pairs = new Map<Bitset, Bitset>() // many grants reach the same set
    for (const [at, { reach }] of now.entries()) {
      const old = was[at]?.reach ?? reach
      if (pairs.get(reach) !== old) addDifference(old, reach, users)
      pairs.set(reach, old)
    }
    return
  }
  const old = new Map<RowSet, SetGrant[]>()
  for (const grant of was) {
    const others = old.get(grant.rows)
    if (others === undefined) old.set(grant.rows, [grant])
    else others.push(grant)
  }
  const fresh: SetGrant[] = []
  for (const grant of now) {
    const candidates = old.get(grant.rows) ?? []
    const same = candidates.findIndex(
      ({ level, reach }) => level === grant.level && reach === grant.reach,
    )
    const at = same >= 0 ? same : candidates.findIndex(({ level }) => level === grant.level)
    const [other] = at < 0 ? [] : candidates.splice(at, 1)
    if (other === undefined) fresh.push(grant)
    else addDifference(other.reach, grant.reach, users)
  }
  addUnmatched([...old.values()].flat(), fresh, users)
}

/** Grants whose rows were put together anew may still be the same. */
function addUnmatched(was: readonly SetGrant[], now: readonly SetGrant[], users: Bitset): void {
  const left = new Map<Bitset, SetGrant[]>()
  for (const grant of was) left.set(grant.reach, [...(left.get(grant.reach) ?? []), grant])
  for (const grant of now) {
    const others = left.get(grant.reach) ?? []
    const same = others.findIndex(
      ({ level, rows }) => level === grant.level && areRowsEqual(rows, grant.rows),
    )
    if (same >= 0) others.splice(same, 1)
    else addAll(users, grant.reach)
  }
  for (const [reach, grants] of left) if (grants.length > 0) addAll(users, reach)
}

function areRowsEqual(a: RowSet, b: RowSet): boolean {
  if (a.kind === 'list') return b.kind === 'list' && areListsEqual(a.positions, b.positions)
  return b.kind === 'bits' && areSetsEqual(a.bits, b.bits)
}
