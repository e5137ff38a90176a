import { unknownCell } from '@shared/model/object-bits'
import type { GridContainerKind, PermissionGrid } from '@shared/protocol/engine'

export interface GridFilter {
  /** Part of a name or label; empty for all. */
  readonly rows: string
  readonly columns: string
  /** Null: of every kind. */
  readonly kind: GridContainerKind | null
  /** Only rows and columns with anything granted. */
  readonly isOnlySet: boolean
  /** Rows and columns that stay although nothing is granted there any more: they were edited since the filter was set. */
  readonly keptRows: ReadonlySet<number>
  readonly keptColumns: ReadonlySet<number>
}

/** Positions in the grid of what is shown, in order. */
export interface ShownCells {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

interface Named {
  readonly name: string
  readonly label: string
}

/** Rows and columns that the filter leaves. */
export function shownCells(grid: PermissionGrid, filter: GridFilter): ShownCells {
  const fits = ({ name, label }: Named, text: string) =>
    text === '' || name.toLowerCase().includes(text) || label.toLowerCase().includes(text)
  const [rowText, columnText] = [filter.rows, filter.columns].map((text) =>
    text.trim().toLowerCase(),
  )
  const rows = positions(grid.rows, (row) => fits(row, rowText ?? ''))
  const columns = positions(
    grid.columns,
    (column) => fits(column, columnText ?? '') && (filter.kind ?? column.kind) === column.kind,
  )
  if (!filter.isOnlySet) return { rows, columns }
  const isSet = (row: number, column: number) => {
    const cell = grid.cells[row * grid.columns.length + column] ?? 0
    return cell !== 0 && cell !== unknownCell
  }
  return {
    rows: rows.filter(
      (row) => filter.keptRows.has(row) || columns.some((column) => isSet(row, column)),
    ),
    columns: columns.filter(
      (column) => filter.keptColumns.has(column) || rows.some((row) => isSet(row, column)),
    ),
  }
}

const positions = <Item>(items: readonly Item[], accepts: (item: Item) => boolean): number[] =>
  items.flatMap((item, position) => (accepts(item) ? [position] : []))
