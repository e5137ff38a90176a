import type { FieldConfig } from '../../model/object-config'
import type { LegVerdict, Reason } from '../answer'
import { fieldAccess } from '../permission/field-access'
import { fieldKeys } from '../permission/field-keys'
import { fieldPermission, hasNoFieldPermissions } from '../permission/field-permissions'
import { FieldBit } from '../permission/raw-grants'
import type { PermissionClass } from '../permission/compile-permissions'
import type { Subject } from '../record/subject'
import { permissionsInForce } from '../permission/permission-class'

/** The field leg: who makes it readable, then what masks it and what pages make of it. Rules FLS-10–FLS-41, CLS-10. */
export function fieldLeg(subject: Subject, field: FieldConfig): LegVerdict {
  const { compiled, user, object } = subject
  const permissions = permissionsInForce(compiled, user)
  const permission = fieldPermission(permissions, object, field)
  const args = {
    field: `${object.name}.${field.name}`,
    containers: fieldContainers(permissions, subject, field).join(', '),
  }
  if (permission.isReadable) {
    const code = hasNoFieldPermissions(object, field)
      ? 'field-without-permissions'
      : permission.isEditable
        ? 'field-editable'
        : 'field-readable'
    const rule = code === 'field-without-permissions' ? 'FLS-15' : 'FLS-10'
    const reasons = [{ code, rule, args }, ...pageReasons(subject, field)]
    return { leg: 'field', verdict: 'open', reasons }
  }
  const verdict = permission.mayBeReadable ? 'unknown' : 'closed'
  const code = verdict === 'unknown' ? 'field-unknown' : 'field-hidden'
  return { leg: 'field', verdict, reasons: [{ code, rule: 'FLS-10', args }] }
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
