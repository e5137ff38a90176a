import type { FieldConfig } from '../../model/object-config'
import { standardFieldsWithoutFieldPermissions, systemFields } from '../../model/standard-objects'
import type { CompiledObject } from '../compile/compiled-object'
import type { PermissionClass } from './compile-permissions'
import { ObjectBit } from './object-bits'
import { FieldBit, fieldKey } from './raw-grants'

/**
 * A field permission in force. `isReadable`/`isEditable` include the object leg (FLS-12a), not the record leg.
 *
 * `mayBe…` differ from them where the import does not say.
 */
export interface FieldPermission {
  readonly field: string
  readonly isReadable: boolean
  readonly isEditable: boolean
  readonly mayBeReadable: boolean
  readonly mayBeEditable: boolean
}

/** True for a field that has no field permissions: readable with the object, editable with it if writable. Rule FLS-15. */
export function hasNoFieldPermissions(object: CompiledObject, field: FieldConfig): boolean {
  if (field.type === 'MasterDetail') return true
  if (field.isRequired && !field.isCalculated) return true
  if (systemFields.includes(field.name)) return true
  return (standardFieldsWithoutFieldPermissions[object.name] ?? []).includes(field.name)
}

const notWritable = new Set([
  'Id',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'IsDeleted',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
])

/** False for formulas, roll-ups, auto numbers and system fields. Rule FLS-20. */
export function isWritable(field: FieldConfig): boolean {
  return (
    !field.isCalculated &&
    field.type !== 'AutoNumber' &&
    field.type !== 'Summary' &&
    !notWritable.has(field.name)
  )
}

/** Field permission in force of one class of users. Rules FLS-10–FLS-15, FLS-20. */
export function fieldPermission(
  permissions: PermissionClass,
  object: CompiledObject,
  field: FieldConfig,
): FieldPermission {
  const bits = permissions.bits[object.index] ?? 0
  const possible = permissions.possibleBits[object.index] ?? 0
  const stated = statedFieldBits(permissions, object, field)
  const isKnown = permissions.grants.every((grant) =>
    grant.areFieldsKnown(object, field.isDeclared),
  )
  const mayBe = isKnown ? stated : FieldBit.readable | FieldBit.editable
  return {
    field: field.name,
    isReadable: isReadable(bits, stated),
    isEditable: isEditable(bits, stated, field),
    mayBeReadable: isReadable(possible, mayBe),
    mayBeEditable: isEditable(possible, mayBe, field),
  }
}

function statedFieldBits(
  permissions: PermissionClass,
  object: CompiledObject,
  field: FieldConfig,
): number {
  if (hasNoFieldPermissions(object, field)) return FieldBit.readable | FieldBit.editable
  const key = fieldKey(object.name, field.name)
  return permissions.grants.reduce((bits, grant) => bits | (grant.fields.get(key) ?? 0), 0)
}

function isReadable(objectBits: number, fieldBits: number): boolean {
  if ((objectBits & ObjectBit.read) === 0) return false
  return (fieldBits & FieldBit.readable) !== 0 || (objectBits & ObjectBit.viewAllFields) !== 0
}

function isEditable(objectBits: number, fieldBits: number, field: FieldConfig): boolean {
  return (
    (objectBits & ObjectBit.edit) !== 0 &&
    (fieldBits & FieldBit.editable) !== 0 &&
    isWritable(field)
  )
}
