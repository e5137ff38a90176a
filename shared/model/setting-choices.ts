import { calendarAccesses, editions, type OrgSettings } from './org'

/** A setting of the org that has a closed list of values. */
export type SettingName = Exclude<keyof OrgSettings, 'timeZone'>

const switched = [false, true] as const

/** The values that each setting may have, in the order in which they are offered. */
export const settingChoices: { readonly [Name in SettingName]: readonly OrgSettings[Name][] } = {
  enableExternalSharingModel: switched,
  enablePortalUserCaseSharing: switched,
  enablePartnerSuperUserAccess: switched,
  enableManagerGroups: switched,
  enablePortalUserVisibility: switched,
  enableCommunityUserVisibility: switched,
  t2ForecastAccessLevel: ['None', 'Read', 'Edit'],
  hasAllAccessMode: ['strict', 'share'],
  keepPreviousOwnerOnOpportunity: switched,
  rwtAllowsDelete: switched,
  territoryRollsUpRoles: switched,
  cbpOwnerKeepsFullAccess: switched,
  hvuSeesAllAccountContacts: switched,
  convertedLeadReadOnly: switched,
  edition: editions,
  isMfaRequired: switched,
  isSsoOnly: switched,
  knowledgeStandardSharing: switched,
  enhancedFolderSharing: switched,
  editReadOnlyOverridesFls: switched,
  platformCase: switched,
  defaultCalendarAccess: calendarAccesses,
  enforceIpRangesEveryRequest: switched,
  strictEdition: switched,
}

export const settingNames = Object.keys(settingChoices) as readonly SettingName[] // the table has exactly these keys

/** Decisions that are a switch: where the platform's documents leave the answer open, the setting is the reading in force. */
export const decisionOfSetting = {
  hasAllAccessMode: 'D-03',
  keepPreviousOwnerOnOpportunity: 'D-08',
  rwtAllowsDelete: 'D-10',
  territoryRollsUpRoles: 'D-32',
  cbpOwnerKeepsFullAccess: 'D-37',
  hvuSeesAllAccountContacts: 'D-38',
  convertedLeadReadOnly: 'D-57',
} as const satisfies Partial<Record<SettingName, string>>
