import type { PermissionSetGroup, Permissions } from '../../model/container'
import type { FieldConfig } from '../../model/object-config'
import type { Org } from '../../model/org'
import type { Reason } from '../answer'
import type { CompiledObject } from '../compile/compiled-object'
import { hasNoFieldPermissions, isWritable } from './field-permissions'
import { objectBits, wordsOfBits, withoutUnmetPrerequisites } from './object-bits'
import { ineffectiveMute } from './permission-notes'
import { systemDependencies } from './system-permissions'

/** A container as findings name it. */
type NamedContainer = Permissions & { readonly name: string; readonly label: string }

/**
 * What is odd in the containers of an org and how evaluation reads it: HLT-21 not closed, HLT-22 child without parent,
 * HLT-23 system permission alone, HLT-24 field entries that count for nothing, PRM-13 mutes without effect.
 *
 * Nothing here changes an answer. `rule` of a reason is the finding's number.
 */
export function containerFindings(org: Org, objects: readonly CompiledObject[]): readonly Reason[] {
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]))
  const fields = fieldLookup(objects)
  return [
    ...[...org.profiles, ...org.permissionSets].flatMap((container) => [
      ...objectFindings(container),
      ...parentFindings(container, objects, byName),
      ...systemFindings(container),
      ...fieldFindings(container, fields),
    ]),
    ...org.permissionSetGroups.flatMap((group) => muteFindings(org, group)),
  ]
}

/** PRM-21, PRM-23. */
function objectFindings(container: NamedContainer): Reason[] {
  return container.objectPermissions.flatMap((entry) => {
    const bits = objectBits(entry)
    const unmet = bits & ~withoutUnmetPrerequisites(bits)
    if (unmet === 0) return []
    const permission = wordsOfBits(unmet).join(', ')
    const args = { object: entry.object, permission }
    return [finding('object-not-closed', 'HLT-21', container, args)]
  })
}

/** PRM-24: the platform turns Read on for the parent, evaluation does not ask for it. */
function parentFindings(
  container: NamedContainer,
  objects: readonly CompiledObject[],
  byName: ReadonlyMap<string, CompiledObject>,
): Reason[] {
  const readable = new Set(
    container.objectPermissions
      .filter(({ allowRead }) => allowRead)
      .map(({ object }) => object.toLowerCase()),
  )
  return [...readable].flatMap((name) => {
    const object = byName.get(name)
    return (object?.parents ?? []).flatMap((link) => {
      const parent = objects[link.object]
      if (object === undefined || parent === undefined) return []
      if (readable.has(parent.name.toLowerCase())) return []
      const args = { object: object.name, parent: parent.name }
      return [finding('parent-not-readable', 'HLT-22', container, args)]
    })
  })
}

/** PRM-30, PRM-31. */
function systemFindings(container: NamedContainer): Reason[] {
  const held = new Set(container.userPermissions)
  return container.userPermissions.flatMap((permission) => {
    const missing = (systemDependencies.get(permission) ?? []).filter((name) => !held.has(name))
    if (missing.length === 0) return []
    const args = { permission, needs: missing.join(', ') }
    return [finding('system-not-closed', 'HLT-23', container, args)]
  })
}

type FieldLookup = (
  object: string,
  field: string,
) => { readonly object: CompiledObject; readonly field: FieldConfig } | undefined

function fieldLookup(objects: readonly CompiledObject[]): FieldLookup {
  const byObject = new Map(
    objects.map((object) => [
      object.name.toLowerCase(),
      new Map(object.fields.map((field) => [field.name.toLowerCase(), { object, field }])),
    ]),
  )
  return (object, field) => byObject.get(object.toLowerCase())?.get(field.toLowerCase())
}

/** FLS-11, FLS-15, FLS-20. */
function fieldFindings(container: NamedContainer, lookup: FieldLookup): Reason[] {
  return container.fieldPermissions.flatMap((entry) => {
    const args = { field: `${entry.object}.${entry.field}` }
    const findings: Reason[] = []
    if (entry.editable && !entry.readable)
      findings.push(finding('field-not-closed', 'HLT-21', container, args))
    const known = lookup(entry.object, entry.field)
    if (known === undefined) return findings
    if (hasNoFieldPermissions(known.object, known.field))
      findings.push(finding('field-row-ignored', 'HLT-24', container, args))
    else if (entry.editable && !isWritable(known.field))
      findings.push(finding('field-row-not-editable', 'HLT-24', container, args))
    return findings
  })
}

/** PRM-13. */
function muteFindings(org: Org, group: PermissionSetGroup): Reason[] {
  const muting = org.mutingPermissionSets.find(({ id }) => id === group.mutingPermissionSet)
  const members = new Set(group.permissionSets)
  const sets = org.permissionSets.filter(({ id }) => members.has(id))
  return (muting?.objectPermissions ?? []).flatMap(
    ({ object }) => ineffectiveMute(org, group, sets, object) ?? [],
  )
}

const finding = (
  code: string,
  rule: string,
  container: NamedContainer,
  args: Readonly<Record<string, string>>,
): Reason => ({ code, rule, args: { container: container.label, ...args } })
