import { userFamily } from '../../model/user'
import type { CheckResult } from './login-types'
import { denied, holds, isForPrograms, passed, reasonOf, step, unknown } from './login-subject'
import type { LoginSubject } from './login-subject'

/** Rules LOG-01 (1), USR-01, USR-03. */
export function activeCheck({ user }: LoginSubject): CheckResult {
  return user.isActive
    ? passed(reasonOf('login-active', 'USR-01'))
    : denied('INACTIVE', inactiveReason(user))
}

const inactiveReason = ({ isFrozen, username }: LoginSubject['user']) =>
  reasonOf('login-inactive', isFrozen ? 'USR-03' : 'USR-01', { user: username })

/** Rules LOG-01 (2), USR-02. */
export function frozenCheck({ user }: LoginSubject): CheckResult {
  return user.isFrozen
    ? denied('FROZEN', reasonOf('login-frozen', 'USR-02', { user: user.username }))
    : passed(reasonOf('login-not-frozen', 'USR-02'))
}

/** The lock of the attempt, else the one that the export states: that has no end of its own. Rules LOG-01 (3), LOG-07. */
export function lockedCheck({ user, attempt }: LoginSubject): CheckResult {
  const until = attempt.lockedUntil ?? (user.isLocked === true ? 'forever' : null)
  const isLocked =
    until !== null && (until === 'forever' || Date.parse(attempt.at) < Date.parse(until))
  return isLocked
    ? denied('LOCKED', reasonOf('login-locked', 'LOG-07', { user: user.username, until }))
    : passed(reasonOf('login-not-locked', 'LOG-07'))
}

/** May this licence with these permissions use the channel at all? Rules LOG-02, LIC-06, USR-04. */
export function channelCheck(subject: LoginSubject): CheckResult {
  if (userFamily(subject.user.userType) === 'guest')
    return denied('CHANNEL', reasonOf('login-guest', 'LOG-02'))
  return isForPrograms(subject) ? programChannel(subject) : pageChannel(subject)
}

function programChannel(subject: LoginSubject): CheckResult {
  const { permissions } = subject
  const args = licenceArgs(subject)
  if (!permissions.isLicenceKnown) return unknown(reasonOf('login-licence-unknown', 'LOG-02', args))
  if (permissions.licence === 'chatterOrIdentity' || permissions.licence === 'guest')
    return denied('CHANNEL', reasonOf('login-licence-no-api', 'LOG-02', args))
  switch (holds(subject, 'ApiEnabled')) {
    case 'yes':
      return passed(reasonOf('login-api-enabled', 'LOG-02'))
    case 'no':
      return denied('CHANNEL', reasonOf('login-no-api', 'LOG-02'))
    case 'unknown':
      return unknown(reasonOf('login-permission-unknown', 'LOG-02', { permission: 'ApiEnabled' }))
  }
}

function pageChannel(subject: LoginSubject): CheckResult {
  const { profile } = subject
  if (isIntegration(profile?.userLicense ?? null))
    return denied('CHANNEL', reasonOf('login-licence-no-ui', 'LOG-02', licenceArgs(subject)))
  switch (holds(subject, 'ApiUserOnly')) {
    case 'yes':
      return denied('CHANNEL', reasonOf('login-api-only', 'LOG-02'))
    case 'no':
      return passed(reasonOf('login-ui-open', 'LOG-02'))
    case 'unknown':
      return unknown(reasonOf('login-permission-unknown', 'LOG-02', { permission: 'ApiUserOnly' }))
  }
}

// The ceiling of an integration user may be raised to another licence; who logs in stays one.
const isIntegration = (licence: string | null) =>
  licence?.trim().toLowerCase() === 'salesforce integration'

const licenceArgs = ({ permissions }: LoginSubject) => ({
  licence: permissions.licenceName ?? permissions.licence ?? '',
})

/** The org's demand and the waiver are said of every channel; the permissions that demand it are of one each. Rule LOG-06. */
export function mfaCheck(subject: LoginSubject): CheckResult {
  const { attempt, compiled } = subject
  if (attempt.isMfaDone) return passed(reasonOf('login-mfa-done', 'LOG-06'))
  if (attempt.auth === 'SSO') return passed(reasonOf('login-mfa-sso', 'LOG-06'))
  const forced = holds(subject, isForPrograms(subject) ? 'TwoFactorApi' : 'ForceTwoFactor')
  const isAsked = compiled.org.settings.isMfaRequired
  if (!isAsked && forced === 'no') return passed(reasonOf('login-mfa-not-asked', 'LOG-06'))
  const waived = holds(subject, 'BypassMFAForUiLogins')
  if (waived === 'yes') return passed(reasonOf('login-mfa-waived', 'LOG-06'))
  if ((!isAsked && forced === 'unknown') || waived === 'unknown')
    return unknown(reasonOf('login-mfa-unknown', 'LOG-06'))
  return step('MFA', reasonOf('login-mfa', 'LOG-06'))
}

/** Rules LOG-01 (9), LOG-08. */
export function passwordCheck(subject: LoginSubject): CheckResult {
  const { attempt, compiled } = subject
  if (attempt.auth !== 'PASSWORD') return passed(reasonOf('login-no-password', 'LOG-08'))
  if (compiled.org.settings.isSsoOnly) {
    const isSso = holds(subject, 'IsSsoEnabled')
    if (isSso === 'yes') return denied('SSO_ONLY', reasonOf('login-sso-only', 'LOG-08'))
    if (isSso === 'unknown')
      return unknown(reasonOf('login-permission-unknown', 'LOG-08', { permission: 'IsSsoEnabled' }))
  }
  if (!attempt.isPasswordExpired || holds(subject, 'PasswordNeverExpires') === 'yes')
    return passed(reasonOf('login-password', 'LOG-08'))
  return step('CHANGE_PASSWORD', reasonOf('login-password-expired', 'LOG-08'))
}
