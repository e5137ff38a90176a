import type { FieldConfig } from '../../model/object-config'
import { standardFieldsWithoutFieldPermissions, systemFields } from '../../model/standard-objects'
import type { CompiledObject } from '../compile/compiled-object'
import type { PermissionClass } from './compile-permissions'
import { contactSide, fieldKeys } from './field-keys'
import { ObjectBit, withoutUnmetPrerequisites } from './object-bits'
import { FieldBit, type Granted } from './raw-grants'

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

/** True for a field that has no field permissions: readable with the object, editable with it if writable. Rules FLS-15, EDI-15. */
export function hasNoFieldPermissions(object: CompiledObject, field: FieldConfig): boolean {
  if (!object.hasFieldPermissions || field.type === 'MasterDetail') return true
  if (field.isRequired && !field.isCalculated) return true
  if (systemFields.includes(field.name)) return true
  const side = contactSide(object.name, field.name)
  return standardFieldsWithoutFieldPermissions.get(side.object)?.includes(side.name) === true
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

/** Entries for one field under one reading: `FieldBit`s, and whether View All Fields reads it. */
interface FieldEntries {
  readonly bits: number
  readonly isReadByViewAllFields: boolean
}

/** Field permission in force of one class of users. Rules FLS-10–FLS-15, FLS-17, FLS-19, FLS-20. */
export function fieldPermission(
  permissions: PermissionClass,
  object: CompiledObject,
  field: FieldConfig,
): FieldPermission {
  const bits = permissions.bits[object.index] ?? 0
  const possible = permissions.possibleBits[object.index] ?? 0
  const entriesOf = statedEntries(object, field)
  const stated = entriesOf(permissions.grants)
  const isKnown = permissions.grants.every((grant) =>
    grant.areFieldsKnown(object, field.isDeclared),
  )
  const most = permissions.grants.map((grant) => grant.possible)
  const mayBe = isKnown ? entriesOf(most) : everything
  return {
    field: field.name,
    isReadable: isReadable(bits, stated),
    isEditable: isEditable(bits, stated.bits, field),
    mayBeReadable: isReadable(possible, mayBe),
    mayBeEditable: isEditable(possible, mayBe.bits, field),
  }
}

const everything: FieldEntries = {
  bits: FieldBit.readable | FieldBit.editable,
  isReadByViewAllFields: true,
}

/** What the first containers of a class give on a field for certain: `FieldBit`s, the object leg included. Rules FLS-10, FLS-12a. */
export function fieldBitsFrom(
  permissions: PermissionClass,
  object: CompiledObject,
  field: FieldConfig,
  grants: readonly Granted[],
): number {
  return fieldBitsOf(object, field)(permissions, grants)
}

/** The same for one field of many classes. */
export function fieldBitsOf(
  object: CompiledObject,
  field: FieldConfig,
): (permissions: PermissionClass, grants: readonly Granted[]) => number {
  const entriesOf = statedEntries(object, field)
  return (permissions, grants) => {
    const bits = permissions.bits[object.index] ?? 0
    const stated = entriesOf(grants)
    return (
      (isReadable(bits, stated) ? FieldBit.readable : 0) |
      (isEditable(bits, stated.bits, field) ? FieldBit.editable : 0)
    )
  }
}

/** Is the field itself editable by its entries (FLS-15: or without any), whatever the object and record legs say? */
export function isEntryEditable(
  permissions: PermissionClass,
  object: CompiledObject,
  field: FieldConfig,
  grants: readonly Granted[] = permissions.grants,
): boolean {
  return (statedEntries(object, field)(grants).bits & FieldBit.editable) !== 0
}

/** Entries for a field, by the containers that hold them. */
function statedEntries(
  object: CompiledObject,
  field: FieldConfig,
): (grants: readonly Granted[]) => FieldEntries {
  if (hasNoFieldPermissions(object, field)) return () => everything
  const keys = fieldKeys(object.name, field)
  const entries = [...keys.own, ...keys.components]
  return (grants) => {
    let stated = 0
    for (const grant of grants) for (const key of entries) stated |= grant.fields.get(key) ?? 0
    if (keys.object === object.name) return { bits: stated, isReadByViewAllFields: true }
    // FLS-19: View All Fields of contacts, not of accounts, reads the contact side of a person account.
    const ofContact = grants.reduce(
      (bits, grant) => bits | (grant.bitsByObject.get(keys.object.toLowerCase()) ?? 0),
      0,
    )
    const isRead = (withoutUnmetPrerequisites(ofContact) & ObjectBit.viewAllFields) !== 0
    return { bits: isRead ? stated | FieldBit.readable : stated, isReadByViewAllFields: false }
  }
}

function isReadable(objectBits: number, entries: FieldEntries): boolean {
  if ((objectBits & ObjectBit.read) === 0) return false
  if ((entries.bits & FieldBit.readable) !== 0) return true
  return entries.isReadByViewAllFields && (objectBits & ObjectBit.viewAllFields) !== 0
}

function isEditable(objectBits: number, fieldBits: number, field: FieldConfig): boolean {
  return (
    (objectBits & ObjectBit.edit) !== 0 &&
    (fieldBits & FieldBit.editable) !== 0 &&
    isWritable(field)
  )
}
