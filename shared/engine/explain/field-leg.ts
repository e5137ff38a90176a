import type { FieldConfig } from '../../model/object-config'
import type { LegVerdict, Reason } from '../answer'
import { fieldAccess } from '../permission/field-access'
import { fieldKeys } from '../permission/field-keys'
import { fieldPermission, hasNoFieldPermissions } from '../permission/field-permissions'
import { userAt } from '../compile/reach-context'
import { ObjectBit } from '../permission/object-bits'
import { mutedIn } from '../permission/permission-notes'
import { FieldBit } from '../permission/raw-grants'
import type { PermissionClass } from '../permission/compile-permissions'
import type { Subject } from '../record/subject'
import { permissionsInForce } from '../permission/permission-class'

/** The field leg: who makes it readable, then what masks it and what pages make of it. Rules FLS-10–FLS-41, CLS-10. */
export function fieldLeg(subject: Subject, field: FieldConfig): LegVerdict {
  const { compiled, user, object } = subject
  const permissions = permissionsInForce(compiled, user)
  const permission = fieldPermission(permissions, object, field)
  const containers = fieldContainers(permissions, subject, field)
  const args = { field: `${object.name}.${field.name}`, containers: containers.join(', ') }
  if (permission.isReadable) {
    const open = hasNoFieldPermissions(object, field)
      ? { code: 'field-without-permissions', rule: 'FLS-15', args }
      : permission.isEditable
        ? { code: 'field-editable', rule: 'FLS-10', args }
        : containers.length === 0
          ? viewAllFieldsReason(permissions, subject, args.field)
          : { code: 'field-readable', rule: 'FLS-10', args }
    const muted = permission.isEditable ? [] : mutedFieldNotes(subject, field, FieldBit.editable)
    const reasons = [open, ...muted, ...pageReasons(subject, field)]
    return { leg: 'field', verdict: 'open', reasons }
  }
  const verdict = permission.mayBeReadable ? 'unknown' : 'closed'
  const code = verdict === 'unknown' ? 'field-unknown' : 'field-hidden'
  const muted = mutedFieldNotes(subject, field, FieldBit.readable)
  return { leg: 'field', verdict, reasons: [{ code, rule: 'FLS-10', args }, ...muted] }
}

/** FLS-13: no container makes the field readable, and some make all of the object's. */
function viewAllFieldsReason(
  { grants }: PermissionClass,
  { object }: Subject,
  field: string,
): Reason {
  const giving = grants.filter(
    ({ bitsByObject }) =>
      ((bitsByObject.get(object.name.toLowerCase()) ?? 0) & ObjectBit.viewAllFields) !== 0,
  )
  const containers = giving.map(({ name }) => name).join(', ')
  return { code: 'field-view-all', rule: 'FLS-13', args: { field, containers } }
}

/** PRM-11: what sets of a group give on the field and its muting set takes away. */
function mutedFieldNotes(
  { compiled, user, object }: Subject,
  field: FieldConfig,
  bit: number,
): Reason[] {
  const { own } = fieldKeys(object.name, field)
  const permissions = bit === FieldBit.readable ? 'Read' : 'Edit'
  return compiled
    .heldBy(userAt(compiled, user))
    .filter((held) => own.some((key) => (mutedIn(compiled.org, held).fields.get(key) ?? 0) & bit))
    .map(({ container }) => ({
      code: 'permission-muted',
      rule: 'PRM-11',
      args: { group: container.name, object: `${object.name}.${field.name}`, permissions },
    }))
}

const shownRules = ['CLS-10', 'FLS-18', 'FLS-30', 'FLS-40', 'FLS-41']

/** Masks, layouts and lookups, as a page shows the field; layouts are left out where none was imported. */
function pageReasons({ compiled, user, object, row }: Subject, field: FieldConfig): Reason[] {
  const record = { object: object.index, row }
  const { reasons } = fieldAccess(compiled, { user, object, field, record, channel: 'UI' })
  return reasons.filter(
    ({ rule, code }) =>
      shownRules.includes(rule) && (code !== 'layout-unknown' || compiled.org.layouts.length > 0),
  )
}

function fieldContainers(
  { grants }: PermissionClass,
  { object }: Subject,
  field: FieldConfig,
): string[] {
  const { own, components } = fieldKeys(object.name, field)
  return grants
    .filter((grant) =>
      [...own, ...components].some(
        (key) => ((grant.fields.get(key) ?? 0) & FieldBit.readable) !== 0,
      ),
    )
    .map((grant) => grant.name)
}
