import { userAt } from '../compile/reach-context'
import { tableNamed } from '../compile/compile-tables'
import { SharingLevel } from '../../model/level'
import type { Grant, PathStep } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf, type RecordPosition } from '../compile/compiled-table'
import { FlagBit } from '../record/flag-bits'
import type { Bound } from '../record/sharing-level'
import type { AskFlags } from '../record/special/special-object'
import { grantOf, userName, type Subject } from '../record/subject'
import type { Grantee } from '../../model/group'
import { rowOf } from '../compile/row-lookup'
import type { Reached } from '../record/reached'

interface GrantOptions {
  readonly via?: readonly PathStep[]
  readonly grantee?: Grantee
}

/** A grant that is certain, possible or none, as the answer says. */
export function grantIf(
  answer: Reached,
  rowCause: string,
  level: SharingLevel,
  rule: string,
  options: GrantOptions = {},
): Grant[] {
  if (answer === 'no' || level === SharingLevel.None) return []
  return [grantOf(rowCause, level, rule, { ...options, isCertain: answer === 'yes' })]
}

/** Grants for a level that is certain and for a higher one that is possible. */
export function boundedGrants(
  rowCause: string,
  [certain, possible]: readonly [certain: SharingLevel, possible: SharingLevel],
  rule: string,
  options: GrantOptions = {},
): Grant[] {
  return [
    ...grantIf('yes', rowCause, certain, rule, options),
    ...(possible > certain ? grantIf('unknown', rowCause, possible, rule, options) : []),
  ]
}

/** Owner of the row as the export has it: a user, or whatever else its `OwnerId` names; null when nothing says. */
export function ownerCell({ table, row }: Pick<Subject, 'table' | 'row'>): string | null {
  return table.table.owners[row] ?? cellOf(table, row, 'OwnerId') ?? null
}

/** Everything for the owner alone, without superiors (R15.8): an owner whom no export names may be anybody. */
export function soleOwnerGrants(subject: Subject, rule: string): Grant[] {
  if (subject.family === 'guest') return []
  const owner = ownerCell(subject)
  const isOwner: Reached =
    owner === null ? 'unknown' : owner === userAt(subject.compiled, subject.user).id ? 'yes' : 'no'
  return grantIf(isOwner, 'Owner', SharingLevel.All, rule, {
    via: [{ kind: 'user', name: userName(subject.compiled, subject.user) }],
  })
}

/** Where the record of this object and id is; null when the import does not hold it. */
export function positionIn(
  compiled: CompiledOrg,
  object: string,
  id: string | null | undefined,
): RecordPosition | null {
  const table = tableNamed(compiled, object)
  const row = id === null || id === undefined ? undefined : rowOf(table?.rowById, id)
  return table === undefined || row === undefined ? null : { object: table.object, row }
}

/** Does the user read that record? */
export function readsRecord(user: number, position: RecordPosition, ask: AskFlags): Reached {
  const isRead = (bound: Bound) => (ask(user, position, bound) & FlagBit.read) !== 0
  return isRead('certain') ? 'yes' : isRead('possible') ? 'unknown' : 'no'
}
