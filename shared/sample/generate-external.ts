import type { RecordId, UserId } from '../model/id'
import type { Role } from '../model/role'
import type { User, UserType } from '../model/user'
import type { Containers } from './generate-containers'
import { userAt } from './generate-users'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { recordIdAt, roleIdAt } from './sample-id'

/** External users with their roles, and what the records must look like for them. */
export interface ExternalPeople {
  readonly users: readonly User[]
  readonly roles: readonly Role[]
  /** Owner of the account at this position: an internal user with a role (R4.12). */
  readonly accountOwners: ReadonlyMap<number, UserId>
  /** Account (by position) of the contact at this position. */
  readonly contactAccounts: ReadonlyMap<number, number>
}

const externalKinds: readonly { userType: UserType; profile: number }[] = [
  { userType: 'PowerPartner', profile: 5 },
  { userType: 'PowerPartner', profile: 5 },
  { userType: 'PowerCustomerSuccess', profile: 6 },
  { userType: 'CspLitePortal', profile: 7 },
  { userType: 'PowerPartner', profile: 5 },
  { userType: 'CspLitePortal', profile: 7 },
]
const portalLevels = ['Executive', 'Manager', 'User'] as const

/** Partners, customers and high-volume users of the first accounts, their account roles, and one guest. Rules R13.1, R4.11. */
export function generateExternalPeople(
  random: Random,
  shape: OrgShape,
  internals: readonly User[],
  roles: readonly Role[],
  containers: Containers,
): ExternalPeople {
  const owners = internals.filter((user) => user.role !== null)
  if (!shape.features.includes('externalUsers') || owners.length === 0) return nobody
  const accountCount = Math.max(2, Math.floor(shape.userCount / 50))
  const accountOwners = new Map<number, UserId>()
  const portalRoles: Role[] = []
  for (let account = 0; account < accountCount; account++) {
    const owner = random.pick(owners)
    accountOwners.set(account, owner.id)
    portalRoles.push(...accountRoles(account, owner.role, roles.length + portalRoles.length))
  }
  const users: User[] = []
  const contactAccounts = new Map<number, number>()
  const externalCount = Math.max(externalKinds.length, Math.floor(shape.userCount / 10))
  for (let position = 0; position < externalCount; position++) {
    const account = position % accountCount
    contactAccounts.set(position, account)
    const kind = elementAt(externalKinds, position % externalKinds.length)
    const number = internals.length + position
    const isHighVolume = kind.userType === 'CspLitePortal'
    const ownRoles = portalRoles.filter((role) => role.portalAccount === accountIdAt(account))
    users.push({
      ...userAt(random, number, kind.userType, shape.features.includes('inactiveUsers')),
      profile: elementAt(containers.profiles, kind.profile).id,
      role: isHighVolume ? null : random.pick(ownRoles).id,
      contact: recordIdAt('003', position + 1),
      account: accountIdAt(account),
      isPortalSuperUser: !isHighVolume && random.chance(0.4),
    })
  }
  const guest = userAt(random, internals.length + externalCount, 'Guest', false)
  users.push({
    ...guest,
    name: 'Help Site Guest User',
    nickname: 'Help_Site',
    profile: elementAt(containers.profiles, 8).id,
  })
  return { users, roles: portalRoles, accountOwners, contactAccounts }
}

const nobody: ExternalPeople = {
  users: [],
  roles: [],
  accountOwners: new Map(),
  contactAccounts: new Map(),
}

const accountIdAt = (position: number): RecordId => recordIdAt('001', position + 1)

function accountRoles(account: number, ownerRole: Role['id'] | null, before: number): Role[] {
  return portalLevels.map((level, depth) => ({
    id: roleIdAt(before + depth + 1),
    developerName: `Account${account + 1}Partner${level}`,
    name: `Account ${account + 1} Partner ${level}`,
    parent: depth === 0 ? ownerRole : roleIdAt(before + depth),
    portalType: 'Partner',
    portalAccount: accountIdAt(account),
    contactAccessLevel: 'None',
    opportunityAccessLevel: 'None',
    caseAccessLevel: 'None',
    isMissing: false,
    categoryGroupVisibilities: [],
  }))
}
