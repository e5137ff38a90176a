import type { CompiledObject } from './compiled-object'
import { cellOf, type CompiledTable } from './compiled-table'

/**
 * Users that are invited to an event, by row of the event table; superiors are not among them. A relation whose
 * `IsInvitee` is false names whom the event is about. Rule R15.5 (D-53).
 */
export type InviteesByEvent = ReadonlyMap<number, ReadonlySet<number>>

/** O(event relations). */
export function compileInvitees(
  objects: readonly CompiledObject[],
  tables: readonly (CompiledTable | undefined)[],
  userIndexById: ReadonlyMap<string, number>,
): InviteesByEvent {
  const invitees = new Map<number, Set<number>>()
  const relations = tables[objects.findIndex(({ name }) => name === 'EventRelation')]
  const events = relations?.references[0]
  if (relations === undefined || events === undefined) return invitees
  for (let row = 0; row < relations.rowCount; row++) {
    const event = events.rows[row] ?? -1
    const user = userIndexById.get(cellOf(relations, row, 'RelationId') ?? '')
    const isInvitee = cellOf(relations, row, 'IsInvitee')?.toLowerCase() !== 'false'
    if (event < 0 || user === undefined || !isInvitee) continue
    const known = invitees.get(event) ?? new Set()
    invitees.set(event, known.add(user))
  }
  return invitees
}
