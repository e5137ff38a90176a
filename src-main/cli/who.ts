import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { explain } from '@shared/engine/explain/explain'
import { recordAccess } from '@shared/engine/record/record-access'
import { AccessLevel, accessLevelName } from '@shared/model/level'
import { formatGrant } from '@shared/report/messages-en'
import type { Row, RowSet } from '@shared/report/rows'
import type { Environment } from './environment'
import { recordAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

interface WhoOptions extends OrgOptions {
  readonly record: string
}

/** `who`: everybody with access to a record, with level and strongest cause. */
export function addWho(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('who'))
    .description('everybody with access to a record, level and strongest cause')
    .requiredOption('--record <record>', 'which record')
    .option('--certainty', 'append how far each answer can be trusted')
    .action(async (orgs: string[], options: WhoOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        const position = recordAsked(compiled, options.record)
        const rows = whoRows(compiled, position, options.certainty === true)
        await writeRows(rows, options, environment)
        return 0
      })
      done(status)
    })
}

const columns = ['Username', 'MaxAccessLevel', 'RowCause', 'Via']

function whoRows(
  compiled: CompiledOrg,
  position: RecordPosition,
  isCertaintyShown: boolean,
): RowSet {
  return { columns: isCertaintyShown ? [...columns, 'Certainty'] : columns, rows: rows() }

  function* rows(): Generator<Row> {
    for (const [user, { username }] of compiled.org.users.entries()) {
      const { maxAccessLevel: level, certainty } = recordAccess(compiled, user, position)
      if (level === AccessLevel.None && certainty !== 'unknown') continue
      // Grants come strongest first, certain ones before those that may not be open.
      const [strongest] = explain(compiled, user, position).grants
      const shownLevel = certainty === 'unknown' ? 'unknown' : accessLevelName(level)
      const cause = strongest?.rowCause ?? ''
      const row = [
        username,
        shownLevel,
        cause,
        strongest === undefined ? '' : formatGrant(strongest),
      ]
      yield isCertaintyShown ? [...row, certainty] : row
    }
  }
}
