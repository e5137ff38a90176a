import {
  blankParent,
  cellOf,
  type CompiledTable,
  type RecordPosition,
} from '../../compile/compiled-table'
import { allFlagBits } from '../flag-bits'
import type { Bound } from '../sharing-level'
import type { Subject } from '../subject'
import type { AskFlags } from './special-object'

/** Which of the references decide, by field; all where none is said. */
export type IsWanted = (field: string) => boolean
const everyField: IsWanted = () => true

/**
 * `FlagBit`s that the user has on every related record at once; 0 when the record names none.
 *
 * A related record that is not in the import could be open.
 */
export function relatedFlags(
  { table, row, user }: Subject,
  bound: Bound,
  ask: AskFlags,
  isWanted: IsWanted = everyField,
): number {
  let flags = allFlagBits
  let isNamed = false
  for (const reference of table.references) {
    const at = reference.rows[row] ?? blankParent
    if (at === blankParent || !isWanted(reference.field)) continue
    isNamed = true
    if (at < 0) flags &= bound === 'possible' ? allFlagBits : 0
    else flags &= ask(user, { object: reference.objects[row] ?? -1, row: at }, bound)
    if (flags === 0) return 0
  }
  return isNamed ? flags : 0
}

/** Positions of the related records that are in the import. */
export function relatedPositions(
  { table, row }: Pick<Subject, 'table' | 'row'>,
  isWanted: IsWanted = everyField,
): RecordPosition[] {
  return table.references.flatMap((reference) => {
    const at = reference.rows[row] ?? blankParent
    return at < 0 || !isWanted(reference.field)
      ? []
      : [{ object: reference.objects[row] ?? -1, row: at }]
  })
}

/** True when the record names no related record, for certain. */
export function isUnrelated(
  { table, row }: Pick<Subject, 'table' | 'row'>,
  isWanted: IsWanted = everyField,
): boolean {
  return table.references.every(({ field, rows }) => !isWanted(field) || rows[row] === blankParent)
}

/** Owner and given cells as one text: what decides about a record that has an owner. */
export function signatureOf(fields: readonly string[]) {
  return (table: CompiledTable, row: number): string => {
    const related = table.references.map(
      ({ objects, rows }) => `${objects[row] ?? 0}:${rows[row] ?? 0}`,
    )
    const cells = fields.map((field) => cellOf(table, row, field) ?? '')
    return [table.table.owners[row] ?? '', ...related, ...cells].join('\n')
  }
}
