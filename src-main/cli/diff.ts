import { Option, type Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { fieldColumns, fieldPermissionLookup } from '@shared/engine/heat-map/heat-map-columns'
import { wordsOfBits } from '@shared/engine/permission/object-bits'
import { bitsOf } from '@shared/engine/record/sharing-level'
import { configurationDifferences } from '@shared/report/configuration-differences'
import type { Org } from '@shared/model/org'
import type { Row } from '@shared/report/rows'
import { levelCell } from './access'
import { indexReader } from './access-reader'
import { besideEachOther, sidesOf, type Side } from './diff-sides'
import type { Environment } from './environment'
import { compiledOrg, openOrg, type OrgOptions } from './open-org'
import { writeRows } from './output'
import { sayTimings, withOrgOptions, type ExitStatus } from './question'
import { fieldWord } from './whatif'

interface DiffOptions extends OrgOptions {
  readonly show: 'configuration' | 'access' | 'both'
}

/** `diff`: orgs or scenarios side by side, what differs in configuration and in resulting access. */
export function addDiff(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('diff'))
    .description(
      'two orgs, scenarios of one, or one and its base: what differs in configuration and in resulting access',
    )
    .addOption(
      new Option('--show <what>', 'what is compared')
        .choices(['configuration', 'access', 'both'])
        .default('both'),
    )
    .action(async (orgs: string[], options: DiffOptions) => {
      const sides = sidesOf(orgs, options.scenario ?? [])
      const startMs = environment.elapsedMs()
      const sideOrg = async ({ path, scenario }: Side) =>
        (await openOrg([path], { ...options, scenario: [scenario] }, environment, 'problems')).org
      const opened: Org[] = []
      for (const side of sides) opened.push(await sideOrg(side))
      const importedMs = environment.elapsedMs()
      const compiled = opened.map((org) => compiledOrg(org, environment, options))
      const compiledMs = environment.elapsedMs()
      const rows = besideEachOther(compiled, (before, after) =>
        differences(before, after, options, environment),
      )
      await writeRows(rows, options, environment)
      const last = opened.at(-1)
      if (options.timings === true && last !== undefined)
        sayTimings(last, environment, {
          importMs: importedMs - startMs,
          compileMs: compiledMs - importedMs,
          evaluateMs: environment.elapsedMs() - compiledMs,
        })
      done(0)
    })
}

function* differences(
  before: CompiledOrg,
  after: CompiledOrg,
  { show }: DiffOptions,
  environment: Environment,
): Generator<Row> {
  if (show !== 'access')
    for (const each of configurationDifferences(before.org, after.org))
      yield ['configuration', each.kind, each.name, each.property, each.before, each.after]
  if (show === 'configuration') return
  const users = sharedUsers(before, after, environment)
  yield* objectDifferences(before, after, users)
  yield* fieldDifferences(before, after, users)
  yield* recordDifferences(before, after, users, environment)
}

interface SharedUser {
  readonly username: string
  readonly before: number
  readonly after: number
}

/** Users of both orgs, by username; those of one alone are configuration. */
function sharedUsers(
  before: CompiledOrg,
  after: CompiledOrg,
  environment: Environment,
): SharedUser[] {
  const positions = new Map(
    after.org.users.map(({ username }, position) => [username.toLowerCase(), position]),
  )
  const users = before.org.users.flatMap(({ username }, position) => {
    const other = positions.get(username.toLowerCase())
    return other === undefined ? [] : [{ username, before: position, after: other }]
  })
  if (users.length === 0 && before.org.users.length + after.org.users.length > 0)
    environment.writeError(
      'warning .:0 no-shared-user no user stands in both orgs, so resulting access is not compared; usernames must be equal\n',
    )
  return users
}

function* objectDifferences(
  before: CompiledOrg,
  after: CompiledOrg,
  users: readonly SharedUser[],
): Generator<Row> {
  const names = [
    ...new Set([...before.objects, ...after.objects].filter((o) => o.isStated).map((o) => o.name)),
  ].sort()
  for (const user of users) {
    for (const name of names) {
      const a = objectPermissionWords(before, user.before, name)
      const b = objectPermissionWords(after, user.after, name)
      if (a !== b) yield ['access', 'object', user.username, name, a, b]
    }
  }
}

function* fieldDifferences(
  before: CompiledOrg,
  after: CompiledOrg,
  users: readonly SharedUser[],
): Generator<Row> {
  const [columnsBefore, columnsAfter] = [fieldColumns(before, false), fieldColumns(after, false)]
  const byName = new Map(columnsAfter.map((column) => [column.name, column]))
  const [permissionBefore, permissionAfter] = [
    fieldPermissionLookup(before),
    fieldPermissionLookup(after),
  ]
  for (const user of users) {
    for (const column of columnsBefore) {
      const other = byName.get(column.name)
      if (other === undefined) continue
      const a = fieldWord(permissionBefore(user.before, column))
      const b = fieldWord(permissionAfter(user.after, other))
      if (a !== b) yield ['access', 'field', user.username, column.name, a, b]
    }
  }
}

/** Object permissions of one user; `unknown` where the import does not say. */
function objectPermissionWords(compiled: CompiledOrg, user: number, name: string): string {
  const object = compiled.objectIndexByName.get(name.toLowerCase())
  if (object === undefined) return ''
  const certain = bitsOf(compiled, user, object, 'certain')
  if (certain !== bitsOf(compiled, user, object, 'possible')) return 'unknown'
  return wordsOfBits(certain).join(', ')
}

/** Records of both orgs, by id. */
function* recordDifferences(
  before: CompiledOrg,
  after: CompiledOrg,
  users: readonly SharedUser[],
  environment: Environment,
): Generator<Row> {
  const pairs = before.tables.flatMap((table) =>
    table === undefined
      ? []
      : table.table.ids.flatMap((record, row) => {
          const other = recordPosition(after, record)
          return other === undefined
            ? []
            : [{ record, before: { object: table.object, row }, after: other }]
        }),
  )
  const recordCount = before.org.records.reduce((count, table) => count + table.ids.length, 0)
  if (pairs.length < recordCount)
    environment.writeError(
      `note .:0 other-records ${recordCount - pairs.length} of ${recordCount} records of the first org are not in the second and are not compared\n`,
    )
  if (pairs.length === 0) return
  const [readerBefore, readerAfter] = [indexReader(before), indexReader(after)]
  for (const user of users) {
    const [readBefore, readAfter] = [readerBefore(user.before), readerAfter(user.after)]
    for (const pair of pairs) {
      const [a, b] = [levelCell(readBefore(pair.before)), levelCell(readAfter(pair.after))]
      if (a !== b) yield ['access', 'record', user.username, pair.record, a, b]
    }
  }
}
