import { describe, expect, it } from 'vitest'
import { answer, nothing, readAndEdit, readOnly, explained } from '../../../org-access'
import { built, record, role, share } from '../../../org-builder'
import { addField, defaults, settings } from '../../../org-objects'
import { newField } from '../../../org-frame'
import { licence, permissions, system } from '../../../org-permissions'
import {
  criteria,
  guest,
  guestRule,
  highVolume,
  ownerRule,
  partner,
  sharingSet,
} from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const ticket = record('k', 'rw1', 'Case', { AccountId: 'acme' })
const plus = { userType: 'PowerCustomerSuccess' } as const

describe('external users', () => {
  it('R13.3 R16.8 without the object permission, or beyond the licence, a row opens nothing', () => {
    const edits = [acme, partner('p', 'acme'), record('r', 'vw'), share('r', 'p')]
    expect(answer(built(...edits), 'p', 'r')).toBe(readOnly)
    expect(answer(built(...edits, permissions('p', 'Thing__c', '')), 'p', 'r')).toBe(nothing)
    const sale = [record('o', 'vw', 'Opportunity'), share('o', 're')]
    expect(answer(built(...sale), 're', 'o')).toBe(readOnly)
    expect(answer(built(...sale, licence('re', 'Salesforce Platform')), 're', 'o')).toBe(nothing)
  })

  it('R13.7 doors of a high-volume user: ownership and the external default, no row and no rule', () => {
    const edits = [acme, highVolume('h', 'acme'), record('r', 'rw1')]
    expect(answer(built(...edits, record('x', 'h')), 'h', 'x').startsWith('RE')).toBe(true)
    expect(answer(built(...edits, defaults('Thing__c', 'Read', 'Read')), 'h', 'r')).toBe(readOnly)
    const shared = [share('r', 'h'), ownerRule(role('Rep West'), { to: 'h' })]
    expect(answer(built(...edits, ...shared), 'h', 'r')).toBe(nothing)
  })

  it('R13.8 a sharing set opens to its profiles, where both paths meet', () => {
    const edits = [
      acme,
      record('other', 'rw1', 'Account'),
      highVolume('h', 'acme'),
      highVolume('h2', 'acme'),
      highVolume('far', 'other'),
      ticket,
      sharingSet(['h', 'far'], 'Case', 'Read'),
    ]
    expect(answer(built(...edits), 'h', 'k')).toBe(readOnly)
    expect(answer(built(...edits), 'h2', 'k')).toBe(nothing)
    expect(answer(built(...edits), 'far', 'k')).toBe(nothing)
  })

  it('R13.10 D-45 a custom object with a path to the account may be in a set', () => {
    const edits = [
      addField('Thing__c', newField('Account__c', 'Lookup', { referenceTo: ['Account'] })),
      acme,
      highVolume('h', 'acme'),
      record('r', 'rw1', 'Thing__c', { Account__c: 'acme' }),
      record('s', 'rw1', 'Thing__c', { Account__c: null }),
      sharingSet(['h'], 'Thing__c', 'Edit', [], 'Account__c'),
    ]
    expect(answer(built(...edits), 'h', 'r')).toBe(readAndEdit)
    expect(answer(built(...edits), 'h', 's')).toBe(nothing)
  })

  it('R13.11 a set holds for partners too, not for internal users or guests', () => {
    const edits = [acme, partner('p', 'acme'), guest('g'), ticket]
    const org = built(...edits, sharingSet(['p', 're', 'g'], 'Case', 'Read'))
    expect(answer(org, 'p', 'k')).toBe(readOnly)
    expect(answer(org, 're', 'k')).toBe(nothing)
    expect(answer(org, 'g', 'k')).toBe(nothing)
  })

  it('R13.16 what a set opens is explained as its own cause', () => {
    const org = built(acme, highVolume('h', 'acme'), ticket, sharingSet(['h'], 'Case', 'Read'))
    const causes = (who: string) => explained(org, who, 'k').grants.map(({ rowCause }) => rowCause)
    expect(causes('h')).toContain('SharingSet')
    expect(causes('re')).toEqual([])
  })

  it('R13.18 a customer super user has cases of others of the account, a plain one has not', () => {
    const edits = [
      acme,
      partner('c1', 'acme', 'User', plus),
      partner('c2', 'acme', 'User', plus),
      record('k2', 'c2', 'Case'),
    ]
    expect(answer(built(...edits, system('c1', 'PortalSuperUser')), 'c1', 'k2')[0]).toBe('R')
    expect(answer(built(...edits), 'c1', 'k2')).toBe(nothing)
  })

  it('R13.19 a high-volume user is no super user', () => {
    const peer = [acme, highVolume('h2', 'acme'), record('k2', 'h2', 'Case')]
    const org = built(...peer, highVolume('h', 'acme'), system('h', 'PortalSuperUser'))
    expect(answer(org, 'h', 'k2')).toBe(nothing)
    expect(answer(org, 'h2', 'k2')[0]).toBe('R')
  })

  it('R13.24 a rule for guests opens nothing to those who log in', () => {
    const org = built(
      acme,
      addField('Thing__c', newField('State__c', 'Text')),
      record('r', 'rw1', 'Thing__c', { State__c: 'Open' }),
      guest('g'),
      partner('p', 'acme'),
      settings({ enableExternalSharingModel: true }),
      guestRule(criteria(['State__c', 'equals', 'Open']), { to: 'g' }),
    )
    expect(answer(org, 'g', 'r')).toBe(readOnly)
    expect(answer(org, 'p', 'r')).toBe(nothing)
    expect(answer(org, 're', 'r')).toBe(nothing)
  })
})
