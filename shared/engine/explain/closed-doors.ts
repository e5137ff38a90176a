import { ownerAt, queueAt } from '../compile/compiled-table'
import type { Grantee } from '../../model/group'
import type { ClosedDoor, Grant, Reason } from '../answer'
import { isSuperior } from '../compile/reach-context'
import { ruleMatch } from '../compile/compiled-rule'
import { accountOf, childKind } from '../record/implicit'
import { doors, onlyOwnerDoor, ownerDoors } from '../record/doors'
import { personAccountSubject } from '../record/person-accounts'
import { askThrough } from '../record/record-access'
import { grantsOf, isPrivateRecord, privateDoors } from '../record/sharing-level'
import { isLostByDeactivation } from '../record/shares'
import { specialObjectOf } from '../record/special/special-objects'
import type { AskDoor, Door, Subject } from '../record/subject'
import { roleNameOf } from './membership-path'

type Why = (subject: Subject) => Reason | null

const reason = (
  code: string,
  rule: string,
  args: Readonly<Record<string, string>> = {},
): Reason => ({ code, rule, args })

/**
 * Every door of the record that lets the user in at no level, with the reason. Rules R17.3, R1.19.
 *
 * Doors of mechanisms that the object does not have (territories of a custom object …) are left out.
 */
export function closedDoors(
  subject: Subject,
  grants: readonly Grant[],
  ask: AskDoor,
): ClosedDoor[] {
  if (subject.object.control === 'permissionOnly' || subject.object.control === 'notModelled')
    return []
  if (subject.object.control === 'special')
    return [
      ...closedOf(isContent(subject) ? onlyOwnerDoor : ownerDoors, subject, grants, ask),
      ...specialObjectOf(subject.object).closed(subject, askThrough(subject.compiled)),
    ]
  // R15.23: what opens the account opens the contact of a person, and nothing else does.
  const half = personAccountSubject(subject)
  return half === null
    ? closedOf(doors, subject, grants, ask)
    : closedOf(doors, half, grantsOf(half), ask)
}

/** What shuts all doors of a record but its owner's, whatever rules and rows say; null for others. Rules R15.24, R15.27. */
function shutReason(subject: Subject): Reason | null {
  if (!isPrivateRecord(subject)) return null
  return subject.object.index === subject.compiled.known.contact
    ? reason('closed-without-account', 'R15.24')
    : reason('closed-private-opportunity', 'R15.27')
}

/** No superior has what the owner of a file, a group or an article has. Rules R15.8, CHT-05. */
const isContent = ({ object }: Subject) => object.standard?.isContent === true

function closedOf(
  of: readonly Door[],
  subject: Subject,
  grants: readonly Grant[],
  ask: AskDoor,
): ClosedDoor[] {
  const shut = shutReason(subject)
  const left: readonly Door[] = shut === null ? of : privateDoors(subject)
  return of.flatMap((door) => {
    const whyOf = whyClosed[door.name]
    if (shut !== null && whyOf !== undefined && !left.includes(door)) {
      const isMeant = door.name === 'RoleHierarchy' || whyOf(subject) !== null
      return isMeant ? [{ door: door.name, rule: shut.rule, reason: shut }] : []
    }
    const isOpen =
      whyOf === undefined ||
      ask(door, subject).some((grant) => grants.some((open) => open.rowCause === grant.rowCause))
    const why = isOpen ? null : whyOf(subject)
    return why === null ? [] : [{ door: door.name, rule: why.rule, reason: why }]
  })
}

function ownerName(subject: Subject): string {
  const { compiled, table, row } = subject
  const owner = compiled.org.users[ownerAt(table, row)]
  const queue = compiled.org.groups[queueAt(table, row)]
  return owner?.username ?? queue?.developerName ?? ''
}

const hasOwner = (subject: Subject) => subject.object.hasOwner && ownerName(subject) !== ''
const hasOwnDoors = (subject: Subject) => subject.object.control === 'own'

const whyClosed: Readonly<Record<string, Why>> = {
  OrgWideDefault: ({ object, family }) =>
    family === 'guest'
      ? reason('closed-default-guest', 'R13.21', { object: object.name })
      : reason('closed-default', 'R3.1', {
          object: object.name,
          model: family === 'internal' ? object.internalModel : object.externalModel,
        }),
  // R15.6: the owner of a note whose parent is closed is told of the parent.
  Owner: (subject) =>
    hasOwner(subject) && ownerAt(subject.table, subject.row) !== subject.user
      ? reason('closed-owner', 'R2.1', { owner: ownerName(subject) })
      : null,
  QueueMember: (subject) =>
    queueAt(subject.table, subject.row) >= 0
      ? reason('closed-queue', 'R2.4', { queue: ownerName(subject) })
      : null,
  RoleHierarchy: whyNotAbove,
  Rule: whyNoRule,
  GuestRule: (subject) => (subject.family === 'guest' ? reason('closed-guest-rule', 'R6.7') : null),
  Manual: (subject) => {
    if (!hasOwnDoors(subject)) return null
    const rows = subject.table.sharesByRow.get(subject.row) ?? []
    if (rows.length === 0) return reason('closed-no-rows', 'R7.1')
    const own = rows.filter(({ grantee }) => isUser(subject, grantee))
    if (own.length > 0 && subject.family === 'highVolume')
      return reason('closed-rows-high-volume', 'R13.6')
    if (own.length > 0 && subject.family === 'guest') return reason('closed-rows-guest', 'R13.22')
    const above = rows.filter(({ grantee }) => isSubordinate(subject, grantee))
    return [...own, ...above].some((share) => isLostByDeactivation(subject.compiled, share))
      ? reason('closed-rows-inactive', 'R16.4')
      : reason('closed-rows', 'R7.1', { count: String(rows.length) })
  },
  Territory: (subject) =>
    subject.object.index === subject.compiled.known.account &&
    subject.compiled.org.territories.length > 0
      ? reason('closed-territory', 'R9.4')
      : null,
  ImplicitChild: (subject) =>
    childKind(subject) !== null && accountOf(subject) !== null
      ? reason('closed-account-levels', 'R10.5')
      : null,
  ImplicitParent: (subject) =>
    subject.object.index === subject.compiled.known.account
      ? reason('closed-children', 'R10.1')
      : null,
}

const isUser = ({ compiled, user }: Subject, grantee: Grantee) =>
  grantee.kind === 'user' && compiled.userIndexById.get(grantee.user) === user

const isSubordinate = ({ compiled, user, object }: Subject, grantee: Grantee) =>
  grantee.kind === 'user' &&
  object.hierarchy &&
  isSuperior(compiled, user, compiled.userIndexById.get(grantee.user) ?? -1)

function whyNotAbove(subject: Subject): Reason | null {
  const { compiled, object, user, table, row } = subject
  if (!hasOwner(subject)) return null
  if (!object.hierarchy) return reason('closed-hierarchy-off', 'R4.7', { object: object.name })
  const mine = roleNameOf(compiled, user)
  if (mine === '') return reason('closed-no-role', 'R4.5')
  const owner = ownerAt(table, row)
  if (owner < 0 || owner === user) return null
  const theirs = roleNameOf(compiled, owner)
  if (theirs === '') return reason('closed-owner-no-role', 'R2.12', { owner: ownerName(subject) })
  return isSuperior(compiled, user, owner)
    ? null
    : reason('closed-not-above', 'R4.1', { role: mine, ownerRole: theirs })
}

function whyNoRule(subject: Subject): Reason | null {
  const { compiled, object, table, row, family } = subject
  if (!hasOwnDoors(subject) || family === 'guest') return null
  if (family === 'highVolume') return reason('closed-high-volume', 'R13.6')
  const rules = (compiled.rules[object.index] ?? []).filter((rule) => rule.rule.kind !== 'guest')
  if (rules.length === 0) return reason('closed-no-rules', 'R6.2', { object: object.name })
  const matching = rules.filter((rule) => ruleMatch(rule, table, row) === 'yes')
  return matching.length === 0
    ? reason('closed-rules-unmatched', 'R6.5', { count: String(rules.length) })
    : reason('closed-rules-elsewhere', 'R6.12', {
        rules: matching.map((rule) => rule.rule.name).join(', '),
      })
}
