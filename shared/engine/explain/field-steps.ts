import type { FieldConfig } from '../../model/object-config'
import type { Reason } from '../answer'
import type { CompiledObject } from '../compile/compiled-object'
import { fieldKeys } from '../permission/field-keys'
import {
  fieldBitsFrom,
  fieldPermission,
  hasNoFieldPermissions,
  isWritable,
  type FieldPermission,
} from '../permission/field-permissions'
import { ObjectBit } from '../permission/object-bits'
import { FieldBit, type RawGrants } from '../permission/raw-grants'
import type { RecordAccessBounds } from '../record/record-access'
import type { Subject } from '../record/subject'
import { reasonOf, type Step } from './decision-frame'
import { fieldLeg } from './field-leg'
import { permissionsOf } from './object-steps'

/** View All Fields, then each container, then the record. Rules FLS-10–FLS-15, FLS-20, LAY-03. */
export function fieldSteps(
  subject: Subject,
  field: FieldConfig,
  bounds: RecordAccessBounds,
): Step[] {
  const { object } = subject
  const permissions = permissionsOf(subject)
  const inForce = fieldPermission(permissions, object, field)
  const args = { field: `${object.name}.${field.name}`, object: object.name }
  const possible = bitsOfField(inForce.mayBeReadable, inForce.mayBeEditable)
  const isFree = hasNoFieldPermissions(object, field)
  const viewsAll = ((permissions.bits[object.index] ?? 0) & ObjectBit.viewAllFields) !== 0
  const start: Step = {
    leg: 'field',
    at: isFree
      ? reasonOf('at-field-free', 'FLS-15', args)
      : reasonOf('at-view-all-fields', 'FLS-13', args),
    inputs: isFree
      ? [reasonOf('field-without-permissions', 'FLS-15', args)]
      : [reasonOf(viewsAll ? 'view-all-fields-held' : 'view-all-fields-none', 'FLS-13', args)],
    change: { field: fieldBitsFrom(permissions, object, field, []) },
  }
  const containers = isFree
    ? []
    : permissions.grants.map((grant, at): Step => ({
        leg: 'field',
        at: reasonOf(`at-${grant.kind}`, 'FLS-10', { container: grant.name }),
        inputs: [entryOf(object, field, grant, args)],
        change: {
          field: fieldBitsFrom(permissions, object, field, permissions.grants.slice(0, at + 1)),
        },
      }))
  const readOnly = isWritable(field) ? [] : [reasonOf('field-not-writable', 'FLS-20', args)]
  return [
    start,
    ...containers,
    {
      leg: 'field',
      at: reasonOf('at-field', 'FLS-12a', args),
      inputs: [...fieldLeg(subject, field).reasons, ...readOnly],
      change: {
        field: bitsOfField(inForce.isReadable, inForce.isEditable),
        possibleField: possible,
      },
    },
    onRecord(inForce, bounds, args),
  ]
}

/** The field leg and the record leg together. Rule LAY-03. */
function onRecord(
  inForce: FieldPermission,
  { certain, possible }: RecordAccessBounds,
  args: Readonly<Record<string, string>>,
): Step {
  const isReadable = inForce.isReadable && certain.read
  const isEditable = inForce.isEditable && certain.edit
  const code = isEditable ? 'field-here-edit' : isReadable ? 'field-here-read' : 'field-here-none'
  return {
    leg: 'field',
    at: reasonOf('at-field-here', 'LAY-03', args),
    inputs: [reasonOf(code, 'LAY-03', args)],
    change: {
      field: bitsOfField(isReadable, isEditable),
      possibleField: bitsOfField(
        inForce.mayBeReadable && possible.read,
        inForce.mayBeEditable && possible.edit,
      ),
    },
  }
}

const bitsOfField = (isReadable: boolean, isEditable: boolean): number =>
  (isReadable ? FieldBit.readable : 0) | (isEditable ? FieldBit.editable : 0)

function entryOf(
  object: CompiledObject,
  field: FieldConfig,
  grant: RawGrants,
  args: Readonly<Record<string, string>>,
): Reason {
  const { own, components } = fieldKeys(object.name, field)
  const bits = [...own, ...components].reduce((all, key) => all | (grant.fields.get(key) ?? 0), 0)
  const named = { ...args, container: grant.name }
  if ((bits & FieldBit.editable) !== 0) return reasonOf('entry-edit', 'FLS-10', named)
  if ((bits & FieldBit.readable) !== 0) return reasonOf('entry-read', 'FLS-10', named)
  return grant.areFieldsKnown(object, field.isDeclared)
    ? reasonOf('entry-none', 'FLS-10', named)
    : reasonOf('entry-unknown', 'R19.1', named)
}
