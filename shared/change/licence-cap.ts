import type { ObjectPermissionKey, Profile } from '../model/container'
import { internalOnlyPermissions, licenceCap, licenceFamily } from '../model/licence-caps'
import type { ObjectConfig } from '../model/object-config'
import type { Org } from '../model/org'
import { changeRefusal, type ChangeRefusal } from './change'

const letters: Readonly<Record<ObjectPermissionKey, string>> = {
  allowCreate: 'C',
  allowRead: 'R',
  allowEdit: 'E',
  allowDelete: 'D',
  viewAllRecords: 'V',
  modifyAllRecords: 'M',
  // LIC-07a: it has no letter and goes with Read.
  viewAllFields: 'R',
}

/** Family of a profile's licence; null where the table does not know what it leaves. */
function familyOf({ userLicense }: Profile) {
  const family = userLicense === null ? null : licenceFamily(userLicense)
  return family === 'integration' ? null : family
}

/** LIC-07, LIC-08: why a profile of this licence cannot give the permission on the object; null when it can. */
export function cappedOnObject(
  { settings }: Org,
  profile: Profile,
  { name, kind }: ObjectConfig,
  permission: ObjectPermissionKey,
): ChangeRefusal | null {
  const family = familyOf(profile)
  if (family === null || (family === 'platform' && name === 'Case' && settings.platformCase))
    return null
  const cap = licenceCap(family, name, kind === 'custom')
  return cap.includes(letters[permission])
    ? null
    : changeRefusal(
        'licence-cap',
        `the licence \`${profile.userLicense ?? ''}\` of the profile \`${profile.name}\` does not allow this on \`${name}\` (LIC-07); leave this change out`,
      )
}

const outside = ['salesforce', 'platform']

/** LIC-03: why a profile of this licence cannot give a system permission; null when it can. */
export function cappedInSystem(profile: Profile, permission: string): ChangeRefusal | null {
  const family = familyOf(profile)
  return family === null ||
    outside.includes(family) ||
    !internalOnlyPermissions.includes(permission)
    ? null
    : changeRefusal(
        'licence-cap',
        `the licence \`${profile.userLicense ?? ''}\` of the profile \`${profile.name}\` does not allow \`${permission}\` (LIC-03); leave this change out`,
      )
}
