import { SharingLevel } from '../../model/level'
import type { ClosedDoor, Grant, Reason } from '../answer'
import { cellOf, type RecordPosition, idAt } from '../compile/compiled-table'
import { FlagBit } from '../record/flag-bits'
import type { Bound } from '../record/sharing-level'
import { legOfLevel, type AskFlags, type SpecialObject } from '../record/special/special-object'
import type { Subject } from '../record/subject'
import { rowsNaming } from './content-rows'

/** What sets one kind of content apart: who is let in, and in which words the others are turned away. */
interface ContentModel {
  readonly grants: (subject: Subject, ask: AskFlags) => readonly Grant[]
  /** Why nothing is open, where nothing is. */
  readonly closed: (subject: Subject) => readonly Reason[]
  /** What would open it. */
  readonly missing: SpecialObject['missing']
  readonly signature: SpecialObject['signature']
  /** FLD-13: an editor of a folder deletes its items; elsewhere only full access deletes. */
  readonly deletesAtEdit?: boolean
  /** Where object permissions count; else the record leg is the answer. */
  readonly flags?: SpecialObject['flags']
  readonly restsOn?: NonNullable<SpecialObject['restsOn']>
  readonly assumptions?: NonNullable<SpecialObject['assumptions']>
}

/** A kind of content as an object with a model of its own; most of it knows no object permissions (LAY-01). */
export function contentObject(name: string, model: ContentModel): SpecialObject {
  const { signature, restsOn, assumptions } = model
  const grants = (subject: Subject, ask: AskFlags) => forGuests(subject, model.grants(subject, ask))
  const isOpen = (subject: Subject, ask: AskFlags) =>
    grants(subject, ask).some((grant) => grant.isCertain)
  return {
    name,
    grants,
    signature,
    leg: (subject, bound, ask) =>
      legOfGrants(grants(subject, askUnder(bound, ask)), bound, model.deletesAtEdit),
    flags: model.flags ?? withoutObjectPermissions,
    closed: (subject, ask) => (isOpen(subject, ask) ? [] : model.closed(subject).map(closedDoor)),
    missing: model.missing,
    ...(restsOn === undefined ? {} : { restsOn }),
    ...(assumptions === undefined ? {} : { assumptions }),
  }
}

/** R13.23: a guest never edits or deletes. */
function forGuests({ family }: Subject, grants: readonly Grant[]): readonly Grant[] {
  return family === 'guest'
    ? grants.map((grant) => ({ ...grant, level: SharingLevel.Read }))
    : grants
}

/** One reading alone: what is only possible counts as certain under the other, and the last answer is not asked for twice. */
function askUnder(bound: Bound, ask: AskFlags): AskFlags {
  let last: { user: number; position: RecordPosition; flags: number } | null = null
  return (user, position) => {
    if (last?.user !== user || last.position !== position)
      last = { user, position, flags: ask(user, position, bound) }
    return last.flags
  }
}

/** A reason about the kind of content. */
export function contentReason({ object }: Subject, code: string, rule: string): Reason {
  return { code, rule, args: { object: object.name } }
}

const closedDoor = (reason: Reason): ClosedDoor => ({
  door: 'Content',
  rule: reason.rule,
  reason,
})

function withoutObjectPermissions({ object }: Subject, _bound: Bound, leg: number): number {
  return object.hasOwner ? leg : leg & ~FlagBit.transfer
}

/** What the grants open together under one reading. Rule R1.4. */
function legOfGrants(grants: readonly Grant[], bound: Bound, deletesAtEdit = false): number {
  let leg = 0
  for (const grant of grants)
    if (grant.isCertain || bound === 'possible') leg |= legOfLevel(grant.level)
  return deletesAtEdit && (leg & FlagBit.edit) !== 0 ? leg | FlagBit.delete : leg
}

/** Records are alike where these cells, and whose they are, are alike. */
export function signatureOfCells(...fields: readonly string[]): SpecialObject['signature'] {
  return (table, row) => {
    const cells = fields.map((field) => cellOf(table, row, field) ?? null)
    return JSON.stringify([table.table.owners[row], ...cells])
  }
}

/** As `signatureOfCells`, with the cells of the rows of other tables that name the record. */
export function signatureWithRows(
  fields: readonly string[],
  others: Readonly<Record<string, readonly string[]>>,
): SpecialObject['signature'] {
  const own = signatureOfCells(...fields)
  return (table, row, compiled) => {
    const id = idAt(table, row)
    const rows = Object.entries(others).map(([object, cells]) => {
      const named = rowsNaming(compiled.content, object, id)
      const signatures = named?.rows.map((at) => cells.map((cell) => cellOf(named.table, at, cell)))
      return signatures?.map((cell) => JSON.stringify(cell)).sort()
    })
    return JSON.stringify([own(table, row, compiled), rows])
  }
}

/** Every record differs: what decides about it is found by its id alone. */
export const ownSignature: SpecialObject['signature'] = (table, row) => idAt(table, row)
