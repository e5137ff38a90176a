import { SharingLevel } from '../../../model/level'
import type { ClosedDoor, Grant, Reason } from '../../answer'
import { isTicked } from '../../compile/compiled-table'
import { allFlagBits, FlagBit } from '../flag-bits'
import { owdLevel } from '../owd'
import { ownershipDoor } from '../ownership'
import type { Bound } from '../sharing-level'
import { grantOf, userName, type Subject } from '../subject'
import { withObjectPermissions } from './object-leg'
import { isHeld, isOwner, ownershipGrants } from './ownership-leg'
import { closedDoor, closedRelated, grantsOfLeg } from './related-grants'
import { relatedFlags, signatureOf } from './related-records'
import { legOfLevel, type AskFlags, type SpecialObject } from './special-object'

/** Tasks: owner, superiors and queue in full, others by the related records. Rules R15.1–R15.4. */
export const taskObject: SpecialObject = {
  name: 'Task',
  leg: activityLeg,
  flags: withObjectPermissions,
  grants: activityGrants,
  closed: (subject, ask) => closedRelated(subject, ask, 'R15.3'),
  missing: missingActivity,
  signature: signatureOf([]),
}

/** Events: as tasks; private ones are their owner's alone, invitees read the others. Rules R15.1–R15.5. */
export const eventObject: SpecialObject = {
  name: 'Event',
  leg: eventLeg,
  flags: withObjectPermissions,
  grants: eventGrants,
  closed: closedEvent,
  missing: (subject) =>
    isPrivate(subject)
      ? { code: 'missing-private-event', rule: 'R15.4', args: {} }
      : missingActivity(subject),
  signature: (table, row, compiled) =>
    [signatureOf(['IsPrivate'])(table, row), ...(compiled.inviteesByEvent.get(row) ?? [])].join(
      '\n',
    ),
}

function activityLeg(subject: Subject, bound: Bound, ask: AskFlags): number {
  return isHeld(subject, bound) ? allFlagBits : relatedLeg(subject, bound, ask)
}

/**
 * What the related records open: reading where the default is Private (R15.1), each action that is open on all of them
 * where it is Controlled by Parent (R15.2). Contact or lead and the other related record must both allow it (R15.3, D-52).
 */
function relatedLeg(subject: Subject, bound: Bound, ask: AskFlags): number {
  const opened = relatedFlags(subject, bound, ask)
  if (subject.object.internalModel === 'ControlledByParent') return opened
  return (opened & FlagBit.read) | legOfLevel(owdLevel(subject))
}

function activityGrants(subject: Subject, ask: AskFlags): Grant[] {
  const rule = subject.object.internalModel === 'ControlledByParent' ? 'R15.2' : 'R15.1'
  return [...ownershipGrants(subject), ...grantsOfLeg(subject, ask, rule, relatedLeg)]
}

function eventLeg(subject: Subject, bound: Bound, ask: AskFlags): number {
  if (isPrivate(subject)) return isOwner(subject, bound) ? allFlagBits : 0
  return activityLeg(subject, bound, ask) | (isInvited(subject) ? FlagBit.read : 0)
}

/** R15.4: nobody but the owner, also above the owner (R4.14). */
const isPrivate = ({ table, row }: Subject) => isTicked(table, row, 'IsPrivate')

const isInvited = ({ compiled, user, row }: Subject) =>
  compiled.inviteesByEvent.get(row)?.has(user) === true

function eventGrants(subject: Subject, ask: AskFlags): readonly Grant[] {
  if (isPrivate(subject)) return ownershipDoor.grants(subject)
  const grants = activityGrants(subject, ask)
  if (isInvited(subject)) {
    const via = [{ kind: 'user', name: userName(subject.compiled, subject.user) } as const]
    grants.push(grantOf('Invitee', SharingLevel.Read, 'R15.5', { via }))
  }
  return grants
}

function closedEvent(subject: Subject, ask: AskFlags): ClosedDoor[] {
  return isPrivate(subject)
    ? [closedDoor('closed-private-event', 'R15.4')]
    : closedRelated(subject, ask, 'R15.3')
}

function missingActivity({ object }: Subject): Reason {
  const args = { object: object.name }
  return object.internalModel === 'ControlledByParent'
    ? { code: 'missing-related', rule: 'R15.2', args }
    : { code: 'missing-activity-owner', rule: 'R15.1', args }
}
