import type { FieldName, ObjectName } from './id'

/** What a layout does to a field in the user interface, never in the API. Rules FLS-40, FLS-41. */
export interface LayoutItem {
  readonly field: FieldName
  readonly behavior: 'Edit' | 'Required' | 'Readonly'
}

export interface Layout {
  readonly object: ObjectName
  /** Name without its object (`Account Layout`). */
  readonly name: string
  readonly items: readonly LayoutItem[]
}

/** Layout of a profile for one record type; null is the master record type. */
export interface LayoutAssignment {
  readonly object: ObjectName
  readonly layout: string
  readonly recordType: string | null
}

export interface RecordType {
  readonly name: string
  readonly label: string
  readonly isActive: boolean
}

/** Which record types may be chosen when creating or changing; never who may see records. Rule FLS-45. */
export interface RecordTypeVisibility {
  readonly object: ObjectName
  readonly recordType: string
  readonly visible: boolean
  readonly isDefault: boolean
}
