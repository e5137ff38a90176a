import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import { stepAt } from './cell-picture'

/** For each column, how many rows reach which step of the ramp (0 None … 4 All). */
export function levelTotals(
  axes: HeatMapAxes,
  values: HeatMapValues,
  columns: readonly number[],
): readonly (readonly number[])[] {
  return columns.map((column) => {
    const totals = [0, 0, 0, 0, 0]
    for (let row = 0; row < axes.rows.length; row++) {
      const step = stepAt(values, row * axes.columns.length + column)
      totals[step] = (totals[step] ?? 0) + 1
    }
    return totals
  })
}
