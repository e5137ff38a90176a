import type {
  Assignment,
  CustomPermission,
  MutingPermissionSet,
  PermissionSet,
  PermissionSetGroup,
  PermissionSetLicenseAssignment,
  Profile,
} from './container'
import type { DataCategoryGroup } from './data-category'
import type { Folder } from './folder'
import type { Group } from './group'
import type { Layout } from './layout'
import type { ConnectedApp, IpRange, Network } from './login'
import type { ObjectConfig } from './object-config'
import type { RecordTable } from './record-table'
import type { Role } from './role'
import type { RestrictionRule, Share, SharingRule, SharingSet, Territory } from './sharing'
import type { User } from './user'

/**
 * One org as plain data: what was stated and what was not, nothing derived.
 *
 * Every list is in canonical order (by name or id) so that equal orgs are equal text. The engine adds the platform's
 * defaults and marks answers that rest on them; a null says "not stated".
 */
export interface Org {
  readonly name: string
  readonly settings: OrgSettings
  readonly users: readonly User[]
  readonly roles: readonly Role[]
  readonly groups: readonly Group[]
  readonly profiles: readonly Profile[]
  readonly permissionSets: readonly PermissionSet[]
  readonly permissionSetGroups: readonly PermissionSetGroup[]
  readonly mutingPermissionSets: readonly MutingPermissionSet[]
  readonly assignments: readonly Assignment[]
  /** Null: no file said who holds which permission set licence. */
  readonly permissionSetLicenseAssignments: readonly PermissionSetLicenseAssignment[] | null
  readonly customPermissions: readonly CustomPermission[]
  readonly objects: readonly ObjectConfig[]
  readonly layouts: readonly Layout[]
  readonly sharingRules: readonly SharingRule[]
  readonly sharingSets: readonly SharingSet[]
  readonly territories: readonly Territory[]
  readonly restrictionRules: readonly RestrictionRule[]
  readonly folders: readonly Folder[]
  readonly dataCategoryGroups: readonly DataCategoryGroup[]
  readonly networks: readonly Network[]
  readonly connectedApps: readonly ConnectedApp[]
  /** LOG-04: where a login from needs no further step. */
  readonly trustedIpRanges: readonly IpRange[]
  readonly shares: readonly Share[]
  readonly records: readonly RecordTable[]
  /** Types of metadata and data that were in the import and are not understood, with their counts. */
  readonly notRead: readonly { readonly type: string; readonly count: number }[]
}

/** Settings of the org and the readings in force (decisions with a switch, record-access 20). */
export interface OrgSettings {
  /** R3.4; null: not stated. */
  readonly enableExternalSharingModel: boolean | null
  /** R10.15: an external user edits the cases whose contact they are. */
  readonly enablePortalUserCaseSharing: boolean
  readonly enablePartnerSuperUserAccess: boolean
  readonly enableManagerGroups: boolean
  readonly enablePortalUserVisibility: boolean
  readonly enableCommunityUserVisibility: boolean
  /** R9.9. */
  readonly t2ForecastAccessLevel: 'None' | 'Read' | 'Edit'
  /** D-03. */
  readonly hasAllAccessMode: 'strict' | 'share'
  /** D-08: who gives an opportunity away keeps Read through a team row. */
  readonly keepPreviousOwnerOnOpportunity: boolean
  /** D-10. */
  readonly rwtAllowsDelete: boolean
  /** D-32. */
  readonly territoryRollsUpRoles: boolean
  /** D-37. */
  readonly cbpOwnerKeepsFullAccess: boolean
  /** D-38. */
  readonly hvuSeesAllAccountContacts: boolean
  /** D-57. */
  readonly convertedLeadReadOnly: boolean
  /** EDI-01; null when not stated. */
  readonly edition: Edition | null
  /** IANA name of the org's default time zone; login hours are told in it (LOG-11). Null when not stated. */
  readonly timeZone: string | null
  /** LOG-06. */
  readonly isMfaRequired: boolean
  /** LOG-08: nobody logs in with a password where `IsSsoEnabled` is held. */
  readonly isSsoOnly: boolean
  /** KNW-02, R15.12 b. */
  readonly knowledgeStandardSharing: boolean
  /** FLD-13. */
  readonly enhancedFolderSharing: boolean
  /** FLS-30. */
  readonly editReadOnlyOverridesFls: boolean
  /** LIC-07: the Platform licence includes cases. */
  readonly platformCase: boolean
  /** R3.11: what internal users see of each other's calendars; null: not stated, the platform's default is assumed. */
  readonly defaultCalendarAccess: CalendarAccess | null
  /** LOG-23: IP ranges of profiles are asked again at every request. */
  readonly enforceIpRangesEveryRequest: boolean
  /** EDI-03: what the edition does not have is ignored, not only reported. */
  readonly strictEdition: boolean
}

/** As `Organization.DefaultCalendarAccess` spells it, from least to most. Rule R3.11 (D-12). */
export const calendarAccesses = [
  'HideDetails',
  'HideDetailsInsert',
  'ShowDetails',
  'ShowDetailsInsert',
  'AllowEdits',
] as const
export type CalendarAccess = (typeof calendarAccesses)[number]

export const editions = [
  'Essentials',
  'Starter',
  'ProSuite',
  'Group',
  'Professional',
  'Enterprise',
  'Performance',
  'Unlimited',
  'Developer',
] as const
export type Edition = (typeof editions)[number]

export const defaultSettings: OrgSettings = {
  enableExternalSharingModel: null,
  enablePortalUserCaseSharing: true,
  enablePartnerSuperUserAccess: false,
  enableManagerGroups: true,
  enablePortalUserVisibility: false,
  enableCommunityUserVisibility: false,
  t2ForecastAccessLevel: 'None',
  hasAllAccessMode: 'strict',
  keepPreviousOwnerOnOpportunity: false,
  rwtAllowsDelete: false,
  territoryRollsUpRoles: false,
  cbpOwnerKeepsFullAccess: true,
  hvuSeesAllAccountContacts: false,
  convertedLeadReadOnly: true,
  edition: null,
  timeZone: null,
  isMfaRequired: false,
  isSsoOnly: false,
  knowledgeStandardSharing: false,
  enhancedFolderSharing: true,
  editReadOnlyOverridesFls: true,
  platformCase: false,
  defaultCalendarAccess: null,
  enforceIpRangesEveryRequest: false,
  strictEdition: false,
}

/** An org with nothing in it, to build from. */
export function emptyOrg(name: string): Org {
  return {
    name,
    settings: defaultSettings,
    users: [],
    roles: [],
    groups: [],
    profiles: [],
    permissionSets: [],
    permissionSetGroups: [],
    mutingPermissionSets: [],
    assignments: [],
    permissionSetLicenseAssignments: null,
    customPermissions: [],
    objects: [],
    layouts: [],
    sharingRules: [],
    sharingSets: [],
    territories: [],
    restrictionRules: [],
    folders: [],
    dataCategoryGroups: [],
    networks: [],
    connectedApps: [],
    trustedIpRanges: [],
    shares: [],
    records: [],
    notRead: [],
  }
}
