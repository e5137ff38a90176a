import type { FieldMask, FieldType, ObjectKind, SharingModel } from '@shared/model/object-config'
import type { ChildLevel } from '@shared/model/role'
import type {
  ParsedCustomPermission,
  ParsedMutingPermissionSet,
  ParsedPermissionSet,
  ParsedPermissionSetGroup,
  ParsedProfile,
} from './parsed-containers'
import type {
  ParsedGrantee,
  ParsedRestrictionRule,
  ParsedSharingRule,
  ParsedSharingSet,
} from './parsed-sharing'
import type {
  ParsedConnectedApp,
  ParsedDataCategoryGroup,
  ParsedFolder,
  ParsedLayout,
  ParsedTrustedRange,
} from './parsed-surroundings'
import type { Positioned } from './positioned'

/**
 * What metadata files say, by developer name, parts merged and duplicates settled, no name resolved.
 *
 * Names are compared without regard to case and shown as first declared. Lists are sorted by name (rules by object, then
 * name). Null means "not stated". Values outside an enum were already replaced by the least access, with a warning.
 */
export interface ParsedMetadata {
  readonly objects: readonly ParsedObject[]
  readonly fields: readonly ParsedField[]
  readonly recordTypes: readonly ParsedRecordType[]
  readonly sharingReasons: readonly ParsedSharingReason[]
  readonly profiles: readonly ParsedProfile[]
  readonly permissionSets: readonly ParsedPermissionSet[]
  readonly permissionSetGroups: readonly ParsedPermissionSetGroup[]
  readonly mutingPermissionSets: readonly ParsedMutingPermissionSet[]
  readonly customPermissions: readonly ParsedCustomPermission[]
  readonly roles: readonly ParsedRole[]
  readonly groups: readonly ParsedGroup[]
  readonly queues: readonly ParsedQueue[]
  readonly sharingRules: readonly ParsedSharingRule[]
  readonly sharingSets: readonly ParsedSharingSet[]
  readonly restrictionRules: readonly ParsedRestrictionRule[]
  readonly territoryModels: readonly ParsedTerritoryModel[]
  readonly territories: readonly ParsedTerritory[]
  readonly networks: readonly ParsedNetwork[]
  readonly sites: readonly ParsedSite[]
  readonly layouts: readonly ParsedLayout[]
  readonly folders: readonly ParsedFolder[]
  readonly dataCategoryGroups: readonly ParsedDataCategoryGroup[]
  readonly connectedApps: readonly ParsedConnectedApp[]
  readonly settings: ParsedSettings
  readonly manifests: readonly ParsedManifest[]
  readonly project: ParsedProject
  /** Components by type as `package.xml` names them; `isRead` false: counted and named, not understood. Sorted by type. */
  readonly counts: readonly TypeCount[]
}

export interface TypeCount {
  readonly type: string
  readonly count: number
  readonly isRead: boolean
}

export interface ParsedObject extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly kind: ObjectKind
  /** False when only parts of it (fields, record types) were in the import. */
  readonly hasFile: boolean
  readonly sharingModel: SharingModel | null
  readonly externalSharingModel: SharingModel | null
  readonly nameField: { readonly label: string | null; readonly type: string | null } | null
}

export interface ParsedField extends Positioned {
  readonly object: string
  readonly name: string
  readonly label: string | null
  /** Null: not stated (a standard field), or a type the model does not know (then `statedType` has it). */
  readonly type: FieldType | null
  readonly statedType: string | null
  readonly referenceTo: readonly string[]
  readonly relationshipOrder: number | null
  readonly writeRequiresMasterRead: boolean
  readonly isRequired: boolean
  readonly isCalculated: boolean
  readonly securityClassification: string | null
  readonly complianceGroup: string | null
  readonly businessStatus: string | null
  readonly mask: FieldMask | null
  readonly isEncryptedAtRest: boolean
}

export interface ParsedRecordType extends Positioned {
  readonly object: string
  readonly name: string
  readonly label: string | null
  readonly isActive: boolean
}

export interface ParsedSharingReason extends Positioned {
  readonly object: string
  readonly name: string
  readonly label: string | null
}

export interface ParsedRole extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly parent: string | null
  readonly contactAccessLevel: ChildLevel | null
  readonly opportunityAccessLevel: ChildLevel | null
  readonly caseAccessLevel: ChildLevel | null
}

/** Members of public groups are in no metadata file. */
export interface ParsedGroup extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly doesIncludeBosses: boolean | null
}

export interface ParsedQueue extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly doesIncludeBosses: boolean | null
  readonly objects: readonly string[]
  /** Null when the file has no `queueMembers`. */
  readonly members: readonly ParsedGrantee[] | null
}

export interface ParsedTerritoryModel extends Positioned {
  readonly name: string
  readonly label: string | null
}

export interface ParsedTerritory extends Positioned {
  readonly model: string
  readonly name: string
  readonly label: string | null
  readonly parent: string | null
  readonly type: string | null
  readonly accountAccessLevel: 'Read' | 'Edit' | 'All' | null
  readonly contactAccessLevel: ChildLevel | null
  readonly opportunityAccessLevel: ChildLevel | null
  readonly caseAccessLevel: ChildLevel | null
  readonly objectAccessLevels: readonly { readonly object: string; readonly accessLevel: string }[]
}

export interface ParsedNetwork extends Positioned {
  readonly name: string
  /** Developer name of the CustomSite. */
  readonly site: string | null
  readonly status: string | null
  readonly memberProfiles: readonly string[]
  readonly memberPermissionSets: readonly string[]
  readonly selfRegistrationProfile: string | null
  readonly enableGuestFileAccess: boolean | null
}

export interface ParsedSite extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly isActive: boolean | null
  readonly siteType: string | null
  readonly guestProfile: string | null
  readonly guestRecordDefaultOwner: string | null
}

/** A setting named as its API element; null: not stated. */
export interface ParsedSettings {
  /** `enableExternalSharingModel`, `enableManagerGroups` … of every settings file, by element name. */
  readonly switches: ReadonlyMap<string, boolean>
  /** `defaultAccountAccessLevel`, `t2ForecastAccessLevel` … of Territory2.settings, as written. */
  readonly territory2: ReadonlyMap<string, string>
  /** `networkAccess.ipRanges` of the Security settings that count: deploying them replaces the whole list (LOG-20). */
  readonly trustedIpRanges: readonly ParsedTrustedRange[]
  /** `edition` of a scratch org definition, as written. */
  readonly edition: string | null
  /** `objectSettings.X.sharingModel` of a scratch org definition. */
  readonly objectSharingModels: readonly (Positioned & {
    readonly object: string
    readonly sharingModel: SharingModel
  })[]
}

export interface ParsedManifest {
  readonly file: string
  readonly apiVersion: number | null
  readonly types: readonly { readonly name: string; readonly members: readonly string[] }[]
}

export interface ParsedProject {
  readonly name: string | null
  /** Namespaces of the project's own package, as its `sfdx-project.json` files say. */
  readonly namespaces: readonly string[]
  /** `sourceApiVersion`, else the version of the newest manifest. */
  readonly apiVersion: number | null
}
