import type { Certainty } from '../engine/certainty'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevel } from '../model/level'
import type { HeatMapRowKind } from './heat-map'
import type { ChangeText } from './sentence'

// Users, records and fields to choose from, and what is found by its name.

export type { Certainty }

export interface UsersOfRowQuery {
  readonly rows: HeatMapRowKind
  readonly row: string
  /** Only users whose name or username contains this; empty for all. */
  readonly filter: string
  readonly offset: number
  readonly limit: number
}

export interface RecordsOfCellQuery {
  readonly user: UserId
  readonly object: ObjectName
  readonly changes: readonly ChangeText[]
  /** Only records whose id, name or owner contains this; empty for all. */
  readonly filter: string
  readonly offset: number
  readonly limit: number
}

export interface Page<Entry> {
  readonly total: number
  readonly entries: readonly Entry[]
}

export interface UserEntry {
  readonly id: UserId
  readonly name: string
  readonly username: string
  readonly detail: string
  readonly isActive: boolean
}

export interface RecordEntry {
  readonly id: RecordId
  /** The record's name, or what its class stands for. */
  readonly name: string
  readonly owner: string
  readonly level: AccessLevel
  readonly certainty: Certainty
}

export interface FieldsOfQuery {
  readonly user: UserId
  readonly object: ObjectName
  readonly changes: readonly ChangeText[]
}

/** A field with what the user's permissions give on it, whatever the record. */
export interface FieldEntry {
  readonly name: FieldName
  readonly label: string
  readonly access: 'None' | 'Read' | 'Edit'
  /** False: the import does not say; `access` is what is certain. */
  readonly isKnown: boolean
}

export type SearchKind =
  'user' | 'object' | 'field' | 'sharingRule' | 'role' | 'profile' | 'permissionSet' | 'group'

export interface SearchHit {
  readonly kind: SearchKind
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly object: ObjectName | null
  readonly field: FieldName | null
}
