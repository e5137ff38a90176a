import type { CompiledOrg } from '../compile/compile-org'
import {
  activeCheck,
  channelCheck,
  frozenCheck,
  lockedCheck,
  mfaCheck,
  passwordCheck,
} from './account-checks'
import {
  loginChecks,
  type CheckResult,
  type LoginAnswer,
  type LoginAttempt,
  type LoginCheck,
} from './login-types'
import { loginSubject, type LoginSubject } from './login-subject'
import { hoursCheck, ipRangesCheck, networkCheck } from './place-checks'
import { appCheck, siteCheck } from './policy-checks'

type Check = (subject: LoginSubject) => CheckResult

const checks: Readonly<Record<LoginCheck, Check>> = {
  active: activeCheck,
  frozen: frozenCheck,
  locked: lockedCheck,
  channel: channelCheck,
  hours: hoursCheck,
  mfa: mfaCheck,
  ipRanges: ipRangesCheck,
  network: networkCheck,
  password: passwordCheck,
  app: appCheck,
  site: siteCheck,
}

/**
 * May this user log in, after which steps, and what decides? Rules LOG-01–LOG-15.
 *
 * Checks run in the order of LOG-01; after the first that denies, later ones are not evaluated. What the import does not
 * say is unknown, never a yes: the answer is then `UNKNOWN`, unless something else denies.
 */
export function login(compiled: CompiledOrg, user: number, attempt: LoginAttempt): LoginAnswer {
  const inOrder = loginChecks.map((check) => [check, checks[check]] as const)
  return answerOfChecks(inOrder, loginSubject(compiled, user, attempt))
}

/** Checks in order; after the first that denies, later ones are not evaluated. */
export function answerOfChecks(
  inOrder: readonly (readonly [LoginCheck, Check])[],
  subject: LoginSubject,
): LoginAnswer {
  let isDenied = false
  const results = inOrder.map(([check, checkedBy]) => {
    const result: CheckResult = isDenied ? { kind: 'notEvaluated' } : checkedBy(subject)
    isDenied ||= result.kind === 'denied'
    return { check, result }
  })
  return { ...summary(results.map(({ result }) => result)), checks: results }
}

/** Checks that say something about an org with limits; the others pass for nearly everybody. */
const telling = ['LOG-05', 'LOG-13', 'LOG-04', 'LOG-03', 'LOG-23']

function summary(results: readonly CheckResult[]): Pick<LoginAnswer, 'outcome' | 'reasons'> {
  const denial = results.find((result) => result.kind === 'denied')
  if (denial !== undefined)
    return { outcome: { kind: 'DENY', denial: denial.denial }, reasons: [denial.reason] }
  const unknowns = results.filter((result) => result.kind === 'unknown')
  if (unknowns.length > 0)
    return { outcome: { kind: 'UNKNOWN' }, reasons: unknowns.map(({ reason }) => reason) }
  const asked = results.filter((result) => result.kind === 'step')
  if (asked.length > 0) {
    const steps = [...new Set(asked.map(({ step }) => step))]
    return { outcome: { kind: 'ALLOW_AFTER', steps }, reasons: asked.map(({ reason }) => reason) }
  }
  const reasons = results.flatMap((result) => (result.kind === 'passed' ? [result.reason] : []))
  return {
    outcome: { kind: 'ALLOW' },
    reasons: reasons.filter(({ rule }) => telling.includes(rule)),
  }
}
