import type { PermissionSet } from '../../model/container'
import { AccessLevel, SharingLevel } from '../../model/level'
import type { Missing, Reason, RecordAccess } from '../answer'
import type { CompiledObject } from '../compile/compiled-object'
import { ruleMatch } from '../compile/compiled-rule'
import type { HeldContainer } from '../permission/held-containers'
import { ObjectBit } from '../permission/object-bits'
import { statedBits } from '../permission/raw-grants'
import { bitsOf, isPrivateRecord } from '../record/sharing-level'
import { personAccountSubject } from '../record/person-accounts'
import { specialObjectOf } from '../record/special/special-objects'
import { isReached, type Subject } from '../record/subject'
import { userAt } from '../compile/reach-context'

/** What the next level needs from each leg. */
interface Step {
  readonly level: AccessLevel
  readonly bit: number
  readonly permission: 'read' | 'edit' | 'delete'
  readonly sharing: SharingLevel
}

const steps: readonly Step[] = [
  { level: AccessLevel.Read, bit: ObjectBit.read, permission: 'read', sharing: SharingLevel.Read },
  { level: AccessLevel.Edit, bit: ObjectBit.edit, permission: 'edit', sharing: SharingLevel.Edit },
  {
    level: AccessLevel.All,
    bit: ObjectBit.delete,
    permission: 'delete',
    sharing: SharingLevel.All,
  },
]

/** What is missing for the next level, with a change that would give it where one setting does. Rules R1.1, R1.19. */
export function missingForNextLevel(subject: Subject, access: RecordAccess): Missing[] {
  const reached = [access.hasReadAccess, access.hasEditAccess, access.hasAllAccess]
  const step = steps.find((_, i) => reached[i] === false)
  if (step === undefined) return []
  // R15.23: what opens the contact of a person opens the account.
  const shared = personAccountSubject(subject) ?? subject
  // R13.23: no permission takes a guest beyond Read either.
  if (subject.family === 'guest' && step.sharing > SharingLevel.Read)
    return [widerDefault(shared, step)]
  const missing: Missing[] = []
  const bits = bitsOf(subject.compiled, subject.user, subject.object.index, 'certain')
  if ((bits & step.bit) === 0) missing.push(missingPermission(subject, step))
  if (access.sharingLevel < step.sharing) missing.push(...missingSharing(shared, step))
  return missing
}

function missingPermission(subject: Subject, step: Step): Missing {
  const { compiled, user, object } = subject
  const { org } = compiled
  const owner = userAt(compiled, user)
  const held = compiled.heldBy(owner)
  const waiting = held.find((each) => isWaiting(each, object, step.bit))
  if (waiting !== undefined) {
    const args = { container: waiting.container.name }
    const reason = { code: 'missing-activation', rule: 'PRM-06', args }
    return { nextLevel: step.level, reason, change: null }
  }
  const profile = org.profiles.find((entry) => entry.id === owner.profile)
  // The bare profile under the persona of a set stands for nothing that could be changed.
  const set = owner.isPersona ? setsOf(held[0])[0] : undefined
  const args = { object: object.name, permission: step.permission }
  const reason: Reason = {
    code: 'missing-permission',
    rule: 'R1.17',
    args:
      set === undefined
        ? { ...args, profile: profile?.name ?? '' }
        : { ...args, container: set.name },
  }
  const holder =
    set === undefined
      ? `profile:${quoted(profile?.name ?? '')}`
      : `permissionSet:${quoted(set.name)}`
  const change = `${holder}.object:${object.name}.${step.permission}=true`
  return { nextLevel: step.level, reason, change: profile === undefined ? null : change }
}

function setsOf(held: HeldContainer | undefined): readonly PermissionSet[] {
  if (held === undefined) return []
  return 'permissionSets' in held.container ? held.members.map(({ set }) => set) : [held.container]
}

/** PRM-06: it would give the permission in a session that activated it. */
function isWaiting(held: HeldContainer, object: CompiledObject, bit: number): boolean {
  if (held.standing !== 'notActivated') return false
  const name = object.name.toLowerCase()
  return setsOf(held).some((set) => ((statedBits(set).get(name) ?? 0) & bit) !== 0)
}

/** Names with spaces, dots or operators stand in double quotes in the language of changes. */
function quoted(name: string): string {
  return /^[\w@-]+$/.test(name) ? name : `"${name}"`
}

function missingSharing(subject: Subject, step: Step): Missing[] {
  const { object } = subject
  // No default, rule or row reaches it, so that none is advised.
  if (isPrivateRecord(subject)) {
    const reason =
      object.index === subject.compiled.known.contact
        ? { code: 'missing-without-account', rule: 'R15.24', args: {} }
        : { code: 'missing-private-opportunity', rule: 'R15.27', args: {} }
    return [{ nextLevel: step.level, reason, change: null }]
  }
  if (object.control === 'special') {
    const reason = specialObjectOf(object).missing(subject)
    return [{ nextLevel: step.level, reason, change: null }]
  }
  if (object.control === 'masterDetail' || object.control === 'controlledByParent') {
    const parent = subject.compiled.objects[object.parents[0]?.object ?? -1]?.name ?? ''
    const reason = {
      code: 'missing-parent-level',
      rule: object.control === 'masterDetail' ? 'R11.1' : 'R3.9',
      args: { parent },
    }
    return [{ nextLevel: step.level, reason, change: null }]
  }
  if (step.sharing === SharingLevel.All) {
    const args = { object: object.name }
    const code = !object.hasOwner
      ? 'missing-full-access-ownerless'
      : object.standard?.owner === 'user'
        ? 'missing-full-access-user'
        : 'missing-full-access'
    return [{ nextLevel: step.level, reason: { code, rule: 'R1.8', args }, change: null }]
  }
  return [...raisedRules(subject, step), widerDefault(subject, step)]
}

/** Rules that let the user in at Read. Rule R6.8. */
function raisedRules(subject: Subject, step: Step): Missing[] {
  const { compiled, object, table, row, user } = subject
  if (step.level !== AccessLevel.Edit) return []
  return (compiled.rules[object.index] ?? [])
    .filter(
      (rule) =>
        rule.rule.kind !== 'guest' &&
        rule.level === SharingLevel.Read &&
        ruleMatch(rule, table, row) === 'yes' &&
        rule.targets.some(
          ({ grantee, reach }) =>
            isReached(compiled, grantee, user, object.hierarchy, reach) === 'yes',
        ),
    )
    .slice(0, 3)
    .map((rule) => ({
      nextLevel: step.level,
      reason: {
        code: 'missing-rule-level',
        rule: 'R6.8',
        args: { rule: rule.rule.name, object: object.name },
      },
      change: `sharingRule:${object.name}.${quoted(rule.rule.name)}.accessLevel=Edit`,
    }))
}

function widerDefault(subject: Subject, step: Step): Missing {
  const { object, family } = subject
  // R13.21, R13.23: no default reaches a guest, and no rule gives more than Read.
  if (family === 'guest')
    return {
      nextLevel: step.level,
      reason:
        step.sharing === SharingLevel.Read
          ? { code: 'missing-guest-rule', rule: 'R6.7', args: { object: object.name } }
          : { code: 'missing-guest-limit', rule: 'R13.23', args: { object: object.name } },
      change: null,
    }
  const model = step.sharing === SharingLevel.Read ? 'Read' : 'ReadWrite'
  const property = family === 'internal' ? 'sharingModel' : 'externalSharingModel'
  // R3.3, R3.19: a change that would be refused is none.
  const isOffered = object.standard?.sharingModels.includes(model) !== false
  const isBelowInternal = family === 'internal' || step.sharing <= object.internalDefault
  const isPossible = family !== 'chatterOnly' && isOffered && isBelowInternal
  return {
    nextLevel: step.level,
    reason: { code: 'missing-default', rule: 'R3.1', args: { object: object.name, model } },
    change: isPossible ? `object:${object.name}.${property}=${model}` : null,
  }
}
