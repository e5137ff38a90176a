import type { ClosedDoor, Grant } from '../../answer'
import { isTicked } from '../../compile/compiled-table'
import { allFlagBits, FlagBit } from '../flag-bits'
import { ownershipDoor } from '../ownership'
import type { Bound } from '../sharing-level'
import type { Subject } from '../subject'
import { withObjectPermissions } from './object-leg'
import { isOwner } from './ownership-leg'
import { closedDoor, closedRelated, grantsOfLeg } from './related-grants'
import { relatedFlags, signatureOf } from './related-records'
import type { AskFlags, SpecialObject } from './special-object'

/**
 * Classic notes and attachments: read with the parent, written with Edit on it or by their owner who reads it (D-54);
 * private ones are their owner's alone. Rules R15.6, R15.7.
 */
const noteObject = (name: string): SpecialObject => ({
  name,
  leg: noteLeg,
  flags: withObjectPermissions,
  grants: noteGrants,
  closed: closedNote,
  missing: (subject) =>
    isPrivate(subject)
      ? { code: 'missing-private-note', rule: 'R15.7', args: {} }
      : { code: 'missing-parent-record', rule: 'R15.6', args: {} },
  signature: signatureOf(['IsPrivate']),
})

export const noteObjects: readonly SpecialObject[] = [noteObject('Note'), noteObject('Attachment')]

const isPrivate = ({ table, row }: Subject) => isTicked(table, row, 'IsPrivate')

function noteLeg(subject: Subject, bound: Bound, ask: AskFlags): number {
  if (isPrivate(subject)) return isOwner(subject, bound) ? allFlagBits : 0
  const parent = relatedFlags(subject, bound, ask)
  if ((parent & FlagBit.read) === 0) return 0
  return isOwner(subject, bound) ? allFlagBits : parentLeg(parent)
}

const parentLeg = (parent: number) =>
  (parent & FlagBit.edit) === 0 ? FlagBit.read : FlagBit.read | FlagBit.edit | FlagBit.delete

function noteGrants(subject: Subject, ask: AskFlags): readonly Grant[] {
  const owned = ownershipDoor.grants(subject)
  if (isPrivate(subject)) return owned
  const followed = grantsOfLeg(subject, ask, 'R15.6', (_, bound) => {
    const parent = relatedFlags(subject, bound, ask)
    return (parent & FlagBit.read) === 0 ? 0 : parentLeg(parent)
  })
  if (followed.length === 0) return []
  const isReadable = followed.some(({ isCertain }) => isCertain)
  const writes = owned.map((grant) => ({ ...grant, isCertain: grant.isCertain && isReadable }))
  return [...writes, ...followed]
}

function closedNote(subject: Subject, ask: AskFlags): ClosedDoor[] {
  return isPrivate(subject)
    ? [closedDoor('closed-private-note', 'R15.7')]
    : closedRelated(subject, ask, 'R15.6')
}
