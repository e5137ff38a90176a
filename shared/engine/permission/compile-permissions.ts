import type { Assignment, PermissionSet } from '../../model/container'
import {
  internalOnlyPermissions,
  licenceCap,
  licenceFamily,
  type LicenceFamily,
} from '../../model/licence-caps'
import type { Org } from '../../model/org'
import { userFamily, type User } from '../../model/user'
import type { CompiledObject } from '../compile/compiled-object'
import {
  allObjectBits,
  bitsOfLetters,
  modifyAllDataBits,
  ObjectBit,
  viewAllDataBits,
  withoutUnmetPrerequisites,
} from './object-bits'
import { containerGrants, groupGrants, profileGrants, type RawGrants } from './raw-grants'

/**
 * Permissions in force of all users that hold the same containers under the same licence. Rule PRM-20.
 *
 * `bits[o]` and `possibleBits[o]`: `ObjectBit`s on object o that are held for certain, and that might be held.
 */
export interface PermissionClass {
  /** In the order of explanations: profile, sets by name, groups by name. */
  readonly grants: readonly RawGrants[]
  readonly licence: LicenceFamily | null
  readonly isLicenceKnown: boolean
  readonly bits: Uint8Array
  readonly possibleBits: Uint8Array
  readonly system: ReadonlySet<string>
  readonly isSystemKnown: boolean
}

export interface CompiledPermissions {
  readonly classes: readonly PermissionClass[]
  /** Position in `org.users` -> index in `classes`. */
  readonly classOfUser: Int32Array
}

interface Containers {
  readonly profile: ReadonlyMap<string, RawGrants>
  readonly set: ReadonlyMap<string, RawGrants>
  readonly group: ReadonlyMap<string, RawGrants>
  readonly setById: ReadonlyMap<string, PermissionSet>
  readonly assignmentsByUser: ReadonlyMap<string, readonly Assignment[]>
}

/** Object and system permissions in force for every user, one evaluation per class of users. */
export function compilePermissions(
  org: Org,
  objects: readonly CompiledObject[],
  options: { readonly now: string | null },
): CompiledPermissions {
  const containers = compileContainers(org, options.now)
  const licences = new Map(org.profiles.map((profile) => [profile.id, profile.userLicense]))
  const classes: PermissionClass[] = []
  const indexByKey = new Map<string, number>()
  const classOfUser = Int32Array.from(org.users, (user) => {
    const licence = licenceOf(user, licences.get(user.profile) ?? null)
    const grants = grantsOf(user, licences.get(user.profile) ?? null, containers)
    const family = userFamily(user.userType)
    const key = JSON.stringify([
      user.profile,
      family === 'guest',
      licence,
      grants.map((grant) => [grant.kind, grant.name]),
    ])
    const known = indexByKey.get(key)
    if (known !== undefined) return known
    indexByKey.set(key, classes.length)
    classes.push(permissionClass(grants, licence, family === 'guest', objects))
    return classes.length - 1
  })
  return { classes, classOfUser }
}

function compileContainers(org: Org, now: string | null): Containers {
  const set = new Map<string, RawGrants>(
    org.permissionSets.map((entry) => [entry.id, containerGrants('permissionSet', entry)]),
  )
  const muting = new Map(org.mutingPermissionSets.map((entry) => [entry.id, entry]))
  const setById = new Map<string, PermissionSet>(
    org.permissionSets.map((entry) => [entry.id, entry]),
  )
  const groups = org.permissionSetGroups.filter((group) => !group.hasActivationRequired)
  const group = groups.map((entry): [string, RawGrants] => {
    // PRM-14: a session-based member set gives nothing here.
    const members = entry.permissionSets
      .filter((id) => setById.get(id)?.hasActivationRequired !== true)
      .flatMap((id) => set.get(id) ?? [])
    const mutes =
      entry.mutingPermissionSet === null ? null : (muting.get(entry.mutingPermissionSet) ?? null)
    return [entry.id, groupGrants(entry, members, mutes)]
  })
  const assignmentsByUser = new Map<string, Assignment[]>()
  const dateless = datelessSets(org)
  for (const assignment of org.assignments) {
    if (isExpired(assignment, now, dateless)) continue
    const others = assignmentsByUser.get(assignment.user)
    if (others === undefined) assignmentsByUser.set(assignment.user, [assignment])
    else others.push(assignment)
  }
  return {
    profile: new Map(org.profiles.map((entry) => [entry.id, profileGrants(entry)])),
    set,
    group: new Map(group),
    setById,
    assignmentsByUser,
  }
}

const neverExpiring = ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers']

/** Sets, and groups with sets, that cannot carry an expiration date. Rule PRM-05a. */
function datelessSets(org: Org): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const set of org.permissionSets)
    if (set.userPermissions.some((name) => neverExpiring.includes(name))) ids.add(set.id)
  for (const group of org.permissionSetGroups)
    if (group.permissionSets.some((id) => ids.has(id))) ids.add(group.id)
  return ids
}

/** PRM-05: at the very instant of the date the assignment is expired. */
function isExpired(
  assignment: Assignment,
  now: string | null,
  dateless: ReadonlySet<string>,
): boolean {
  if (now === null || assignment.expirationDate === null) return false
  const container =
    assignment.kind === 'permissionSet' ? assignment.permissionSet : assignment.permissionSetGroup
  return !dateless.has(container) && Date.parse(assignment.expirationDate) <= Date.parse(now)
}

function licenceOf(user: User, userLicense: string | null): LicenceFamily | 'unknown' {
  if (userLicense !== null) return licenceFamily(userLicense) ?? 'unknown'
  switch (userFamily(user.userType)) {
    case 'internal':
      return 'salesforce'
    case 'partner':
      return 'partnerCommunity'
    case 'customerPlus':
      return 'customerCommunityPlus'
    case 'highVolume':
      return 'customerCommunity'
    case 'guest':
      return 'guest'
    case 'chatterOnly':
      return 'chatterOrIdentity'
  }
}

/** Containers that contribute, each once, in the order of explanations. Rules PRM-02, PRM-04, PRM-06. */
function grantsOf(user: User, userLicense: string | null, containers: Containers): RawGrants[] {
  const profile = containers.profile.get(user.profile)
  const sets = new Map<string, RawGrants>()
  const groups = new Map<string, RawGrants>()
  for (const assignment of containers.assignmentsByUser.get(user.id) ?? []) {
    if (assignment.kind === 'permissionSetGroup') {
      const grants = containers.group.get(assignment.permissionSetGroup)
      if (grants !== undefined) groups.set(assignment.permissionSetGroup, grants)
      continue
    }
    const set = containers.setById.get(assignment.permissionSet)
    const grants = containers.set.get(assignment.permissionSet)
    if (set === undefined || grants === undefined || set.hasActivationRequired) continue
    if (isForAnotherLicence(set, userLicense)) continue
    sets.set(assignment.permissionSet, grants)
  }
  const byName = (a: RawGrants, b: RawGrants) => (a.name < b.name ? -1 : 1)
  return [
    ...(profile === undefined ? [] : [profile]),
    ...[...sets.values()].sort(byName),
    ...[...groups.values()].sort(byName),
  ]
}

/** PRM-04, as far as user licences go; permission set licences are not modelled and their sets count. */
function isForAnotherLicence(set: PermissionSet, userLicense: string | null): boolean {
  if (set.license === null || userLicense === null || licenceFamily(set.license) === null)
    return false
  return set.license.toLowerCase() !== userLicense.toLowerCase()
}

function permissionClass(
  grants: readonly RawGrants[],
  licence: LicenceFamily | 'unknown',
  isGuest: boolean,
  objects: readonly CompiledObject[],
): PermissionClass {
  const isSystemKnown = grants.length > 0 && grants.every((grant) => grant.isSystemKnown)
  const system = systemInForce(grants, licence)
  const bits = new Uint8Array(objects.length)
  const possibleBits = new Uint8Array(objects.length)
  for (const object of objects) {
    const key = object.name.toLowerCase()
    const stated = grants.reduce((held, grant) => held | (grant.bitsByObject.get(key) ?? 0), 0)
    const possible = grants.reduce((held, grant) => held | grant.possibleBits(object), stated)
    const cap = objectCap(object, licence, isGuest)
    const mightOverride = !isSystemKnown && mayHoldInternalOnly(licence)
    bits[object.index] = inForce(stated, object, cap, system)
    possibleBits[object.index] = mightOverride
      ? allObjectBits & cap
      : inForce(possible, object, cap, system)
  }
  return {
    grants,
    licence: licence === 'unknown' ? null : licence,
    isLicenceKnown: licence !== 'unknown',
    bits,
    possibleBits,
    system,
    isSystemKnown,
  }
}

/** PRM-20 steps 2–4 for one object. */
function inForce(
  raw: number,
  object: CompiledObject,
  cap: number,
  system: ReadonlySet<string>,
): number {
  // LIC-07a: Task and Event have no View All of their own, yet View All Data of an internal user applies to them.
  const overrideCap = object.name === 'Task' || object.name === 'Event' ? allObjectBits : cap
  let bits = raw & cap
  if (system.has('ViewAllData')) bits |= viewAllDataBits & overrideCap
  if (system.has('ModifyAllData')) bits |= modifyAllDataBits & overrideCap
  return withoutUnmetPrerequisites(bits)
}

/** Rules LIC-02, LIC-07, LIC-08; for guests also R12.9 (D-44). */
function objectCap(
  object: CompiledObject,
  licence: LicenceFamily | 'unknown',
  isGuest: boolean,
): number {
  const cap =
    licence === 'unknown'
      ? allObjectBits
      : bitsOfLetters(licenceCap(licence, object.name, /__c$/i.test(object.name)))
  return isGuest ? cap & (ObjectBit.create | ObjectBit.read | ObjectBit.viewAllFields) : cap
}

function mayHoldInternalOnly(licence: LicenceFamily | 'unknown'): boolean {
  return licence === 'salesforce' || licence === 'platform' || licence === 'unknown'
}

/** Rules LIC-03, PRM-25. */
function systemInForce(
  grants: readonly RawGrants[],
  licence: LicenceFamily | 'unknown',
): ReadonlySet<string> {
  const system = new Set(grants.flatMap((grant) => [...grant.system]))
  if (!mayHoldInternalOnly(licence)) for (const name of internalOnlyPermissions) system.delete(name)
  if (system.has('ModifyAllData')) system.add('ViewAllData')
  if (system.has('ManageUsers')) system.add('ViewAllUsers')
  return system
}
