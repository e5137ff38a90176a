import { describe, expect, it } from 'vitest'
import { login } from '@shared/engine/login/login'
import { sessionRequest } from '@shared/engine/login/session-request'
import type { LoginAttempt } from '@shared/engine/login/login-types'
import type { Profile } from '@shared/model/container'
import { parsePermissionSetId, parseUserId } from '@shared/model/id'
import type { ConnectedApp, IpRange, Network } from '@shared/model/login'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { compiled } from '../../../org-access'
import { built, user, type Edit } from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { settings } from '../../../org-objects'
import { attempt, connectedApp } from '../../../org-login'
import { assign, licence, permissionSet, system } from '../../../org-permissions'
import { guest } from '../../../org-sharing'
import { record } from '../../../org-builder'

function answerOf(org: Org, changes: Partial<LoginAttempt> = {}, who = 're') {
  const engine = compiled(org)
  const position = engine.userIndexById.get(parseUserId(who)) ?? -1
  return login(engine, position, { ...attempt, ...changes })
}

/** The rule that decides. */
const ruleOf = (...edits: readonly Edit[]) => answerOf(built(...edits)).reasons[0]?.rule

/** `ALLOW`, `ALLOW_AFTER MFA`, `DENY HOURS`, `UNKNOWN`. */
function outcome(edits: readonly Edit[], changes: Partial<LoginAttempt> = {}, who = 're'): string {
  const { outcome: found, reasons } = answerOf(built(...edits), changes, who)
  reasons.map(formatReason)
  switch (found.kind) {
    case 'ALLOW_AFTER':
      return `ALLOW_AFTER ${found.steps.join(' ')}`
    case 'DENY':
      return `DENY ${found.denial}`
    case 'ALLOW':
    case 'UNKNOWN':
      return found.kind
  }
}

const profile =
  (changes: Partial<Profile>, who = 're'): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((each) =>
      each.name === profileOf(who) ? { ...each, ...changes } : each,
    ),
  })
const ipRange = (start: string, end: string): IpRange => ({ start, end, description: null })
const office = profile({ loginIpRanges: [ipRange('10.0.0.0', '10.0.0.255')] })
const trusted =
  (start: string, end: string): Edit =>
  (org) => ({ ...org, trustedIpRanges: [ipRange(start, end)] })
const trustsOffice = trusted('10.0.0.0', '10.0.1.255')
const api = system('re', 'ApiEnabled')

describe('limits that no file carries', () => {
  const unread: Edit = (org) => ({
    ...org,
    profiles: org.profiles.map((profile) => ({ ...profile, areLoginLimitsKnown: false })),
  })

  it('LOG-05 LOG-13 a profile known from exported rows alone leaves the answer open, never a silent yes', () => {
    const known = { isMfaDone: true, isDeviceKnown: true }
    expect(outcome([], known)).toBe('ALLOW')
    expect(outcome([unread], known)).toMatch(/^UNKNOWN/)
  })

  it('LOG-04 LOG-05 LOG-13 each check that asks the profile’s limits says so, the others stand', () => {
    const open = answerOf(built(unread)).checks.filter(({ result }) => result.kind === 'unknown')
    expect(open.map(({ check }) => check)).toEqual(['hours', 'ipRanges', 'network'])
    const missing = answerOf(built(profile({ isMissing: true }))).checks
    expect(missing.filter(({ result }) => result.kind === 'unknown').length).toBeGreaterThan(2)
    expect(answerOf(built()).checks.some(({ result }) => result.kind === 'unknown')).toBe(false)
  })
})

describe('the account', () => {
  it('T-55 USR-03 USR-01 LOG-10a of a frozen and inactive user the reason is inactive', () => {
    expect(outcome([user('re', { isActive: false, isFrozen: true })])).toBe('DENY INACTIVE')
    expect(outcome([user('re', { isFrozen: true })])).toBe('DENY FROZEN')
    expect(outcome([trustsOffice])).toBe('ALLOW')
    expect(ruleOf(user('re', { isActive: false, isFrozen: true }))).toBe('USR-03')
    expect(ruleOf(user('re', { isActive: false }))).toBe('USR-01')
  })

  it('LOG-01 checks after the one that denies are not evaluated', () => {
    const { checks } = answerOf(built(user('re', { isActive: false }), office))
    expect(checks.map(({ result }) => result.kind)).toEqual([
      'denied',
      ...checks.slice(1).map(() => 'notEvaluated'),
    ])
    const open = answerOf(built(trustsOffice)).checks
    expect(open.every(({ result }) => result.kind === 'passed')).toBe(true)
  })

  it('LOG-07 a lock holds until its instant, or for ever', () => {
    const until = (lockedUntil: string) => outcome([trustsOffice], { lockedUntil })
    expect(until('2026-07-13T16:00:01Z')).toBe('DENY LOCKED')
    expect(until('2026-07-13T16:00:00Z')).toBe('ALLOW')
    expect(until('forever')).toBe('DENY LOCKED')
  })

  it('LOG-07 a lock that the export states denies until an instant says when it ends', () => {
    const locked = [user('re', { isLocked: true }), trustsOffice]
    expect(outcome(locked)).toBe('DENY LOCKED')
    expect(outcome(locked, { lockedUntil: '2026-07-13T16:00:00Z' })).toBe('ALLOW')
    expect(outcome([user('re', { isLocked: false }), trustsOffice])).toBe('ALLOW')
  })
})

describe('the channel', () => {
  it('T-68 LOG-02 API Only User closes the user interface, not the API', () => {
    const only = system('re', 'ApiUserOnly', 'ApiEnabled')
    expect(outcome([only, trustsOffice])).toBe('DENY CHANNEL')
    expect(outcome([only, trustsOffice], { channel: 'MOBILE_UI' })).toBe('DENY CHANNEL')
    expect(outcome([only, trustsOffice], { channel: 'API' })).toBe('ALLOW')
  })

  it('LOG-02 the API needs API Enabled', () => {
    expect(outcome([trustsOffice], { channel: 'API' })).toBe('DENY CHANNEL')
    expect(outcome([trustsOffice, api], { channel: 'API' })).toBe('ALLOW')
  })

  it('LOG-02 Chatter licences have no API', () => {
    const chatter = [api, trustsOffice, licence('re', 'Chatter Free')]
    expect(outcome(chatter, { channel: 'API' })).toBe('DENY CHANNEL')
    expect(outcome(chatter)).toBe('ALLOW')
  })

  it('LIC-06 an integration user has the API alone', () => {
    const integration = [api, trustsOffice, licence('re', 'Salesforce Integration')]
    expect(outcome(integration)).toBe('DENY CHANNEL')
    expect(outcome(integration, { channel: 'API' })).toBe('ALLOW')
  })

  it('LOG-02 a licence outside the table keeps nobody from pages; what it has of the API is unknown', () => {
    const other = [api, trustsOffice, licence('re', 'Analytics Cloud Integration User')]
    expect(outcome(other)).toBe('ALLOW')
    expect(outcome(other, { channel: 'API' })).toBe('UNKNOWN')
  })

  it('USR-04 a guest has no login', () => {
    expect(outcome([record('acme', 'rw1', 'Account'), guest('g'), trustsOffice], {}, 'g')).toBe(
      'DENY CHANNEL',
    )
  })
})

describe('hours and addresses', () => {
  const monday = profile({
    loginHours: {
      monday: { start: 480, end: 1080 },
      tuesday: null,
      wednesday: null,
      thursday: null,
      friday: null,
      saturday: null,
      sunday: null,
    },
  })
  const losAngeles = settings({ timeZone: 'America/Los_Angeles' })

  it('T-56 T-57 LOG-13 hours are told in the org’s zone', () => {
    const at = (text: string) => outcome([monday, losAngeles, trustsOffice], { at: text })
    expect(at('2026-07-13T14:59:00Z')).toBe('DENY HOURS')
    expect(at('2026-07-13T15:00:00Z')).toBe('ALLOW')
  })

  it('T-61 LOG-11 not in the org’s new zone when they were set in another', () => {
    const at = '2026-07-13T15:00:00Z'
    const moved = [monday, settings({ timeZone: 'Europe/Paris' }), trustsOffice]
    expect(outcome(moved, { at: '2026-07-13T17:00:00Z' })).toBe('DENY HOURS')
    const kept = { at, hoursTimeZone: 'America/Los_Angeles' }
    expect(outcome(moved, kept)).toBe('ALLOW')
  })

  it('LOG-14 hours that end before they start close the day, and say why', () => {
    const told = (start: number, end: number) => {
      const limited = profile({ loginHours: { ...noHours, monday: { start, end } } })
      const { reasons } = answerOf(built(limited, losAngeles, trustsOffice), { at: '2026-07-13T14:59:00Z' }) // prettier-ignore
      return reasons[0]?.code
    }
    expect(told(1320, 360)).toBe('login-hours-invalid')
    expect(told(480, 1080)).toBe('login-hours-closed')
  })

  it('LOG-11 hours without a zone are unknown', () => {
    expect(outcome([monday, trustsOffice])).toBe('UNKNOWN')
  })

  it('T-62 LOG-05 outside the profile’s ranges is shut, trusted or not, on every channel', () => {
    const elsewhere = { ip: '10.0.1.1' }
    expect(outcome([office, trustsOffice], elsewhere)).toBe('DENY IP_PROFILE')
    expect(outcome([office, trustsOffice, api], { ...elsewhere, channel: 'API' })).toBe(
      'DENY IP_PROFILE',
    )
    expect(outcome([office])).toBe('ALLOW')
  })

  it('T-63 LOG-04 an unknown device in no trusted range verifies identity', () => {
    expect(outcome([])).toBe('ALLOW_AFTER VERIFY_IDENTITY')
    expect(outcome([], { isDeviceKnown: true })).toBe('ALLOW')
  })

  it('T-64 LOG-04 a trusted range needs no step, and one too large is none', () => {
    expect(outcome([trustsOffice])).toBe('ALLOW')
    expect(outcome([trusted('0.0.0.0', '255.255.255.255')])).toBe('ALLOW_AFTER VERIFY_IDENTITY')
  })

  it('T-69 LOG-03 a program with a password needs the security token', () => {
    const call = { channel: 'API' as const }
    expect(outcome([api], call)).toBe('ALLOW_AFTER SECURITY_TOKEN')
    expect(outcome([api], { ...call, isTokenSupplied: true })).toBe('ALLOW')
    expect(outcome([api, office], call)).toBe('ALLOW')
  })

  it('LOG-24 ranges that are all invalid match nobody', () => {
    const invalid = profile({ loginIpRanges: [ipRange('10.0.0.255', '10.0.0.0')] })
    expect(outcome([invalid])).toBe('DENY IP_PROFILE')
    expect(ruleOf(invalid)).toBe('LOG-24')
    expect(answerOf(built(invalid)).reasons[0]?.code).toBe('login-no-valid-range')
    const mixed = profile({
      loginIpRanges: [ipRange('9.0.0.1', '9.0.0.1'), ipRange('2.0.0.0', '1.0.0.0')],
    })
    expect(ruleOf(mixed)).toBe('LOG-05')
  })

  it('R19.1 what the import does not hold is unknown, unless something else denies', () => {
    const missing = profile({ isMissing: true, isPartial: true })
    expect(outcome([missing])).toBe('UNKNOWN')
    expect(outcome([missing, user('re', { isFrozen: true })])).toBe('DENY FROZEN')
    const fragment = { areLoginLimitsKnown: false, areUserPermissionsKnown: false }
    expect(outcome([profile(fragment), trustsOffice])).toBe('UNKNOWN')
  })
})

describe('factors, passwords, apps and sites', () => {
  it('LOG-06 the second factor is asked where the org or a permission demands it', () => {
    const demanded = [settings({ isMfaRequired: true }), trustsOffice]
    expect(outcome(demanded)).toBe('ALLOW_AFTER MFA')
    expect(outcome(demanded, { isMfaDone: true })).toBe('ALLOW')
    expect(outcome(demanded, { auth: 'SSO' })).toBe('ALLOW')
    expect(outcome([...demanded, system('re', 'BypassMFAForUiLogins')])).toBe('ALLOW')
    expect(outcome([system('re', 'ForceTwoFactor'), trustsOffice])).toBe('ALLOW_AFTER MFA')
    const program = [system('re', 'TwoFactorApi'), api, trustsOffice]
    expect(outcome(program, { channel: 'API' })).toBe('ALLOW_AFTER MFA')
    expect(outcome(program.slice(1), { channel: 'API' })).toBe('ALLOW')
  })

  it('LOG-06 what the org demands, and who is exempt, holds on every channel', () => {
    const demanded = [settings({ isMfaRequired: true }), api, trustsOffice]
    expect(outcome(demanded, { channel: 'API' })).toBe('ALLOW_AFTER MFA')
    const exempt = system('re', 'ApiEnabled', 'BypassMFAForUiLogins')
    expect(outcome([...demanded, exempt], { channel: 'API' })).toBe('ALLOW')
  })

  it('LOG-08 an org with single sign-on alone takes no password from those who have it', () => {
    const edits = [settings({ isSsoOnly: true }), trustsOffice]
    expect(outcome([...edits, system('re', 'IsSsoEnabled')])).toBe('DENY SSO_ONLY')
    expect(outcome([...edits, system('re', 'IsSsoEnabled')], { auth: 'SSO' })).toBe('ALLOW')
    expect(outcome(edits)).toBe('ALLOW')
  })

  it('LOG-08 an expired password is changed, unless it never expires', () => {
    const expired = { isPasswordExpired: true }
    expect(outcome([trustsOffice], expired)).toBe('ALLOW_AFTER CHANGE_PASSWORD')
    expect(outcome([trustsOffice, system('re', 'PasswordNeverExpires')], expired)).toBe('ALLOW')
  })

  const app =
    (changes: Partial<ConnectedApp> = {}): Edit =>
    (org) => ({ ...org, connectedApps: [connectedApp('Loader', 'Loader', changes)] })
  const byApp = { app: 'loader', auth: 'OAUTH_REFRESH' } as const
  const outside = { ...byApp, ip: '192.0.2.1' }

  it('LOG-09 an approved app opens for its profiles and sets alone', () => {
    const forSets = app({
      permittedUsers: 'AdminApproved',
      permissionSets: [parsePermissionSetId('A')],
    })
    const set = permissionSet('A', {})
    expect(outcome([api, forSets, set], byApp)).toBe('DENY APP_NOT_ALLOWED')
    expect(outcome([api, forSets, set, assign('A', 're')], byApp)).toBe('ALLOW')
    expect(outcome([api, app()], byApp)).toBe('ALLOW')
    expect(outcome([api, app({ isBlocked: true })], byApp)).toBe('DENY APP_BLOCKED')
    expect(outcome([api], byApp)).toBe('UNKNOWN')
  })

  it('LOG-09 an app may relax or bypass the profile’s ranges', () => {
    expect(outcome([api, office, app()], outside)).toBe('DENY IP_PROFILE')
    expect(outcome([api, office, app({ ipRelaxation: 'BYPASS' })], outside)).toBe('ALLOW')
    const relaxed = app({ ipRelaxation: 'RELAX_SECOND_FACTOR' })
    expect(outcome([api, office, relaxed], outside)).toBe('ALLOW_AFTER MFA')
    expect(outcome([api, office, relaxed], { ...outside, isMfaDone: true })).toBe('ALLOW')
  })

  it('LOG-15 an app may ask for a high-assurance session', () => {
    const block = app({ highAssurance: 'Block' })
    expect(outcome([api, block], byApp)).toBe('DENY SESSION_LEVEL')
    expect(outcome([api, block], { ...byApp, isMfaDone: true })).toBe('ALLOW')
    expect(outcome([api, app({ highAssurance: 'RaiseSessionLevel' })], byApp)).toBe(
      'ALLOW_AFTER MFA',
    )
  })

  it('LOG-10 R13.25 a site opens for its members while it is live', () => {
    const help = (changes: Partial<Network>): Edit => {
      const network: Network = {
        name: 'Help',
        status: 'Live',
        profiles: [],
        permissionSets: [parsePermissionSetId('A')],
        guestProfile: null,
        enableGuestFileAccess: false,
        ...changes,
      }
      return (org) => ({ ...org, networks: [network] })
    }
    const into = { site: 'Help' }
    const member = [trustsOffice, permissionSet('A', {}), assign('A', 're')]
    expect(outcome([...member, help({})], into)).toBe('ALLOW')
    expect(outcome([trustsOffice, help({})], into)).toBe('DENY NOT_SITE_MEMBER')
    expect(outcome([...member, help({ status: 'UnderConstruction' })], into)).toBe(
      'DENY NOT_SITE_MEMBER',
    )
    expect(outcome([...member, help({ status: null })], into)).toBe('UNKNOWN')
    expect(outcome(member, into)).toBe('UNKNOWN')
  })
})

describe('requests of an open session', () => {
  const ranges = profile({
    loginIpRanges: [{ start: '10.0.0.0', end: '10.0.0.255', description: null }],
  })
  const asked = (edits: readonly Edit[], changes: Partial<LoginAttempt> = {}) => {
    const engine = compiled(built(...edits))
    const position = engine.userIndexById.get(parseUserId('re')) ?? -1
    const { outcome: found, reasons } = sessionRequest(engine, position, { ...attempt, ...changes })
    reasons.map(formatReason)
    return found.kind === 'DENY' ? `DENY ${found.denial}` : found.kind
  }

  it('LOG-23 ranges are asked again only where the org enforces them on every request', () => {
    const enforced = settings({ enforceIpRangesEveryRequest: true })
    const outside = { ip: '192.0.2.1' }
    expect(asked([ranges], outside)).toBe('ALLOW')
    expect(asked([ranges, enforced], outside)).toBe('DENY IP_PROFILE')
    expect(asked([ranges, enforced])).toBe('ALLOW')
    expect(outcome([ranges], outside)).toBe('DENY IP_PROFILE')
  })

  it('LOG-14b after the hours end nothing more is done, and a frozen user’s session is over', () => {
    const monday = profile({ loginHours: { ...noHours, monday: { start: 0, end: 60 } } })
    const zone = settings({ timeZone: 'UTC' })
    expect(asked([monday, zone])).toBe('DENY HOURS')
    expect(asked([monday, zone], { at: '2026-07-13T00:30:00Z' })).toBe('ALLOW')
    expect(asked([user('re', { isFrozen: true })])).toBe('DENY FROZEN')
  })

  it('LOG-25 EDI-03 in a strict Group edition the place of a login is unknown, else it is not', () => {
    const known = { isDeviceKnown: true }
    const strict = { strictEdition: true } as const
    expect(outcome([settings({ edition: 'Group', ...strict })], known)).toBe('UNKNOWN')
    expect(outcome([settings({ edition: 'Group' })], known)).toBe('ALLOW')
    expect(outcome([settings({ edition: 'Professional', ...strict })], known)).toBe('ALLOW')
  })
})

const noHours = {
  monday: null,
  tuesday: null,
  wednesday: null,
  thursday: null,
  friday: null,
  saturday: null,
  sunday: null,
}
