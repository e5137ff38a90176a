import type { CategoryGroupVisibility } from '@shared/model/data-category'
import type { LayoutAssignment, RecordTypeVisibility } from '@shared/model/layout'
import type { IpRange, LoginHours } from '@shared/model/login'
import type { Positioned } from './positioned'

export interface ParsedObjectPermissions extends Positioned {
  readonly object: string
  readonly allowCreate: boolean
  readonly allowRead: boolean
  readonly allowEdit: boolean
  readonly allowDelete: boolean
  readonly viewAllRecords: boolean
  readonly modifyAllRecords: boolean
  readonly viewAllFields: boolean
}

export interface ParsedFieldPermissions extends Positioned {
  readonly object: string
  readonly field: string
  readonly readable: boolean
  readonly editable: boolean
}

/** A system permission or a custom permission. */
export interface ParsedSwitch extends Positioned {
  readonly name: string
  readonly enabled: boolean
}

/** One entry per object, field or name: the same entry twice was united. */
export interface ParsedPermissions {
  readonly objectPermissions: readonly ParsedObjectPermissions[]
  readonly fieldPermissions: readonly ParsedFieldPermissions[]
  readonly userPermissions: readonly ParsedSwitch[]
  readonly customPermissions: readonly ParsedSwitch[]
  readonly recordTypeVisibilities: readonly (Positioned & RecordTypeVisibility)[]
  readonly categoryGroupVisibilities: readonly (Positioned & CategoryGroupVisibility)[]
}

export interface ParsedProfile extends Positioned, ParsedPermissions {
  readonly name: string
  /** What people read: `System Administrator` for `Admin`. */
  readonly label: string
  readonly isCustom: boolean | null
  readonly userLicense: string | null
  /** A retrieve puts into a profile only what was retrieved beside it: true for every profile file (import-formats 4). */
  readonly isPartial: boolean
  /** Null when the file has none, or an empty element, which deletes them (LOG-12). */
  readonly loginHours: LoginHours | null
  readonly loginIpRanges: readonly IpRange[]
  readonly layoutAssignments: readonly LayoutAssignment[]
}

export interface ParsedPermissionSet extends Positioned, ParsedPermissions {
  readonly name: string
  readonly label: string | null
  readonly license: string | null
  readonly hasActivationRequired: boolean
  /** True below API 40, where a retrieve leaves out what was not retrieved beside it (import-formats 4). */
  readonly isPartial: boolean
}

export interface ParsedMutingPermissionSet extends Positioned, ParsedPermissions {
  readonly name: string
  readonly label: string | null
}

export interface ParsedPermissionSetGroup extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly status: string | null
  readonly hasActivationRequired: boolean
  readonly permissionSets: readonly string[]
  readonly mutingPermissionSets: readonly string[]
}

export interface ParsedCustomPermission extends Positioned {
  readonly name: string
  readonly label: string | null
  /** Names of the custom permissions that this one requires (PRM-44). */
  readonly requires: readonly string[]
}
