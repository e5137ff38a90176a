import { noPermissions, profileDefaults, type Profile } from '../../model/container'
import { parseProfileId } from '../../model/id'
import { licenceFamily } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import { changeRefusal, type ChangeRefusal } from '../change'
import type { Edited } from '../kind'
import { profileNamed } from '../naming'
import { inList } from '../property'
import { mapped, withParts } from '../references'
import { permissionProperties } from './container'
import { labelledKind } from './labelled'
import { illegalLabelName } from './legal-name'
import { loginHoursList, loginIpRangesList } from './login-limits'
import { layoutsOf } from './record-types-of'
import { otherSide } from './user-licence'

const put = inList<Profile>(
  (org) => org.profiles,
  (org, profiles) => ({ ...org, profiles }),
)

/** PRM-01: every user has a profile, so one in use stays; sites, apps and sharing sets that name it go on without it. */
function without(org: Org, profile: Profile): Edited {
  const { id } = profile
  const count = org.users.filter((user) => user.profile === id).length
  if (count > 0)
    return changeRefusal(
      'profile-in-use',
      `${String(count)} ${count === 1 ? 'user has' : 'users have'} the profile \`${profile.name}\`, and a user needs a profile (PRM-01); give them another first`,
    )
  const others = <Entry extends { readonly profiles: readonly string[] }>(
    entries: readonly Entry[],
  ) =>
    mapped(entries, (entry) =>
      entry.profiles.includes(id)
        ? { ...entry, profiles: entry.profiles.filter((one) => one !== id) }
        : entry,
    )
  return withParts(org, {
    profiles: mapped(org.profiles, (one) => (one.id === id ? null : one)),
    sharingSets: others(org.sharingSets),
    connectedApps: others(org.connectedApps),
    networks: mapped(others(org.networks), (network) =>
      network.guestProfile === id ? { ...network, guestProfile: null } : network,
    ),
  })
}

/** PRM-01: a licence that the profile's users cannot have is refused. */
function withLicence(profile: Profile, text: string, org: Org): Profile | ChangeRefusal {
  const userLicense = text === '' ? null : text
  const next = { ...profile, userLicense }
  const user = org.users.find((one) => one.profile === profile.id && otherSide(one, next) !== null)
  return user === undefined
    ? next
    : changeRefusal(
        'wrong-licence',
        `\`${user.username}\` has the profile \`${profile.name}\` and is of type \`${user.userType}\`, which cannot have the licence \`${text}\` (PRM-01); give the users another profile first`,
      )
}

export const profileKind = labelledKind<Profile>({
  kind: 'profile',
  noun: 'profile',
  nameForm: 'Name',
  items: (org) => org.profiles,
  withItems: (org, profiles) => ({ ...org, profiles }),
  parseId: parseProfileId,
  find: profileNamed,
  illegal: illegalLabelName,
  fresh: {
    ...noPermissions,
    ...profileDefaults,
    userLicense: 'Salesforce',
    isPartial: false,
    isMissing: false,
  },
  note:
    () =>
    ({ userLicense }) =>
      userLicense === null || licenceFamily(userLicense) === 'salesforce' ? '' : userLicense,
  remove: without,
  properties: ({ text, list }) => [
    text('userLicense', (profile) => profile.userLicense, withLicence, {
      isOptional: true,
      rule: 'PRM-01',
    }),
    list('loginHours', { kind: 'lines', form: 'monday 08:00-18:00' }, loginHoursList(put)),
    list(
      'loginIpRanges',
      { kind: 'lines', form: '10.0.0.1-10.0.0.255 Office' },
      loginIpRangesList(put),
    ),
    list(
      'layoutAssignments',
      { kind: 'lines', form: 'Account.Partner = Partner Layout' },
      layoutsOf(put),
    ),
    ...permissionProperties(put),
  ],
})
