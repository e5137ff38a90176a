import { describe, expect, it } from 'vitest'
import { compileStandings, datelessSets } from '@shared/engine/permission/standing'
import { ceilingsOf, objectCap } from '@shared/engine/permission/licence-cap'
import { customInForce, systemInForce } from '@shared/engine/permission/system-permissions'
import { nothingGranted } from '@shared/engine/permission/raw-grants'
import { parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { compiled } from '../../../org-access'
import { built, user, type Edit } from '../../../org-builder'
import { assign, licence, permissionSet, permissionSetGroup } from '../../../org-permissions'

const noLicence: Edit = (org) => ({
  ...org,
  profiles: org.profiles.map((each) => ({ ...each, userLicense: null })),
})
const userOf = (org: Org, id: string) => {
  const found = org.users.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no user ${id}`)
  return found
}

/** How the licence of a set fits a user. */
function fit(license: string, ...edits: readonly Edit[]): string {
  const org = built(permissionSet('A', { license }), ...edits)
  const standings = compileStandings(org, { now: null })
  const [set] = org.permissionSets
  if (set === undefined) throw new Error('no set')
  return standings.licenceFit(set, standings.holderOf(userOf(org, 're')))
}

describe('PRM-04 the licence of a set', () => {
  it('must be the user’s own where the profile states one, whatever its case', () => {
    expect(fit('Salesforce')).toBe('live')
    expect(fit('SALESFORCE')).toBe('live')
    expect(fit('Partner Community')).toBe('otherLicence')
  })

  it('may be any of the user’s type where the profile states none, and no other', () => {
    expect(fit('Salesforce', noLicence)).toBe('licenceUnknown')
    expect(fit('Partner Community', noLicence)).toBe('otherLicence')
    const partner = user('re', { userType: 'PowerPartner' })
    expect(fit('Partner Community', noLicence, partner)).toBe('licenceUnknown')
    expect(fit('Salesforce', noLicence, partner)).toBe('otherLicence')
    // R13.1: External Apps Plus is a licence of partners, CustomerSuccess a type of customer plus users.
    expect(fit('External Apps Plus', noLicence, partner)).toBe('licenceUnknown')
    expect(fit('External Apps', noLicence, partner)).toBe('otherLicence')
    const customer = user('re', { userType: 'CustomerSuccess' })
    expect(fit('Customer Community Plus', noLicence, customer)).toBe('licenceUnknown')
  })

  it('is a user licence where a profile has it, and else one that is assigned', () => {
    const odd = licence('nr', 'Odd Licence')
    expect(fit('odd licence', odd)).toBe('otherLicence')
    expect(fit('odd licence')).toBe('licenceUnknown')
    expect(fit('odd licence', odd, noLicence)).toBe('licenceUnknown')
  })

  it('is held by each user with an own assignment, once or several', () => {
    const held: Edit = (org) => ({
      ...org,
      permissionSetLicenseAssignments: ['First', 'Second'].map((permissionSetLicense) => ({
        user: parseUserId('re'),
        permissionSetLicense,
      })),
    })
    for (const name of ['First', 'Second', 'SecondPsl']) expect(fit(name, held)).toBe('live')
    expect(fit('Third', held)).toBe('licenceNotHeld')
    expect(fit('Pslsecond', held)).toBe('licenceNotHeld')
  })
})

describe('PRM-05 the end of an assignment', () => {
  const past = '2026-01-01T00:00:00.000Z'
  const isExpired = (org: Org, now: string | null) => {
    const [assignment] = org.assignments
    if (assignment === undefined) throw new Error('no assignment')
    return compileStandings(org, { now }).isExpired(assignment)
  }
  const later = '2026-02-01T00:00:00.000Z'

  it('has come when its instant has, and never where nobody says what time it is', () => {
    const org = built(permissionSet('A', {}), assign('A', 're', past))
    expect(isExpired(org, later)).toBe(true)
    expect(isExpired(org, '2025-12-31T23:59:59.000Z')).toBe(false)
    expect(isExpired(org, null)).toBe(false)
    expect(isExpired(built(permissionSet('A', {}), assign('A', 're')), later)).toBe(false)
  })

  it('PRM-05a does not come for a group with a set that may carry none, nor for others’ sake', () => {
    const sets = [permissionSet('M', { system: ['ManageUsers'] }), permissionSet('P', {})]
    const group = (...members: readonly string[]) =>
      built(...sets, permissionSetGroup('G', members), assign('G', 're', past))
    expect(isExpired(group('M', 'P'), later)).toBe(false)
    expect(isExpired(group('P'), later)).toBe(true)
    expect([...datelessSets(group('M', 'P'))].sort()).toEqual(['G', 'M'])
    expect([...datelessSets(group('P'))]).toEqual(['M'])
  })
})

it('PRM-06 a set is activated by its name, its label or its id, in any case', () => {
  const org = built(permissionSet('A', {}), (before) => ({
    ...before,
    permissionSets: before.permissionSets.map((each) => ({ ...each, label: 'Break glass' })),
  }))
  const [set] = org.permissionSets
  const isOn = (...activated: readonly string[]) =>
    set !== undefined && compileStandings(org, { now: null, activated }).isActivated(set)
  for (const name of ['A', 'a', 'break glass', 'BREAK GLASS']) expect(isOn(name)).toBe(true)
  expect(isOn('B', 'glass')).toBe(false)
  expect(isOn()).toBe(false)
})

describe('ceilings', () => {
  const ceiling = (...edits: readonly Edit[]) => {
    const org = built(...edits)
    return ceilingsOf(compileStandings(org, { now: null }).holderOf(userOf(org, 're'))).certain
  }

  it.each([
    ['Standard', 'salesforce'],
    ['PowerPartner', 'partnerCommunity'],
    ['PowerCustomerSuccess', 'customerCommunityPlus'],
    ['CspLitePortal', 'customerCommunity'],
    ['Guest', 'guest'],
    ['CsnOnly', 'chatterOrIdentity'],
  ] as const)(
    'LIC-01 a user of type %s whose profile says nothing has that of %s',
    (userType, of) => {
      expect(ceiling(noLicence, user('re', { userType }))).toBe(of)
    },
  )

  it('LIC-06 a licence that no table knows is no ceiling that is known', () => {
    expect(ceiling(licence('re', 'Odd Licence'))).toBe('unknown')
    expect(ceiling(licence('re', 'Salesforce Platform'))).toBe('platform')
  })

  it('LIC-07 cases are open to the platform licence by the switch, alone and no other object', () => {
    const engine = compiled(built())
    const cap = (name: string, of: 'platform' | 'customerCommunity', platformCase: boolean) => {
      const object = engine.objects.find((each) => each.name === name)
      return object === undefined ? -1 : objectCap(object, of, { platformCase })
    }
    expect(cap('Case', 'platform', true)).not.toBe(cap('Case', 'platform', false))
    expect(cap('Lead', 'platform', true)).toBe(cap('Lead', 'platform', false))
    expect(cap('Case', 'customerCommunity', true)).toBe(cap('Case', 'customerCommunity', false))
  })

  it('LIC-03 what only insiders may hold is lost outside, unless a set’s licence lifts it', () => {
    const held = { ...nothingGranted, system: new Set(['ViewAllData', 'RunReports']) }
    for (const inside of ['salesforce', 'platform', 'unknown'] as const)
      expect([...systemInForce([held], inside)]).toContain('ViewAllData')
    expect([...systemInForce([held], 'customerCommunity')]).toEqual(['RunReports'])
    const lifted = { ...held, raisedSystem: new Set(['ViewAllData']) }
    expect([...systemInForce([lifted], 'customerCommunity')]).toContain('ViewAllData')
  })
})

it('PRM-27 a custom permission needs every one that it requires', () => {
  const declared = (name: string, ...requiredPermissions: readonly string[]) => ({
    name,
    label: name,
    requiredPermissions,
  })
  const all = [declared('A', 'B', 'C'), declared('B'), declared('C', 'D'), declared('D')]
  const inForce = (...custom: readonly string[]) =>
    [...customInForce([{ ...nothingGranted, custom: new Set(custom) }], all)].sort()
  expect(inForce('A', 'B', 'C', 'D')).toEqual(['A', 'B', 'C', 'D'])
  expect(inForce('A', 'B', 'D')).toEqual(['B', 'D'])
  expect(inForce('A', 'B', 'C')).toEqual(['B'])
})
