import { answersHoldUntil } from '@shared/engine/compile/answers-hold'
import type { HeatMap, HeatMapQuery, HeatMapValues } from '@shared/protocol/engine'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { backedColumns, type BackedColumn } from './heat-map-columns'
import { populatedRows, type PopulatedRow } from './heat-map-rows'
import { arraysOf, heatMapValues } from './heat-map-values'
import { rowLikeness } from './row-likeness'

/** The whole picture with the changes, and beside it the base's, or another scenario's, when it is asked for. */
export function heatMap(opened: OpenedOrg, query: HeatMapQuery): HeatMap {
  const evaluation = opened.with(query.changes)
  const rows = populatedRows(evaluation.compiled, query.rows)
  const columns = columnsOf(evaluation, query)
  const axes = {
    rows: rows.map(({ row }) => row),
    columns: columns.map(({ column }) => column),
  }
  const key = keyOf(JSON.stringify([query.rows, axes]))
  const beside = query.beside ?? []
  const isSame = JSON.stringify(beside) === JSON.stringify(query.changes)
  const hasBase = query.withBase && !isSame
  const values = heatMapValues(evaluation, rows, columns)
  const base = hasBase ? valuesOn(opened.with(beside), rows, columns, query) : null
  const shown = base === null ? [values] : [values, base]
  return {
    axes: key === query.axesKey ? null : { key, ...axes },
    rowCount: rows.length,
    columnCount: columns.length,
    values,
    base,
    likeness: query.withLikeness === true ? rowLikeness(axes.rows, columns.length, shown) : null,
    holdsUntil: holdsUntil(evaluation),
    refused: evaluation.refused,
  }
}

function holdsUntil({ org, compiled }: Evaluation): string | null {
  const { now } = compiled.options
  return now === null ? null : answersHoldUntil(org, now)
}

/** The buffers of a picture, for handing them over; arrays may share one. */
export function heatMapBuffers({ values, base, likeness }: HeatMap): Transferable[] {
  const arrays = [values, base].flatMap((found) => (found === null ? [] : arraysOf(found)))
  return [
    ...new Set([...arrays, ...(likeness === null ? [] : [likeness])].map(({ buffer }) => buffer)),
  ]
}

type Axes = Pick<HeatMapQuery, 'rows' | 'openedObjects'>

/** The columns that an evaluation has of its own. */
export const columnsOf = ({ compiled, counts }: Evaluation, query: Axes) =>
  backedColumns(compiled, counts().objects, query.openedObjects)

/** What a column is called, equal in every evaluation. */
export const nameOf = ({ column }: BackedColumn) => JSON.stringify([column.object, column.field])

/** An evaluation on given rows and columns; what it lacks is left at zero. */
export function valuesOn(
  evaluation: Evaluation,
  rows: readonly PopulatedRow[],
  columns: readonly BackedColumn[],
  query: Axes,
): HeatMapValues {
  const own = populatedRows(evaluation.compiled, query.rows)
  const rowById = new Map(own.map((one) => [one.row.id, one]))
  const columnByName = new Map(columnsOf(evaluation, query).map((one) => [nameOf(one), one]))
  return heatMapValues(
    evaluation,
    rows.map(({ row }) => rowById.get(row.id) ?? { row, users: [] }),
    columns.map((column) => columnByName.get(nameOf(column)) ?? { ...column, counted: -1 }),
  )
}

/** A short name for long text (FNV-1a over its characters, twice); equal texts have equal names. */
function keyOf(text: string): string {
  let a = 0x811c9dc5
  let b = 0x01000193
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + i), 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${String(text.length)}`
}
