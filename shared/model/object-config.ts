import type { FieldName, ObjectName } from './id'
import type { RecordType } from './layout'

export const sharingModels = [
  'Private',
  'Read',
  'ReadSelect',
  'ReadWrite',
  'ReadWriteTransfer',
  'FullAccess',
  'ControlledByParent',
  'ControlledByCampaign',
  'ControlledByLeadOrContact',
] as const
/** Organization-wide default as the Metadata API spells it. Rule R3.5. */
export type SharingModel = (typeof sharingModels)[number]

export type ObjectKind =
  | 'standard'
  | 'custom'
  | 'customSetting'
  | 'customMetadata'
  | 'platformEvent'
  | 'bigObject'
  | 'external'

export interface ObjectConfig {
  readonly name: ObjectName
  readonly label: string
  readonly kind: ObjectKind
  /** True when the import (or the user) states this object; false when it only stands in the catalogue or is named by others. */
  readonly isDeclared: boolean
  /** Internal default as stated; null when not stated: the platform's default is taken and marked assumed. */
  readonly sharingModel: SharingModel | null
  /** External default as stated; null: not stated (R3.4). */
  readonly externalSharingModel: SharingModel | null
  /** Why somebody chose these defaults, in their words; absent: nobody said. */
  readonly sharingModelReason?: string
  /** "Grant Access Using Hierarchies" (R4.7); null when no file said it: on, marked assumed (D-15). */
  readonly grantAccessUsingHierarchies: boolean | null
  /** Three characters that begin the ids of this object's records. */
  readonly keyPrefix: string | null
  readonly fields: readonly FieldConfig[]
  readonly recordTypes: readonly RecordType[]
}

export const fieldTypes = [
  'AutoNumber',
  'Lookup',
  'MasterDetail',
  'Checkbox',
  'Currency',
  'Date',
  'DateTime',
  'Email',
  'Number',
  'Percent',
  'Phone',
  'Picklist',
  'MultiselectPicklist',
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'Url',
  'EncryptedText',
  'Summary',
  'Hierarchy',
  'File',
  'MetadataRelationship',
  'Location',
  'ExternalLookup',
  'IndirectLookup',
  'Time',
  'Address',
  'Name',
  'Id',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const maskTypes = ['all', 'creditCard', 'ssn', 'lastFour', 'sin', 'nino'] as const

/** How classic encryption shows a value to users without `ViewEncryptedData`. Rules CLS-10, CLS-11. */
export interface FieldMask {
  readonly maskType: (typeof maskTypes)[number]
  readonly maskChar: 'asterisk' | 'X'
}

export interface FieldConfig {
  readonly name: FieldName
  readonly label: string
  /** Null for a standard field whose file states no type and that the catalogue does not know. */
  readonly type: FieldType | null
  /** True when the import (or the user) states this field; false for the catalogue's, system fields and columns seen only in data. */
  readonly isDeclared: boolean
  readonly referenceTo: readonly ObjectName[]
  /** MasterDetail: 0 first master, 1 second. */
  readonly relationshipOrder: number | null
  /** R11.3: true = Read on the master is enough to write the detail. */
  readonly writeRequiresMasterRead: boolean
  readonly isRequired: boolean
  /** Formula, roll-up or auto number: never editable (FLS-20). */
  readonly isCalculated: boolean
  readonly securityClassification: string | null
  readonly complianceGroup: string | null
  /** `Active`, `DeprecateCandidate`, `Hidden`. Rule CLS-01. */
  readonly businessStatus: string | null
  /** Of an `EncryptedText` field. */
  readonly mask: FieldMask | null
  /** Encrypted at rest, which hides it from nobody; absent: not said, or not. Rule CLS-20. */
  readonly isEncryptedAtRest?: boolean
}

/** A field of which only the name is known. */
export function namedField(name: FieldName): FieldConfig {
  return {
    name,
    label: name,
    type: null,
    isDeclared: false,
    referenceTo: [],
    relationshipOrder: null,
    writeRequiresMasterRead: false,
    isRequired: false,
    isCalculated: false,
    securityClassification: null,
    complianceGroup: null,
    businessStatus: null,
    mask: null,
  }
}
