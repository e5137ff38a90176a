import type { DataTable } from '../data/data-table'
import { cellOf } from '../data/data-table'
import type { Sources } from './sources'
import { cell, eachRow, rowsOf, tableNamed } from './sources'

const columns = ['recordtypeid', 'recordtype.name', 'recordtype.developername']

/** True when an export says of which record type its records are. */
export const hasRecordTypes = (table: DataTable) =>
  columns.some((column) => table.columns.has(column))

/**
 * Label of a row's record type, which is what criteria on `RecordTypeId` compare with; null when the import does not hold
 * it. Looked up in `RecordType` rows and in the object's record type files. Source: import-formats 3.9.
 */
export function recordTypeLabels(
  sources: Sources,
  table: DataTable,
): (row: number) => string | null {
  const byId = new Map<string, string>()
  for (const row of eachRow(sources, 'RecordType')) {
    const [id, name] = [cell(row, 'Id'), cell(row, 'Name')]
    if (id !== null && name !== null) byId.set(id.slice(0, 15), name)
  }
  const object = table.object.toLowerCase()
  const byDeveloperName = new Map(
    sources.metadata.recordTypes
      .filter((type) => type.object.toLowerCase() === object)
      .map((type) => [type.name.toLowerCase(), type.label ?? type.name]),
  )
  return (row) =>
    cellOf(table, row, 'RecordType.Name') ??
    byId.get(cellOf(table, row, 'RecordTypeId')?.slice(0, 15) ?? '') ??
    byDeveloperName.get(cellOf(table, row, 'RecordType.DeveloperName')?.toLowerCase() ?? '') ??
    null
}

/** True when some record of the object has a record type whose label the import does not hold. */
export function hasUnknownRecordTypes(sources: Sources, object: string): boolean {
  const table = tableNamed(sources, object)
  if (table === null) return false
  if (!hasRecordTypes(table)) return table.rowCount > 0
  const label = recordTypeLabels(sources, table)
  for (const row of rowsOf(table)) {
    const isStated = columns.some((column) => cellOf(table, row, column) !== null)
    if (isStated && label(row) === null) return true
  }
  return false
}
