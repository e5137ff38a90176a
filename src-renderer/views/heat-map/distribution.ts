import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import type { SelectedCell } from '../../stores/selection'
import { recordsBySteps } from './cell-picture'
import { columnKey } from './heat-map-shape'

/** Position of a selected cell in the arrays of the map, or null when the map does not hold it. */
export function positionOf({ rows, columns }: HeatMapAxes, cell: SelectedCell): number | null {
  const row = rows.findIndex(({ id }) => id === cell.row)
  const column = columns.findIndex((one) => columnKey(one) === columnKey(cell))
  return row < 0 || column < 0 ? null : row * columns.length + column
}

/** Records (of several users: users × records) by level over some cells: None to All in five steps, and last unknown. */
export function distributionOf(values: HeatMapValues, cells: Iterable<number>): readonly number[] {
  const sums = [0, 0, 0, 0, 0, 0]
  for (const at of cells)
    recordsBySteps(values, at).forEach((count, step) => (sums[step] = (sums[step] ?? 0) + count))
  return sums
}

/** Every cell of these rows and columns. */
export function* cellsOf(
  { columns: { length } }: HeatMapAxes,
  rows: readonly number[],
  columns: readonly number[],
): Generator<number> {
  for (const row of rows) for (const column of columns) yield row * length + column
}
