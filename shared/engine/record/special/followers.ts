import type { ClosedDoor } from '../../answer'
import { cellOf, isTicked } from '../../compile/compiled-table'
import { FlagBit } from '../flag-bits'
import type { Bound } from '../sharing-level'
import type { Subject } from '../subject'
import { withObjectPermissions } from './object-leg'
import { closedDoor, closedRelated, grantsOfLeg } from './related-grants'
import { relatedFlags, signatureOf, type IsWanted } from './related-records'
import type { AskFlags, SpecialObject } from './special-object'

/** What sets one kind of record that goes with another apart. */
interface Following {
  readonly name: string
  readonly rule: string
  /** Box that opens the record to external users; they see no other. Rule R15.32. */
  readonly externalField?: string
  /** Which references decide about this record; all of them where not given. */
  readonly decides?: (subject: Subject) => IsWanted
}

/** Read as the record that it goes with, written with Edit on that. Rules R11.19 (D-42), R15.32. */
function followingObject(following: Following): SpecialObject {
  const { name, rule, externalField } = following
  const wanted = (subject: Subject) => following.decides?.(subject)
  const leg = (subject: Subject, bound: Bound, ask: AskFlags) =>
    mayBeShown(subject, bound, externalField)
      ? legOfParent(relatedFlags(subject, bound, ask, wanted(subject)))
      : 0
  return {
    name,
    leg,
    flags: withObjectPermissions,
    grants: (subject, ask) => grantsOfLeg(subject, ask, rule, leg, wanted(subject)),
    closed: (subject, ask) => [
      ...closedByBox(subject, externalField),
      ...closedRelated(subject, ask, rule, wanted(subject)),
    ],
    missing: () => ({ code: 'missing-parent-record', rule, args: {} }),
    signature: signatureOf(externalField === undefined ? [] : [externalField]),
  }
}

/** Writing, deleting included, needs Edit on the record that decides; what is whole there is whole here (R1.14). */
export function legOfParent(parent: number): number {
  if ((parent & FlagBit.read) === 0) return 0
  if ((parent & FlagBit.edit) === 0) return FlagBit.read
  return FlagBit.read | FlagBit.edit | FlagBit.delete | (parent & FlagBit.all)
}

const isExternal = ({ family }: Subject) => family !== 'internal' && family !== 'chatterOnly'

function mayBeShown(subject: Subject, bound: Bound, box: string | undefined): boolean {
  if (box === undefined || !isExternal(subject)) return true
  const { table, row } = subject
  if (cellOf(table, row, box) === undefined) return bound === 'possible'
  return isTicked(table, row, box)
}

function closedByBox(subject: Subject, box: string | undefined): ClosedDoor[] {
  if (box === undefined || mayBeShown(subject, 'certain', box)) return []
  return [closedDoor('closed-not-published', 'R15.32', { field: box })]
}

/** Mails of a case go with the case, others with the record they are related to. */
function mailParent({ table, row }: Subject): IsWanted {
  const hasParent = (cellOf(table, row, 'ParentId') ?? '') !== ''
  return hasParent ? (field) => field === 'ParentId' : () => true
}

export const followingObjects: readonly SpecialObject[] = [
  followingObject({ name: 'CaseComment', rule: 'R15.32', externalField: 'IsPublished' }),
  followingObject({
    name: 'EmailMessage',
    rule: 'R15.32',
    externalField: 'IsExternallyVisible',
    decides: mailParent,
  }),
  followingObject({ name: 'EventRelation', rule: 'R11.19' }),
]
