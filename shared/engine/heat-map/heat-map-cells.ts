import type { CompiledOrg } from '../compile/compile-org'
import { fieldPermissionLookup, type HeatMapColumn } from './heat-map-columns'
import type { HeatMapRow } from './heat-map-rows'
import type { AccessCounts, HeatMapCell, Measure } from './heat-map-types'

/**
 * The cells of a heat-map as numbers: position row * columns + column.
 *
 * `counts` of `totals` records for certain, `possible` at most; double precision, since sums over users pass 2³².
 */
export interface HeatMapMatrix {
  readonly rowCount: number
  readonly columnCount: number
  readonly counts: Float64Array
  readonly possible: Float64Array
  readonly totals: Float64Array
}

/** What a heat-map is made of. A field column counts records on which the field can be read, or edited. */
export interface HeatMapQuery {
  readonly rows: readonly HeatMapRow[]
  readonly columns: readonly HeatMapColumn[]
  readonly measure: Measure
}

/** All cells at once. O(users of the rows × columns). */
export function heatMapMatrix(
  compiled: CompiledOrg,
  access: AccessCounts,
  query: HeatMapQuery,
): HeatMapMatrix {
  const { rows, columns, measure } = query
  const size = rows.length * columns.length
  const counts = new Float64Array(size)
  const possible = new Float64Array(size)
  const totals = new Float64Array(size)
  const permissionOf = fieldPermissionLookup(compiled)
  let at = 0
  for (const row of rows) {
    for (const column of columns) {
      const cell = cellCount(access, permissionOf, row, column, measure)
      counts[at] = cell.count
      possible[at] = cell.possible
      totals[at++] = cell.total
    }
  }
  return { rowCount: rows.length, columnCount: columns.length, counts, possible, totals }
}

/** The cells one after another, row by row, for answers that are streamed. */
export function* heatMapCells(
  compiled: CompiledOrg,
  access: AccessCounts,
  query: HeatMapQuery,
): Generator<HeatMapCell> {
  const permissionOf = fieldPermissionLookup(compiled)
  for (const row of query.rows) {
    for (const column of query.columns) {
      yield {
        row: row.name,
        column: column.name,
        ...cellCount(access, permissionOf, row, column, query.measure),
      }
    }
  }
}

function cellCount(
  access: AccessCounts,
  permissionOf: ReturnType<typeof fieldPermissionLookup>,
  row: HeatMapRow,
  column: HeatMapColumn,
  measure: Measure,
): Pick<HeatMapCell, 'count' | 'possible' | 'total'> {
  let count = 0
  let possible = 0
  for (const user of row.users) {
    const at = user * access.objects.length + column.column
    const field = permissionOf(user, column)
    const isWrite = measure === 'edit'
    if (field === null || (isWrite ? field.isEditable : field.isReadable))
      count += access.counts[measure][at] ?? 0
    if (field === null || (isWrite ? field.mayBeEditable : field.mayBeReadable))
      possible += access.possible[measure][at] ?? 0
  }
  return { count, possible, total: row.users.length * totalOf(access, column, measure) }
}

/** Creating is asked once per object, not per record (R1.15). */
function totalOf(access: AccessCounts, column: HeatMapColumn, measure: Measure): number {
  return measure === 'create' ? 1 : (access.totals[column.column] ?? 0)
}

/** Records at each access level, summed over the users of a row: six numbers, None to All. */
export function levelDistribution(
  access: AccessCounts,
  row: HeatMapRow,
  column: HeatMapColumn,
): number[] {
  const levels = [0, 0, 0, 0, 0, 0]
  for (const user of row.users) {
    const at = (user * access.objects.length + column.column) * 6
    for (let level = 0; level < 6; level++)
      levels[level] = (levels[level] ?? 0) + (access.levels[at + level] ?? 0)
  }
  return levels
}
