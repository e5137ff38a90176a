import { parseUserId } from '@shared/model/id'
import type { Profile } from '@shared/model/container'
import type { User } from '@shared/model/user'
import { userTypeOfLicense } from './users'

/**
 * One synthetic user for each profile, for an import that holds no users: so that its heat-map answers at once.
 *
 * They have no role and are marked `isPersona`. Source: product 4.
 */
export function personasOf(profiles: Iterable<Profile>): User[] {
  return [...profiles].map((profile) => ({
    id: parseUserId(`persona:${profile.name}`),
    username: `persona:${profile.name}`,
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
  }))
}
