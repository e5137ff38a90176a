import { editions } from '../model/org'
import type { SettingName } from '../model/setting-choices'

/** English words for a setting of the org: its name, and what each of its values means as a sentence. */
interface SettingWords {
  readonly name: string
  readonly values: Readonly<Record<string, string>>
  readonly senses: Readonly<Record<string, string>>
}

/** A setting that is on or off; the senses come in that order. */
const onOff = (name: string, on: string, off: string): SettingWords => ({
  name,
  values: { true: 'on', false: 'off' },
  senses: { true: on, false: off },
})

const beyondEdition = 'what is used beyond this edition is reported; answers stay as they are'

const settings: Readonly<Record<SettingName | 'timeZone', SettingWords>> = {
  hasAllAccessMode: {
    name: 'All access',
    values: { strict: 'every right', share: 'sharing alone' },
    senses: {
      strict: '`HasAllAccess` asks for every right at once, object permissions included',
      share: '`HasAllAccess` asks for Full Access by sharing alone',
    },
  },
  keepPreviousOwnerOnOpportunity: onOff(
    'Previous owner of an opportunity keeps Read',
    'who gives an opportunity away keeps Read through a team row',
    'who gives an opportunity away keeps nothing',
  ),
  rwtAllowsDelete: onOff(
    'Public Read/Write/Transfer includes delete',
    'Public Read/Write/Transfer lets everybody delete',
    'Public Read/Write/Transfer does not let everybody delete',
  ),
  territoryRollsUpRoles: onOff(
    'Territory access rolls up roles',
    'access by territory rolls up the role hierarchy',
    'access by territory does not roll up the role hierarchy',
  ),
  cbpOwnerKeepsFullAccess: onOff(
    'Owner below a parent keeps Full Access',
    'the owner of a record that follows its parent keeps Full Access',
    'the owner of a record that follows its parent has what the parent gives',
  ),
  hvuSeesAllAccountContacts: onOff(
    'High-volume users see their account’s contacts',
    'a high-volume user sees all contacts of their own account',
    'a high-volume user sees their own contact alone',
  ),
  convertedLeadReadOnly: onOff(
    'Converted leads are read-only',
    'a converted lead is read-only',
    'a converted lead is edited as any other',
  ),
  enableExternalSharingModel: {
    name: 'External sharing model',
    values: { true: 'on', false: 'off' },
    senses: {
      '': 'not stated: a default for external users counts where an object states one',
      true: 'objects have a default of their own for external users',
      false: 'external users have the internal default',
    },
  },
  enablePortalUserCaseSharing: onOff(
    'Portal users edit their cases',
    'an external user edits the cases whose contact they are',
    'being the contact of a case opens nothing to an external user',
  ),
  enablePartnerSuperUserAccess: onOff(
    'Partner super users',
    'partner super users have the access of their peers and subordinates',
    'partner super user access is off',
  ),
  enableManagerGroups: onOff(
    'Manager groups',
    'sharing with managers and their subordinates counts',
    'sharing with managers and their subordinates opens nothing',
  ),
  enablePortalUserVisibility: onOff(
    'Portal user visibility',
    'external users of one account see each other',
    'external users of one account do not see each other',
  ),
  enableCommunityUserVisibility: onOff(
    'Community user visibility',
    'members of one site see each other',
    'members of one site do not see each other',
  ),
  t2ForecastAccessLevel: {
    name: 'Forecast managers of a territory',
    values: { None: 'None', Read: 'Read', Edit: 'Edit' },
    senses: {
      None: 'the forecast manager of a territory gets nothing by that',
      Read: 'the forecast manager of a territory reads its opportunities',
      Edit: 'the forecast manager of a territory edits its opportunities',
    },
  },
  edition: {
    name: 'Edition',
    values: { ProSuite: 'Pro Suite' },
    senses: {
      '': 'not stated: what is used beyond an edition is not reported',
      ...Object.fromEntries(editions.map((edition) => [edition, beyondEdition])),
    },
  },
  timeZone: {
    name: 'Time zone',
    values: {},
    senses: {
      '': 'not stated: login hours and relative dates cannot be told',
      stated: 'login hours and relative dates are told in this zone',
    },
  },
  isMfaRequired: onOff(
    'Multi-factor login',
    'every login needs a second factor',
    'a password is enough to log in',
  ),
  isSsoOnly: onOff(
    'Single sign-on only',
    'who must sign on by SSO cannot log in with a password',
    'everybody may log in with a password',
  ),
  knowledgeStandardSharing: onOff(
    'Standard sharing for Knowledge',
    'articles are shared like other records',
    'articles follow data categories',
  ),
  enhancedFolderSharing: onOff(
    'Enhanced folder sharing',
    'report and dashboard folders have View, Edit and Manage',
    'report and dashboard folders are public or hidden',
  ),
  editReadOnlyOverridesFls: onOff(
    'Edit Read Only Fields also opens field-level security',
    'Edit Read Only Fields edits what field-level security makes read-only',
    'Edit Read Only Fields concerns layouts alone',
  ),
  platformCase: onOff(
    'Cases in the Platform licence',
    'users with the Platform licence may hold permissions on cases',
    'users with the Platform licence hold no permission on cases',
  ),
  defaultCalendarAccess: {
    name: 'Calendar',
    values: {
      HideDetails: 'Hide Details',
      HideDetailsInsert: 'Hide Details and Add Events',
      ShowDetails: 'Show Details',
      ShowDetailsInsert: 'Show Details and Add Events',
      AllowEdits: 'Full Access',
    },
    senses: {
      '': 'not stated: Hide Details and Add Events is assumed',
      HideDetails: 'others see when a user is busy, and no more',
      HideDetailsInsert: 'others see when a user is busy and may add events',
      ShowDetails: 'others see the details of events',
      ShowDetailsInsert: 'others see the details of events and may add some',
      AllowEdits: 'others edit the events of a calendar',
    },
  },
  enforceIpRangesEveryRequest: onOff(
    'IP ranges at every request',
    'IP ranges of profiles are asked again at every request',
    'IP ranges of profiles are asked at the login alone',
  ),
  strictEdition: onOff(
    'Strict edition',
    'what the edition does not have is ignored in every answer',
    'what the edition does not have is reported and counts all the same',
  ),
}

/** What a setting is called; a name that is none stays as it is. */
export function formatSettingName(setting: string): string {
  return wordsOf(setting)?.name ?? setting
}

/** A value of a setting (`true`, `strict`) in a word or two. */
export function formatSettingValue(setting: string, value: string): string {
  return wordsOf(setting)?.values[value] ?? value
}

/** What is the case with this value, as a sentence; empty where the value says it all. */
export function formatSetting(setting: string, value: string): string {
  return wordsOf(setting)?.senses[value] ?? ''
}

function wordsOf(setting: string): SettingWords | undefined {
  const all: Readonly<Record<string, SettingWords | undefined>> = settings
  return all[setting]
}
