import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { userNamed } from '@shared/change/naming'
import { recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { explain } from '@shared/engine/explain/explain'
import { FlagBit } from '@shared/engine/record/flag-bits'
import { csvLines } from '@shared/import/data/csv-record'
import { accessLevelNames } from '@shared/model/level'
import { parseRecordId } from '@shared/model/id'
import { formatGrant, formatReason } from '@shared/report/messages-en'
import type { Row } from '@shared/report/rows'
import { levelCell } from './access'
import { doorReader, type ReadAccess } from './access-reader'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

interface VerifyOptions extends OrgOptions {
  readonly truth: string
  readonly explain?: boolean
}

/** `verify`: where the engine differs from a real org's exported `UserRecordAccess`; status 1 when it does. */
export function addVerify(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('verify'))
    .description("where the answers differ from an org's exported UserRecordAccess")
    .requiredOption(
      '--truth <file>',
      'CSV with UserId or Username, RecordId, and MaxAccessLevel or the five flags',
    )
    .option('--explain', 'append why the engine answers as it does')
    .action(async (orgs: string[], options: VerifyOptions) => {
      const truth = truthRows(resolve(environment.folder, options.truth), options.truth)
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        let mismatchCount = 0
        const mismatches = function* (): Generator<Row> {
          for (const row of mismatchesOf(compiled, truth, options.explain === true)) {
            mismatchCount++
            yield row
          }
        }
        const columns = ['Username', 'RecordId', 'Expected', 'Actual']
        if (options.explain === true) columns.push('Why')
        await writeRows({ columns, rows: mismatches() }, options, environment)
        return mismatchCount === 0 ? 0 : 1
      })
      done(status)
    })
}

type TruthRow = Readonly<Record<string, string | undefined>>

function truthRows(path: string, given: string): readonly TruthRow[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unusable(`\`${given}\` cannot be read: ${reason}; name a CSV of UserRecordAccess`)
  }
  const [header, ...lines] = csvLines(text.replace(/^\ufeff/, ''))
  const columns = (header?.cells ?? []).map(columnNamed)
  const has = (...names: string[]) => names.some((name) => columns.includes(name))
  if (!has('RecordId') || !has('UserId', 'Username') || !has('MaxAccessLevel', ...flagNames))
    throw new Unusable(
      `\`${given}\` needs the columns RecordId, UserId or Username, and MaxAccessLevel or the five flags`,
    )
  const ragged = lines.find(({ cells }) => cells.length !== columns.length)
  if (ragged !== undefined)
    throw new Unusable(
      `\`${given}\` line ${ragged.line}: ${ragged.cells.length} cells where the header has ${columns.length}; correct the line`,
    )
  return lines.map(({ cells, line }) => {
    const row = Object.fromEntries(columns.map((name, i) => [name, cells[i]?.trim() || undefined]))
    const odd = oddCell(row)
    if (odd !== null) throw new Unusable(`\`${given}\` line ${line}: ${odd}`)
    return row
  })
}

/** What is wrong with a level or a flag that no org could have exported; null when nothing is. */
function oddCell(row: TruthRow): string | null {
  const level = row.MaxAccessLevel
  if (level !== undefined && levelNamed(level) < 0)
    return `\`${level}\` is no MaxAccessLevel; write one of ${accessLevelNames.join(', ')}`
  const flag = flagNames.find((name) => !/^(?:true|false|1|0)?$/i.test(row[name] ?? ''))
  return flag === undefined ? null : `\`${flag}\` is \`${row[flag] ?? ''}\`; write true or false`
}

/** Ordinal of a level by its name in any case; −1 for none. */
const levelNamed = (text: string | undefined) =>
  accessLevelNames.findIndex((name) => name.toLowerCase() === text?.toLowerCase())

/** A header as `UserRecordAccess` spells it, whatever its case and blanks; exports shout (import-formats 5.1). */
function columnNamed(header: string): string {
  const bare = header.replace(/\s/g, '')
  const known = ['UserId', 'Username', 'RecordId', 'MaxAccessLevel', ...flagNames]
  return known.find((name) => name.toLowerCase() === bare.toLowerCase()) ?? bare
}

const flagBits = {
  HasReadAccess: FlagBit.read,
  HasEditAccess: FlagBit.edit,
  HasDeleteAccess: FlagBit.delete,
  HasTransferAccess: FlagBit.transfer,
  HasAllAccess: FlagBit.all,
} as const
const flagNames = Object.keys(flagBits)

function* mismatchesOf(
  compiled: CompiledOrg,
  truth: readonly TruthRow[],
  isExplained: boolean,
): Generator<Row> {
  const readerOf = doorReader(compiled)
  for (const row of truth) {
    const name = row.Username ?? row.UserId ?? ''
    const record = row.RecordId ?? ''
    const user = userNamed(compiled.org, row.UserId ?? name)
    const position = recordPosition(compiled, parseRecordId(record))
    if (user.kind === 'refused' || position === undefined) {
      yield [
        name,
        record,
        expectedWords(row),
        user.kind === 'refused' ? 'no such user' : 'no such record',
        ...(isExplained ? ['the import does not hold it'] : []),
      ]
      continue
    }
    const access = readerOf(user.position)(position)
    const mismatch = mismatchOf(row, access)
    if (mismatch === null) continue
    const why = isExplained ? [whyDifferent(compiled, user.position, position, row)] : []
    yield [user.item.username, record, ...mismatch, ...why]
  }
}

/**
 * What the engine's answer rests on: the open door where it gives more than the org, else what is closed or assumed, and
 * what the import left unread.
 */
function whyDifferent(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  row: TruthRow,
): string {
  const { access, grants, closed, legs, assumptions } = explain(compiled, user, position)
  const expected = levelNamed(row.MaxAccessLevel)
  const [strongest] = grants
  if (expected >= 0 && access.maxAccessLevel > expected && strongest !== undefined)
    return `${formatGrant(strongest)} (${strongest.rule})`
  const shut = legs.filter(({ verdict }) => verdict !== 'open').flatMap(({ reasons }) => reasons)
  const reasons = [...assumptions, ...shut, ...closed.map(({ reason }) => reason)]
  const unread = compiled.org.notRead.map(({ type, count }) => `${count} ${type}`)
  return [
    ...reasons.slice(0, 4).map((reason) => `${formatReason(reason)} (${reason.rule})`),
    ...(unread.length === 0 ? [] : [`not read: ${unread.join(', ')}`]),
  ].join('; ')
}

const expectedWords = (row: TruthRow) =>
  row.MaxAccessLevel ?? flagNames.filter((name) => isTrue(row[name])).join(' ')

const isTrue = (text: string | undefined) => /^(?:true|1)$/i.test(text ?? '')

/** What was expected and what is, the level first; null when they agree. */
function mismatchOf(row: TruthRow, access: ReadAccess): readonly [string, string] | null {
  const level = levelCell(access)
  if (
    row.MaxAccessLevel !== undefined &&
    level !== accessLevelNames[levelNamed(row.MaxAccessLevel)]
  )
    return [row.MaxAccessLevel, level]
  for (const [name, bit] of Object.entries(flagBits)) {
    if (row[name] === undefined) continue
    const isHeld = (access.flags & bit) !== 0
    const isUnknown = isHeld !== ((access.possibleFlags & bit) !== 0)
    if (isUnknown || isHeld !== isTrue(row[name]))
      return [
        `${name}=${String(isTrue(row[name]))}`,
        `${name}=${isUnknown ? 'unknown' : String(isHeld)}`,
      ]
  }
  return null
}
