import { Option, type Command } from 'commander'
import { compileOrg, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { heatMapCells, type HeatMapQuery } from '@shared/engine/heat-map/heat-map-cells'
import { fieldColumns, objectColumns } from '@shared/engine/heat-map/heat-map-columns'
import { heatMapRows } from '@shared/engine/heat-map/heat-map-rows'
import {
  measures,
  type AccessCounts,
  type HeatMapCell,
  type HeatMapRows,
  type Measure,
} from '@shared/engine/heat-map/heat-map-types'
import type { Certainty } from '@shared/engine/certainty'
import { permissionClassOf } from '@shared/engine/permission/permission-class'
import { restsOnAssumption } from '@shared/engine/record/record-access'
import { compileIndex } from '@shared/engine/index/compile-index'
import { heatMapSvg } from '@shared/report/heat-map-svg'
import type { Cell, Row, RowSet } from '@shared/report/rows'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeBytes, writePieces, writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

export interface HeatMapOptions extends OrgOptions {
  readonly rows: HeatMapRows
  readonly columns: 'object' | 'field'
  readonly measure: Measure
  readonly all?: boolean
}

const rowKinds = ['user', 'role', 'profile', 'permissionset', 'group']

/** The options that say which heat-map is meant. */
export function withHeatMapOptions(command: Command): Command {
  return command
    .addOption(new Option('--rows <rows>', 'one row for each').choices(rowKinds).default('user'))
    .addOption(
      new Option('--columns <columns>', 'one column for each')
        .choices(['object', 'field'])
        .default('object'),
    )
    .addOption(
      new Option('--measure <measure>', 'what is counted').choices(measures).default('read'),
    )
    .option('--all', 'with `--columns field`: the fields that the org does not declare too')
}

/** `heatmap`: the aggregate behind the picture, as rows or drawn. */
export function addHeatmap(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withHeatMapOptions(withOrgOptions(program.command('heatmap')))
    .description('the aggregate behind the picture; `--format svg` or `png` draws it')
    .option('--certainty', 'append how far each answer can be trusted')
    .action(async (orgs: string[], options: HeatMapOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        const heatMap = heatMapOf(compiled, options)
        if (options.format === 'svg')
          await writePieces(svgPieces(heatMap, options), options, environment)
        else if (options.format === 'png') await writePng(heatMap, options, environment)
        else await writeRows(cellRows(heatMap, options), options, environment)
        return 0
      })
      done(status)
    })
}

/** A heat-map that is counted, ready to be read cell by cell. */
export interface CountedHeatMap {
  readonly compiled: CompiledOrg
  readonly access: AccessCounts
  readonly query: HeatMapQuery
}

/** Counts the heat-map that the options mean; objects without records by record classes (product 4). */
export function heatMapOf(given: CompiledOrg, options: HeatMapOptions): CountedHeatMap {
  const org = withRecordClasses(given.org)
  const compiled = org === given.org ? given : compileOrg(org, given.options)
  const access = accessCounts(compileIndex(compiled))
  const columns =
    options.columns === 'field'
      ? fieldColumns(compiled, options.all === true)
      : objectColumns(compiled)
  const rows = heatMapRows(compiled, options.rows, given.options.now)
  return { compiled, access, query: { rows, columns, measure: options.measure } }
}

/** The cells, row by row. */
export function cellsOf({ compiled, access, query }: CountedHeatMap): Iterable<HeatMapCell> {
  return heatMapCells(compiled, access, query)
}

function cellRows(heatMap: CountedHeatMap, options: HeatMapOptions): RowSet {
  const isCertaintyShown = options.certainty === true
  const columns = ['Row', 'Column', 'Count', 'Total', 'Share']
  return { columns: isCertaintyShown ? [...columns, 'Certainty'] : columns, rows: rows() }

  function* rows(): Generator<Row> {
    const { columns: headings } = heatMap.query
    let at = 0
    for (const cell of cellsOf(heatMap)) {
      const column = headings[at % headings.length]?.column ?? 0
      const users = heatMap.query.rows[Math.floor(at++ / headings.length)]?.users ?? []
      const isUnknown = cell.count === 0 && cell.possible > 0
      const row: Cell[] = [cell.row, cell.column]
      row.push(isUnknown ? 'unknown' : cell.count, cell.total)
      row.push(isUnknown ? 'unknown' : share(cell))
      if (isCertaintyShown) row.push(certaintyOf(heatMap, cell, users, column))
      yield row
    }
  }
}

/** Four decimals; empty where there is nothing to share. */
const share = ({ count, total }: HeatMapCell) => (total === 0 ? null : (count / total).toFixed(4))

/** The weakest mark of the row's users (product 5); `column` is a column of the counts, an object. */
function certaintyOf(
  { compiled, access }: CountedHeatMap,
  cell: HeatMapCell,
  users: readonly number[],
  column: number,
): Certainty {
  if (cell.count !== cell.possible) return cell.count === 0 ? 'unknown' : 'at least'
  if (users.some((user) => permissionClassOf(compiled, user)?.isLicenceKnown === false))
    return 'at most'
  const index = compiled.objectIndexByName.get((access.objects[column] ?? '').toLowerCase())
  const object = compiled.objects[index ?? -1]
  // What a record follows differs from record to record only where an object has rules of its own (section 15).
  const rowCount = object?.control === 'special' ? (access.totals[column] ?? 0) : 1
  for (let row = 0; row < rowCount; row++)
    if (users.some((user) => restsOnAssumption(compiled, user, object, row))) return 'assumed'
  return 'exact'
}

async function writePng(
  heatMap: CountedHeatMap,
  options: HeatMapOptions,
  environment: Environment,
): Promise<void> {
  if (environment.isTerminal && options.out === undefined)
    throw new Unusable('a PNG is no text for a terminal; name a file with `--out`')
  // Drawing, its font and all, is loaded by those who ask for a picture.
  const { pngOfSvg } = await import('./heat-map-png')
  const svg = [...svgPieces(heatMap, options)].join('')
  await writeBytes(await pngOfSvg(svg), options, environment)
}

function svgPieces(heatMap: CountedHeatMap, { measure }: HeatMapOptions): Iterable<string> {
  const { rows, columns } = heatMap.query
  return heatMapSvg({
    title: `${measure} — ${heatMap.compiled.org.name}`,
    rows: rows.map(({ name }) => name),
    columns: columns.map(({ name }) => name),
    cells: cellsOf(heatMap),
  })
}
