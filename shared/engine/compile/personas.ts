import { parseUserId } from '../../model/id'
import { licenceFamily } from '../../model/licence-caps'
import type { Profile } from '../../model/container'
import type { Org } from '../../model/org'
import type { User, UserType } from '../../model/user'

/**
 * The org with a synthetic user for each profile when the import holds no users at all (product 4); else the org itself.
 *
 * Personas have no role, are active, and are marked by `isPersona`.
 */
export function withPersonas(org: Org): Org {
  if (org.users.length > 0) return org
  return { ...org, users: org.profiles.filter((profile) => !profile.isMissing).map(personaOf) }
}

function personaOf(profile: Profile): User {
  return {
    id: parseUserId(`persona:${profile.name}`),
    username: `persona.${profile.name}`,
    name: profile.label,
    alias: null,
    isActive: true,
    isFrozen: false,
    userType: userTypeOf(profile.userLicense),
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

/** Rule R13.1: the user type that goes with a licence; internal where the licence is not stated. */
function userTypeOf(userLicense: string | null): UserType {
  switch (userLicense === null ? null : licenceFamily(userLicense)) {
    case 'customerCommunity':
    case 'externalApps':
      return 'CspLitePortal'
    case 'customerCommunityPlus':
      return 'PowerCustomerSuccess'
    case 'partnerCommunity':
      return 'PowerPartner'
    case 'guest':
      return 'Guest'
    case 'chatterOrIdentity':
      return 'CsnOnly'
    case 'salesforce':
    case 'platform':
    case 'integration':
    case null:
      return 'Standard'
  }
}
