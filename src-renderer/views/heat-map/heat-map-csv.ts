import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import { csvField } from '../../ui/csv-field'
import { explainStrings } from '../../ui/strings-en-explain'
import { viewStrings } from '../../ui/strings-en-views'
import { columnKey } from './heat-map-shape'

const head = [
  'Row',
  'Column',
  'Level',
  'Read',
  'Edit',
  'Delete',
  'Transfer',
  'All',
  'Create',
  'Total',
  'Certainty',
]

/**
 * The cells that are shown as a table, one line each, for a spreadsheet.
 *
 * Rows that stand as one are one line a column, with how many they are and their names in two columns at the end.
 */
export function heatMapCsv(
  axes: HeatMapAxes,
  values: HeatMapValues,
  rows: readonly (readonly number[])[],
  columns: readonly number[],
): string {
  const isFolded = rows.some((alike) => alike.length > 1)
  const { column: count, columnNames } = explainStrings.alike
  const lines = [isFolded ? [...head, count, columnNames] : head]
  for (const alike of rows)
    for (const column of columns) {
      const row = alike[0] ?? 0
      const at = row * axes.columns.length + column
      const { counts } = values
      const certainty = viewStrings.certainties[values.certainties[at] ?? 0] ?? 'unknown'
      const level = viewStrings.levels[values.levels[at] ?? 0] ?? ''
      const found = axes.columns[column]
      lines.push([
        axes.rows[row]?.name ?? '',
        found === undefined ? '' : columnKey(found),
        certainty === 'unknown' ? 'unknown' : level,
        ...[
          counts.read,
          counts.edit,
          counts.delete,
          counts.transfer,
          counts.all,
          counts.create,
        ].map((array) => String(array[at] ?? 0)),
        String(values.totals[at] ?? 0),
        certainty,
        ...(isFolded
          ? [String(alike.length), alike.map((one) => axes.rows[one]?.name ?? '').join('; ')]
          : []),
      ])
    }
  return `${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`
}
