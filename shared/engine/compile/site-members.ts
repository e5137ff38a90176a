import type { Org } from '../../model/org'
import type { UserId } from '../../model/id'
import { addBit, bitset, type Bitset } from './bitset'

/** Members of each site of the org, by profile or permission set. Rules R13.25, R15.19. O(sites × users). */
export function compileSiteMembers(
  org: Org,
  userIndexById: ReadonlyMap<UserId, number>,
): readonly Bitset[] {
  return org.networks.map((network) => {
    const members = bitset(org.users.length)
    org.users.forEach(({ profile }, user) => {
      if (network.profiles.includes(profile)) addBit(members, user)
    })
    for (const assignment of org.assignments) {
      const user = userIndexById.get(assignment.user)
      const isMember =
        assignment.kind === 'permissionSet' &&
        network.permissionSets.includes(assignment.permissionSet)
      if (isMember && user !== undefined) addBit(members, user)
    }
    return members
  })
}
