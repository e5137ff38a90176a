import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import Papa from 'papaparse'
import { userNamed } from '@shared/change/naming'
import { recordPosition, type CompiledOrg } from '@shared/engine/compile/compile-org'
import { FlagBit } from '@shared/engine/index/flag-table'
import { accessLevelNames } from '@shared/model/level'
import { parseRecordId } from '@shared/model/id'
import type { Row } from '@shared/report/rows'
import { levelCell } from './access'
import { doorReader, type ReadAccess } from './access-reader'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

interface VerifyOptions extends OrgOptions {
  readonly truth: string
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
    .action(async (orgs: string[], options: VerifyOptions) => {
      const truth = truthRows(resolve(environment.folder, options.truth), options.truth)
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        let mismatchCount = 0
        const mismatches = function* (): Generator<Row> {
          for (const row of mismatchesOf(compiled, truth)) {
            mismatchCount++
            yield row
          }
        }
        const columns = ['Username', 'RecordId', 'Expected', 'Actual']
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
    throw new Unusable(`\`${given}\` cannot be read: ${reason}`)
  }
  const { data, meta, errors } = Papa.parse<TruthRow>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  const columns = meta.fields ?? []
  const has = (...names: string[]) => names.some((name) => columns.includes(name))
  if (!has('RecordId') || !has('UserId', 'Username') || !has('MaxAccessLevel', ...flagNames))
    throw new Unusable(
      `\`${given}\` needs the columns RecordId, UserId or Username, and MaxAccessLevel or the five flags`,
    )
  // A file of one column has no delimiter to find; that is no fault of it.
  const [fault] = errors.filter(({ type }) => type !== 'Delimiter')
  if (fault !== undefined)
    throw new Unusable(
      `\`${given}\` line ${(fault.row ?? 0) + 2}: ${fault.message}; correct the line`,
    )
  return data
}

const flagBits = {
  HasReadAccess: FlagBit.read,
  HasEditAccess: FlagBit.edit,
  HasDeleteAccess: FlagBit.delete,
  HasTransferAccess: FlagBit.transfer,
  HasAllAccess: FlagBit.all,
} as const
const flagNames = Object.keys(flagBits)

function* mismatchesOf(compiled: CompiledOrg, truth: readonly TruthRow[]): Generator<Row> {
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
      ]
      continue
    }
    const access = readerOf(user.position)(position)
    const mismatch = mismatchOf(row, access)
    if (mismatch !== null) yield [user.item.username, record, ...mismatch]
  }
}

const expectedWords = (row: TruthRow) =>
  row.MaxAccessLevel ?? flagNames.filter((name) => isTrue(row[name])).join(' ')

const isTrue = (text: string | undefined) => /^(?:true|1)$/i.test(text ?? '')

/** What was expected and what is, the level first; null when they agree. */
function mismatchOf(row: TruthRow, access: ReadAccess): readonly [string, string] | null {
  const level = levelCell(access)
  const expected = accessLevelNames.find(
    (name) => name.toLowerCase() === row.MaxAccessLevel?.toLowerCase(),
  )
  if (row.MaxAccessLevel !== undefined && level !== expected) return [row.MaxAccessLevel, level]
  for (const [name, bit] of Object.entries(flagBits)) {
    if (row[name] === undefined || row[name] === '') continue
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
