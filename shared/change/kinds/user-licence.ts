import type { Profile } from '../../model/container'
import { licenceFamily } from '../../model/licence-caps'
import { userFamily, type User } from '../../model/user'
import { changeRefusal, type ChangeRefusal } from '../change'

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
