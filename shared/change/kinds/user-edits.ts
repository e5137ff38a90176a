import { parseRecordId } from '../../model/id'
import { userTypeOfLicense } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import type { Role } from '../../model/role'
import { userFamily, type User, type UserType } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'
import { otherSide } from './user-licence'
import { valueOf, type RecordItem } from './record-item'

// What follows from setting one property of a user, or why it cannot be set.

/** LIC-04: who may have which role. */
export function withRole(user: User, role: Role | null): User | ChangeRefusal {
  if (role === null) return { ...user, role: null }
  const family = userFamily(user.userType)
  if (family === 'guest' || family === 'highVolume')
    return changeRefusal(
      'no-role',
      `\`${user.username}\` is of type \`${user.userType}\`, which has no role (LIC-04); leave the role empty`,
    )
  if (family === 'internal' && role.portalType !== 'None')
    return changeRefusal(
      'wrong-role',
      `\`${role.developerName}\` is a role of external users, \`${user.username}\` is internal (R4.11); name a role of the organization`,
    )
  return { ...user, role: role.id }
}

/** R5.11: a chain of managers has an end. */
export function withManager(org: Org, user: User, manager: User | null): User | ChangeRefusal {
  if (manager === null) return { ...user, manager: null }
  const usersById = new Map(org.users.map((one) => [one.id, one]))
  const seen = new Set<User>()
  for (let at: User | undefined = manager; at !== undefined && !seen.has(at);) {
    if (at.id === user.id)
      return changeRefusal(
        'manager-cycle',
        `\`${user.username}\` would be above themself through \`${manager.username}\` (R5.11); name another manager`,
      )
    seen.add(at)
    at = at.manager === null ? undefined : usersById.get(at.manager)
  }
  return { ...user, manager: manager.id }
}

/** R13.1, PRM-01: another type is another licence, and so another profile. */
export function withType(org: Org, user: User, userType: UserType): User | ChangeRefusal {
  const next = { ...user, userType }
  const profile = org.profiles.find(({ id }) => id === user.profile)
  const isBare = ['guest', 'highVolume'].includes(userFamily(userType))
  const typed = isBare ? { ...next, role: null } : next
  if (profile !== undefined && otherSide(next, profile) === null) return typed
  const fitting = org.profiles.find(
    (one) => one.userLicense !== null && userTypeOfLicense(one.userLicense) === userType,
  )
  return fitting === undefined
    ? changeRefusal(
        'wrong-licence',
        `no profile belongs to a licence of users of type \`${userType}\` (PRM-01); make one and set its \`userLicense\` first`,
      )
    : { ...typed, profile: fitting.id }
}

/** LIC-04: the account of an external user is that of the contact. */
export function withContact(user: User, contact: RecordItem | null): User | ChangeRefusal {
  if (contact === null) return { ...user, contact: null }
  if (contact.object !== 'Contact')
    return changeRefusal('wrong-value', `\`${contact.name}\` is no contact; name one`)
  const account = valueOf(contact.table, contact.row, 'AccountId')
  return {
    ...user,
    contact: contact.id,
    account: account === null ? user.account : parseRecordId(account),
  }
}

/** R16.5: what was shared by hand, or through a team, with an inactive user does not come back. */
export function withoutLostRows(org: Org, before: User, after: User): Org {
  if (before.isActive || !after.isActive) return org
  const shares = org.shares.filter(
    ({ grantee, rowCause }) =>
      !(
        grantee.kind === 'user' &&
        grantee.user === after.id &&
        (rowCause === 'Manual' || rowCause === 'Team')
      ),
  )
  return shares.length === org.shares.length ? org : { ...org, shares }
}
