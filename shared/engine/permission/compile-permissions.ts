import type { LicenceFamily } from '../../model/licence-caps'
import type { Org } from '../../model/org'
import { userFamily } from '../../model/user'
import type { CompiledObject } from '../compile/compiled-object'
import { runThrough, type Steps } from '../compile/steps'
import { compileContainers } from './containers'
import { bitsOfParents, hasParentsPermissions, overrideCap } from './implied-bits'
import { inForce, statedOn } from './in-force'
import { ceilingsOf, guestBits, objectCap, type Ceilings } from './licence-cap'
import { allObjectBits } from './object-bits'
import type { RawGrants } from './raw-grants'
import type { SessionOptions } from './standing'
import {
  customInForce,
  mayHoldInternalOnly,
  systemInForce,
  type Ceiling,
} from './system-permissions'

/**
 * Permissions in force of all users that hold the same containers under the same licence. Rule PRM-20.
 *
 * `bits[o]` and `possibleBits[o]`: `ObjectBit`s on object o that are held for certain, and that might be held.
 */
export interface PermissionClass {
  /** In the order of explanations: profile, sets by name, groups by name. */
  readonly grants: readonly RawGrants[]
  readonly licence: LicenceFamily | null
  /** Name of the licence as the profile states it. */
  readonly licenceName: string | null
  readonly isLicenceKnown: boolean
  readonly isGuest: boolean
  readonly bits: Uint8Array
  readonly possibleBits: Uint8Array
  readonly system: ReadonlySet<string>
  /** With sets that count only if their licence is held. */
  readonly possibleSystem: ReadonlySet<string>
  readonly isSystemKnown: boolean
  /** Custom permissions in force. Rule PRM-27. */
  readonly custom: ReadonlySet<string>
  readonly possibleCustom: ReadonlySet<string>
}

export interface CompiledPermissions {
  readonly classes: readonly PermissionClass[]
  /** Position in `org.users` -> index in `classes`. */
  readonly classOfUser: Int32Array
}

/** Object and system permissions in force for every user, one evaluation per class of users. */
export function compilePermissions(
  org: Org,
  objects: readonly CompiledObject[],
  session: SessionOptions,
): CompiledPermissions {
  return runThrough(compilePermissionSteps(org, objects, session))
}

/** The same in steps. */
export function* compilePermissionSteps(
  org: Org,
  objects: readonly CompiledObject[],
  session: SessionOptions,
): Steps<CompiledPermissions> {
  const { standings, grantsOf } = compileContainers(org, session)
  const classes: PermissionClass[] = []
  const indexByKey = new Map<string, number>()
  const grantNumbers = new Map<RawGrants, number>()
  const numberOf = (grant: RawGrants) => {
    const known = grantNumbers.get(grant) ?? grantNumbers.size
    grantNumbers.set(grant, known)
    return known
  }
  const capsOf = ceilingCaps(objects, org)
  const classOfUser = new Int32Array(org.users.length)
  for (const [index, user] of org.users.entries()) {
    const grants = grantsOf(user)
    const holder = standings.holderOf(user)
    const ceilings = ceilingsOf(holder)
    const isGuest = userFamily(user.userType) === 'guest'
    const key = `${ceilings.certain} ${ceilings.possible} ${String(isGuest)} ${grants.map(numberOf).join(' ')}`
    const known = indexByKey.get(key)
    classOfUser[index] = known ?? classes.length
    if (known !== undefined) continue
    indexByKey.set(key, classes.length)
    const held: Held = { grants, ceilings, isGuest, licenceName: holder.userLicense }
    classes.push(permissionClass(held, objects, org, capsOf))
    yield null
  }
  return { classes, classOfUser }
}

interface Held {
  readonly grants: readonly RawGrants[]
  readonly ceilings: Ceilings
  readonly isGuest: boolean
  readonly licenceName: string | null
}

/** By ceiling: what it leaves of each object's permissions, worked out once. */
type CeilingCaps = (ceiling: Ceiling) => Uint8Array

function ceilingCaps(objects: readonly CompiledObject[], { settings }: Org): CeilingCaps {
  const known = new Map<Ceiling, Uint8Array>()
  return (ceiling) => {
    const caps =
      known.get(ceiling) ??
      Uint8Array.from(objects, (object) => objectCap(object, ceiling, settings))
    known.set(ceiling, caps)
    return caps
  }
}

function permissionClass(
  held: Held,
  objects: readonly CompiledObject[],
  org: Org,
  capsOf: CeilingCaps,
): PermissionClass {
  const { grants, ceilings, isGuest } = held
  const possible = grants.map((grant) => grant.possible)
  const isSystemKnown = grants.every((grant) => grant.isSystemKnown)
  const system = systemInForce(grants, ceilings.certain)
  const possibleSystem = systemInForce(possible, ceilings.possible)
  const bits = new Uint8Array(objects.length)
  const possibleBits = new Uint8Array(objects.length)
  const mightOverride = !isSystemKnown && mayHoldInternalOnly(ceilings.possible)
  const limit = isGuest ? guestBits : allObjectBits
  const [caps, possibleCaps] = [capsOf(ceilings.certain), capsOf(ceilings.possible)]
  const areBoundsOne =
    isSystemKnown &&
    ceilings.certain === ceilings.possible &&
    grants.every((grant) => grant.possible.bitsByObject === grant.bitsByObject)
  for (const object of objects) {
    const cap = (caps[object.index] ?? 0) & limit
    const possibleCap = (possibleCaps[object.index] ?? 0) & limit
    const unknown = grants.reduce((union, grant) => union | grant.possibleBits(object), 0)
    const certain = inForce(statedOn(object, grants), object, cap, limit, system)
    bits[object.index] = certain
    if (unknown === 0 && areBoundsOne) {
      possibleBits[object.index] = certain
      continue
    }
    const most = statedOn(object, possible, unknown)
    possibleBits[object.index] = mightOverride
      ? overrideCap(object, possibleCap) | (most.raised & limit)
      : inForce(most, object, possibleCap, limit, possibleSystem)
  }
  for (const object of objects) {
    if (!hasParentsPermissions(object)) continue
    bits[object.index] = bitsOfParents(object, bits)
    possibleBits[object.index] = bitsOfParents(object, possibleBits)
  }
  return {
    grants,
    licence: ceilings.certain === 'unknown' ? null : ceilings.certain,
    licenceName: held.licenceName,
    isLicenceKnown: ceilings.certain !== 'unknown',
    isGuest,
    bits,
    possibleBits,
    system,
    possibleSystem,
    isSystemKnown,
    custom: customInForce(grants, org.customPermissions),
    possibleCustom: customInForce(possible, org.customPermissions),
  }
}

/**
 * Object permissions that containers give and the licence takes away: `ObjectBit`s. Rule LIC-02.
 *
 * O(containers); for explanations.
 */
export function cappedBits(
  permissions: PermissionClass,
  object: CompiledObject,
  settings: Org['settings'],
): number {
  const limit = permissions.isGuest ? guestBits : allObjectBits
  const { bits, raised } = statedOn(object, permissions.grants)
  const cap = objectCap(object, permissions.licence ?? 'unknown', settings) & limit
  return bits & ~(cap | (raised & limit))
}
