import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
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

/** The cells that are shown as a table, one line each, for a spreadsheet. */
export function heatMapCsv(
  axes: HeatMapAxes,
  values: HeatMapValues,
  rows: readonly number[],
  columns: readonly number[],
): string {
  const lines = [head]
  for (const row of rows)
    for (const column of columns) {
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
      ])
    }
  return `${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula is made plain text. */
export function csvField(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
