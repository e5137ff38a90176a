import type { CategoryGroupVisibility } from './data-category'
import type {
  FieldName,
  MutingPermissionSetId,
  ObjectName,
  PermissionSetGroupId,
  PermissionSetId,
  ProfileId,
  UserId,
} from './id'
import type { LayoutAssignment, RecordTypeVisibility } from './layout'
import type { IpRange, LoginHours } from './login'

/** One entry of a container; a property that is true is granted (in a muting set: taken away, PRM-11). */
export interface ObjectPermissions {
  readonly object: ObjectName
  readonly allowCreate: boolean
  readonly allowRead: boolean
  readonly allowEdit: boolean
  readonly allowDelete: boolean
  readonly viewAllRecords: boolean
  readonly modifyAllRecords: boolean
  readonly viewAllFields: boolean
}

export interface FieldPermissions {
  readonly object: ObjectName
  readonly field: FieldName
  readonly readable: boolean
  readonly editable: boolean
}

/** What every container carries. Entries are sorted by name; one entry per object or field. */
export interface Permissions {
  readonly objectPermissions: readonly ObjectPermissions[]
  readonly fieldPermissions: readonly FieldPermissions[]
  /** Names of the system permissions that are enabled (`ViewAllData`). */
  readonly userPermissions: readonly string[]
  readonly customPermissions: readonly string[]
  readonly recordTypeVisibilities: readonly RecordTypeVisibility[]
  readonly categoryGroupVisibilities: readonly CategoryGroupVisibility[]
}

export interface Profile extends Permissions {
  readonly id: ProfileId
  /** As files name it (`Admin`); `label` is what people read (`System Administrator`). */
  readonly name: string
  readonly label: string
  /** User licence (`Salesforce`); null when not stated. */
  readonly userLicense: string | null
  /**
   * True when the profile came from a retrieve that holds entries only for what was retrieved beside it (import-formats 4):
   * an absent entry for an object or field that is not declared is then unknown, not "no".
   */
  readonly isPartial: boolean
  /** Named by users but not in the import: everything it gives is unknown. */
  readonly isMissing: boolean
  /** Null: no hours at all, so any time (LOG-13). */
  readonly loginHours: LoginHours | null
  readonly loginIpRanges: readonly IpRange[]
  /** False when only exported rows tell of the profile, or a fragment: neither carries its hours and ranges. */
  readonly areLoginLimitsKnown: boolean
  /** False for a fragment of a standard profile's file, whose system permissions nobody stated. */
  readonly areUserPermissionsKnown: boolean
  /** False when exported rows without the columns of the permissions on activities alone tell of the profile. Rule R15.4. */
  readonly areActivityPermissionsKnown?: false
  readonly layoutAssignments: readonly LayoutAssignment[]
}

export interface PermissionSet extends Permissions {
  readonly id: PermissionSetId
  readonly name: string
  readonly label: string
  /** User licence or permission set licence; null for none. */
  readonly license: string | null
  readonly hasActivationRequired: boolean
  readonly isMissing: boolean
}

export interface MutingPermissionSet extends Permissions {
  readonly id: MutingPermissionSetId
  readonly name: string
  readonly label: string
}

export interface PermissionSetGroup {
  readonly id: PermissionSetGroupId
  readonly name: string
  readonly label: string
  readonly permissionSets: readonly PermissionSetId[]
  readonly mutingPermissionSet: MutingPermissionSetId | null
  readonly hasActivationRequired: boolean
  readonly isMissing: boolean
}

/** A set or a group of sets given to a user. Rules PRM-02, PRM-05. */
export type Assignment =
  | {
      readonly kind: 'permissionSet'
      readonly user: UserId
      readonly permissionSet: PermissionSetId
      /** ISO 8601 instant, or null for ever. */
      readonly expirationDate: string | null
    }
  | {
      readonly kind: 'permissionSetGroup'
      readonly user: UserId
      readonly permissionSetGroup: PermissionSetGroupId
      readonly expirationDate: string | null
    }

/** True for a text that says when an assignment ends; with any other nobody can say whether it is live. Rule PRM-05. */
export const isExpirationDate = (text: string): boolean => !Number.isNaN(Date.parse(text))

/** A permission set licence given to a user; it raises the ceiling of the user's licence. Rules PRM-04, LIC-01. */
export interface PermissionSetLicenseAssignment {
  readonly user: UserId
  /** Developer name or label, as permission sets name it. */
  readonly permissionSetLicense: string
}

/** Rule PRM-27. */
export interface CustomPermission {
  readonly name: string
  readonly label: string
  readonly requiredPermissions: readonly string[]
}

export const objectPermissionKeys = [
  'allowCreate',
  'allowRead',
  'allowEdit',
  'allowDelete',
  'viewAllRecords',
  'modifyAllRecords',
  'viewAllFields',
] as const
export type ObjectPermissionKey = (typeof objectPermissionKeys)[number]

/** What only profiles carry, with nothing stated (PRM-03). */
export const profileDefaults = {
  loginHours: null,
  loginIpRanges: [],
  areLoginLimitsKnown: true,
  areUserPermissionsKnown: true,
  layoutAssignments: [],
} as const

export const noPermissions: Permissions = {
  objectPermissions: [],
  fieldPermissions: [],
  userPermissions: [],
  customPermissions: [],
  recordTypeVisibilities: [],
  categoryGroupVisibilities: [],
}
