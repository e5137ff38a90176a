import { describe, expect, it } from 'vitest'
import { loginFindings } from '@shared/engine/login/login-findings'
import type { Profile } from '@shared/model/container'
import type { IpRange, LoginWindow } from '@shared/model/login'
import { emptyOrg, type Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { newProfile } from '../../../org-frame'

const range = (start: string, end: string): IpRange => ({ start, end, description: null })
const found = (org: Partial<Org>) => {
  const reasons = loginFindings({ ...emptyOrg('Small'), ...org })
  reasons.map(formatReason)
  return reasons.map(({ rule }) => rule)
}
const profile = (changes: Partial<Profile>): Partial<Org> => ({
  profiles: [{ ...newProfile('re', 'Salesforce', {}), ...changes }],
})
const monday = (window: LoginWindow) =>
  profile({
    loginHours: {
      monday: window,
      tuesday: null,
      wednesday: null,
      thursday: null,
      friday: null,
      saturday: null,
      sunday: null,
    },
  })

describe('limits of login that cannot be used', () => {
  it('LOG-12 LOG-14 HLT-25 hours that end before they start, or not on the hour', () => {
    expect(found(monday({ start: 1080, end: 480 }))).toEqual(['HLT-25'])
    expect(found(monday({ start: 485, end: 1080 }))).toEqual(['HLT-25'])
    expect(found(monday({ start: 480, end: 1080 }))).toEqual([])
  })

  it('T-66 LOG-21 HLT-26 ranges that are none', () => {
    const broken = range('255.255.255.255', '::1:0:0:0')
    expect(found(profile({ loginIpRanges: [broken] }))).toEqual(['HLT-26'])
    expect(found(profile({ loginIpRanges: [range('10.0.0.0', '10.0.0.255')] }))).toEqual([])
  })

  it('T-67 LOG-22 HLT-26 trusted ranges that are too wide', () => {
    expect(found({ trustedIpRanges: [range('0.0.0.0', '2.255.255.255')] })).toEqual(['HLT-26'])
    expect(found({ trustedIpRanges: [range('0.0.0.0', '1.255.255.255')] })).toEqual([])
    expect(found({ trustedIpRanges: [range('10.0.0.9', '10.0.0.1')] })).toEqual(['HLT-26'])
  })
})
