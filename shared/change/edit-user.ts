import { licenceFamily } from '../model/licence-caps'
import type { Profile } from '../model/container'
import type { RoleId } from '../model/id'
import type { Org } from '../model/org'
import { userFamily, type User } from '../model/user'
import { changeRefusal, type Change, type ChangeRefusal } from './change'
import type { Edited } from './edit-object'
import { profileNamed, roleNamed, userNamed } from './naming'

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

const withUser = (org: Org, position: number, user: User): Org => ({
  ...org,
  users: org.users.with(position, user),
})

export function editUserRole(org: Org, change: Of<'userRole'>): Edited {
  const found = userNamed(org, change.user)
  if (found.kind === 'refused') return found
  if (change.role === null) return withUser(org, found.position, { ...found.item, role: null })
  const role = roleNamed(org, change.role)
  if (role.kind === 'refused') return role
  return withUser(org, found.position, { ...found.item, role: role.item.id })
}

/** PRM-01: the profile's licence is the user's licence, and no licence is both inside and outside. */
export function editUserProfile(org: Org, change: Of<'userProfile'>): Edited {
  const found = userNamed(org, change.user)
  if (found.kind === 'refused') return found
  const profile = profileNamed(org, change.profile)
  if (profile.kind === 'refused') return profile
  return (
    otherSide(found.item, profile.item) ??
    withUser(org, found.position, { ...found.item, profile: profile.item.id })
  )
}

const externalFamilies: readonly string[] = [
  'customerCommunity',
  'customerCommunityPlus',
  'partnerCommunity',
  'externalApps',
  'guest',
]

/** PRM-01: why a user of this type cannot have the profile; null when nothing speaks against it. */
export function otherSide(user: User, profile: Profile): ChangeRefusal | null {
  if (profile.userLicense === null) return null
  const licence = licenceFamily(profile.userLicense)
  const family = userFamily(user.userType)
  if (licence === null || family === 'chatterOnly') return null
  if (externalFamilies.includes(licence) === (family !== 'internal')) return null
  return changeRefusal(
    'wrong-licence',
    `\`${profile.name}\` belongs to the licence \`${profile.userLicense}\`, which a user of type \`${user.userType}\` cannot have; name a profile of the user's own kind`,
  )
}

/** R16.5: what was shared by hand, or through a team, with an inactive user does not come back. */
export function editUserActive(org: Org, change: Of<'userActive'>): Edited {
  const found = userNamed(org, change.user)
  if (found.kind === 'refused') return found
  const user = found.item
  const edited = withUser(org, found.position, { ...user, isActive: change.isOn })
  if (!change.isOn || user.isActive) return edited
  const shares = org.shares.filter(
    ({ grantee, rowCause }) =>
      !(grantee.kind === 'user' && grantee.user === user.id && isLostOnDeactivation(rowCause)),
  )
  return shares.length === org.shares.length ? edited : { ...edited, shares }
}

/** R16.4: manual and team rows. */
const isLostOnDeactivation = (rowCause: string) => rowCause === 'Manual' || rowCause === 'Team'

export function editUserFrozen(org: Org, change: Of<'userFrozen'>): Edited {
  const found = userNamed(org, change.user)
  if (found.kind === 'refused') return found
  return withUser(org, found.position, { ...found.item, isFrozen: change.isOn })
}

/** R4.1: the hierarchy is a forest; a role above itself cannot be. */
export function editRoleParent(org: Org, change: Of<'roleParent'>): Edited {
  const found = roleNamed(org, change.role)
  if (found.kind === 'refused') return found
  const role = found.item
  const placed = (parent: RoleId | null): Org => ({
    ...org,
    roles: org.roles.with(found.position, { ...role, parent }),
  })
  if (change.parent === null) return placed(null)
  const above = roleNamed(org, change.parent)
  if (above.kind === 'refused') return above
  if (role.portalType === 'None' && above.item.portalType !== 'None')
    return changeRefusal(
      'role-under-portal-role',
      `\`${role.developerName}\` cannot stand under the portal role \`${above.item.developerName}\`; name a role of the organization`,
    )
  const path = pathToTop(org, above.item.id)
  if (!path.some(({ id }) => id === role.id)) return placed(above.item.id)
  const names = path.slice(0, path.findIndex(({ id }) => id === role.id) + 1)
  return changeRefusal(
    'role-cycle',
    `\`${role.developerName}\` would stand above itself (${[...names.map((one) => one.developerName), above.item.developerName].toReversed().join(' > ')}); choose a parent outside its own subordinates`,
  )
}

function pathToTop(org: Org, from: RoleId): Org['roles'] {
  const rolesById = new Map(org.roles.map((role) => [role.id, role]))
  const path = new Set<Org['roles'][number]>()
  for (let at = rolesById.get(from); at !== undefined && !path.has(at);) {
    path.add(at)
    at = at.parent === null ? undefined : rolesById.get(at.parent)
  }
  return [...path]
}
