import { nameOfObject } from '../../compile/compile-tables'
import type { ClosedDoor } from '../../answer'
import { cellOf } from '../../compile/compiled-table'
import { ObjectBit } from '../../permission/object-bits'
import { bitsOf, type Bound } from '../sharing-level'
import type { Subject } from '../subject'
import { legOfParent } from './followers'
import { withObjectPermissions } from './object-leg'
import { closedDoor, closedRelated, grantsOfLeg } from './related-grants'
import { relatedFlags, signatureOf, type IsWanted } from './related-records'
import type { AskFlags, SpecialObject } from './special-object'

/**
 * Members of a campaign: read with Read, written with Edit on the campaign, or on the lead or contact, as the default
 * says; their details need Read on the object of the lead or contact. Rule R15.13 (D-56).
 */
export const campaignMemberObject: SpecialObject = {
  name: 'CampaignMember',
  leg: memberLeg,
  flags: withObjectPermissions,
  grants: (subject, ask) => grantsOfLeg(subject, ask, 'R15.13', memberLeg, decides(subject)),
  closed: (subject, ask) => [
    ...closedDetails(subject),
    ...closedRelated(subject, ask, 'R15.13', decides(subject)),
  ],
  missing: (subject) => {
    const [object] = closedPeople(subject, 'certain')
    return object === undefined
      ? { code: 'missing-parent-record', rule: 'R15.13', args: {} }
      : { code: 'missing-member-details', rule: 'R15.13', args: { object } }
  },
  signature: signatureOf(['LeadId', 'ContactId']),
}

/** A member of both kinds goes with the contact: that is what a converted lead leaves behind. */
function decides(subject: Subject): IsWanted {
  if (subject.object.internalModel !== 'ControlledByLeadOrContact')
    return (field) => field === 'CampaignId'
  const { table, row } = subject
  const person = (cellOf(table, row, 'ContactId') ?? '') !== '' ? 'ContactId' : 'LeadId'
  return (field) => field === person
}

function memberLeg(subject: Subject, bound: Bound, ask: AskFlags): number {
  return closedPeople(subject, bound).length > 0
    ? 0
    : legOfParent(relatedFlags(subject, bound, ask, decides(subject)))
}

/** Objects of the people it names that the user may not read. */
function closedPeople(subject: Subject, bound: Bound): string[] {
  const { compiled, user, table, row } = subject
  const people = [
    { field: 'LeadId', object: compiled.known.lead },
    { field: 'ContactId', object: compiled.known.contact },
  ]
  return people.flatMap(({ field, object }) => {
    const value = cellOf(table, row, field)
    const isNamed = value === undefined ? bound === 'certain' : value !== null && value !== ''
    const mayRead = (bitsOf(compiled, user, object, bound) & ObjectBit.read) !== 0
    return isNamed && !mayRead ? [nameOfObject(compiled, object)] : []
  })
}

function closedDetails(subject: Subject): ClosedDoor[] {
  return closedPeople(subject, 'certain').map((object) =>
    closedDoor('closed-member-details', 'R15.13', { object }),
  )
}
