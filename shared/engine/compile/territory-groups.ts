import type { Grantee } from '../../model/group'
import type { Territory } from '../../model/sharing'
import { addBit } from './bitset'
import {
  addMember,
  mayBeMember,
  type GrowingReach,
  type ReachContext,
  type ReachSets,
} from './reach-context'
import {
  possibleAncestors,
  possibleDescendants,
  territoryAncestors,
  withDescendants,
} from './territory-tree'

/** R5.2, R9.6, R9.11: users of the territory (and below), then users of its ancestors; roles add nobody unless D-32 says so. */
export function addTerritory(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'territory' | 'territoryAndSubordinates' }>,
  sets: GrowingReach,
  hasBosses: boolean,
): void {
  const rollsUp = hasBosses && context.org.settings.territoryRollsUpRoles
  const byId = context.territoryById
  const territory = byId.get(grantee.territory)
  if (territory === undefined || territory.isActive === null) sets.isUncertain = true
  if (territory?.isActive !== true) return
  const included = grantee.kind === 'territory' ? [territory] : withDescendants(byId, territory)
  for (const member of included) {
    for (const user of member.users) {
      addMember(context, context.userIndexById.get(user), rollsUp, sets)
    }
  }
  for (const above of territoryAncestors(byId, territory)) addUsersAbove(context, above, sets)
  for (const above of possibleAncestors(byId, territory))
    addUsersAbove(context, above, sets.possible())
  const below = grantee.kind === 'territory' ? [] : possibleDescendants(byId, territory)
  for (const member of below)
    for (const user of member.users)
      addMember(context, context.userIndexById.get(user), rollsUp, sets.possible())
}

function addUsersAbove(
  context: ReachContext,
  { users }: Territory,
  { members, withSuperiors }: Pick<ReachSets, 'members' | 'withSuperiors'>,
): void {
  for (const id of users) {
    const user = context.userIndexById.get(id)
    if (user === undefined || !mayBeMember(context.families[user])) continue
    addBit(members, user)
    addBit(withSuperiors, user)
  }
}
