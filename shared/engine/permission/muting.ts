import type { MutingPermissionSet, PermissionSetGroup } from '../../model/container'
import { isActivity, mostBits } from './activity-permissions'
import { withDependents } from './object-bits'
import { FieldBit, fieldKey, statedBits, type Granted, type RawGrants } from './raw-grants'

/** What a muting set takes away, with everything that depends on it. Rule PRM-11. */
export interface Muted {
  readonly bitsByObject: ReadonlyMap<string, number>
  readonly fields: ReadonlyMap<string, number>
  readonly system: ReadonlySet<string>
  readonly custom: ReadonlySet<string>
}

/** Entries of a muting set, `true` meaning taken away. Rules PRM-11, PRM-11a. */
export function mutedBy(muting: MutingPermissionSet | null): Muted {
  const fields = new Map<string, number>()
  for (const entry of muting?.fieldPermissions ?? []) {
    const key = fieldKey(entry.object, entry.field)
    const bits =
      (entry.readable ? FieldBit.readable | FieldBit.editable : 0) |
      (entry.editable ? FieldBit.editable : 0)
    fields.set(key, (fields.get(key) ?? 0) | bits)
  }
  const system = new Set(muting?.userPermissions)
  if (system.has('ViewAllData')) system.add('ModifyAllData')
  if (system.has('ViewAllUsers')) system.add('ManageUsers')
  const stated = muting === null ? [] : [...statedBits(muting)]
  return {
    bitsByObject: new Map(
      stated.map(([object, bits]) => [
        object,
        // R15.4: a muted system permission leaves the others that count on activities.
        isActivity(object) ? bits : withDependents(bits),
      ]),
    ),
    fields,
    system,
    custom: new Set(muting?.customPermissions),
  }
}

/** Grants of a group: the union of its sets, less what its muting set takes away. Rules PRM-10–PRM-12. */
export function groupGrants(
  group: PermissionSetGroup,
  members: readonly RawGrants[],
  muting: MutingPermissionSet | null,
): RawGrants {
  const muted = mutedBy(muting)
  const isSame = members.every((member) => member.bitsByObject === member.possible.bitsByObject)
  const granted = unionOf(members, muted)
  return {
    ...granted,
    kind: 'permissionSetGroup',
    name: group.name,
    possible: isSame
      ? granted
      : unionOf(
          members.map((member) => member.possible),
          muted,
        ),
    possibleBits: (object) =>
      (group.isMissing
        ? mostBits(object)
        : members.reduce((bits, member) => bits | member.possibleBits(object), 0)) &
      ~(muted.bitsByObject.get(object.name.toLowerCase()) ?? 0),
    isSystemKnown: !group.isMissing && members.every((member) => member.isSystemKnown),
    areFieldsKnown: (object, declared) =>
      !group.isMissing && members.every((member) => member.areFieldsKnown(object, declared)),
  }
}

function unionOf(members: readonly Granted[], muted: Muted): Granted {
  const names = (each: (member: Granted) => ReadonlySet<string>, taken: ReadonlySet<string>) =>
    new Set(members.flatMap((member) => [...each(member)]).filter((name) => !taken.has(name)))
  const bits = (
    each: (member: Granted) => ReadonlyMap<string, number>,
    taken: ReadonlyMap<string, number>,
  ) => {
    const union = new Map<string, number>()
    for (const member of members)
      for (const [key, held] of each(member)) union.set(key, (union.get(key) ?? 0) | held)
    for (const [key, held] of union) union.set(key, held & ~(taken.get(key) ?? 0))
    return union
  }
  return {
    bitsByObject: bits((member) => member.bitsByObject, muted.bitsByObject),
    system: names((member) => member.system, muted.system),
    custom: names((member) => member.custom, muted.custom),
    categories: members.flatMap((member) => [...member.categories]),
    fields: bits((member) => member.fields, muted.fields),
    raisedBits: bits((member) => member.raisedBits, muted.bitsByObject),
    raisedSystem: names((member) => member.raisedSystem, muted.system),
  }
}
