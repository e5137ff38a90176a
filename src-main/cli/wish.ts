import { Option, type Command } from 'commander'
import { objectNamed, profileNamed, recordNamed, roleNamed, userNamed } from '@shared/change/naming'
import type { UserId } from '@shared/model/id'
import { accessLevelNames, type AccessLevelName } from '@shared/model/level'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { formatWishReason } from '@shared/report/wish-messages-en'
import { openedOrg } from '@shared/scenario/opened-org'
import { changeSetsFor, usualSearch } from '@shared/scenario/wish'
import type { Wish, WishAnswer } from '@shared/scenario/wish-types'
import { runThrough } from '@shared/engine/compile/steps'
import { Unusable, type Environment } from './environment'
import { fieldAsked, found } from './narrowing'
import { openOrg, type OrgOptions } from './open-org'
import { writeRows } from './output'
import { collected, withOrgOptions, type ExitStatus } from './question'
import { sessionAsked } from './session'

interface WishOptions extends OrgOptions {
  readonly user: readonly string[]
  readonly role: readonly string[]
  readonly profile: readonly string[]
  readonly record?: string
  readonly object?: string
  readonly field?: string
  readonly level: AccessLevelName
  readonly atMost?: boolean
}

const columns = ['Proposal', 'Change', 'CellsGained', 'CellsLost', 'Records']

/** `wish`: what would have to be changed so that users have a level at least, or at most; 1 where nothing would do. */
export function addWish(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('wish'))
    .description('sets of changes that fulfil a wish, those with the fewest side effects first')
    .option('--user <user>', 'whose access (repeatable)', collected, [])
    .option('--role <role>', 'everybody in a role', collected, [])
    .option('--profile <profile>', 'everybody with a profile', collected, [])
    .option('--record <record>', 'to which record')
    .option('--object <object>', 'to every record of an object')
    .option('--field <field>', 'and to which field of it')
    .addOption(
      new Option('--level <level>', 'at least this level')
        .choices([...accessLevelNames])
        .makeOptionMandatory(),
    )
    .option('--at-most', 'at most that level')
    .action(async (orgs: string[], options: WishOptions) => {
      const { org } = await openOrg(orgs, options, environment, 'problems')
      const { now, activated = [] } = sessionAsked(org, options, environment)
      const opened = openedOrg(org, now ?? environment.now, activated)
      const wish = wishAsked(opened.base.compiled.org, options)
      const answer = runThrough(changeSetsFor(opened, wish, [], usualSearch))
      sayOutcome(answer, environment)
      await writeRows({ columns, rows: rowsOf(answer) }, options, environment)
      done(answer.kind === 'impossible' ? 1 : 0)
    })
}

function* rowsOf(answer: WishAnswer) {
  if (answer.kind !== 'proposals') return
  for (const [at, one] of answer.proposals.entries())
    for (const change of one.changes)
      yield [at + 1, change, one.gainedCellCount, one.lostCellCount, one.recordCount]
}

function sayOutcome(answer: WishAnswer, { writeError }: Environment): void {
  if (answer.kind === 'fulfilled')
    writeError('note .:0 wish-fulfilled the org fulfils it already\n')
  if (answer.kind === 'impossible')
    for (const reason of answer.reasons)
      writeError(`note .:0 wish-impossible ${formatWishReason(reason) ?? formatReason(reason)}\n`)
  if (answer.kind !== 'fulfilled' && !answer.isComplete)
    writeError(
      'note .:0 wish-bound the search ended at its bound; narrower wishes are searched further\n',
    )
}

function wishAsked(org: Org, options: WishOptions): Wish {
  const record = options.record === undefined ? null : found(recordNamed(org, options.record))
  const named = record === null ? (options.object ?? null) : record.table.object
  if (named === null)
    throw new Unusable('name a record with `--record` or an object with `--object`')
  const object = found(objectNamed(org, named)).item
  const field = options.field === undefined ? null : fieldAsked(object, options.field).name
  const bound = options.atMost === true ? 'atMost' : 'atLeast'
  if (field !== null && !['None', 'Read', 'Edit'].includes(options.level))
    throw new Unusable(`a field is read or edited; \`--level ${options.level}\` is for records`)
  return {
    users: usersAsked(org, options),
    object: object.name,
    record: record?.table.ids[record.position] ?? null,
    field,
    bound,
    level: options.level,
  }
}

function usersAsked(org: Org, { user, role, profile }: WishOptions): readonly UserId[] {
  const roles = new Set(role.map((text) => found(roleNamed(org, text)).item.id))
  const profiles = new Set(profile.map((text) => found(profileNamed(org, text)).item.id))
  const named = user.map((text) => found(userNamed(org, text)).item.id)
  const holders = org.users.filter(
    (one) => profiles.has(one.profile) || (one.role !== null && roles.has(one.role)),
  )
  const users = new Set([...named, ...holders.map(({ id }) => id)])
  if (users.size > 0) return [...users]
  throw new Unusable(
    'nobody is meant; use `--user`, or `--role` or `--profile` of which there are users',
  )
}
