import type { CompiledTable } from './compiled-table'

/** A column as numbers: `values[codes[row]]` is the cell, each different value once. */
export interface CodedColumn {
  readonly codes: Uint32Array
  readonly values: readonly (string | null | undefined)[]
}

/** Cells by lower-case field name as criteria read them: the owner stands apart from the columns. Rule R6.14. */
export function criteriaCells(
  table: CompiledTable | undefined,
  key: string,
): readonly (string | null)[] | undefined {
  return table?.columnByField.get(key) ?? (key === 'ownerid' ? table?.table.owners : undefined)
}

/** The columns of a table as numbers, each worked out when it is first asked for. Field names ignore case. */
export function codedColumns(
  table: CompiledTable | undefined,
): (field: string) => CodedColumn | undefined {
  const known = new Map<string, CodedColumn | undefined>()
  return (field) => {
    const key = field.toLowerCase()
    if (known.has(key)) return known.get(key)
    const cells = criteriaCells(table, key)
    const isOwner = cells === table?.table.owners
    const column =
      cells === undefined ? undefined : codedColumn(cells, table?.rowCount ?? 0, isOwner)
    known.set(key, column)
    return column
  }
}

/** An owner who is not in the import is unknown, where another cell is blank. */
function codedColumn(
  cells: readonly (string | null)[],
  rowCount: number,
  isOwner: boolean,
): CodedColumn {
  const codes = new Uint32Array(rowCount)
  const values: (string | null | undefined)[] = []
  const codeOf = new Map<string | null | undefined, number>()
  for (let row = 0; row < rowCount; row++) {
    const cell = isOwner ? (cells[row] ?? undefined) : cells[row]
    let code = codeOf.get(cell)
    if (code === undefined) {
      code = values.push(cell) - 1
      codeOf.set(cell, code)
    }
    codes[row] = code
  }
  return { codes, values }
}
