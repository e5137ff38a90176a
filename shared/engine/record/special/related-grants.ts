import { SharingLevel } from '../../../model/level'
import type { ClosedDoor, Grant, Reason } from '../../answer'
import { nameOfObject, tableAt } from '../../compile/compile-tables'
import { FlagBit } from '../flag-bits'
import type { Bound } from '../sharing-level'
import { grantOf, type Subject } from '../subject'
import { recordStep } from '../record-step'
import { isUnrelated, relatedPositions, type IsWanted } from './related-records'
import { levelOfLeg, type AskFlags } from './special-object'

/** What the records that decide open, as one door: for certain, and at most where that is more. */
export function grantsOfLeg(
  subject: Subject,
  ask: AskFlags,
  rule: string,
  leg: (subject: Subject, bound: Bound, ask: AskFlags) => number,
  isWanted?: IsWanted,
): Grant[] {
  const { compiled } = subject
  const related = relatedPositions(subject, isWanted)
  const names = related.map(({ object }) => nameOfObject(compiled, object))
  const cause = `ControlledByParent(${names.join(', ')})`
  const via = related.map(({ object, row }) => recordStep(tableAt(compiled, object), row))
  const certain = levelOfLeg(leg(subject, 'certain', ask))
  const possible = levelOfLeg(leg(subject, 'possible', ask))
  const grants: Grant[] = []
  if (certain > SharingLevel.None) grants.push(grantOf(cause, certain, rule, { via }))
  if (possible > certain) grants.push(grantOf(cause, possible, rule, { via, isCertain: false }))
  return grants
}

/** The records that decide and that the user cannot read. Rule R17.3. */
export function closedRelated(
  subject: Subject,
  ask: AskFlags,
  rule: string,
  isWanted?: IsWanted,
): ClosedDoor[] {
  if (isUnrelated(subject, isWanted)) return [closedDoor('closed-unrelated', rule)]
  return relatedPositions(subject, isWanted).flatMap((position) => {
    if ((ask(subject.user, position, 'certain') & FlagBit.read) !== 0) return []
    const { object, name } = recordStep(tableAt(subject.compiled, position.object), position.row)
    return [closedDoor('closed-related', rule, { object, name })]
  })
}

export function closedDoor(
  code: string,
  rule: string,
  args: Readonly<Record<string, string>> = {},
): ClosedDoor {
  const reason: Reason = { code, rule, args }
  return { door: 'Related', rule, reason }
}
