import { describe, expect, it } from 'vitest'
import { login } from '@shared/engine/login/login'
import type { LoginAttempt } from '@shared/engine/login/login-types'
import { parsePermissionSetId, parseProfileId, parseUserId } from '@shared/model/id'
import type { Profile } from '@shared/model/container'
import type { ConnectedApp } from '@shared/model/login'
import { formatReason } from '@shared/report/messages-en'
import { compiled } from '../../../org-access'
import { built, user, type Edit } from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { settings } from '../../../org-objects'
import { attempt, connectedApp } from '../../../org-login'
import { assign, licence, permissionSet, system } from '../../../org-permissions'

/** Nothing is asked of this attempt but what a test puts in its way. */
const unasked: LoginAttempt = { ...attempt, isDeviceKnown: true, isTokenSupplied: true }

/** The outcome, and in words why. */
function answer(edits: readonly Edit[], changes: Partial<LoginAttempt> = {}) {
  const engine = compiled(built(...edits))
  const position = engine.userIndexById.get(parseUserId('re')) ?? -1
  const { outcome, reasons } = login(engine, position, { ...unasked, ...changes })
  return { kind: outcome.kind, words: reasons.map(formatReason).join('; ') }
}
const kind = (...asked: Parameters<typeof answer>) => answer(...asked).kind
const words = (...asked: Parameters<typeof answer>) => answer(...asked).words

const profile =
  (changes: Partial<Profile>): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((each) =>
      each.name === profileOf('re') ? { ...each, ...changes } : each,
    ),
  })
const unread = profile({ areUserPermissionsKnown: false, isPartial: true })
const api = system('re', 'ApiEnabled')
const range = (start: string, end: string) => ({ start, end, description: null })
const office = profile({ loginIpRanges: [range('10.0.0.0', '10.0.0.255')] })
const apps =
  (...connectedApps: readonly ConnectedApp[]): Edit =>
  (org) => ({ ...org, connectedApps })

describe('permissions that were not imported', () => {
  it('LOG-02 leave open whether a page or the API lets in', () => {
    expect(kind([unread])).toBe('UNKNOWN')
    expect(words([unread])).toContain('ApiUserOnly')
    expect(kind([unread], { channel: 'API' })).toBe('UNKNOWN')
    expect(kind([api], { channel: 'API' })).toBe('ALLOW')
    expect(kind([])).toBe('ALLOW')
  })

  it('LOG-06 leave open whether a second factor is asked, or waived', () => {
    const asked = (...edits: readonly Edit[]) => words([unread, ...edits])
    const open = 'login-mfa-unknown'
    const said = formatReason({ code: open, rule: 'LOG-06', args: {} })
    expect(asked()).toContain(said)
    expect(asked(settings({ isMfaRequired: true }))).toContain(said)
    expect(asked(system('re', 'BypassMFAForUiLogins'))).not.toContain(said)
    expect(words([unread], { isMfaDone: true })).not.toContain(said)
    expect(words([unread, system('re', 'ForceTwoFactor')])).toContain(said)
  })

  it('LOG-08 leave open whether single sign-on is the only way', () => {
    const only = settings({ isSsoOnly: true })
    expect(words([unread, only])).toContain('IsSsoEnabled')
    expect(words([unread])).not.toContain('IsSsoEnabled')
    expect(kind([system('re', 'IsSsoEnabled')])).toBe('ALLOW')
    expect(kind([system('re', 'IsSsoEnabled'), only])).toBe('DENY')
  })

  it('LOG-09 LOG-10 leave open who holds a set whose licence nobody knows', () => {
    const licensed = [permissionSet('A', { license: 'Company Community' }), assign('A', 're'), api]
    const closed = { permittedUsers: 'AdminApproved', permissionSets: [parsePermissionSetId('A')] } as const // prettier-ignore
    expect(kind([...licensed, apps(connectedApp('L', 'L', closed))], { app: 'L' })).toBe('UNKNOWN')
    const other = connectedApp('L', 'L', { permittedUsers: 'AdminApproved' })
    expect(kind([...licensed, apps(other)], { app: 'L' })).toBe('DENY')
  })
})

describe('licences', () => {
  it('LIC-06 an integration user is known however the licence is written', () => {
    expect(kind([licence('re', ' salesforce INTEGRATION ')])).toBe('DENY')
    expect(words([licence('re', 'Salesforce Integration')])).toContain('Salesforce Integration')
  })
})

describe('apps', () => {
  it('LOG-09 is found by its name or its label, in any letters, and no other is', () => {
    const blocked = apps(
      connectedApp('Other', 'Other app'),
      connectedApp('Loader', 'Data Loader', { isBlocked: true }),
    )
    const asked = (name: string) => kind([api, blocked], { app: name })
    expect(asked('LOADER')).toBe('DENY')
    expect(asked('data loader')).toBe('DENY')
    expect(asked('other')).toBe('ALLOW')
    expect(asked('absent')).toBe('UNKNOWN')
  })

  it('LOG-09 opens for a profile that it names', () => {
    const closed = { permittedUsers: 'AdminApproved' } as const
    const own = connectedApp('L', 'L', { ...closed, profiles: [parseProfileId(profileOf('re'))] })
    const others = connectedApp('L', 'L', {
      ...closed,
      profiles: [parseProfileId(profileOf('rw1'))],
    })
    expect(kind([api, apps(own)], { app: 'L' })).toBe('ALLOW')
    expect(kind([api, apps(others)], { app: 'L' })).toBe('DENY')
  })

  it('LOG-09 one that was not imported might relax the ranges', () => {
    const outside = { app: 'L', ip: '192.0.2.1' }
    expect(kind([api, office], outside)).toBe('UNKNOWN')
    expect(kind([api, office, apps(connectedApp('L', 'L'))], outside)).toBe('DENY')
    expect(kind([office], { ip: '192.0.2.1' })).toBe('DENY')
  })

  it('LOG-09 a verified app satisfies the ranges that it relaxes', () => {
    const relaxed = (start: string) =>
      apps(
        connectedApp('L', 'L', {
          ipRelaxation: 'RELAX_SECOND_FACTOR',
          ipRanges: [range(start, start)],
        }),
      )
    const outside = { app: 'L', ip: '192.0.2.1' }
    expect(kind([api, office, relaxed('192.0.2.1')], outside)).toBe('ALLOW')
    expect(kind([api, office, relaxed('192.0.2.2')], outside)).toBe('ALLOW_AFTER')
  })
})

describe('places', () => {
  it('LOG-05 without an address it is unknown whether it lies in the ranges, where there are any', () => {
    expect(kind([office], { ip: null })).toBe('UNKNOWN')
    expect(kind([office], { ip: 'nowhere' })).toBe('UNKNOWN')
    expect(kind([office], { ip: ' 10.0.0.9 ' })).toBe('ALLOW')
    expect(kind([], { ip: null })).toBe('ALLOW')
  })

  it('LOG-04 without an address no trusted range vouches, nor does one that is broken', () => {
    const trusted =
      (start: string, end: string): Edit =>
      (org) => ({ ...org, trustedIpRanges: [range(start, end)] })
    const fresh = { isDeviceKnown: false }
    expect(kind([trusted('10.0.0.0', '10.0.0.255')], fresh)).toBe('ALLOW')
    expect(kind([trusted('10.0.0.0', '10.0.0.255')], { ...fresh, ip: null })).toBe('ALLOW_AFTER')
    expect(kind([trusted('10.0.0.255', '10.0.0.0')], fresh)).toBe('ALLOW_AFTER')
    expect(kind([trusted('10.0.0.9', 'elsewhere')], fresh)).toBe('ALLOW_AFTER')
    expect(kind([trusted('10.0.0.10', '10.0.0.255')], fresh)).toBe('ALLOW_AFTER')
  })

  it('LOG-10 a site is found among several by its name', () => {
    const site = (name: string, status: 'Live' | 'UnderConstruction') => ({
      name,
      status,
      profiles: [parseProfileId(profileOf('re'))],
      permissionSets: [],
      guestProfile: null,
      enableGuestFileAccess: false,
    })
    const networks: Edit = (org) => ({
      ...org,
      networks: [site('Old', 'UnderConstruction'), site('Help', 'Live')],
    })
    expect(kind([networks], { site: 'help' })).toBe('ALLOW')
    expect(kind([networks], { site: 'old' })).toBe('DENY')
  })
})

describe('hours', () => {
  const noHours = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null, sunday: null } // prettier-ignore
  const monday = profile({ loginHours: { ...noHours, monday: { start: 480, end: 1080 } } })
  const zone = (timeZone: string) => settings({ timeZone })

  it('LOG-11 in a zone that nobody knows are unknown', () => {
    expect(kind([monday, zone('Mars/Olympus')])).toBe('UNKNOWN')
    expect(kind([monday, zone('UTC')])).toBe('ALLOW')
  })

  it('LOG-13 the answer says the day, the clock and the window', () => {
    const late = { at: '2026-07-13T18:05:00Z' }
    expect(words([monday, zone('UTC')], late)).toMatch(/18:05.*08:00–18:00/)
    expect(kind([monday, zone('UTC')], late)).toBe('DENY')
    expect(words([monday, zone('UTC')])).toMatch(/16:00.*08:00–18:00/)
    const tuesday = words([monday, zone('UTC')], { at: '2026-07-14T16:00:00Z' })
    expect(tuesday).toMatch(/tuesday/i)
    expect(tuesday).not.toContain('08:00')
  })

  it('LOG-01 of an attempt that is let in only what says something is told', () => {
    const told = words([monday, zone('UTC'), office])
    expect(told).toContain('10.0.0.9')
    expect(told).not.toContain(formatReason({ code: 'login-not-frozen', rule: 'USR-02', args: {} }))
  })
})

describe('denials name the user', () => {
  it.each([
    ['LOG-01 USR-01', { isActive: false }, 'login-inactive', 'USR-01'],
    ['USR-02', { isFrozen: true }, 'login-frozen', 'USR-02'],
    ['LOG-07', { isLocked: true }, 'login-locked', 'LOG-07'],
  ])('%s', (_, changes, code, rule) => {
    const args = { user: 're@frame.example', until: 'forever' }
    expect(words([user('re', changes)])).toBe(formatReason({ code, rule, args }))
  })
})
