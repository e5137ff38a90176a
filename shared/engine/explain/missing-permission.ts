import type { PermissionSet } from '../../model/container'
import type { AccessLevel } from '../../model/level'
import type { Missing, Reason } from '../answer'
import type { CompiledObject } from '../compile/compiled-object'
import { userAt } from '../compile/reach-context'
import { permissionsStandingFor } from '../permission/activity-permissions'
import type { HeldContainer } from '../permission/held-containers'
import { hasParentsPermissions, isWithoutPermissions } from '../permission/implied-bits'
import { guestBits, objectCap } from '../permission/licence-cap'
import { allObjectBits, ObjectBit } from '../permission/object-bits'
import { permissionsInForce } from '../permission/permission-class'
import { statedBits } from '../permission/raw-grants'
import type { Subject } from '../record/subject'

/** The object permission that a level needs. */
export interface PermissionStep {
  readonly level: AccessLevel
  readonly bit: number
  readonly permission: 'read' | 'edit' | 'delete'
}

/**
 * The permission that the next level lacks, with the change that would give it: none where no permission decides, nor
 * where the licence allows none. Rules R1.17, R11.19, R15.4, R15.16, LIC-02, PRM-06.
 */
export function missingPermission(subject: Subject, step: PermissionStep): Missing[] {
  const { compiled, user, object } = subject
  if (isWithoutPermissions(object) || object.standard?.name === 'User') return []
  if (hasParentsPermissions(object)) return missingOnLineParents(subject, step)
  const hindrance = waitingFor(subject, step.bit) ?? aboveLicence(subject, step)
  if (hindrance !== null) return [{ nextLevel: step.level, reason: hindrance, change: null }]
  const { system } = permissionsInForce(compiled, user)
  const lacking = permissionsStandingFor(object.name, step.bit).find((name) => !system.has(name))
  if (lacking !== undefined) return [missingSystemPermission(subject, step.level, lacking, 'R15.4')]
  const holder = holderOf(subject)
  const args = { object: object.name, permission: step.permission, ...holder.args }
  const reason = { code: 'missing-permission', rule: 'R1.17', args }
  const property = `object:${object.name}.${step.permission}`
  return [{ nextLevel: step.level, reason, change: changeOf(holder, property) }]
}

/** A system permission that decides about records of the object. */
export function missingSystemPermission(
  subject: Subject,
  nextLevel: AccessLevel,
  permission: string,
  rule: string,
): Missing {
  const holder = holderOf(subject)
  const args = { object: subject.object.name, permission, ...holder.args }
  const reason = { code: 'missing-system-permission', rule, args }
  return { nextLevel, reason, change: changeOf(holder, `system:${permission}`) }
}

const changeOf = ({ change }: Holder, property: string) =>
  change === null ? null : `${change}.${property}=true`

/** R11.19: a line has the permissions of its parents, where writing needs Edit. */
function missingOnLineParents(subject: Subject, step: PermissionStep): Missing[] {
  const { compiled, user } = subject
  const needed =
    step.bit === ObjectBit.read
      ? step
      : { ...step, bit: ObjectBit.edit, permission: 'edit' as const }
  const { bits } = permissionsInForce(compiled, user)
  return subject.object.parents.flatMap((link) => {
    const object = compiled.objects[link.object]
    const isHeld = ((bits[link.object] ?? 0) & needed.bit) !== 0
    return object === undefined || isHeld ? [] : missingPermission({ ...subject, object }, needed)
  })
}

/** PRM-06: a set that would give it in a session that activated it. */
function waitingFor({ compiled, user, object }: Subject, bit: number): Reason | null {
  const held = compiled.heldBy(userAt(compiled, user))
  const waiting = held.find((each) => isWaiting(each, object, bit))
  if (waiting === undefined) return null
  return {
    code: 'missing-activation',
    rule: 'PRM-06',
    args: { container: waiting.container.name },
  }
}

/** LIC-02: what no container can give under the user's licence. */
function aboveLicence(
  { compiled, user, object }: Subject,
  { bit, permission }: PermissionStep,
): Reason | null {
  const { licence, licenceName, isGuest } = permissionsInForce(compiled, user)
  const cap = objectCap(object, licence ?? 'unknown', compiled.org.settings)
  if ((cap & (isGuest ? guestBits : allObjectBits) & bit) !== 0) return null
  const args = { object: object.name, permission, licence: licenceName ?? licence ?? '' }
  return { code: 'missing-licence', rule: 'LIC-02', args }
}

/** The container that a change would name: the profile, or the set that a persona stands for. */
interface Holder {
  readonly args: Readonly<Record<string, string>>
  readonly change: string | null
}

function holderOf({ compiled, user }: Subject): Holder {
  const owner = userAt(compiled, user)
  const profile = compiled.org.profiles.find((entry) => entry.id === owner.profile)
  // The bare profile under the persona of a set stands for nothing that could be changed.
  const set = owner.isPersona ? setsOf(compiled.heldBy(owner)[0])[0] : undefined
  if (profile === undefined) return { args: { profile: '' }, change: null }
  return set === undefined
    ? { args: { profile: profile.name }, change: `profile:${quoted(profile.name)}` }
    : { args: { container: set.name }, change: `permissionSet:${quoted(set.name)}` }
}

function setsOf(held: HeldContainer | undefined): readonly PermissionSet[] {
  if (held === undefined) return []
  return 'permissionSets' in held.container ? held.members.map(({ set }) => set) : [held.container]
}

function isWaiting(held: HeldContainer, object: CompiledObject, bit: number): boolean {
  if (held.standing !== 'notActivated') return false
  const name = object.name.toLowerCase()
  return setsOf(held).some((set) => ((statedBits(set).get(name) ?? 0) & bit) !== 0)
}

/** Names with spaces, dots or operators stand in double quotes in the language of changes. */
export function quoted(name: string): string {
  return /^[\w@-]+$/.test(name) ? name : `"${name}"`
}
