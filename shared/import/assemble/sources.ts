import type { DataTable } from '../data/data-table'
import { cellOf, placeOf } from '../data/data-table'
import type { ParsedMetadata } from '../metadata/parsed'
import { truthOf } from '../truth'
import type { Findings } from './findings'

/** Everything that one import says, before names are resolved. */
export interface Sources {
  readonly metadata: ParsedMetadata
  /** Data exports by object name in lower case. */
  readonly tables: ReadonlyMap<string, DataTable>
  readonly findings: Findings
}

/** Rows of an object; null when no file of the import holds it (which is not the same as no rows). */
export function tableNamed(sources: Sources, object: string): DataTable | null {
  return sources.tables.get(object.toLowerCase()) ?? null
}

/** Row numbers of a table without those in the recycle bin (`IsDeleted`). */
export function* rowsOf(table: DataTable | null): Generator<number> {
  if (table === null) return
  const isDeleted = table.columns.get('isdeleted')?.values
  for (let row = 0; row < table.rowCount; row++)
    if (isDeleted?.[row]?.toLowerCase() !== 'true') yield row
}

/** One row with its table, for functions that read several cells. */
export interface Row {
  readonly table: DataTable
  readonly at: number
}

export function* eachRow(sources: Sources, object: string): Generator<Row> {
  const table = tableNamed(sources, object)
  if (table !== null) for (const at of rowsOf(table)) yield { table, at }
}

export const cell = (row: Row, column: string): string | null => cellOf(row.table, row.at, column)
export const place = (row: Row) => placeOf(row.table, row.at)

/** A cell that is read as true or false; null where it says neither. */
export function flag(row: Row, column: string): boolean | null {
  const text = cell(row, column)
  return text === null ? null : truthOf(text)
}

/** True when some file of the import holds rows of the object, even none. */
export function hasTable(sources: Sources, object: string): boolean {
  return sources.tables.has(object.toLowerCase())
}
