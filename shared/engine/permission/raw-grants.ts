import type { FieldPermissions, Permissions, Profile } from '../../model/container'
import type { CategoryGroupVisibility } from '../../model/data-category'
import { FieldBit } from '../../model/object-bits'
import type { CompiledObject } from '../compile/compiled-object'
import { activities, activityBits, isActivity, mostBits } from './activity-permissions'
import { ObjectBit, objectBits } from './object-bits'

/** What one container states, or a group of sets after muting, before any cap. */
export interface Granted {
  /** Lower-case object name -> `ObjectBit`s. */
  readonly bitsByObject: ReadonlyMap<string, number>
  /** Names of system permissions. */
  readonly system: ReadonlySet<string>
  /** Names of the custom permissions. Rule PRM-27. */
  readonly custom: ReadonlySet<string>
  /** Data categories shown. Rule KNW-07. */
  readonly categories: readonly CategoryGroupVisibility[]
  /** Lower-case `object.field` -> 1 readable, 2 editable. */
  readonly fields: ReadonlyMap<string, number>
  /** The part of `bitsByObject` that a permission set licence lifts above the user licence. Rule LIC-02. */
  readonly raisedBits: ReadonlyMap<string, number>
  readonly raisedSystem: ReadonlySet<string>
}

/**
 * What one container (or one group of sets after muting) gives, before any cap: for certain in its own properties.
 *
 * `possible` adds sets that count only if their holder has a licence of which the import says nothing (PRM-04);
 * `possibleBits` adds what is unknown because the container was not imported whole (import-formats 4).
 */
export interface RawGrants extends Granted {
  /** For explanations: kind and name of the container. */
  readonly kind: 'profile' | 'permissionSet' | 'permissionSetGroup'
  readonly name: string
  readonly possible: Granted
  readonly possibleBits: (object: CompiledObject) => number
  readonly isSystemKnown: boolean
  readonly areFieldsKnown: (object: CompiledObject, isFieldDeclared: boolean) => boolean
}

export const fieldKey = (object: string, field: string) => `${object}.${field}`.toLowerCase()
export { FieldBit }

const noBits: ReadonlyMap<string, number> = new Map()
const noNames: ReadonlySet<string> = new Set()

export const nothingGranted: Granted = {
  bitsByObject: noBits,
  system: noNames,
  custom: noNames,
  categories: [],
  fields: noBits,
  raisedBits: noBits,
  raisedSystem: noNames,
}

/** FLS-11: an entry that is editable but not readable counts as neither. */
function fieldBits(entry: FieldPermissions): number {
  if (!entry.readable) return 0
  return entry.editable ? FieldBit.readable | FieldBit.editable : FieldBit.readable
}

/** Object permissions as bits, by lower-case object name; on activities, what system permissions stand for. Rule R15.4. */
export function statedBits(container: Permissions): Map<string, number> {
  const bits = new Map<string, number>()
  for (const entry of container.objectPermissions) {
    const key = entry.object.toLowerCase()
    bits.set(key, (bits.get(key) ?? 0) | objectBits(entry))
  }
  const system = new Set(container.userPermissions)
  for (const activity of activities) {
    const held = activityBits(activity, system)
    const stated = bits.get(activity)
    if (held !== 0 || stated !== undefined)
      bits.set(activity, held | ((stated ?? 0) & ObjectBit.viewAllFields))
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

type ReadContainer = Permissions & {
  readonly name: string
  readonly isMissing: boolean
}

/** Grants of a permission set, which is imported whole or not at all; a missing one might give anything. */
export function setGrants(set: ReadContainer): RawGrants {
  return containerGrants('permissionSet', set, {
    isPartial: false,
    isSystemKnown: !set.isMissing,
    areActivitiesKnown: !set.isMissing,
  })
}

/** Grants of a profile; what was not retrieved beside it is unknown (import-formats 4). */
export function profileGrants(profile: Profile): RawGrants {
  const isSystemKnown = !profile.isMissing && profile.areUserPermissionsKnown
  return containerGrants('profile', profile, {
    isPartial: profile.isPartial,
    isSystemKnown,
    areActivitiesKnown: isSystemKnown && profile.areActivityPermissionsKnown !== false,
  })
}

interface Knowledge {
  readonly isPartial: boolean
  readonly isSystemKnown: boolean
  /** Whether its system permissions on activities are stated. Rule R15.4. */
  readonly areActivitiesKnown: boolean
}

function containerGrants(
  kind: 'profile' | 'permissionSet',
  container: ReadContainer,
  { isPartial, isSystemKnown, areActivitiesKnown }: Knowledge,
): RawGrants {
  const bitsByObject = statedBits(container)
  const isUnknown = (object: CompiledObject) =>
    container.isMissing ||
    (isActivity(object.name)
      ? !areActivitiesKnown
      : isPartial &&
        object.config?.isDeclared !== true &&
        !bitsByObject.has(object.name.toLowerCase()))
  const granted: Granted = {
    ...nothingGranted,
    bitsByObject,
    system: new Set(container.userPermissions),
    custom: new Set(container.customPermissions),
    categories: container.categoryGroupVisibilities,
    fields: statedFields(container),
  }
  return {
    ...granted,
    kind,
    name: container.name,
    possible: granted,
    possibleBits: (object) => (isUnknown(object) ? mostBits(object) : 0),
    isSystemKnown,
    areFieldsKnown: (_, isFieldDeclared) => !container.isMissing && (!isPartial || isFieldDeclared),
  }
}

/** Grants of a profile that the org does not hold: nothing for certain, anything possibly. Rule PRM-01. */
export const unknownProfile: RawGrants = {
  ...nothingGranted,
  kind: 'profile',
  name: '',
  possible: nothingGranted,
  possibleBits: mostBits,
  isSystemKnown: false,
  areFieldsKnown: () => false,
}

/** Grants of a set whose permission set licence the holder has: all of it lies under the raised ceiling. Rule LIC-02. */
export function raised(grants: RawGrants): RawGrants {
  const granted: Granted = {
    bitsByObject: grants.bitsByObject,
    system: grants.system,
    custom: grants.custom,
    categories: grants.categories,
    fields: grants.fields,
    raisedBits: grants.bitsByObject,
    raisedSystem: grants.system,
  }
  return { ...grants, ...granted, possible: granted }
}

/** Grants of a set that counts only if its holder has a licence of which nobody said: nothing for certain. Rule PRM-04. */
export function onlyPossible(grants: RawGrants): RawGrants {
  return { ...grants, ...nothingGranted }
}
