import { isValidWindow, type IpRange } from '../../model/login'
import { editionColumn } from '../edition/edition-table'
import { wallTime } from './instant'
import { addressNumber, intervalOf, isInRanges, isTrustedSize } from './ip-range'
import { hoursVerdict } from './login-hours'
import type { CheckResult } from './login-types'
import {
  appOf,
  denied,
  isForPrograms,
  passed,
  reasonOf,
  step,
  unknown,
  type LoginSubject,
} from './login-subject'

/** Rules LOG-01 (5), LOG-11–LOG-14a. */
export function hoursCheck({
  profile,
  attempt,
  compiled,
  areLimitsKnown,
}: LoginSubject): CheckResult {
  const args = { profile: profile?.label ?? '' }
  if (profile === null || !areLimitsKnown)
    return unknown(reasonOf('login-limits-unknown', 'LOG-13', args))
  if (profile.loginHours === null) return passed(reasonOf('login-no-hours', 'LOG-13', args))
  const zone = attempt.hoursTimeZone ?? compiled.org.settings.timeZone
  const verdict = hoursVerdict(profile.loginHours, attempt.at, zone)
  const local = zone === null ? null : wallTime(attempt.at, zone)
  if (verdict === 'unknown' || zone === null || local === null)
    return unknown(reasonOf('login-zone-unknown', 'LOG-11', args))
  const window = profile.loginHours[local.weekday]
  const said = {
    ...args,
    zone,
    weekday: local.weekday,
    time: clock(local.minute),
    window: window === null ? '' : `${clock(window.start)}–${clock(window.end)}`,
  }
  if (verdict === 'closed') {
    const isValid = window === null || isValidWindow(window)
    return denied(
      'HOURS',
      isValid
        ? reasonOf('login-hours-closed', 'LOG-13', said)
        : reasonOf('login-hours-invalid', 'LOG-14', said),
    )
  }
  return passed(
    reasonOf(window === null ? 'login-hours-no-entry' : 'login-hours-open', 'LOG-13', said),
  )
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** LOG-25: that edition holds its ranges in settings of the session, which stand in no file; only a strict one counts (EDI-03). */
const isGroupEdition = ({ compiled }: LoginSubject) => {
  const { edition, strictEdition } = compiled.org.settings
  return strictEdition && edition !== null && editionColumn(edition) === 'group'
}

/** Ranges of the profile shut everything else out, on every channel, unless the app relaxes them. Rules LOG-05, LOG-09, LOG-24, LOG-25. */
export function ipRangesCheck(subject: LoginSubject): CheckResult {
  const { profile, attempt, areLimitsKnown } = subject
  const args = { profile: profile?.label ?? '', ip: attempt.ip ?? '' }
  if (profile === null || !areLimitsKnown)
    return unknown(reasonOf('login-limits-unknown', 'LOG-05', args))
  if (isGroupEdition(subject)) return unknown(reasonOf('login-ranges-of-org', 'LOG-25', args))
  if (profile.loginIpRanges.length === 0) return passed(reasonOf('login-no-ranges', 'LOG-04', args))
  const app = appOf(subject)
  if (app?.ipRelaxation === 'BYPASS')
    return passed(reasonOf('login-ranges-bypassed', 'LOG-09', { ...args, app: app.label }))
  const address = attempt.ip === null ? null : addressNumber(attempt.ip)
  if (address === null) return unknown(reasonOf('login-ip-missing', 'LOG-05', args))
  if (isInRanges(address, profile.loginIpRanges))
    return passed(reasonOf('login-in-ranges', 'LOG-05', args))
  if (attempt.app !== null && app === undefined)
    return unknown(reasonOf('login-app-missing', 'LOG-09', { ...args, app: attempt.app }))
  if (app?.ipRelaxation === 'RELAX_SECOND_FACTOR') {
    const isVerified = attempt.isMfaDone || isInRanges(address, app.ipRanges)
    const relaxed = reasonOf('login-ranges-relaxed', 'LOG-09', { ...args, app: app.label })
    return isVerified ? passed(relaxed) : step('MFA', relaxed)
  }
  const areAllInvalid = profile.loginIpRanges.every((range) => intervalOf(range) === null)
  return denied(
    'IP_PROFILE',
    areAllInvalid
      ? reasonOf('login-no-valid-range', 'LOG-24', args)
      : reasonOf('login-outside-ranges', 'LOG-05', args),
  )
}

/** A known device or a trusted network saves a step and never blocks. Rules LOG-01 (8), LOG-03, LOG-04. */
export function networkCheck(subject: LoginSubject): CheckResult {
  const { profile, attempt, compiled, areLimitsKnown } = subject
  const args = { ip: attempt.ip ?? '' }
  if (profile === null || !areLimitsKnown)
    return unknown(reasonOf('login-limits-unknown', 'LOG-04', { profile: profile?.label ?? '' }))
  if (profile.loginIpRanges.length > 0)
    return passed(reasonOf('login-ranges-vouch', 'LOG-05', args))
  if (isTrusted(attempt.ip, compiled.org.trustedIpRanges))
    return passed(reasonOf('login-trusted', 'LOG-04', args))
  if (isForPrograms(subject)) {
    if (attempt.auth !== 'PASSWORD' || attempt.isTokenSupplied)
      return passed(reasonOf('login-token-supplied', 'LOG-03', args))
    return step('SECURITY_TOKEN', reasonOf('login-token', 'LOG-03', args))
  }
  if (attempt.isDeviceKnown) return passed(reasonOf('login-device-known', 'LOG-04', args))
  return step('VERIFY_IDENTITY', reasonOf('login-verify', 'LOG-04', args))
}

/** Trusted ranges that break LOG-21 or LOG-22 count for nothing. */
function isTrusted(ip: string | null, ranges: readonly IpRange[]): boolean {
  const address = ip === null ? null : addressNumber(ip)
  const usable = ranges.filter((range) => {
    const interval = intervalOf(range)
    return interval !== null && isTrustedSize(interval)
  })
  return address !== null && isInRanges(address, usable)
}
