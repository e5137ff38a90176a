import type { Command } from 'commander'
import { closestNames } from '@shared/change/closest-names'
import type { Explanation } from '@shared/engine/answer'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import { explain } from '@shared/engine/explain/explain'
import { accessLevelName, sharingLevelName } from '@shared/model/level'
import { formatReason, formatStep } from '@shared/report/messages-en'
import { Unusable, type Environment } from './environment'
import { recordAsked, userAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writePieces } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'

interface ExplainOptions extends OrgOptions {
  readonly user: string
  readonly record: string
  readonly field?: string
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
    .requiredOption('--record <record>', 'to which record')
    .option('--field <field>', 'and to which field of it')
    .action(async (orgs: string[], options: ExplainOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        if (options.format !== undefined && options.format !== 'json')
          throw new Unusable('an explanation is one JSON object; leave `--format` out')
        const user = userAsked(compiled, options.user)
        const position = recordAsked(compiled, options.record)
        const field = fieldAsked(compiled, position, options.field)
        const document = explanationDocument(compiled, explain(compiled, user, position, field))
        await writePieces([`${JSON.stringify(document, null, 2)}\n`], options, environment)
        return 0
      })
      done(status)
    })
}

/** A field of the record's object, as it is spelt there; with or without its object before it. */
function fieldAsked(
  compiled: CompiledOrg,
  { object }: RecordPosition,
  text: string | undefined,
): string | null {
  if (text === undefined) return null
  const config = compiled.objects[object]
  const fields = config?.fields ?? []
  const head = `${config?.name ?? ''}.`.toLowerCase()
  const wanted = text.toLowerCase().startsWith(head) ? text.slice(head.length) : text
  const known = fields.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (known !== undefined) return known.name
  const closest = closestNames(
    wanted,
    fields.map(({ name }) => name),
  )
  const hint = closest.length === 0 ? '' : `; did you mean \`${closest.join('`, `')}\`?`
  throw new Unusable(`\`${config?.name ?? ''}\` has no field \`${text}\`${hint}`)
}

/** The shape of the contract: words for people, codes and rules beside them. */
function explanationDocument(compiled: CompiledOrg, explanation: Explanation): object {
  const user = compiled.org.users[compiled.userIndexById.get(explanation.user) ?? -1]
  const { access } = explanation
  return {
    user: user?.username ?? explanation.user,
    record: explanation.record,
    object: explanation.object,
    ...(explanation.field === null ? {} : { field: explanation.field }),
    level: access.certainty === 'unknown' ? 'unknown' : accessLevelName(access.maxAccessLevel),
    certainty: access.certainty,
    effective: accessLevelName(explanation.effective),
    legs: explanation.legs.map(({ leg, verdict, reasons }) => ({
      leg,
      verdict,
      reasons: reasons.map(formatReason),
      rules: reasons.map(({ rule }) => rule),
    })),
    grants: explanation.grants.map((grant) => ({
      rowCause: grant.rowCause,
      level: sharingLevelName(grant.level),
      via: grant.via.map(formatStep),
      rule: grant.rule,
      ...(grant.isCertain ? {} : { isCertain: false }),
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
    assumptions: explanation.assumptions.map(formatReason),
  }
}
