import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { FlagBit } from '@shared/engine/record/flag-bits'
import { accessLevelName, accessLevelNames } from '@shared/model/level'
import type { Cell, Row, RowSet } from '@shared/report/rows'
import {
  certaintyOfAccess,
  doorReader,
  effectiveReader,
  indexReader,
  type ReadAccess,
} from './access-reader'
import { Unusable, type Environment } from './environment'
import { recordsAsked, usersAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, collected, withOrgOptions, type ExitStatus } from './question'

interface AccessOptions extends OrgOptions {
  readonly user: readonly string[]
  readonly record: readonly string[]
  readonly object: readonly string[]
  readonly minLevel?: string
  readonly effective?: boolean
}

/** `access`: who may do what to which record, as `UserRecordAccess` has it. */
export function addAccess(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('access'))
    .description('who may do what to which record, as UserRecordAccess has it')
    .option('--user <user>', 'only this user (repeatable)', collected, [])
    .option('--record <record>', 'only this record (repeatable)', collected, [])
    .option('--object <object>', 'only records of this object (repeatable)', collected, [])
    .option('--min-level <level>', 'leave out what is below this level')
    .option('--effective', 'after restriction rules, and nothing for inactive users (R14.5, R16.2)')
    .option('--certainty', 'append how far each answer can be trusted')
    .action(async (orgs: string[], options: AccessOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        await writeRows(accessRows(compiled, options), options, environment)
        return 0
      })
      done(status)
    })
}

const columns = [
  'UserId',
  'Username',
  'RecordId',
  'HasReadAccess',
  'HasEditAccess',
  'HasDeleteAccess',
  'HasTransferAccess',
  'HasAllAccess',
  'MaxAccessLevel',
]

function accessRows(compiled: CompiledOrg, options: AccessOptions): RowSet {
  const minLevel = levelAsked(options.minLevel)
  const users = usersAsked(compiled, options.user)
  const positions = recordsAsked(compiled, options.record, options.object)
  const isCertaintyShown = options.certainty === true
  // A few records are answered sooner than the index is built.
  const entitled = options.record.length > 0 ? doorReader(compiled) : indexReader(compiled)
  const readerOf = options.effective === true ? effectiveReader(compiled, entitled) : entitled
  return { columns: isCertaintyShown ? [...columns, 'Certainty'] : columns, rows: rows() }

  function* rows(): Generator<Row> {
    for (const user of users) {
      const read = readerOf(user)
      const { id, username } = compiled.org.users[user] ?? { id: '', username: '' }
      for (const position of positions()) {
        const access = read(position)
        // What is unknown is never left out as too low.
        if (access.possibleLevel < minLevel) continue
        const record = compiled.tables[position.object]?.table.ids[position.row] ?? ''
        const row: Cell[] = [id, username, record, ...flagCells(access), levelCell(access)]
        if (isCertaintyShown) row.push(certaintyOfAccess(compiled, user, position, access))
        yield row
      }
    }
  }
}

function levelAsked(text: string | undefined): number {
  if (text === undefined) return 0
  const level = accessLevelNames.findIndex((name) => name.toLowerCase() === text.toLowerCase())
  if (level >= 0) return level
  throw new Unusable(
    `\`--min-level ${text}\` is no level; use one of ${accessLevelNames.join(', ')}`,
  )
}

const flags = [FlagBit.read, FlagBit.edit, FlagBit.delete, FlagBit.transfer, FlagBit.all]

function flagCells(access: ReadAccess): Cell[] {
  return flags.map((flag) => {
    const isHeld = (access.flags & flag) !== 0
    return isHeld === ((access.possibleFlags & flag) !== 0) ? isHeld : 'unknown'
  })
}

/** The level in words; `unknown` when not even reading is certain and something is possible. */
export function levelCell(access: ReadAccess): string {
  const isUnknown = access.level === 0 && access.possibleLevel > 0
  return isUnknown ? 'unknown' : accessLevelName(access.level)
}
