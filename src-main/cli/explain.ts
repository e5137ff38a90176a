import type { Command } from 'commander'
import type { Explanation, Grant } from '@shared/engine/answer'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { effectiveName } from '@shared/engine/explain/effective-name'
import { explain } from '@shared/engine/explain/explain'
import { fieldAccess } from '@shared/engine/permission/field-access'
import type { FieldQuestion } from '@shared/engine/permission/field-subject'
import { calendarAccess } from '@shared/engine/record/special/calendar'
import { accessLevelName, sharingLevelName } from '@shared/model/level'
import { formatReason, formatStep } from '@shared/report/messages-en'
import { Unusable, type Environment } from './environment'
import { closingsOf } from './explain-closings'
import { createDocument } from './explain-create'
import { stepRows } from './explain-steps'
import { throughDocument } from './explain-through'
import { explainedOrg } from './explained-org'
import { channelAsked, channelDocument, channelHelp } from './field-channels'
import { fieldAsked, recordAsked, userAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writePieces, writeRows } from './output'
import { answered, collected, withOrgOptions, type ExitStatus } from './question'

interface ExplainOptions extends OrgOptions {
  readonly user: string
  readonly record: readonly string[]
  readonly field?: string
  readonly channel?: string
  readonly create?: string
  readonly calendar?: string
  readonly through?: string
  readonly as?: string
  readonly source?: string
  readonly steps?: boolean
  readonly closeDoors?: boolean
}

/** `explain`: every leg, every open and closed door, and what the next level needs (R1.19). */
export function addExplain(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('explain'))
    .description('why a user has what access to a record, or to a field of it')
    .requiredOption('--user <user>', 'whose access')
    .option('--record <record>', 'to which record (repeatable with --create)', collected, [])
    .option('--field <field>', 'and to which field of it')
    .option('--channel <channel>', channelHelp)
    .option('--create <object>', 'whether one may be created, below the records named')
    .option('--calendar <user>', 'what is seen of this user’s calendar')
    .option('--through <item>', 'whether this report or dashboard shows the record')
    .option('--as <user>', 'the dashboard runs as this user')
    .option('--source <report>', 'the report behind the dashboard')
    .option('--steps', 'the decision step by step, a row each')
    .option('--close-doors', 'the smallest change that closes each open door, and the level then')
    .action(async (orgs: string[], options: ExplainOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled: given }) => {
        const compiled = options.create === undefined ? explainedOrg(given, options.record) : given
        if (options.steps === true) {
          const { user, position, field } = placeAsked(compiled, options)
          const rows = stepRows(compiled, user, position, field?.name ?? null)
          await writeRows(rows, options, environment)
          return 0
        }
        if (options.format !== undefined && options.format !== 'json')
          throw new Unusable('an explanation is one JSON object; leave `--format` out')
        const document = documentAsked(compiled, options)
        await writePieces([`${JSON.stringify(document, null, 2)}\n`], options, environment)
        return 0
      })
      done(status)
    })
}

/** The user, the one record and the field of it, if one is asked about. */
function placeAsked(compiled: CompiledOrg, options: ExplainOptions) {
  const user = userAsked(compiled, options.user)
  const [position, ...others] = options.record.map((name) => recordAsked(compiled, name))
  if (position === undefined || others.length > 0)
    throw new Unusable('an explanation is about one record; name it once with `--record`')
  const object = compiled.objects[position.object]
  if (object === undefined) throw new Error('a record without object')
  const field = options.field === undefined ? null : fieldAsked(object, options.field)
  return { user, position, object, field }
}

function documentAsked(compiled: CompiledOrg, options: ExplainOptions): object {
  const { field: fieldName, channel, create, calendar, through, as, source } = options
  if (calendar !== undefined)
    return calendarDocument(
      compiled,
      userAsked(compiled, options.user),
      userAsked(compiled, calendar),
    )
  if (create !== undefined) {
    const positions = options.record.map((name) => recordAsked(compiled, name))
    return createDocument(compiled, userAsked(compiled, options.user), create, positions)
  }
  if (channel !== undefined && fieldName === undefined)
    throw new Unusable('`--channel` is about a field; name one with `--field`')
  const { user, position, object, field } = placeAsked(compiled, options)
  const explanation = explain(compiled, user, position, field?.name)
  const closings = options.closeDoors === true ? closingsOf(compiled, explanation) : null
  const document = explanationDocument(compiled, explanation, closings)
  const asked = { through: through ?? '', ...(as && { as }), ...(source && { source }) }
  return {
    ...document,
    ...(field !== null && channel !== undefined
      ? { channel: throughChannel(compiled, { user, object, field, record: position }, channel) }
      : {}),
    ...(through === undefined ? {} : { through: throughDocument(compiled, user, position, asked) }),
  }
}

/** R3.11. */
const calendarDocument = (compiled: CompiledOrg, user: number, owner: number): object => ({
  user: compiled.org.users[user]?.username,
  calendar: compiled.org.users[owner]?.username,
  ...calendarAccess(compiled, user, owner),
})

function throughChannel(
  compiled: CompiledOrg,
  asked: Omit<FieldQuestion, 'channel'>,
  text: string,
): object {
  const channel = channelAsked(text)
  return channelDocument(channel, fieldAccess(compiled, { ...asked, channel }))
}

/** The shape of the contract: words for people, codes and rules beside them. */
function explanationDocument(
  compiled: CompiledOrg,
  explanation: Explanation,
  closings: readonly object[] | null,
): object {
  const user = compiled.org.users[compiled.userIndexById.get(explanation.user) ?? -1]
  const { access } = explanation
  return {
    user: user?.username ?? explanation.user,
    record: explanation.record,
    object: explanation.object,
    ...(explanation.field === null ? {} : { field: explanation.field }),
    ...(explanation.isOutsideUserRecordAccess ? { outsideUserRecordAccess: true } : {}),
    level: access.certainty === 'unknown' ? 'unknown' : accessLevelName(access.maxAccessLevel),
    certainty: access.certainty,
    effective: effectiveName(explanation),
    legs: explanation.legs.map(({ leg, verdict, reasons }) => ({
      leg,
      verdict,
      reasons: reasons.map(formatReason),
      rules: reasons.map(({ rule }) => rule),
    })),
    grants: explanation.grants.map((grant, door) => ({
      rowCause: grant.rowCause,
      level: sharingLevelName(grant.level),
      ...(grant.childLevels === null ? {} : { levels: accountLevels(grant) }),
      via: grant.via.map(formatStep),
      rule: grant.rule,
      ...(grant.isCertain ? {} : { isCertain: false }),
      ...(grant.isRedundant ? { isRedundant: true } : {}),
      ...(closings === null ? {} : { closing: closings[door] }),
    })),
    missing: explanation.missing.map(({ nextLevel, reason, change }) => ({
      nextLevel: accessLevelName(nextLevel),
      reason: formatReason(reason),
      change,
    })),
    closed: explanation.closed.map(({ door, rule, reason }) => ({
      door,
      reason: formatReason(reason),
      rule,
    })),
    undelete: explanation.undelete,
    assumptions: explanation.assumptions.map(formatReason),
  }
}

/** The four levels of a row on an account. Rule R17.2. */
const accountLevels = ({ level, childLevels }: Grant) => ({
  account: sharingLevelName(level),
  contact: childLevels?.contactAccessLevel,
  opportunity: childLevels?.opportunityAccessLevel,
  case: childLevels?.caseAccessLevel,
})
