import type { AccessIndex } from './access-index'
import type { DoorRows } from './door-rows'
import { isSameBelow } from './user-order'
import { startOf } from '../compile/starts'

/**
 * The users in lists of those whom the same grants reach, who are of one family and have the same users below them: their
 * levels differ in nothing but their own records and what is open to them alone or from them upwards. O(grants of the users).
 *
 * Lists of users with the same dense grants stand together when the users do.
 */
export function usersAlike(
  index: Pick<AccessIndex, 'compiled' | 'users'>,
  doors: DoorRows,
  users: readonly number[],
): number[][] {
  if (users.length === 1) return [[...users]]
  const { families } = index.compiled
  const all: number[][] = []
  const byHash = new Map<number, number[][]>()
  for (const user of users) {
    const hash = hashOf(index, doors, user)
    const candidates = byHash.get(hash)
    const known = candidates?.find(
      ([first = -1]) =>
        families[first] === families[user] &&
        isSameBelow(index.users, first, user) &&
        areGrantsSame(doors, first, user),
    )
    if (known !== undefined) {
      known.push(user)
      continue
    }
    const alike = [user]
    all.push(alike)
    if (candidates === undefined) byHash.set(hash, [alike])
    else candidates.push(alike)
  }
  return all
}

function hashOf(
  { users }: Pick<AccessIndex, 'users'>,
  { grantStarts, grantIndices }: DoorRows,
  user: number,
): number {
  const isAlone = users.belowStart[user] === users.belowEnd[user]
  let hash = isAlone ? -1 : (users.belowStart[user] ?? 0)
  const end = startOf(grantStarts, user + 1)
  for (let at = startOf(grantStarts, user); at < end; at++)
    hash = Math.imul(hash ^ (grantIndices[at] ?? 0), 0x01000193)
  return hash
}

function areGrantsSame({ grantStarts, grantIndices }: DoorRows, a: number, b: number): boolean {
  const [from, to] = [startOf(grantStarts, a), startOf(grantStarts, b)]
  const length = startOf(grantStarts, a + 1) - from
  if (length !== startOf(grantStarts, b + 1) - to) return false
  for (let i = 0; i < length; i++) if (grantIndices[from + i] !== grantIndices[to + i]) return false
  return true
}
