import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { access } from '../../../org-access'
import {
  built,
  edited,
  group,
  record,
  share,
  unknownMembers,
  type Edit,
} from '../../../org-builder'
import { changeObject } from '../../../org-objects'
import { licence, permissions, system } from '../../../org-permissions'
import { guest } from '../../../org-sharing'

const r = record('r', 'rw1')
const mark = (org: Org, user: string) => access(org, user, 'r').certainty

const partialProfile =
  (user: string): Edit =>
  (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      org.users.some((each) => each.id === user && each.profile === profile.id)
        ? { ...profile, isPartial: true, objectPermissions: [], fieldPermissions: [] }
        : profile,
    ),
  })

describe('certainty (product 5)', () => {
  it('an answer from stated settings alone is exact', () => {
    const stated = changeObject('Thing__c', () => ({ grantAccessUsingHierarchies: true }))
    expect(mark(built(stated, r), 'rw1')).toBe('exact')
    expect(mark(built(stated, r), 're')).toBe('exact')
  })
  it('R4.7 D-15 a hierarchy switch that no file states makes the answer assumed', () => {
    const org = built(
      changeObject('Thing__c', () => ({ grantAccessUsingHierarchies: null })),
      r,
    )
    expect(mark(org, 'mw')).toBe('assumed')
    expect(access(org, 'mw', 'r').hasReadAccess).toBe(true)
  })
  it('R3.19 a default that is not stated makes the answer assumed', () => {
    const org = built(
      changeObject('Thing__c', () => ({ sharingModel: null })),
      r,
    )
    expect(mark(org, 're')).toBe('assumed')
    expect(access(org, 're', 'r').hasEditAccess).toBe(true)
  })
  it('a row to a group whose members were not imported is unknown, not "no"', () => {
    const org = edited(built(r, group('G', ['re'])), share('r', 'G', 'Read'), unknownMembers)
    expect(mark(org, 're')).toBe('unknown')
    expect(access(org, 're', 'r').hasReadAccess).toBe(false)
  })
  it('a row to such a group does not touch who has full access anyway', () => {
    const org = edited(built(r, group('G', ['re'])), share('r', 'G', 'Read'), unknownMembers)
    expect(mark(org, 'adm')).toBe('exact')
  })
  it('a partly retrieved profile leaves an undeclared object unknown', () => {
    const undeclared = changeObject('Thing__c', () => ({ isDeclared: false }))
    expect(mark(built(undeclared, r, partialProfile('rw1')), 'rw1')).toBe('unknown')
  })
  it('a piece of a profile may hold any system permission, so even a declared object is unknown', () => {
    const piece: Edit = (org) => ({
      ...org,
      profiles: org.profiles.map((profile) => ({ ...profile, areUserPermissionsKnown: false })),
    })
    expect(mark(built(r, partialProfile('rw1'), piece), 'rw1')).toBe('unknown')
    expect(mark(built(r, partialProfile('rw1')), 'rw1')).toBe('exact')
  })
  it('a partly retrieved profile says no to a declared object that it does not list', () => {
    const org = built(r, partialProfile('rw1'), system('rw1', 'RunReports'))
    expect(mark(org, 'rw1')).toBe('exact')
    expect(access(org, 'rw1', 'r').hasReadAccess).toBe(false)
  })
  it('an owner who is not in the import leaves users with roles unknown', () => {
    const org: Org = built(r)
    const records = org.records.map((table) => ({ ...table, owners: [null] }))
    expect(mark({ ...org, records }, 're')).toBe('unknown')
  })

  it('LIC-02 under a licence that nobody knows it is so much at most', () => {
    const org = (name: string) => built(r, licence('rw1', name))
    expect(access(org('Licence of another age'), 'rw1', 'r').certainty).toBe('at most')
    expect(access(org('Salesforce'), 'rw1', 'r').certainty).toBe('exact')
  })

  it('R15.23 R3.19 the contact of a person rests on a default of accounts that nobody stated', () => {
    const person = { IsPersonAccount: 'true' }
    const halves = [
      record('a', 'rw1', 'Account', person),
      record('c', 'rw1', 'Contact', { AccountId: 'a', ...person }),
    ]
    const unstated = changeObject('Account', () => ({ sharingModel: null }))
    expect(access(built(...halves, unstated), 're', 'c').certainty).toBe('assumed')
    expect(access(built(...halves), 're', 'c').certainty).toBe('exact')
  })

  it('R13.21 no default is assumed for a guest, nor where reading is not permitted', () => {
    const unstated = changeObject('Thing__c', () => ({ sharingModel: null }))
    const org = built(r, guest('g'), unstated, permissions('re', 'Thing__c', ''))
    expect(access(org, 'g', 'r').certainty).toBe('exact')
    expect(access(org, 're', 'r').certainty).toBe('exact')
    expect(access(org, 'rw2', 'r').certainty).toBe('assumed')
  })
})
