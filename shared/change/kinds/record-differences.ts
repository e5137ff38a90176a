import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'
import type { Difference } from '../kind'
import { recordAt } from './record-item'

/** Records that went away, and those that lost or changed a value. O(rows of the tables that differ × columns). */
export function recordDifferences(before: Org, after: Org): Difference[] {
  if (before.records === after.records) return []
  const tables = new Map(after.records.map((table) => [table.object, table]))
  return before.records.flatMap((table) => {
    const now = tables.get(table.object)
    return now === table ? [] : tableDifferences(table, now)
  })
}

function tableDifferences(before: RecordTable, after: RecordTable | undefined): Difference[] {
  const rows = new Map((after?.ids ?? []).map((id, row) => [id, row]))
  const columns = before.columns.flatMap((column) => {
    const now = after?.columns.find(({ field }) => field === column.field)
    return now === undefined || now === column ? [] : [{ column, now }]
  })
  return before.ids.flatMap((id, row): Difference[] => {
    const at = rows.get(id)
    const told = {
      name: id,
      label: recordAt(before, row)?.name ?? id,
      note: '',
      parent: before.object,
    }
    if (at === undefined) return [{ row: told, changed: null }]
    const changed = columns.flatMap(({ column, now }) => {
      const value = now.values[at] ?? ''
      return value === (column.values[row] ?? '') ? [] : [{ property: column.field, value }]
    })
    return changed.length === 0 ? [] : [{ row: told, changed }]
  })
}
