import { parseProfileId, parseUserId, type UserId } from './id'
import { userTypeOfLicense } from './licence-caps'
import { noPermissions, profileDefaults, type Assignment, type Profile } from './container'
import type { Org } from './org'
import type { User } from './user'

/**
 * The org with a synthetic user for each profile when the import holds no users at all (product 4); else the org itself.
 *
 * Without profiles each permission set and each group of sets gets one, over a bare profile of its own. Personas have no
 * role, are active, and are marked by `isPersona`.
 */
export function withPersonas(org: Org): Org {
  if (org.users.length > 0) return org
  const profiles = org.profiles.filter((profile) => !profile.isMissing)
  if (profiles.length > 0)
    return { ...org, users: profiles.map((profile) => personaOf(profile.name, profile)) }
  const sets = org.permissionSets.filter((set) => !set.isMissing)
  const groups = org.permissionSetGroups.filter((group) => !group.isMissing)
  const holders = [...sets, ...groups].map((container) =>
    personaOf(container.name, { ...bareProfile, label: container.label }),
  )
  const assignments = [...sets, ...groups].map((container, i): Assignment => {
    const user = holders[i]?.id ?? parseUserId('')
    return 'permissionSets' in container
      ? { kind: 'permissionSetGroup', user, permissionSetGroup: container.id, expirationDate: null }
      : { kind: 'permissionSet', user, permissionSet: container.id, expirationDate: null }
  })
  if (holders.length === 0) return org
  return {
    ...org,
    users: holders,
    profiles: [...org.profiles, bareProfile],
    assignments: [...org.assignments, ...assignments],
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
      ({ id }) => id !== bareProfile.id || users.some(({ profile }) => profile === id),
    ),
    assignments: after.assignments.filter(({ user }) => !gone.has(user)),
  }
}

/** Id of the persona of a profile, by the profile's name. */
export const personaIdOf = (profile: string): UserId => parseUserId(`persona:${profile}`)

/** A profile that gives nothing, for personas that stand for a permission set alone. */
const bareProfile: Profile = {
  ...noPermissions,
  ...profileDefaults,
  id: parseProfileId('persona:profile'),
  name: 'No permissions',
  label: 'No permissions',
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
