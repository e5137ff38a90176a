import type { Org } from '../../model/org'
import { userFamily, type User } from '../../model/user'
import type { Reason } from '../answer'
import { heldContainerLookup, type HeldContainer } from './held-containers'
import { datelessSets, containerOf, neverExpiring, type SessionOptions } from './standing'

/**
 * What is odd about users and what they were given: HLT-36 a licence that is not held (PRM-04), HLT-61 an end that cannot
 * be (PRM-05a), and users that the platform would refuse (LIC-04, GST-07). `rule` of a reason is the finding's number.
 */
export function userFindings(org: Org, session: SessionOptions): readonly Reason[] {
  const heldBy = heldContainerLookup(org, session)
  return [
    ...org.users.flatMap((user) => licenceFindings(org, user)),
    ...org.users.flatMap((user) => fitFindings(heldBy(user), user)),
    ...expiryFindings(org),
  ]
}

/** PRM-04. */
function fitFindings(held: readonly HeldContainer[], user: User): Reason[] {
  return held.flatMap(({ container, standing, members }) => {
    const sets = 'permissionSets' in container ? members : [{ set: container, standing }]
    return sets
      .filter((each) => each.standing === 'otherLicence' || each.standing === 'licenceNotHeld')
      .map(({ set }) => ({
        code: 'assignment-violates-licence',
        rule: 'HLT-36',
        args: { user: user.username, container: set.label, licence: set.license ?? '' },
      }))
  })
}

/** PRM-05a. */
function expiryFindings(org: Org): Reason[] {
  const dateless = datelessSets(org)
  const usernames = new Map(org.users.map((user) => [user.id, user.username]))
  const labels = new Map<string, string>(
    [...org.permissionSets, ...org.permissionSetGroups].map(({ id, label }) => [id, label]),
  )
  return org.assignments
    .filter((each) => each.expirationDate !== null && dateless.has(containerOf(each)))
    .map((assignment) => ({
      code: 'expiry-ignored',
      rule: 'HLT-61',
      args: {
        user: usernames.get(assignment.user) ?? '',
        container: labels.get(containerOf(assignment)) ?? '',
        permission: neverExpiring.join(', '),
      },
    }))
}

/** LIC-04, USR-05. */
function licenceFindings(org: Org, user: User): Reason[] {
  const args = { user: user.username }
  switch (userFamily(user.userType)) {
    case 'highVolume':
      return user.role === null ? [] : [{ code: 'community-user-with-role', rule: 'LIC-04', args }]
    case 'partner':
    case 'customerPlus':
      return user.contact !== null && user.account !== null
        ? []
        : [{ code: 'external-user-without-account', rule: 'LIC-04', args }]
    case 'guest':
      return membershipsOfGuest(org, user).map((what) => ({
        code: 'guest-with-membership',
        rule: 'GST-07',
        args: { ...args, what },
      }))
    case 'internal':
    case 'chatterOnly':
      return []
  }
}

function membershipsOfGuest(org: Org, user: User): string[] {
  const isMember = org.groups.some(({ members }) =>
    members?.some((member) => member.kind === 'user' && member.user === user.id),
  )
  return [
    ...(user.role === null ? [] : ['a role']),
    ...(user.manager === null ? [] : ['a manager']),
    ...(isMember ? ['a group or queue'] : []),
  ]
}
