import { isPlatformId, normalizeId } from '@shared/model/id'
import type { DataTable } from './data-table'

/** Grows a data table row by row; cells are kept once per column, whatever they were cut from. */
export interface TableBuilder {
  readonly object: string
  rowCount: number
  readonly files: string[]
  readonly fileOf: number[]
  readonly lines: number[]
  readonly columns: Map<string, ColumnBuilder>
  /** Keys of the columns that each file has, by the number of the file. */
  readonly columnsOfFile: Map<number, Set<string>>
}

export interface ColumnBuilder {
  readonly name: string
  readonly values: (string | null)[]
  /** Values met so far; null once the column turned out to be one of unique values. */
  known: Map<string, string> | null
}

/** Above so many different values a column is taken as one of unique values: looking each up costs more than it saves. */
const internLimit = 1 << 15

export function tableBuilder(object: string): TableBuilder {
  return {
    object,
    rowCount: 0,
    files: [],
    fileOf: [],
    lines: [],
    columns: new Map(),
    columnsOfFile: new Map(),
  }
}

/** The column of a header that the newest file has; a new one begins with nulls for the rows there are. */
export function columnOf(table: TableBuilder, header: string): ColumnBuilder {
  const key = header.toLowerCase()
  const file = table.files.length - 1
  const ofFile = table.columnsOfFile.get(file) ?? new Set()
  table.columnsOfFile.set(file, ofFile.add(key))
  const existing = table.columns.get(key)
  if (existing !== undefined) return existing
  const column: ColumnBuilder = { name: header, values: [], known: new Map() }
  for (let row = 0; row < table.rowCount; row++) column.values.push(null)
  table.columns.set(key, column)
  return column
}

/**
 * A copy that shares no memory with the text it was cut from.
 *
 * Engines keep a slice as a view of its whole parent, so that one kept id would hold a quarter of a megabyte of file.
 */
function ownCopy(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1)
}

/** An id without the blanks that a hand or a report left around it; other text as it stands. Source: import-formats 5.2. */
function withoutPadding(text: string): string {
  if (text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32) return text
  const trimmed = text.trim()
  return trimmed === '' || isPlatformId(trimmed) ? trimmed : text
}

/** Puts a cell into the row that is being written; blank and `#N/A` cells are null. */
export function putCell(column: ColumnBuilder, row: number, text: string): void {
  const cell = withoutPadding(text)
  if (cell === '' || cell === '#N/A') {
    column.values[row] = null
    return
  }
  const known = column.known?.get(cell)
  if (known !== undefined) {
    column.values[row] = known
    return
  }
  const own = ownCopy(cell)
  column.values[row] = own
  if (column.known === null) return
  column.known.set(own, own)
  if (column.known.size >= internLimit) column.known = null
}

/** Begins a row: every column gets a null there. */
export function beginRow(table: TableBuilder, file: number, line: number): number {
  const row = table.rowCount++
  table.fileOf.push(file)
  table.lines.push(line)
  for (const column of table.columns.values()) column.values.push(null)
  return row
}

/** What a column is about, whichever way it gives a reference: `OwnerId` and `Owner.Name`, `Ship__c` and `Ship__r.Key__c`. */
function subjectOf(key: string): string {
  const [relation = key, ...path] = key.split('.')
  return path.length === 0 ? key.replace(/id$/, '') : relation.replace(/__r$/, '__c')
}

/** Columns about which a file says nothing; a row that it holds is not deleted unless it says so. */
function columnsBeside(table: TableBuilder, file: number): ColumnBuilder[] {
  const stated = new Set([...(table.columnsOfFile.get(file) ?? []), 'isdeleted'].map(subjectOf))
  return [...table.columns].flatMap(([key, column]) => (stated.has(subjectOf(key)) ? [] : [column]))
}

/** A row over an earlier one with its id, in another file: what its own file has no column for stays as it was (cli). */
function keepUnsaidCells(table: TableBuilder): void {
  const ids = table.columns.get('id')?.values
  const lacking = table.files.map((_, file) => columnsBeside(table, file))
  if (ids === undefined || lacking.every((columns) => columns.length === 0)) return
  const rowOfId = new Map<string, number>()
  for (let row = 0; row < table.rowCount; row++) {
    const stated = ids[row] ?? null
    if (stated === null) continue
    const id = normalizeId(stated)
    const before = rowOfId.get(id)
    rowOfId.set(id, row)
    if (before !== undefined)
      for (const { values } of lacking[table.fileOf[row] ?? 0] ?? [])
        values[row] ??= values[before] ?? null
  }
}

export function finishedTable(table: TableBuilder): DataTable {
  keepUnsaidCells(table)
  return {
    object: table.object,
    files: table.files,
    fileOf: table.fileOf,
    lines: table.lines,
    rowCount: table.rowCount,
    columns: table.columns,
  }
}
