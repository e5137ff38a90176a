import { computed } from 'vue'
import type { HeatMapRow } from '@shared/protocol/engine'
import { useHeatMap } from '../../stores/heat-map'
import type { HeatMapLook, HeatMapOptions } from '../../stores/heat-map-options'
import { useNarrowing } from '../../stores/narrowing'
import { useSettings } from '../../stores/settings'
import {
  rowsOfLine,
  type GridColumn,
  type GridPicture,
  type RowHead,
} from '../../ui/heat-map-grid/grid-picture'
import { viewStrings } from '../../ui/strings-en-views'
import { alikeHead } from './alike-head'
import { cellPicture, shadeOf } from './cell-picture'
import { basisOf, cellSentence } from './cell-words'
import { columnKey, shownColumns, shownLines } from './heat-map-shape'

export interface ShownPicture {
  readonly picture: GridPicture
  /** Positions in the axes of the columns that are shown. */
  readonly columns: readonly number[]
  readonly rowCount: number
  /** Another text: rows or columns stand elsewhere. */
  readonly orderKey: string
}

/** The heat-map as the grid draws it: order, words and squares of what is shown now. */
export function useShownPicture() {
  const heatMap = useHeatMap()
  const settings = useSettings()
  const narrowing = useNarrowing()

  const look = computed((old?: HeatMapLook) => lookOf(heatMap.options, old))

  return computed((): ShownPicture | null => {
    const { map } = heatMap
    const options = look.value
    if (map === null) return null
    const { axes } = map
    const isBefore = options.phase === 'before'
    const values = isBefore ? (map.base ?? map.values) : map.values
    const base = isBefore ? null : map.base
    const { likeness } = map
    // Until the rows of users are there, those that are there are shown whole.
    const only = axes.rows.some(({ user }) => user !== null) ? narrowing.only : null
    const shape = { axes, values: map.values, base: map.base, options, likeness, only }
    const isNarrowed = options.isOnlySet || options.isOnlyDifferent || only !== null
    const columns = isNarrowed ? shownColumns(shape) : axes.columns.map((_, column) => column)
    const lines = shownLines(shape, columns)
    const width = axes.columns.length
    const at = (row: number, column: number) => row * width + (columns[column] ?? 0)
    const columnOf = (column: number) => axes.columns[columns[column] ?? -1]
    const query = (row: number, column: number) => ({
      values,
      base,
      at: at(row, column),
      measure: options.measure,
      isField: columnOf(column)?.field != null,
      isDifference: options.phase === 'difference',
    })
    const [title, detail] = viewStrings.heatMap.corner[options.rows]
    const picture: GridPicture = {
      lines,
      corner: { title, detail },
      columns: columns.flatMap((position): GridColumn[] => {
        const column = axes.columns[position]
        if (column === undefined) return []
        const key = columnKey(column)
        const sort = options.sort?.column === key ? (options.sort.isDown ? 'down' : 'up') : null
        return [
          {
            key,
            label:
              settings.settings.names === 'api' ? (column.field ?? column.object) : column.label,
            detail: column.detail,
            description: viewStrings.heatMap.columnHead(
              column.detail,
              column.field === null ? basisOf(column, column.recordCount) : '',
              column.fieldCount,
            ),
            isField: column.field !== null,
            canOpen: column.field === null && column.fieldCount > 0,
            isOpen: options.openedObjects.includes(column.object),
            sort,
          },
        ]
      }),
      headAt: (row) => headOf(axes.rows[row]),
      alikeHead: (alike) => alikeHead({ axes, values, columns, measure: options.measure }, alike),
      cellAt: (row, column) => cellPicture(query(row, column)),
      shadeAt: (row, column) => shadeOf(query(row, column)),
      sentenceAt: (row, column) => {
        const [found, head] = [axes.rows[row], columnOf(column)]
        if (found === undefined || head === undefined) return ''
        return cellSentence({ ...query(row, column), row: found, column: head })
      },
      groupLabel: (name, rowCount) =>
        viewStrings.heatMap.group(
          name === '' ? viewStrings.heatMap.noGroup[options.rows] : name,
          rowCount,
        ),
    }
    const rowCount = lines.reduce((sum, line) => sum + rowsOfLine(line).length, 0)
    const { rows, sort, filter, foldedGroups, unfoldedAlike } = options
    const order = [rows, sort, filter, foldedGroups, unfoldedAlike, isNarrowed]
    const orderKey = JSON.stringify([axes.key, columns.length, lines.length, order])
    return { picture, columns, rowCount, orderKey }
  })
}

/** The old one while nothing of it differs, so that a zoom does not sort and word everything again. */
function lookOf(options: HeatMapOptions, old: HeatMapLook | undefined): HeatMapLook {
  const { zoom: _, isSummary: _open, summary: _tab, summaryHeight: _height, ...look } = options
  const keys = Object.keys(look) as (keyof HeatMapLook)[] // its own keys
  return old !== undefined && keys.every((key) => old[key] === look[key]) ? old : look
}

/** A persona is called as its profile: once is enough. */
function headOf(row: HeatMapRow | undefined): RowHead {
  if (row === undefined) return { name: '', detail: '', isActive: false }
  const { name, detail, isActive } = row
  return { name, detail: detail === name ? '' : detail, isActive }
}
