import type { ObjectPermissions, PermissionSet, PermissionSetGroup } from '../../model/container'
import type { MutingPermissionSetId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Reason } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { userAt } from '../compile/reach-context'
import { cappedBits, type PermissionClass } from './compile-permissions'
import { isActivity } from './activity-permissions'
import type { HeldContainer } from './held-containers'
import { mutedBy } from './muting'
import {
  modifyAllDataBits,
  ObjectBit,
  objectBits,
  viewAllDataBits,
  wordsOfBits,
} from './object-bits'
import { nothingGranted, setGrants, statedBits, type Granted } from './raw-grants'
import type { Standing } from './standing'
import { permissionsInForce } from './permission-class'

/**
 * What somebody who looks at the containers would expect of an object and does not get: assignments that do not count,
 * permissions that the licence or a muting set takes away, and mutes without effect. Rules LIC-02, PRM-04–PRM-06, PRM-11,
 * PRM-13, PRM-14, R15.4.
 */
export function permissionNotes(
  compiled: CompiledOrg,
  user: number,
  object: CompiledObject,
): readonly Reason[] {
  const { org } = compiled
  const permissions = permissionsInForce(compiled, user)
  const held = compiled.heldBy(userAt(compiled, user))
  return [
    ...cappedNotes(permissions, object, org.settings),
    ...held.flatMap((each) => standingNotes(each, object)),
    ...held.flatMap((each) => ineffectiveNotes(org, each, object)),
    ...held.flatMap((each) => mutedNotes(org, each, object, permissions.bits[object.index] ?? 0)),
    ...uncountedNotes(compiled, user, object, held),
  ]
}

/** R15.4: object permissions on an activity that a container states, which say nothing. */
function uncountedNotes(
  { org }: CompiledOrg,
  user: number,
  object: CompiledObject,
  held: readonly HeldContainer[],
): Reason[] {
  if (!isActivity(object.name)) return []
  const profile = org.profiles.find(({ id }) => id === org.users[user]?.profile)
  const containers = [
    ...(profile === undefined ? [] : [{ name: profile.name, stating: [profile] }]),
    ...held.map(({ container, members }) => ({
      name: container.name,
      stating: 'permissionSets' in container ? members.map(({ set }) => set) : [container],
    })),
  ]
  const isMeant = (entry: ObjectPermissions) =>
    entry.object.toLowerCase() === object.name.toLowerCase() &&
    (objectBits(entry) & ~ObjectBit.viewAllFields) !== 0
  return containers
    .filter(({ stating }) => stating.some((each) => each.objectPermissions.some(isMeant)))
    .map(({ name }) => ({
      code: 'object-permission-uncounted',
      rule: 'R15.4',
      args: { container: name, object: object.name },
    }))
}

function cappedNotes(
  permissions: PermissionClass,
  object: CompiledObject,
  settings: Org['settings'],
): Reason[] {
  const licence = permissions.licenceName ?? permissions.licence ?? ''
  const notes: Reason[] = []
  const words = wordsOfBits(cappedBits(permissions, object, settings)).join(', ')
  if (words !== '') {
    const args = { permissions: words, object: object.name, licence }
    notes.push({ code: 'permission-capped', rule: 'LIC-02', args })
  }
  const lost = ['ModifyAllData', 'ViewAllData'].filter(
    (name) =>
      !permissions.system.has(name) && permissions.grants.some((grant) => grant.system.has(name)),
  )
  if (lost.length > 0) {
    const args = { permissions: lost.join(', '), licence }
    notes.push({ code: 'system-capped', rule: 'LIC-02', args })
  }
  return notes
}

const noteOf: Readonly<Record<Exclude<Standing, 'live'>, { code: string; rule: string }>> = {
  expired: { code: 'assignment-expired', rule: 'PRM-05' },
  notActivated: { code: 'assignment-not-activated', rule: 'PRM-06' },
  otherLicence: { code: 'assignment-other-licence', rule: 'PRM-04' },
  licenceNotHeld: { code: 'assignment-licence-not-held', rule: 'PRM-04' },
  licenceUnknown: { code: 'assignment-licence-unknown', rule: 'PRM-04' },
}

/** Sets that would open something on the object, and do not count or may not. */
function standingNotes(
  { assignment, container, standing, members }: HeldContainer,
  object: CompiledObject,
): Reason[] {
  const isGroup = 'permissionSets' in container
  const isShutGroup = isGroup && standing !== 'live'
  const sets = isGroup ? members : [{ set: container, standing }]
  const waiting = isShutGroup ? sets : sets.filter((each) => each.standing !== 'live')
  const giving = waiting.filter(({ set }) => mayOpen(set, object))
  const note = (
    { name }: PermissionSet | PermissionSetGroup,
    why: Standing,
    licence: string | null,
  ): Reason[] =>
    why === 'live'
      ? []
      : [
          {
            ...noteOf[why],
            args: {
              container: name,
              licence: licence ?? '',
              date: assignment.expirationDate ?? '',
            },
          },
        ]
  if (giving.length === 0) return []
  if (isShutGroup) return note(container, standing, null)
  return giving.flatMap((each) => note(each.set, each.standing, each.set.license))
}

function mayOpen(set: PermissionSet, object: CompiledObject): boolean {
  return (
    (statedBits(set).get(object.name.toLowerCase()) ?? 0) !== 0 ||
    set.userPermissions.includes('ViewAllData') ||
    set.userPermissions.includes('ModifyAllData')
  )
}

/** PRM-13: what a group mutes on an object and the platform adds again, because the group keeps the right to all data. */
function ineffectiveNotes(
  org: Org,
  { container, standing, members }: HeldContainer,
  object: CompiledObject,
): Reason[] {
  if (!('permissionSets' in container) || standing !== 'live') return []
  const sets = members.filter((member) => member.standing === 'live').map(({ set }) => set)
  const note = ineffectiveMute(org, container, sets, object.name)
  return note === null ? [] : [note]
}

/** PRM-11: what sets of a group give on an object, its muting set takes away, and nothing else gives. */
function mutedNotes(
  org: Org,
  held: HeldContainer,
  object: CompiledObject,
  inForce: number,
): Reason[] {
  const taken = mutedIn(org, held).bitsByObject.get(object.name.toLowerCase()) ?? 0
  const words = wordsOfBits(taken & ~inForce).join(', ')
  if (words === '') return []
  const args = { group: held.container.name, object: object.name, permissions: words }
  return [{ code: 'permission-muted', rule: 'PRM-11', args }]
}

/** What sets that count in a group give and the group's muting set takes away; nothing where there is no such group. */
export function mutedIn(
  org: Org,
  { container, standing, members }: HeldContainer,
): Pick<Granted, 'bitsByObject' | 'fields'> {
  const muting =
    'permissionSets' in container && standing === 'live'
      ? mutingSet(org, container.mutingPermissionSet)
      : null
  if (muting === null) return nothingGranted
  const muted = mutedBy(muting)
  const sets = members
    .filter((member) => member.standing === 'live')
    .map(({ set }) => setGrants(set))
  const taken = (
    each: (granted: Pick<Granted, 'bitsByObject' | 'fields'>) => ReadonlyMap<string, number>,
  ) =>
    new Map(
      [...each(muted)].map(([key, bits]) => [
        key,
        bits & sets.reduce((given, set) => given | (each(set).get(key) ?? 0), 0),
      ]),
    )
  return { bitsByObject: taken((each) => each.bitsByObject), fields: taken((each) => each.fields) }
}

/** The note of PRM-13 for one group and object, or null where the mute works. */
export function ineffectiveMute(
  org: Org,
  group: PermissionSetGroup,
  sets: readonly PermissionSet[],
  object: string,
): Reason | null {
  const muting = mutingSet(org, group.mutingPermissionSet)
  if (muting === null) return null
  const muted = mutedBy(muting)
  const keeps = (name: string) =>
    !muted.system.has(name) && sets.some((set) => set.userPermissions.includes(name))
  const override = keeps('ModifyAllData')
    ? 'ModifyAllData'
    : keeps('ViewAllData')
      ? 'ViewAllData'
      : null
  const added = override === 'ModifyAllData' ? modifyAllDataBits : viewAllDataBits
  const bits = (muted.bitsByObject.get(object.toLowerCase()) ?? 0) & added
  if (override === null || bits === 0) return null
  const args = { group: group.name, object, permissions: wordsOfBits(bits).join(', '), override }
  return { code: 'mute-ineffective', rule: 'PRM-13', args }
}

function mutingSet(org: Org, id: MutingPermissionSetId | null) {
  return org.mutingPermissionSets.find((set) => set.id === id) ?? null
}
