import type {
  FieldPermissions,
  ObjectPermissionKey,
  ObjectPermissions,
  Permissions,
} from '../model/container'
import type { FieldConfig, ObjectConfig } from '../model/object-config'
import type { Org } from '../model/org'
import { standardFieldsOf } from '../model/standard-fields'
import { standardObjects } from '../model/standard-objects'
import { changeRefusal, type Change, type ChangeRefusal, type NamedContainer } from './change'
import { closestNames } from './closest-names'
import type { Edited, Named } from './kind'
import {
  fieldNamed,
  mutingPermissionSetNamed,
  objectNamed,
  permissionSetNamed,
  profileNamed,
} from './naming'
import { systemPermissionNames } from './system-permissions'

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/**
 * One permission of an object, alone: what needs another permission counts only beside it (PRM-20, PRM-21), and what a
 * licence does not allow does not count (LIC-07). Ticking what it needs along with it is the editor's part (PRM-23).
 */
export function editObjectPermission(org: Org, change: Of<'objectPermission'>): Edited {
  const object = objectNamed(org, change.object)
  if (object.kind === 'refused') return object
  if (!mayHaveOwnPermissions(org, object.item))
    return changeRefusal(
      'no-object-permissions',
      `\`${object.item.name}\` has no object permissions of its own; change those of the object that it belongs to`,
    )
  const { permission, isGranted, container } = change
  return withContainer(org, container, object.item, (permissions) => ({
    objectPermissions: withObjectPermission(permissions.objectPermissions, object.item.name, {
      [permission]: isGranted,
    }),
  }))
}

/** R11.19: where no container states permissions of such an object, one entry would close it to everybody else. */
export function mayHaveOwnPermissions(org: Org, { name }: ObjectConfig): boolean {
  const standard = standardObjects.find((one) => one.name === name)
  if (standard === undefined || standard.permissions === 'own') return true
  const containers = [...org.profiles, ...org.permissionSets]
  return (
    standard.permissions === 'parent' &&
    containers.some(({ objectPermissions }) =>
      objectPermissions.some(({ object }) => object.toLowerCase() === name.toLowerCase()),
    )
  )
}

/** FLS-11: a field cannot be edited without being read in the same container, so edit brings read and no read takes edit. */
export function editFieldPermission(org: Org, change: Of<'fieldPermission'>): Edited {
  const object = objectNamed(org, change.object)
  if (object.kind === 'refused') return object
  const field = permittedField(object.item, change.field)
  if (field.kind === 'refused') return field
  const names = { object: object.item.name, field: field.item.name }
  // In a muting set "true" takes away, and taking away edit must leave read alone.
  const isLinked = change.container.kind !== 'mutingPermissionSet'
  return withContainer(org, change.container, null, (permissions) => ({
    fieldPermissions: withFieldPermission(permissions.fieldPermissions, names, (before) =>
      change.permission === 'edit'
        ? {
            ...before,
            readable: before.readable || (isLinked && change.isGranted),
            editable: change.isGranted,
          }
        : {
            ...before,
            readable: change.isGranted,
            editable: before.editable && (!isLinked || change.isGranted),
          },
    ),
  }))
}

/** A field that a container may name: one of the object's, or of the platform's catalogue where the org does not state it. */
function permittedField(object: ObjectConfig, text: string): Named<FieldConfig> {
  const found = fieldNamed(object, text)
  if (found.kind === 'found') return found
  const item = standardFieldsOf(object.name).get(text.toLowerCase())
  return item === undefined ? found : { kind: 'found', item, position: -1 }
}

export function editSystemPermission(org: Org, change: Of<'systemPermission'>): Edited {
  const names = systemPermissionNames(org)
  const wanted = change.permission.toLowerCase()
  const name = names.find((known) => known.toLowerCase() === wanted)
  if (name === undefined)
    return changeRefusal(
      'unknown-system-permission',
      `no system permission is named \`${change.permission}\``,
      closestNames(change.permission, names),
    )
  return withContainer(org, change.container, null, ({ userPermissions }) => {
    const others = userPermissions.filter((one) => one !== name)
    return { userPermissions: change.isGranted ? [...others, name].sort() : others }
  })
}

/** The org with one container edited; `object` is given when an entry that the import left out would be unknown. */
function withContainer(
  org: Org,
  { kind, name }: NamedContainer,
  object: ObjectConfig | null,
  edit: (permissions: Permissions) => Partial<Permissions>,
): Edited {
  switch (kind) {
    case 'profile': {
      const found = profileNamed(org, name)
      if (found.kind === 'refused') return found
      const { item, position } = found
      const isSilent =
        object !== null &&
        item.isPartial &&
        !object.isDeclared &&
        !item.objectPermissions.some((entry) => entry.object === object.name)
      if (item.isMissing || isSilent) return unknownContainer('profile', item.name, object)
      return { ...org, profiles: org.profiles.with(position, { ...item, ...edit(item) }) }
    }
    case 'permissionSet': {
      const found = permissionSetNamed(org, name)
      if (found.kind === 'refused') return found
      const { item, position } = found
      if (item.isMissing) return unknownContainer('permission set', item.name, null)
      const edited = { ...item, ...edit(item) }
      return { ...org, permissionSets: org.permissionSets.with(position, edited) }
    }
    case 'mutingPermissionSet': {
      const found = mutingPermissionSetNamed(org, name)
      if (found.kind === 'refused') return found
      const edited = { ...found.item, ...edit(found.item) }
      const mutingPermissionSets = org.mutingPermissionSets.with(found.position, edited)
      return { ...org, mutingPermissionSets }
    }
  }
}

function unknownContainer(noun: string, name: string, object: ObjectConfig | null): ChangeRefusal {
  const what = object === null ? 'gives' : `gives on \`${object.name}\``
  return changeRefusal(
    'permissions-unknown',
    `the import does not say what the ${noun} \`${name}\` ${what}; import it first`,
  )
}

function withObjectPermission(
  entries: readonly ObjectPermissions[],
  object: string,
  given: Partial<Record<ObjectPermissionKey, boolean>>,
): readonly ObjectPermissions[] {
  const position = entries.findIndex((entry) => entry.object === object)
  const before = entries[position] ?? {
    object,
    allowCreate: false,
    allowRead: false,
    allowEdit: false,
    allowDelete: false,
    viewAllRecords: false,
    modifyAllRecords: false,
    viewAllFields: false,
  }
  const after = { ...before, ...given }
  if (position >= 0) return entries.with(position, after)
  const next = entries.findIndex((entry) => entry.object > object)
  return entries.toSpliced(next < 0 ? entries.length : next, 0, after)
}

function withFieldPermission(
  entries: readonly FieldPermissions[],
  { object, field }: { readonly object: string; readonly field: string },
  edit: (before: FieldPermissions) => FieldPermissions,
): readonly FieldPermissions[] {
  const position = entries.findIndex((entry) => entry.object === object && entry.field === field)
  const after = edit(entries[position] ?? { object, field, readable: false, editable: false })
  if (position >= 0) return entries.with(position, after)
  const next = entries.findIndex(
    (entry) => entry.object > object || (entry.object === object && entry.field > field),
  )
  return entries.toSpliced(next < 0 ? entries.length : next, 0, after)
}
