import type { Org } from '../../model/org'
import { holdsOneOfSets, type HeldContainers } from '../permission/held-containers'
import { addBit, areSetsEqual, bitset, type Bitset } from './bitset'
import { areListsEqual } from './keep'

/** Users of a site: those who are in it, and with them those who may be as far as the import says. */
export interface SiteMembers {
  readonly certain: Bitset
  readonly possible: Bitset
}

/**
 * Members of each site of the org, as login takes them: by profile, or by a permission set in force. Rules LOG-10, R15.19.
 *
 * Nothing is looked up where they do not see each other. O(sites × users).
 */
export function compileSiteMembers(org: Org, heldBy: HeldContainers): readonly SiteMembers[] {
  if (!org.settings.enableCommunityUserVisibility) return []
  return org.networks.map(({ profiles, permissionSets }) => {
    const [certain, possible] = [bitset(org.users.length), bitset(org.users.length)]
    for (const [position, user] of org.users.entries()) {
      const isMember = profiles.includes(user.profile)
        ? 'yes'
        : permissionSets.length === 0
          ? 'no'
          : holdsOneOfSets(heldBy(user), permissionSets)
      if (isMember === 'yes') addBit(certain, position)
      if (isMember !== 'no') addBit(possible, position)
    }
    return { certain, possible }
  })
}

/** True where every site has the members that it had. */
export const areMembersSame = (before: readonly SiteMembers[], after: readonly SiteMembers[]) =>
  areListsEqual(
    before,
    after,
    (a, b) => areSetsEqual(a.certain, b.certain) && areSetsEqual(a.possible, b.possible),
  )
