import { describe, expect, it } from 'vitest'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, share, user, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField, defaults, settings } from '../../../org-objects'
import { permissions } from '../../../org-permissions'
import { criteria, guest, guestRule, highVolume, partner, sharingSet } from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const other = record('other', 'rw1', 'Account')
const caseOf = (id: string, account: string | null) =>
  record(id, 'nr', 'Case', { AccountId: account })

describe('View All, Modify All', () => {
  it('F125 R12.4 Modify All on contacts does not open their accounts', () => {
    const org = built(
      acme,
      record('k', 'rw1', 'Contact', { AccountId: 'acme' }),
      permissions('re', 'Contact', 'CREDVM'),
    )
    expect(answer(org, 're', 'k')).toBe(allFive)
    expect(answer(org, 're', 'acme')).toBe(nothing)
  })
})

describe('external users', () => {
  it('F127 R13.12 a sharing set edits cases of the own account and no more', () => {
    const edits = [acme, highVolume('h', 'acme'), caseOf('c', 'acme')]
    const org = built(...edits, sharingSet(['h'], 'Case', 'Edit'))
    expect(answer(org, 'h', 'c')).toBe(readAndEdit)
    expect(answer(built(...edits), 'h', 'c')).toBe(nothing)
  })

  it('F128 R13.9 a blank account matches nothing', () => {
    const org = built(
      acme,
      highVolume('h', 'acme'),
      caseOf('c', null),
      sharingSet(['h'], 'Case', 'Edit'),
    )
    expect(answer(org, 'h', 'c')).toBe(nothing)
  })

  it('F129 F161 R13.15 R10.22 a case opened by a sharing set opens no account', () => {
    const org = built(
      acme,
      other,
      highVolume('h', 'acme'),
      record('c', 'nr', 'Case', { AccountId: 'other', Client__c: 'acme' }),
      sharingSet(['h'], 'Case', 'Edit', [], 'Client__c'),
    )
    expect(answer(org, 'h', 'c')).toBe(readAndEdit)
    expect(answer(org, 'h', 'other')).toBe(nothing)
  })

  it('F130 R13.13 superiors get nothing by a sharing set', () => {
    const org = built(
      acme,
      partner('plus', 'acme', 'User', { userType: 'PowerCustomerSuccess' }),
      caseOf('c', 'acme'),
      sharingSet(['plus'], 'Case', 'Read'),
    )
    expect(answer(org, 'plus', 'c')).toBe(readOnly)
    for (const boss of ['rw2', 'mw', 'vw']) expect(answer(org, boss, 'c')).toBe(nothing)
  })

  it('F131 R13.14 a share group has full access to what the set’s high-volume users own', () => {
    const edits = [acme, highVolume('h', 'acme'), record('t', 'h')]
    const org = built(...edits, sharingSet(['h'], 'Case', 'Read', ['re']))
    expect(answer(org, 're', 't')).toBe(allFive)
    expect(answer(org, 've', 't')).toBe(nothing)
    expect(answer(built(...edits, sharingSet(['h'], 'Case', 'Read')), 're', 't')).toBe(nothing)
  })

  it('F132 R13.6 nobody inherits what a high-volume user owns', () => {
    const org = built(acme, highVolume('h', 'acme'), record('r6', 'h'))
    for (const inside of ['rw1', 'mw']) expect(answer(org, inside, 'r6')).toBe(nothing)
    expect(answer(org, 'h', 'r6')[0]).toBe('R')
  })

  it('F133 R10.15 the external contact of a case edits it, unless the setting is off', () => {
    const edits = [
      acme,
      record('k', 'rw1', 'Contact', { AccountId: 'acme' }),
      partner('p', 'acme', 'User', { contact: parseRecordId('k') }),
      record('c', 'rw1', 'Case', { AccountId: 'acme', ContactId: 'k' }),
    ]
    expect(answer(built(...edits), 'p', 'c')).toBe(readAndEdit)
    const off = built(...edits, settings({ enablePortalUserCaseSharing: false }))
    expect(answer(off, 'p', 'c')).toBe(nothing)
  })

  it('F134 R10.13 a partner reads the own account and all its contacts', () => {
    const org = built(
      acme,
      other,
      partner('p', 'acme'),
      record('k1', 'nr', 'Contact', { AccountId: 'acme' }),
      record('k2', 'nr', 'Contact', { AccountId: 'other' }),
    )
    expect(answer(org, 'p', 'acme')).toBe(readOnly)
    expect(answer(org, 'p', 'k1')).toBe(readOnly)
    expect(answer(org, 'p', 'k2')).toBe(nothing)
    expect(answer(org, 'p', 'other')).toBe(nothing)
  })

  it('F135 R10.14 a high-volume user reads the own account and the own contact', () => {
    const org = built(
      acme,
      record('k1', 'nr', 'Contact', { AccountId: 'acme' }),
      record('k2', 'nr', 'Contact', { AccountId: 'acme' }),
      highVolume('h', 'acme', 'k1'),
    )
    expect(answer(org, 'h', 'acme')).toBe(readOnly)
    expect(answer(org, 'h', 'k1')).toBe(readOnly)
    expect(answer(org, 'h', 'k2')).toBe(nothing)
  })

  it('F136 R13.17 a partner super user has what peers of the account have', () => {
    const edits = [
      acme,
      other,
      partner('p1', 'acme', 'User', { isPortalSuperUser: true }),
      partner('p2', 'acme'),
      partner('p3', 'other', 'User', { isPortalSuperUser: true }),
      record('l', 'p2', 'Lead'),
    ]
    const org = built(...edits, settings({ enablePartnerSuperUserAccess: true }))
    expect(answer(org, 'p1', 'l').slice(0, 2)).toBe('RE')
    expect(answer(org, 'p3', 'l')).toBe(nothing)
    expect(answer(built(...edits), 'p1', 'l')).toBe(nothing)
  })

  it('F137 R13.22 a manual row opens nothing to a guest', () => {
    const org = built(record('r', 'rw1'), guest('g'), share('r', 'g', 'Edit'))
    expect(answer(org, 'g', 'r')).toBe(nothing)
  })

  it('F138 R13.21 the external default does not hold for a guest', () => {
    const org = built(
      record('r', 'rw1'),
      guest('g'),
      defaults('Thing__c', 'ReadWrite', 'ReadWrite'),
    )
    expect(answer(org, 'g', 'r')).toBe(nothing)
  })

  it('R6.7 a rule for a guest whom the import does not know leaves open what a guest without nickname sees', () => {
    const nobody = (org: Org): Org => ({
      ...org,
      sharingRules: org.sharingRules.map((rule) => ({
        ...rule,
        sharedTo: [{ kind: 'unresolved', text: 'guestUser harbour' }],
      })),
    })
    const rule = guestRule(criteria(['Name', 'equals', 'Open']), { to: 'g' })
    const row = record('r', 'rw1', 'Thing__c', { Name: 'Open' })
    const nameless = user('g', { nickname: null })
    expect(answer(built(row, guest('g'), rule), 'g', 'r')).toBe('R:Read')
    expect(answer(built(row, guest('g'), rule, nobody), 'g', 'r')).toBe(':None')
    expect(answer(built(row, guest('g'), nameless, rule, nobody), 'g', 'r')).toBe(':None?')
  })

  it('R10.17 R6.22 a guest reads the account of an opportunity that a rule opens, not of a private one', () => {
    const org = (isPrivate: string) =>
      built(
        acme,
        addField('Opportunity', newField('IsPrivate', 'Checkbox')),
        record('o', 'rw1', 'Opportunity', { AccountId: 'acme', IsPrivate: isPrivate }),
        guest('g'),
        guestRule(criteria(['AccountId', 'equals', 'acme']), { object: 'Opportunity', to: 'g' }),
      )
    expect(answer(org('false'), 'g', 'acme')).toBe(readOnly)
    expect(answer(org('true'), 'g', 'acme')).toBe(nothing)
  })

  it('R13.14 a share group reads the account of a high-volume user’s opportunity, not of a private one', () => {
    const org = (isPrivate: string) =>
      built(
        other,
        addField('Opportunity', newField('IsPrivate', 'Checkbox')),
        highVolume('h', 'other'),
        record('o', 'h', 'Opportunity', { AccountId: 'other', IsPrivate: isPrivate }),
        sharingSet(['h'], 'Case', 'Read', ['re']),
      )
    expect(answer(org('false'), 're', 'other')).toBe(readOnly)
    expect(answer(org('true'), 're', 'other')).toBe(nothing)
  })

  const bySet = (userField: string, ...edits: readonly Edit[]) => {
    const org = built(
      acme,
      other,
      record('k', 'nr', 'Contact', { AccountId: 'acme' }),
      highVolume('h', 'acme', 'k'),
      caseOf('c', 'other'),
      sharingSet(['h'], 'Case', 'Edit'),
      ...edits,
    )
    const [set] = org.sharingSets
    const accessMappings = (set?.accessMappings ?? []).map((each) => ({ ...each, userField }))
    return { ...org, sharingSets: org.sharingSets.map((each) => ({ ...each, accessMappings })) }
  }

  it('R13.9 Contact.RelatedAccount leads to every account that the contact is related to', () => {
    const related = (id: string, isActive: string) =>
      record(id, null, 'AccountContactRelation', {
        ContactId: 'k',
        AccountId: 'other',
        IsActive: isActive,
      })
    expect(answer(bySet('Contact.RelatedAccount', related('x', 'true')), 'h', 'c')).toBe(
      readAndEdit,
    )
    expect(answer(bySet('Contact.RelatedAccount', related('x', 'false')), 'h', 'c')).toBe(nothing)
    expect(answer(bySet('Contact.Account', related('x', 'true')), 'h', 'c')).toBe(nothing)
    expect(answer(bySet('Contact.RelatedAccount'), 'h', 'c')).toBe(':None?')
  })

  it('R13.9 Manager leads to the manager’s account and contact', () => {
    const managed = [partner('boss', 'other'), user('h', { manager: parseUserId('boss') })]
    expect(answer(bySet('Manager', ...managed), 'h', 'c')).toBe(readAndEdit)
    expect(answer(bySet('Manager.Account', ...managed), 'h', 'c')).toBe(readAndEdit)
    expect(answer(bySet('Manager.Contact', ...managed), 'h', 'c')).toBe(nothing)
    expect(answer(bySet('Manager'), 'h', 'c')).toBe(nothing)
  })
})
