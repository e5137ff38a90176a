import { Option, type Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { fieldColumns, fieldPermissionLookup } from '@shared/engine/heat-map/heat-map-columns'
import type { FieldPermission } from '@shared/engine/permission/field-permissions'
import type { Row, RowSet } from '@shared/report/rows'
import { changedRecords } from './changed-records'
import { changeCauses } from './causes'
import { Unusable, type Environment } from './environment'
import { cellsOf, heatMapOf, withHeatMapOptions, type HeatMapOptions } from './heatmap'
import { compiledOrg, openOrg } from './open-org'
import { writeRows } from './output'
import { sayTimings, withOrgOptions, type ExitStatus } from './question'

interface WhatIfOptions extends HeatMapOptions {
  readonly show: 'records' | 'cells' | 'fields' | 'causes' | 'findings'
  readonly effective?: boolean
}

/** `whatif`: every answer that the changes turn into another one, before and after. */
export function addWhatIf(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withHeatMapOptions(withOrgOptions(program.command('whatif')))
    .description(
      'what the changes change: records, heat-map cells or fields, before and after, or all of it with its causes',
    )
    .addOption(
      new Option('--show <what>', 'what is compared')
        .choices(['records', 'cells', 'fields', 'causes', 'findings'])
        .default('records'),
    )
    .option('--effective', 'records after restriction rules and activity (R14.5, R16.2)')
    .action(async (orgs: string[], options: WhatIfOptions) => {
      if (options.show === 'findings')
        throw new Unusable(
          '`--show findings` is not available in this version; use records, cells, fields or causes',
        )
      if ([...(options.change ?? []), ...(options.scenario ?? [])].length === 0)
        throw new Unusable('nothing is changed; give at least one `--change`, or a `--scenario`')
      const startMs = environment.elapsedMs()
      const opened = await openOrg(orgs, options, environment, 'problems')
      const importedMs = environment.elapsedMs()
      if (options.show === 'causes') {
        await writeRows(changeCauses(opened, options, environment), options, environment)
        done(0)
        return
      }
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
      return {
        columns: ['Username', 'RecordId', 'Before', 'After'],
        rows: changedRecords(before, after, options.effective === true, environment),
      }
    case 'cells':
      return changedCells(before, after, options)
    case 'fields':
      return changedFields(before, after, options.all === true)
    case 'causes':
    case 'findings':
      throw new Error(`${options.show} were answered or refused before`)
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
      earlier.get(cell.row)?.delete(cell.column)
      if (count !== countOf(cell)) yield [cell.row, cell.column, count, countOf(cell)]
    }
    // What the changes took away has no cell any more.
    for (const [row, cells] of earlier)
      for (const [column, count] of cells) if (count !== 0) yield [row, column, count, null]
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
    for (const [user, { id, username }] of before.org.users.entries()) {
      const userAfter = after.userIndexById.get(id)
      for (const column of columns) {
        const same = columnsAfter.get(column.name)
        const isGone = same === undefined || userAfter === undefined
        const a = fieldWord(permissionBefore(user, column))
        const b = isGone ? 'None' : fieldWord(permissionAfter(userAfter, same))
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
