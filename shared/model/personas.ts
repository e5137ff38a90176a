import { parseProfileId, parseUserId, type UserId } from './id'
import { userTypeOfLicense } from './licence-caps'
import { noPermissions, profileDefaults } from './container'
import type { PermissionSet, PermissionSetGroup, Profile } from './container'
import type { Org } from './org'
import type { User } from './user'

/**
 * The org with a synthetic user for each profile, each permission set and each group of sets when the import holds no
 * users at all (product 4); else the org itself.
 *
 * A set or group has its persona over a bare profile of its own: package projects say in their sets who may do what, and
 * have a piece of a profile at most. A licence that the profile or set names says what type of user it is for (R13.1).
 * Personas have no role, are active, and are marked by `isPersona`.
 */
export function withPersonas(org: Org): Org {
  if (org.users.length > 0) return org
  const stated = (container: { readonly isMissing: boolean }) => !container.isMissing
  const profiles = ownProfiles(org).filter(stated)
  const taken = new Set(profiles.map(({ name }) => name.toLowerCase()))
  const holderOf = (
    { name, label }: PermissionSet | PermissionSetGroup,
    license: string | null,
  ) => ({
    ...personaOf(taken.has(name.toLowerCase()) ? `${name} (permission set)` : name, bareProfile),
    ...{ name: label, userType: userTypeOfLicense(license) },
  })
  const expirationDate = null
  const ofSets = org.permissionSets.filter(stated).map((set) => {
    const user = holderOf(set, set.license)
    const held = { kind: 'permissionSet', permissionSet: set.id } as const
    return { user, assignment: { ...held, user: user.id, expirationDate } }
  })
  const ofGroups = org.permissionSetGroups.filter(stated).map((group) => {
    const user = holderOf(group, null)
    const held = { kind: 'permissionSetGroup', permissionSetGroup: group.id } as const
    return { user, assignment: { ...held, user: user.id, expirationDate } }
  })
  const holders = [...ofSets, ...ofGroups]
  const users = [
    ...profiles.map((profile) => personaOf(profile.name, profile)),
    ...holders.map(({ user }) => user),
  ]
  if (users.length === 0) return org
  if (holders.length === 0) return { ...org, users }
  return {
    ...org,
    users,
    profiles: [...ownProfiles(org), bareProfile],
    assignments: [...org.assignments, ...holders.map(({ assignment }) => assignment)],
  }
}

/**
 * The edited org without the personas that it was edited with: they stand in for users and are not stored.
 *
 * `before` is the org without them. One that an edit touched is kept; while there is no other user, all are then.
 */
export function withoutUntouchedPersonas(before: Org, after: Org): Org {
  if (before.users.length > 0) return after
  const made = new Map(withPersonas(before).users.map((user) => [user.id, JSON.stringify(user)]))
  const isUntouched = (user: User) => made.get(user.id) === JSON.stringify(user)
  const isNeeded = after.users.every(({ isPersona }) => isPersona)
  if (isNeeded && !after.users.every(isUntouched)) return after
  const gone = new Set(after.users.filter(isUntouched).map(({ id }) => id))
  const users = after.users.filter(({ id }) => !gone.has(id))
  return {
    ...after,
    users,
    profiles: after.profiles.filter(
      (one) => !isBareProfile(one) || users.some(({ profile }) => profile === one.id),
    ),
    assignments: after.assignments.filter(({ user }) => !gone.has(user)),
  }
}

/** Id of the persona of a profile, set or group, by its name. */
export const personaIdOf = (name: string): UserId => parseUserId(`persona:${name}`)

/** Profiles that are somebody's: without the one that stands under the personas of sets. */
export const ownProfiles = ({ profiles }: Pick<Org, 'profiles'>): readonly Profile[] =>
  profiles.filter((profile) => !isBareProfile(profile))

/** True for the profile that stands under the personas of sets: it gives nothing and is no profile of the org. */
export const isBareProfile = ({ id }: Pick<Profile, 'id'>): boolean => id === bareProfile.id

/** A profile that gives nothing, for personas that stand for a permission set alone. */
const bareProfile: Profile = {
  ...noPermissions,
  ...profileDefaults,
  id: parseProfileId('persona:profile'),
  name: 'No permissions',
  label: 'Permission set alone',
  userLicense: null,
  isPartial: false,
  isMissing: false,
}

function personaOf(name: string, profile: Profile): User {
  return {
    id: personaIdOf(name),
    username: `persona:${name}`,
    name: profile.label,
    alias: null,
    isActive: true,
    isFrozen: false,
    userType: userTypeOfLicense(profile.userLicense),
    profile: profile.id,
    role: null,
    manager: null,
    contact: null,
    account: null,
    isPortalSuperUser: false,
    nickname: null,
    isPersona: true,
  }
}
