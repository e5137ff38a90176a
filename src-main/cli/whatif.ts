import { Option, type Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { fieldColumns, fieldPermissionLookup } from '@shared/engine/heat-map/heat-map-columns'
import type { FieldPermission } from '@shared/engine/permission/field-permissions'
import type { Row, RowSet } from '@shared/report/rows'
import { levelCell } from './access'
import { effectiveReader, indexReader } from './access-reader'
import { Unusable, type Environment } from './environment'
import { cellsOf, heatMapOf, withHeatMapOptions, type HeatMapOptions } from './heatmap'
import { recordsAsked } from './narrowing'
import { compiledOrg, openOrg } from './open-org'
import { writeRows } from './output'
import { sayTimings, withOrgOptions, type ExitStatus } from './question'

interface WhatIfOptions extends HeatMapOptions {
  readonly show: 'records' | 'cells' | 'fields' | 'findings'
  readonly effective?: boolean
}

/** `whatif`: every answer that the changes turn into another one, before and after. */
export function addWhatIf(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withHeatMapOptions(withOrgOptions(program.command('whatif')))
    .description('what the changes change: records, heat-map cells or fields, before and after')
    .addOption(
      new Option('--show <what>', 'what is compared')
        .choices(['records', 'cells', 'fields', 'findings'])
        .default('records'),
    )
    .option('--effective', 'records after restriction rules and activity (R14.5, R16.2)')
    .action(async (orgs: string[], options: WhatIfOptions) => {
      if (options.show === 'findings')
        throw new Unusable(
          '`--show findings` is not available in this version; use records, cells or fields',
        )
      if (options.change === undefined || options.change.length === 0)
        throw new Unusable('nothing is changed; give at least one `--change`')
      const startMs = environment.elapsedMs()
      const opened = await openOrg(orgs, options, environment, 'problems')
      const importedMs = environment.elapsedMs()
      const before = compiledOrg(opened.base, environment, options)
      const after = compiledOrg(opened.org, environment, options)
      const compiledMs = environment.elapsedMs()
      await writeRows(differences(before, after, options, environment), options, environment)
      if (options.timings === true)
        sayTimings(opened.org, environment, {
          importMs: importedMs - startMs,
          compileMs: compiledMs - importedMs,
          evaluateMs: environment.elapsedMs() - compiledMs,
        })
      done(0)
    })
}

function differences(
  before: CompiledOrg,
  after: CompiledOrg,
  options: WhatIfOptions,
  environment: Environment,
): RowSet {
  switch (options.show) {
    case 'records':
      return changedRecords(before, after, options, environment)
    case 'cells':
      return changedCells(before, after, options)
    case 'fields':
      return changedFields(before, after, options.all === true)
    case 'findings':
      throw new Error('findings were refused before')
  }
}

/** Pairs whose level differs. No change adds or takes away a user or a record, so that positions mean the same. */
function changedRecords(
  before: CompiledOrg,
  after: CompiledOrg,
  options: WhatIfOptions,
  environment: Environment,
): RowSet {
  return { columns: ['Username', 'RecordId', 'Before', 'After'], rows: rows() }

  function* rows(): Generator<Row> {
    const positions = recordsAsked(before, [], [])
    const readerIn = (org: CompiledOrg) =>
      options.effective === true ? effectiveReader(org, indexReader(org)) : indexReader(org)
    const [readerBefore, readerAfter] = [readerIn(before), readerIn(after)]
    let sameLevelCount = 0
    for (const [user, { username }] of before.org.users.entries()) {
      const [readBefore, readAfter] = [readerBefore(user), readerAfter(user)]
      for (const position of positions()) {
        const a = readBefore(position)
        const b = readAfter({ object: objectAfter(position.object), row: position.row })
        const [levelBefore, levelAfter] = [levelCell(a), levelCell(b)]
        if (levelBefore === levelAfter) {
          if (a.flags !== b.flags || a.possibleFlags !== b.possibleFlags) sameLevelCount++
          continue
        }
        const record = before.tables[position.object]?.table.ids[position.row] ?? ''
        yield [username, record, levelBefore, levelAfter]
      }
    }
    if (sameLevelCount > 0)
      environment.writeError(
        `note .:0 same-level ${sameLevelCount} more pairs keep their level but gain or lose a flag below it; \`access\` with and without the changes shows them\n`,
      )
  }

  // A change may make an object stated that was not, which moves the others.
  function objectAfter(object: number): number {
    const name = before.objects[object]?.name.toLowerCase() ?? ''
    const index = after.objectIndexByName.get(name)
    if (index === undefined) throw new Error(`\`${name}\` went away with the changes`)
    return index
  }
}

function changedCells(before: CompiledOrg, after: CompiledOrg, options: WhatIfOptions): RowSet {
  return { columns: ['Row', 'Column', 'Before', 'After'], rows: rows() }

  function* rows(): Generator<Row> {
    const earlier = new Map<string, Map<string, number | 'unknown'>>()
    for (const cell of cellsOf(heatMapOf(before, options))) {
      const cells = earlier.get(cell.row) ?? new Map<string, number | 'unknown'>()
      earlier.set(cell.row, cells.set(cell.column, countOf(cell)))
    }
    for (const cell of cellsOf(heatMapOf(after, options))) {
      const count = earlier.get(cell.row)?.get(cell.column) ?? null
      if (count !== countOf(cell)) yield [cell.row, cell.column, count, countOf(cell)]
    }
  }
}

function countOf(cell: { readonly count: number; readonly possible: number }): number | 'unknown' {
  return cell.count === 0 && cell.possible > 0 ? 'unknown' : cell.count
}

function changedFields(before: CompiledOrg, after: CompiledOrg, isAll: boolean): RowSet {
  return { columns: ['Username', 'SObjectType', 'Field', 'Before', 'After'], rows: rows() }

  function* rows(): Generator<Row> {
    const columnsAfter = new Map(fieldColumns(after, isAll).map((column) => [column.name, column]))
    const columns = fieldColumns(before, isAll)
    const [permissionBefore, permissionAfter] = [
      fieldPermissionLookup(before),
      fieldPermissionLookup(after),
    ]
    for (const [user, { username }] of before.org.users.entries()) {
      for (const column of columns) {
        const same = columnsAfter.get(column.name)
        const a = fieldWord(permissionBefore(user, column))
        const b = fieldWord(same === undefined ? null : permissionAfter(user, same))
        const object = before.objects[column.object]?.name ?? ''
        if (a !== b) yield [username, object, column.name, a, b]
      }
    }
  }
}

/** The level of a field in the words of levels. */
export function fieldWord(
  permission: FieldPermission | null,
): 'None' | 'Read' | 'Edit' | 'unknown' {
  if (permission === null) return 'unknown'
  if (permission.isEditable) return 'Edit'
  if (permission.isReadable) return permission.mayBeEditable ? 'unknown' : 'Read'
  return permission.mayBeReadable ? 'unknown' : 'None'
}
