import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { cellOf, type CompiledTable } from '@shared/engine/compile/compiled-table'
import { recordAccess } from '@shared/engine/record/record-access'
import { AccessLevel } from '@shared/model/level'
import { recordLabel } from '@shared/model/record-label'
import type { Page, RecordEntry, RecordsOfCellQuery } from '@shared/protocol/engine'

/** The records of one object with a user's level on each, highest first, then by name. O(records of the object). */
export function recordsOfCell(
  compiled: CompiledOrg,
  { user, object, filter, offset, limit }: RecordsOfCellQuery,
): Page<RecordEntry> {
  const userIndex = compiled.userIndexById.get(user) ?? -1
  const objectIndex = compiled.objectIndexByName.get(object.toLowerCase()) ?? -1
  const table = compiled.tables[objectIndex]
  if (userIndex < 0 || table === undefined) return { total: 0, entries: [] }
  const wanted = filter.trim().toLowerCase()
  const entries: RecordEntry[] = []
  for (let row = 0; row < table.rowCount; row++) {
    const name = recordName(table, row)
    const owner = ownerName(compiled, table, row)
    const id = table.table.ids[row]
    if (id === undefined) continue
    if (wanted !== '' && !`${id} ${name} ${owner}`.toLowerCase().includes(wanted)) continue
    const { maxAccessLevel, certainty } = recordAccess(compiled, userIndex, {
      object: objectIndex,
      row,
    })
    // The name of a record class tells its owner already.
    const shownOwner = table.table.matchedRules === null ? owner : ''
    entries.push({ id, name, owner: shownOwner, level: maxAccessLevel, certainty })
  }
  entries.sort((a, b) => b.level - a.level || unknownFirst(a, b) || (a.name < b.name ? -1 : 1))
  return { total: entries.length, entries: entries.slice(offset, offset + limit) }
}

const unknownFirst = (a: RecordEntry, b: RecordEntry): number =>
  a.level > AccessLevel.None
    ? 0
    : Number(b.certainty === 'unknown') - Number(a.certainty === 'unknown')

/** What people call a record; its id when the import holds no name. */
export function recordName(table: CompiledTable, row: number): string {
  return recordLabel((field) => cellOf(table, row, field) ?? null, table.table.ids[row] ?? '')
}

/** Name of the user or queue that owns a record; empty when the import does not say. */
export function ownerName(compiled: CompiledOrg, table: CompiledTable, row: number): string {
  const user = compiled.org.users[table.ownerUser[row] ?? -1]
  const queue = compiled.org.groups[table.ownerQueue[row] ?? -1]
  return user?.name ?? queue?.name ?? ''
}
