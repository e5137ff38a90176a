import type {
  Assignment,
  MutingPermissionSet,
  PermissionSet,
  PermissionSetGroup,
  Profile,
} from './container'
import type { Group } from './group'
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
  readonly objects: readonly ObjectConfig[]
  readonly sharingRules: readonly SharingRule[]
  readonly sharingSets: readonly SharingSet[]
  readonly territories: readonly Territory[]
  readonly restrictionRules: readonly RestrictionRule[]
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
}

export const defaultSettings: OrgSettings = {
  enableExternalSharingModel: null,
  enablePortalUserCaseSharing: true,
  enablePartnerSuperUserAccess: false,
  enableManagerGroups: true,
  enablePortalUserVisibility: false,
  enableCommunityUserVisibility: false,
  t2ForecastAccessLevel: 'None',
  hasAllAccessMode: 'strict',
  rwtAllowsDelete: false,
  territoryRollsUpRoles: false,
  cbpOwnerKeepsFullAccess: true,
  hvuSeesAllAccountContacts: false,
  convertedLeadReadOnly: true,
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
    objects: [],
    sharingRules: [],
    sharingSets: [],
    territories: [],
    restrictionRules: [],
    shares: [],
    records: [],
    notRead: [],
  }
}
