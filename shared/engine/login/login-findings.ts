import type { Profile } from '../../model/container'
import { isValidWindow, weekdays, type IpRange } from '../../model/login'
import type { Org } from '../../model/org'
import type { Reason } from '../answer'
import { intervalOf, isTrustedSize } from './ip-range'

/**
 * Login hours and IP ranges that evaluation cannot use as they stand: HLT-25 denies the day, HLT-26 ignores the range.
 *
 * `rule` of a reason is the finding's number. Rules LOG-12, LOG-14, LOG-21, LOG-22.
 */
export function loginFindings(org: Org): readonly Reason[] {
  return [
    ...org.profiles.flatMap((profile) => [
      ...hoursFindings(profile),
      ...profile.loginIpRanges
        .filter((range) => intervalOf(range) === null)
        .map((range) => rangeFinding('ip-range-invalid', range, profile.label)),
    ]),
    ...org.trustedIpRanges.flatMap((range) => trustedFindings(range)),
  ]
}

function hoursFindings({ label, loginHours }: Profile): Reason[] {
  if (loginHours === null) return []
  return weekdays.flatMap((weekday) => {
    const window = loginHours[weekday]
    if (window === null || isValidWindow(window)) return []
    const args = { profile: label, weekday }
    return [{ code: 'login-hours-invalid', rule: 'HLT-25', args }]
  })
}

function trustedFindings(range: IpRange): Reason[] {
  const interval = intervalOf(range)
  if (interval === null) return [rangeFinding('ip-range-invalid', range, '')]
  return isTrustedSize(interval) ? [] : [rangeFinding('ip-range-too-wide', range, '')]
}

const rangeFinding = (code: string, { start, end }: IpRange, profile: string): Reason => ({
  code,
  rule: 'HLT-26',
  args: { start, end, profile },
})
