import type { CompiledOrg } from '../compile/compile-org'
import { activeCheck, frozenCheck } from './account-checks'
import { loginSubject, passed, reasonOf, type LoginSubject } from './login-subject'
import type { CheckResult, LoginAnswer, LoginAttempt, LoginCheck } from './login-types'
import { answerOfChecks } from './login'
import { hoursCheck, ipRangesCheck } from './place-checks'

const checks: readonly (readonly [LoginCheck, (subject: LoginSubject) => CheckResult])[] = [
  ['active', activeCheck],
  ['frozen', frozenCheck],
  ['hours', hoursCheck],
  ['ipRanges', rangesAtRequest],
]

/**
 * May a session that is already open go on with this request? Rules LOG-14b, LOG-23.
 *
 * After the hours end the page in view may be read to its end and nothing else done. IP ranges are asked again only where
 * the org enforces them on every request.
 */
export function sessionRequest(
  compiled: CompiledOrg,
  user: number,
  attempt: LoginAttempt,
): LoginAnswer {
  return answerOfChecks(checks, loginSubject(compiled, user, attempt))
}

function rangesAtRequest(subject: LoginSubject): CheckResult {
  return subject.compiled.org.settings.enforceIpRangesEveryRequest
    ? ipRangesCheck(subject)
    : passed(reasonOf('session-ranges-at-login', 'LOG-23'))
}
