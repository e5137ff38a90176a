import { addAll, addBit, bitset, hasBit, type Bitset } from './bitset'
import { areListsEqual } from './keep'
import type { ReachContext } from './reach-context'

/** Whom a change of roles may give other members or superiors: reaches that hold none of them keep what they are. */
export interface RoleMoves {
  /** Users with another role or other roles above them, and users below a role that somebody came into. */
  readonly users: Bitset
  /** Roles at or above these, and roles below a role that somebody came into: a group that names one may gain somebody. */
  readonly roles: Bitset
}

/**
 * What differs between two readings of one list of roles; null where users came to roles or lost all, which also makes
 * external users members of their family's group (R5.9). O(users + roles).
 */
export function roleMoves(
  { roleTree, roleOfUser }: ReachContext,
  before: Pick<ReachContext, 'roleTree' | 'roleOfUser'>,
): RoleMoves | null {
  const roleCount = roleTree.parent.length
  const moves = { users: bitset(roleOfUser.length), roles: bitset(roleCount) }
  if (roleTree === before.roleTree && roleOfUser === before.roleOfUser) return moves
  if (!areListsEqual(roleOfUser, before.roleOfUser, (now, was) => now < 0 === was < 0)) return null
  const isPathOther = bitset(roleCount)
  const isGained = bitset(roleCount)
  const isBelowGained = bitset(roleCount)
  const isAtOrAbove = moves.roles
  roleOfUser.forEach((role, user) => {
    if (role >= 0 && role !== before.roleOfUser[user]) addBit(isGained, role)
  })
  // In pre-order, parents come before their children.
  for (const role of roleTree.order) {
    const parent = roleTree.parent[role] ?? -1
    if (parent !== before.roleTree.parent[role] || isIn(isPathOther, parent))
      addBit(isPathOther, role)
    if (isIn(isGained, parent) || isIn(isBelowGained, parent)) addBit(isBelowGained, role)
    if (!isIn(isPathOther, role) && !isIn(isGained, role)) continue
    for (let at = role; at >= 0 && !isIn(isAtOrAbove, at); at = roleTree.parent[at] ?? -1)
      addBit(isAtOrAbove, at)
  }
  addAll(moves.roles, isBelowGained)
  roleOfUser.forEach((role, user) => {
    const isMoved = role !== before.roleOfUser[user] || isIn(isPathOther, role)
    if (isMoved || isIn(isBelowGained, role)) addBit(moves.users, user)
  })
  return moves
}

const isIn = (roles: Bitset, role: number) => role >= 0 && hasBit(roles, role)
