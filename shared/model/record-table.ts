import type { FieldName, GroupId, ObjectName, RecordId, UserId } from './id'

/**
 * The records of one object, in columns: position i of every array belongs to record i.
 *
 * `owners[i]` is a user or a queue, null for an object without owner or when the export held none.
 * References in `columns` are normalised ids; blank cells are null. Ids are unique within the table.
 */
export interface RecordTable {
  readonly object: ObjectName
  readonly ids: readonly RecordId[]
  readonly owners: readonly (UserId | GroupId | null)[]
  readonly columns: readonly RecordColumn[]
  /**
   * Record classes only (product 4), else null: the criteria rules that each class stands for, by rule name.
   * Where it is given, criteria are not evaluated on the columns.
   */
  readonly matchedRules: readonly (readonly string[])[] | null
}

export interface RecordColumn {
  readonly field: FieldName
  readonly values: readonly (string | null)[]
}
