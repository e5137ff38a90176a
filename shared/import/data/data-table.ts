/**
 * What one or more data files say about one object, in columns; cells as they stand, blank cells null.
 *
 * Position i of every column belongs to row i. Row i came from line `lines[i]` of the file `files[fileOf[i]]`.
 */
export interface DataTable {
  /** API name as the file spells it. */
  readonly object: string
  readonly files: readonly string[]
  readonly fileOf: readonly number[]
  readonly lines: readonly number[]
  readonly rowCount: number
  /** By header in lower case, blanks left out. */
  readonly columns: ReadonlyMap<string, DataColumn>
}

export interface DataColumn {
  /** Header as first written. */
  readonly name: string
  readonly values: readonly (string | null)[]
}

/** Cell of a row, or null when it is blank or the table has no such column. Headers compare case-insensitively. */
export function cellOf(table: DataTable, row: number, column: string): string | null {
  return table.columns.get(column.toLowerCase())?.values[row] ?? null
}

/** Where a row stands, for diagnostics. */
export function placeOf(table: DataTable, row: number): { file: string; line: number | null } {
  return { file: table.files[table.fileOf[row] ?? 0] ?? '', line: table.lines[row] ?? null }
}
