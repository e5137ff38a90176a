import { parseProfileId } from '@shared/model/id'
import type { Grantee } from '@shared/model/group'
import type { SharingSet } from '@shared/model/sharing'
import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readOnly } from '../../../org-access'
import {
  built,
  group,
  queue,
  record,
  role,
  share,
  unknownMembers,
  type Edit,
} from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { settings } from '../../../org-objects'
import {
  accountRoles,
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  partner,
} from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')

describe('members of share groups', () => {
  const inGroup = (...shareGroup: readonly Grantee[]): Edit => {
    const set: SharingSet = {
      name: 'Desk',
      profiles: [parseProfileId(profileOf('hv'))],
      accessMappings: [],
      shareGroup,
    }
    return (org) => ({ ...org, sharingSets: [set] })
  }
  const desk: Grantee = { kind: 'group', group: 'Desk' as never } // a group of the test
  const owned = [acme, highVolume('hv', 'acme'), record('r', 'hv')]

  it('R13.14 a group opens to its members and to nobody else', () => {
    const org = built(...owned, group('Desk', ['re']), inGroup(desk))
    expect(answer(org, 're', 'r')).toBe(allFive)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
  })

  it('R13.14 a group whose members nobody imported may open to anybody', () => {
    const org = built(...owned, group('Desk', ['re']), unknownMembers, inGroup(desk))
    expect(answer(org, 'rw2', 'r')).toBe(`${nothing}?`)
    const named = { kind: 'user', user: 're' as never } as const // a user of the frame
    expect(answer(built(...owned, inGroup(named)), 'rw2', 'r')).toBe(nothing)
  })
})

describe('super users', () => {
  const partners = [
    acme,
    accountRoles('acme'),
    partner('p1', 'acme', 'Executive', { isPortalSuperUser: true }),
    partner('p2', 'acme', 'User'),
    record('r', 'rw1', 'Thing__c', { Region__c: 'West' }),
    settings({ enablePartnerSuperUserAccess: true }),
  ]
  const user = role('acme User')

  it('R13.17 what a fellow may have been given, a super user may have', () => {
    const known = criteriaRule(criteria(['Region__c', 'equals', 'West']), { to: user })
    const unknown = criteriaRule(criteria(['Absent__c', 'equals', 'West']), { to: user })
    expect(answer(built(...partners, known), 'p1', 'r')).toBe('R:Read')
    expect(answer(built(...partners, unknown), 'p1', 'r')).toBe(`${nothing}?`)
    expect(answer(built(...partners), 'p1', 'r')).toBe(nothing)
  })

  it('R13.17 the widest of what fellows have is shared', () => {
    const org = built(...partners, partner('p3', 'acme', 'User'), share('r', 'p2'), share('r', 'p3', 'Edit')) // prettier-ignore
    expect(answer(org, 'p1', 'r')).toBe('RE:Edit')
  })
})

describe('owners', () => {
  it('R2.4 a queue whose members nobody imported may be anybody’s, one that is known is not', () => {
    const edits = [queue('Q', ['re']), record('q', 'Q')]
    expect(answer(built(...edits), 'rw2', 'q')).toBe(nothing)
    expect(answer(built(...edits, unknownMembers), 'rw2', 'q')).toBe(`${nothing}?`)
  })

  it('R13.7 a guest owns nothing, whatever the record says', () => {
    const org = built(guest('g'), record('mine', 'g'), record('public', 'rw1'))
    expect(answer(org, 'g', 'mine')).toBe(nothing)
    expect(answer(org, 'rw1', 'public')).toBe(allFive)
  })

  it('R6.7 a guest rule that asks for a value that was not imported leaves it open', () => {
    const asks = (field: string) => guestRule(criteria([field, 'equals', 'West']), { to: 'g' })
    const edits = [guest('g'), record('r', 'rw1', 'Thing__c', { Region__c: 'West' })]
    expect(answer(built(...edits, asks('Region__c')), 'g', 'r')).toBe(readOnly)
    expect(answer(built(...edits, asks('Absent__c')), 'g', 'r')).toBe(`${nothing}?`)
  })
})
