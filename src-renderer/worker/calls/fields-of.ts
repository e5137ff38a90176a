import { objectNamed } from '@shared/engine/compile/compile-tables'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { fieldPermission } from '@shared/engine/permission/field-permissions'
import { permissionClassOf } from '@shared/engine/permission/permission-class'
import { compareNames } from '@shared/model/name-order'
import type { FieldEntry, FieldsOfQuery } from '@shared/protocol/engine'

/** The fields of an object by label, with what the user's permissions give on them; empty for a stranger. */
export function fieldsOf(
  compiled: CompiledOrg,
  { user, object }: FieldsOfQuery,
): readonly FieldEntry[] {
  const found = objectNamed(compiled, object)
  const held = permissionClassOf(compiled, compiled.userIndexById.get(user) ?? -1)
  if (found === undefined || held === undefined) return []
  const entries = found.fields.map((field): FieldEntry => {
    const { isReadable, isEditable, mayBeReadable, mayBeEditable } = fieldPermission(
      held,
      found,
      field,
    )
    return {
      name: field.name,
      label: field.label === '' ? field.name : field.label,
      access: isEditable ? 'Edit' : isReadable ? 'Read' : 'None',
      isKnown: isReadable === mayBeReadable && isEditable === mayBeEditable,
    }
  })
  return entries.sort((a, b) => compareNames(a.label, b.label))
}
