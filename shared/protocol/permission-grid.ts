import type { FieldName, ObjectName } from '../model/id'
import type { ChangeText, Sentence } from './sentence'

// What every profile and set grants on objects and fields, as a grid to edit.

export interface PermissionGridCalls {
  /** What each container grants on each object, or with an object on each of its fields. */
  permissionGrid: (query: PermissionGridQuery) => PermissionGrid
  /** The changes that give the targets what the source has, and what they come to. */
  copyFieldPermissions: (query: CopyQuery) => CopyPreview
}

export interface PermissionGridQuery {
  /** Null: the grid of objects. */
  readonly object: ObjectName | null
}

/**
 * A whole grid; the cell of row r and column c is at r * columns.length + c.
 *
 * Bits are those of `model/object-bits`: `ObjectBit` in the grid of objects, `FieldBit` in a grid of fields.
 */
export interface PermissionGrid {
  readonly object: ObjectName | null
  /** Every object whose fields have a grid. */
  readonly objects: readonly { readonly name: ObjectName; readonly label: string }[]
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridContainer[]
  /** As the container states them; `unknownCell` where no file says (import-formats 4). */
  readonly cells: Uint8Array
  /** Permissions that the container's licence keeps from counting (LIC-02); empty in a grid of fields. */
  readonly capped: Uint8Array
}

/** An object, or a field of the grid's object. */
export interface GridRow {
  readonly name: string
  readonly label: string
  /** A field's type; empty for an object. */
  readonly detail: string
  /** Permissions that everybody has here, whatever a container says. */
  readonly fixedBits: number
  /** Permissions that nobody can be given here. */
  readonly barredBits: number
  /** Why some are fixed or barred, and the rule; both empty where none is. */
  readonly reason: Sentence
  readonly rule: string
}

export type GridContainerKind = 'profile' | 'permissionSet' | 'mutingPermissionSet'

export interface ContainerRef {
  readonly kind: GridContainerKind
  readonly name: string
}

export interface GridContainer extends ContainerRef {
  readonly label: string
  /** Its licence, or the group that a muting set mutes; may be empty. */
  readonly detail: string
  /** False: it was not imported, so that nothing in it can be edited. */
  readonly isKnown: boolean
}

/** Copies field permissions from one field to others of its object, or from one container to others. */
export type CopyQuery =
  | {
      readonly kind: 'field'
      readonly object: ObjectName
      readonly from: FieldName
      readonly to: readonly FieldName[]
      readonly limit: number
    }
  | {
      readonly kind: 'container'
      /** Null: the fields of every object. */
      readonly object: ObjectName | null
      readonly from: ContainerRef
      readonly to: readonly ContainerRef[]
      readonly limit: number
    }

export interface CopyPreview {
  readonly changes: readonly ChangeText[]
  /** Cells that change, the first `limit` of them. */
  readonly lines: readonly CopyLine[]
  readonly changedCount: number
  /** Cells that cannot be copied to or from: unknown, or a field without permissions of its own. */
  readonly skippedCount: number
}

/** One cell of field and container before and after, as `FieldBit`s. */
export interface CopyLine {
  readonly object: ObjectName
  readonly field: FieldName
  readonly container: GridContainer
  readonly before: number
  readonly after: number
}
