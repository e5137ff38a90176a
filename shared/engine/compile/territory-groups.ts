import type { Grantee } from '../../model/group'
import type { Org } from '../../model/org'
import type { Territory } from '../../model/sharing'
import { addBit } from './bitset'
import { addMember, mayBeMember, type ReachContext, type ReachSets } from './reach-context'

/** R5.2, R9.6, R9.11: users of the territory (and below), then users of its ancestors; roles add nobody unless D-32 says so. */
export function addTerritory(
  context: ReachContext,
  grantee: Extract<Grantee, { kind: 'territory' | 'territoryAndSubordinates' }>,
  sets: ReachSets,
  hasBosses: boolean,
): void {
  const { org } = context
  const rollsUp = hasBosses && org.settings.territoryRollsUpRoles
  const territory = org.territories.find((candidate) => candidate.id === grantee.territory)
  if (territory === undefined || territory.isActive === null) sets.isUncertain = true
  if (territory?.isActive !== true) return
  const included = grantee.kind === 'territory' ? [territory] : withDescendants(org, territory)
  for (const member of included) {
    for (const user of member.users) {
      addMember(context, context.userIndexById.get(user), rollsUp, sets)
    }
  }
  for (const above of territoryAncestors(org, territory)) {
    for (const id of above.users) {
      const user = context.userIndexById.get(id)
      if (user === undefined || !mayBeMember(context.families[user])) continue
      addBit(sets.members, user)
      addBit(sets.withSuperiors, user)
    }
  }
}

/** Ancestors of a territory, nearest first; a loop ends it. */
export function territoryAncestors(org: Org, territory: Territory): Territory[] {
  const ancestors: Territory[] = []
  let next = territory.parent
  while (next !== null) {
    const id = next
    const above = org.territories.find((candidate) => candidate.id === id)
    if (above === undefined || above === territory || ancestors.includes(above)) break
    ancestors.push(above)
    next = above.parent
  }
  return ancestors
}

function withDescendants(org: Org, territory: Territory): Territory[] {
  return org.territories.filter(
    (other) => other === territory || territoryAncestors(org, other).includes(territory),
  )
}
