import type { Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { compareSides, type Side } from '@shared/engine/explain/compare-sides'
import { formatCompared, membershipTitles } from '@shared/report/compare-messages-en'
import { formatReason } from '@shared/report/messages-en'
import type { Row, RowSet } from '@shared/report/rows'
import { becomeAlike } from '@shared/scenario/become-alike'
import { Unusable, type Environment } from './environment'
import { explainedOrg } from './explained-org'
import { recordAsked, userAsked } from './narrowing'
import { compiledOrg, openOrg, type OrgOptions } from './open-org'
import { writeRows } from './output'
import { collected, withOrgOptions, type ExitStatus } from './question'
import { triedChanges } from './tried-changes'

interface CompareOptions extends OrgOptions {
  readonly user: readonly string[]
  readonly record: readonly string[]
  readonly before?: boolean
  readonly alike?: boolean
}

/** `compare`: what sets users, two records of one user, or before and after a change apart. */
export function addCompare(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('compare'))
    .description('what sets users apart: permissions, memberships, and doors to a record')
    .requiredOption('--user <user>', 'whom to compare (repeatable)', collected, [])
    .option('--record <record>', 'on which record; two of them for one user', collected, [])
    .option('--before', 'one user before and after the changes')
    .option('--alike', 'the changes that give the first user what the second has')
    .action(async (orgs: string[], options: CompareOptions) => {
      const opened = await openOrg(orgs, options, environment, 'problems')
      const completed = (compiled: CompiledOrg) => explainedOrg(compiled, options.record)
      const after = completed(compiledOrg(opened.org, environment, options))
      const before = completed(compiledOrg(opened.base, environment, options))
      const rows =
        options.alike === true
          ? alikeRows(after, options)
          : comparedRows(sidesAsked(before, after, options))
      await writeRows(rows, options, environment)
      done(0)
    })
}

interface NamedSide extends Side {
  readonly name: string
}

/** Users, or one user on two records, or before and after. */
function sidesAsked(
  before: CompiledOrg,
  after: CompiledOrg,
  { user: users, record: records, before: isBefore }: CompareOptions,
): readonly NamedSide[] {
  const sideOf = (
    compiled: CompiledOrg,
    user: string,
    record: string | undefined,
    name: string,
  ) => ({
    compiled,
    user: userAsked(compiled, user),
    record: record === undefined ? null : recordAsked(compiled, record),
    name,
  })
  const [user = '', ...others] = users
  const [record] = records
  if (isBefore === true)
    return [sideOf(before, user, record, 'Before'), sideOf(after, user, record, 'After')]
  if (others.length === 0 && records.length > 1)
    return records.map((one) => sideOf(after, user, one, one))
  if (others.length === 0)
    throw new Unusable(
      'there is nothing to compare; give a second `--user`, a second `--record`, or `--before` with a `--change`',
    )
  if (records.length > 1)
    throw new Unusable('several users are compared on one `--record`; leave the others out')
  return users.map((one) => {
    const side = sideOf(after, one, record, one)
    return { ...side, name: after.org.users[side.user]?.username ?? one }
  })
}

function comparedRows(sides: readonly NamedSide[]): RowSet {
  const { lines, memberships } = compareSides(sides)
  const held = memberships
    .filter(({ isHeld }) => isHeld.includes(false))
    .map(({ kind, name, isHeld }): Row => [
      membershipTitles[kind],
      name,
      ...isHeld.map((is) => (is ? 'yes' : '')),
    ])
  const rows = lines.map((line): Row => [line.kind, formatCompared(line), ...line.values])
  return {
    columns: ['Kind', 'Subject', ...sides.map(({ name }) => name)],
    rows: [...held, ...rows],
  }
}

function alikeRows(
  compiled: CompiledOrg,
  { user: users, record: records }: CompareOptions,
): RowSet {
  const [one, model] = users
  if (one === undefined || model === undefined || users.length > 2)
    throw new Unusable('`--alike` takes two `--user`: who changes, and whom to follow')
  const [record] = records
  const query = {
    compiled,
    user: userAsked(compiled, one),
    model: userAsked(compiled, model),
    record: record === undefined ? null : recordAsked(compiled, record),
  }
  const { changes, remaining } = becomeAlike(query, (tried) => triedChanges(compiled, tried))
  return {
    columns: ['Kind', 'Text', 'Reason'],
    rows: [
      ...changes.map((change): Row => ['change', change, '']),
      ...remaining.map(({ line, reason }): Row => [
        'remains',
        `${formatCompared(line)}: ${line.values.map((value) => value || 'none').join(' against ')}`,
        formatReason(reason),
      ]),
    ],
  }
}
