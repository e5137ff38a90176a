import type {
  FieldPermissions,
  MutingPermissionSet,
  Permissions,
  PermissionSetGroup,
  Profile,
} from '../../model/container'
import type { CompiledObject } from '../compile/compiled-object'
import { allObjectBits, objectBits, withDependents } from './object-bits'

/**
 * What one container (or one group of sets after muting) gives, before any cap.
 *
 * `possible…` adds what it might give because it was not imported whole (import-formats 4).
 */
export interface RawGrants {
  /** For explanations: kind and name of the container. */
  readonly kind: 'profile' | 'permissionSet' | 'permissionSetGroup'
  readonly name: string
  readonly bitsByObject: ReadonlyMap<string, number>
  readonly possibleBits: (object: CompiledObject) => number
  readonly system: ReadonlySet<string>
  readonly isSystemKnown: boolean
  /** Lower-case `object.field` -> 1 readable, 2 editable. */
  readonly fields: ReadonlyMap<string, number>
  readonly areFieldsKnown: (object: CompiledObject, isFieldDeclared: boolean) => boolean
}

export const fieldKey = (object: string, field: string) => `${object}.${field}`.toLowerCase()
export const FieldBit = { readable: 1, editable: 2 } as const

/** FLS-11: an entry that is editable but not readable counts as neither. */
function fieldBits(entry: FieldPermissions): number {
  if (!entry.readable) return 0
  return entry.editable ? FieldBit.readable | FieldBit.editable : FieldBit.readable
}

function statedBits(container: Permissions): Map<string, number> {
  const bits = new Map<string, number>()
  for (const entry of container.objectPermissions) {
    const key = entry.object.toLowerCase()
    bits.set(key, (bits.get(key) ?? 0) | objectBits(entry))
  }
  return bits
}

function statedFields(container: Permissions): Map<string, number> {
  const fields = new Map<string, number>()
  for (const entry of container.fieldPermissions) {
    const key = fieldKey(entry.object, entry.field)
    fields.set(key, (fields.get(key) ?? 0) | fieldBits(entry))
  }
  return fields
}

/** Grants of a profile or permission set; a missing one might give anything. */
export function containerGrants(
  kind: 'profile' | 'permissionSet',
  container: Permissions & {
    readonly name: string
    readonly isMissing: boolean
    readonly isPartial?: boolean
  },
): RawGrants {
  const bitsByObject = statedBits(container)
  const isPartial = container.isPartial === true
  const isUnknown = (object: CompiledObject) =>
    container.isMissing ||
    (isPartial &&
      object.config?.isDeclared !== true &&
      !bitsByObject.has(object.name.toLowerCase()))
  return {
    kind,
    name: container.name,
    bitsByObject,
    possibleBits: (object) => (isUnknown(object) ? allObjectBits : 0),
    system: new Set(container.userPermissions),
    isSystemKnown: !container.isMissing && !(isPartial && isFragment(container)),
    fields: statedFields(container),
    areFieldsKnown: (object, isFieldDeclared) =>
      !container.isMissing && (!isPartial || isFieldDeclared),
  }
}

/** A profile file with hardly an object and no system permission is a piece of one: a retrieve lists those that are on. */
function isFragment(container: Permissions): boolean {
  return container.userPermissions.length === 0 && container.objectPermissions.length < 5
}

export const profileGrants = (profile: Profile) => containerGrants('profile', profile)

/** Grants of a group: the union of its sets, less what its muting set takes away. Rules PRM-10–PRM-12. */
export function groupGrants(
  group: PermissionSetGroup,
  members: readonly RawGrants[],
  muting: MutingPermissionSet | null,
): RawGrants {
  const mutedBits = muting === null ? new Map<string, number>() : statedBits(muting)
  const mutedFields = new Map<string, number>()
  for (const entry of muting?.fieldPermissions ?? []) {
    const key = fieldKey(entry.object, entry.field)
    const muted =
      (entry.readable ? FieldBit.readable | FieldBit.editable : 0) |
      (entry.editable ? FieldBit.editable : 0)
    mutedFields.set(key, (mutedFields.get(key) ?? 0) | muted)
  }
  const mutedSystem = new Set(muting?.userPermissions)
  if (mutedSystem.has('ViewAllData')) mutedSystem.add('ModifyAllData')
  if (mutedSystem.has('ViewAllUsers')) mutedSystem.add('ManageUsers')
  return {
    kind: 'permissionSetGroup',
    name: group.name,
    bitsByObject: unionOf(
      members.map((member) => member.bitsByObject),
      (key) => withDependents(mutedBits.get(key) ?? 0),
    ),
    possibleBits: (object) =>
      (group.isMissing
        ? allObjectBits
        : members.reduce((bits, member) => bits | member.possibleBits(object), 0)) &
      ~withDependents(mutedBits.get(object.name.toLowerCase()) ?? 0),
    system: new Set(
      members.flatMap((member) => [...member.system]).filter((name) => !mutedSystem.has(name)),
    ),
    isSystemKnown: !group.isMissing && members.every((member) => member.isSystemKnown),
    fields: unionOf(
      members.map((member) => member.fields),
      (key) => mutedFields.get(key) ?? 0,
    ),
    areFieldsKnown: (object, declared) =>
      !group.isMissing && members.every((member) => member.areFieldsKnown(object, declared)),
  }
}

function unionOf(
  maps: readonly ReadonlyMap<string, number>[],
  mutedAt: (key: string) => number,
): Map<string, number> {
  const union = new Map<string, number>()
  for (const map of maps)
    for (const [key, bits] of map) union.set(key, (union.get(key) ?? 0) | bits)
  for (const [key, bits] of union) union.set(key, bits & ~mutedAt(key))
  return union
}
