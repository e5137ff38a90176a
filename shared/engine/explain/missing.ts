import { AccessLevel, SharingLevel } from '../../model/level'
import type { Missing, RecordAccess } from '../answer'
import { ruleMatch } from '../compile/compiled-rule'
import { ObjectBit } from '../permission/object-bits'
import { bitsOf, isPrivateRecord } from '../record/sharing-level'
import { isReadOnlyConverted } from '../record/record-access'
import { personAccountSubject } from '../record/person-accounts'
import { specialObjectOf } from '../record/special/special-objects'
import { isReached, type Subject } from '../record/subject'
import { missingOnParents } from './missing-parents'
import {
  missingPermission,
  missingSystemPermission,
  quoted,
  type PermissionStep,
} from './missing-permission'

/** What the next level needs from each leg. */
interface Step extends PermissionStep {
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
  // R15.20: nobody deletes or transfers a user.
  if (subject.object.standard?.name === 'User' && step.sharing === SharingLevel.All) return []
  // R15.23: what opens the contact of a person opens the account.
  const shared = personAccountSubject(subject) ?? subject
  // R13.23: no permission takes a guest beyond Read either.
  if (subject.family === 'guest' && step.sharing > SharingLevel.Read)
    return [widerDefault(shared, step)]
  const missing: Missing[] = []
  if (step.level > AccessLevel.Read && isReadOnlyConverted(subject))
    missing.push(
      missingSystemPermission(subject, step.level, 'ViewAndEditConvertedLeads', 'R15.22'),
    )
  const bits = bitsOf(subject.compiled, subject.user, subject.object.index, 'certain')
  if ((bits & step.bit) === 0) missing.push(...missingPermission(subject, step))
  const isBelowMasters = subject.object.control === 'masterDetail' && missing.length === 0
  if (access.sharingLevel < step.sharing || isBelowMasters)
    missing.push(...missingSharing(shared, step))
  return missing
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
  const special = object.control === 'special' ? specialObjectOf(object).missing(subject) : null
  if (special !== null) return [{ nextLevel: step.level, reason: special, change: null }]
  if (object.control === 'masterDetail' || object.control === 'controlledByParent')
    return missingOnParents(subject, step)
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

/** Rules that let the user in, at Read or there would be nothing to raise. Rule R6.8. */
function raisedRules(subject: Subject, step: Step): Missing[] {
  const { compiled, object, table, row, user } = subject
  return (compiled.rules[object.index] ?? [])
    .filter(
      (rule) =>
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
  // R3.13, R15.31: no default and no row of a price book gives more than reading.
  if (object.name === 'Pricebook2' && step.sharing > SharingLevel.Read)
    return {
      nextLevel: step.level,
      reason: { code: 'missing-price-book', rule: 'R3.13', args: {} },
      change: null,
    }
  return {
    nextLevel: step.level,
    reason: { code: 'missing-default', rule: 'R3.1', args: { object: object.name, model } },
    change: isOffered && isBelowInternal ? `object:${object.name}.${property}=${model}` : null,
  }
}
