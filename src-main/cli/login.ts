import { Option, type Command } from 'commander'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { isTimeZone } from '@shared/engine/login/instant'
import { addressNumber } from '@shared/engine/login/ip-range'
import { login } from '@shared/engine/login/login'
import { sessionRequest } from '@shared/engine/login/session-request'
import type { CheckResult, LoginAnswer, LoginAttempt } from '@shared/engine/login/login-types'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import type { Cell, RowSet } from '@shared/report/rows'
import { Unusable, type Environment } from './environment'
import { userAsked } from './narrowing'
import type { OrgOptions } from './open-org'
import { writeRows } from './output'
import { answered, withOrgOptions, type ExitStatus } from './question'
import { instantAsked, isWallClock, wallZone } from './session'

interface LoginOptions extends OrgOptions {
  readonly user: string
  readonly ip?: string
  readonly channel: 'ui' | 'mobile' | 'api'
  readonly app?: string
  readonly site?: string
  readonly auth: 'password' | 'sso' | 'refresh'
  readonly sso?: boolean
  readonly token?: boolean
  readonly mfa?: boolean
  readonly deviceKnown?: boolean
  readonly passwordExpired?: boolean
  readonly lockedUntil?: string
  readonly hoursZone?: string
  readonly steps?: boolean
  readonly session?: boolean
}

/** `login`: may this user log in, and which rule decides (LOG-01); status 1 unless the answer is yes. */
export function addLogin(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withLoginOptions(withOrgOptions(program.command('login')))
    .description('may this user log in at this time, from this address; and which rule decides')
    .action(async (orgs: string[], options: LoginOptions) => {
      const status = await answered(orgs, options, environment, async ({ compiled }) => {
        const user = userAsked(compiled, options.user)
        const ask = options.session === true ? sessionRequest : login
        const answer = ask(compiled, user, attemptAsked(compiled, options))
        const username = compiled.org.users[user]?.username ?? options.user
        const rows = options.steps === true ? stepRows(username, answer) : row(username, answer)
        await writeRows(rows, options, environment)
        return answer.outcome.kind === 'ALLOW' || answer.outcome.kind === 'ALLOW_AFTER' ? 0 : 1
      })
      done(status)
    })
}

function withLoginOptions(command: Command): Command {
  return command
    .requiredOption('--user <user>', 'who')
    .option('--ip <address>', 'from which address, IPv4 or IPv6')
    .addOption(
      new Option('--channel <channel>', 'how').choices(['ui', 'mobile', 'api']).default('ui'),
    )
    .option('--app <app>', 'through this connected app')
    .option('--site <site>', 'into this site')
    .addOption(
      new Option('--auth <auth>', 'with what')
        .choices(['password', 'sso', 'refresh'])
        .default('password'),
    )
    .option('--sso', 'the same as `--auth sso`')
    .option('--token', 'the security token is supplied')
    .option('--mfa', 'multi-factor authentication is done')
    .option('--device-known', 'the device was used before')
    .option('--password-expired', 'the password is older than the policy allows')
    .option('--locked-until <time>', 'the user is locked until then, or `forever`')
    .option('--hours-zone <zone>', 'zone in which the login hours were first set')
    .option(
      '--session',
      'a request of a session that is open already, not a login (LOG-14b, LOG-23)',
    )
    .option('--steps', 'one row for every check, in order')
}

const channels = { ui: 'UI', mobile: 'MOBILE_UI', api: 'API' } as const
const auths = { password: 'PASSWORD', sso: 'SSO', refresh: 'OAUTH_REFRESH' } as const

function attemptAsked({ org, options: session }: CompiledOrg, options: LoginOptions): LoginAttempt {
  const { ip, hoursZone, lockedUntil } = options
  if (ip !== undefined && addressNumber(ip) === null)
    throw new Unusable(
      `\`--ip ${ip}\` is no address; write it as \`203.0.113.7\` or \`2001:db8::7\``,
    )
  if (hoursZone !== undefined && !isTimeZone(hoursZone))
    throw new Unusable(
      `\`--hours-zone ${hoursZone}\` is no time zone; write it as \`Europe/Paris\``,
    )
  if (session.now === null) throw new Error('the command line compiles for an instant')
  return {
    at: session.now,
    ip: ip ?? null,
    channel: channels[options.channel],
    app: options.app ?? null,
    site: options.site ?? null,
    auth: options.sso === true ? 'SSO' : auths[options.auth],
    isDeviceKnown: options.deviceKnown === true,
    isMfaDone: options.mfa === true,
    isTokenSupplied: options.token === true,
    isPasswordExpired: options.passwordExpired === true,
    lockedUntil:
      lockedUntil === undefined || lockedUntil === 'forever'
        ? (lockedUntil ?? null)
        : instantAsked(org, lockedUntil, '--locked-until'),
    hoursTimeZone: hoursZone ?? wallZoneOf(org, options.at),
  }
}

/** The zone in which a time without offset was read, where the import does not say the org's. */
const wallZoneOf = ({ settings }: Org, at: string | undefined) =>
  settings.timeZone === null && at !== undefined && isWallClock(at) ? wallZone : null

function row(username: string, { outcome, reasons }: LoginAnswer): RowSet {
  const detail = reasons.map(formatReason).join('; ')
  const rules = [...new Set(reasons.map(({ rule }) => rule))].join(' ')
  const cells = (allowed: Cell, rule: string, words: string): RowSet => ({
    columns: ['Username', 'Allowed', 'Rule', 'Detail'],
    rows: [[username, allowed, rule, words]],
  })
  switch (outcome.kind) {
    case 'ALLOW':
      return cells(true, 'LOG-01', detail)
    case 'ALLOW_AFTER':
      return cells(true, rules, `after ${outcome.steps.join(', ')}: ${detail}`)
    case 'DENY':
      return cells(false, rules, `${outcome.denial}: ${detail}`)
    case 'UNKNOWN':
      return cells('unknown', rules, detail)
  }
}

function stepRows(username: string, { checks }: LoginAnswer): RowSet {
  return {
    columns: ['Username', 'Check', 'Result', 'Rule', 'Detail'],
    rows: checks.map(({ check, result }) => [
      username,
      check,
      resultWord(result),
      ...saidBy(result),
    ]),
  }
}

function resultWord(result: CheckResult): string {
  switch (result.kind) {
    case 'step':
      return result.step
    case 'denied':
      return result.denial
    case 'passed':
    case 'unknown':
      return result.kind
    case 'notEvaluated':
      return 'not evaluated'
  }
}

const saidBy = (result: CheckResult): [string, string] =>
  result.kind === 'notEvaluated' ? ['', ''] : [result.reason.rule, formatReason(result.reason)]
