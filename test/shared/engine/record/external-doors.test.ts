import { describe, expect, it } from 'vitest'
import { parseRecordId } from '@shared/model/id'
import { allFive, answer, canShare, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, share, user, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField, defaults, settings } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import { criteria, guest, guestRule, highVolume, partner } from '../../../org-sharing'

const acme = record('acme', 'rw1', 'Account')
const other = record('other', 'rw1', 'Account')
const k = parseRecordId('k')

describe('R10.15 the external contact of a case', () => {
  const edits = [
    acme,
    record('k', 'nr', 'Contact', { AccountId: 'acme' }),
    record('c', 'nr', 'Case', { AccountId: 'acme', ContactId: 'k' }),
    record('d', 'nr', 'Case', { AccountId: 'acme', ContactId: null }),
  ]

  it.each([
    ['a partner', partner('p', 'acme', 'User', { contact: k })],
    [
      'a customer with a role',
      partner('p', 'acme', 'User', { contact: k, userType: 'PowerCustomerSuccess' }),
    ],
    ['a high-volume user', highVolume('p', 'acme', 'k')],
  ])('edits it, as %s, and no other', (_, external) => {
    const org = built(...edits, external)
    expect(answer(org, 'p', 'c')).toBe(readAndEdit)
    expect(answer(org, 'p', 'd')).toBe(nothing)
  })

  it('is external: a colleague whom somebody took for the contact is not', () => {
    const org = built(...edits, user('re', { contact: k }))
    expect(answer(org, 're', 'c')).toBe(nothing)
  })

  it('R4.2 R10.15 passes it to superiors if it has a role, and to nobody beside', () => {
    const byRole = built(...edits, partner('p', 'acme', 'User', { contact: k }))
    for (const boss of ['rw1', 'mw']) expect(answer(byRole, boss, 'c')).toBe(readAndEdit)
    for (const colleague of ['ve', 're']) expect(answer(byRole, colleague, 'c')).toBe(nothing)
    const without = built(...edits, highVolume('p', 'acme', 'k'))
    expect(answer(without, 'mw', 'c')).toBe(nothing)
  })

  it('R10.15 R10.1 reads the account of the case, and so do superiors', () => {
    const elsewhere = [
      acme,
      other,
      record('k', 'nr', 'Contact', { AccountId: 'acme' }),
      record('c', 'nr', 'Case', { AccountId: 'other', ContactId: 'k' }),
      partner('p', 'acme', 'User', { contact: k }),
    ]
    const org = built(...elsewhere)
    expect(answer(org, 'p', 'other')).toBe(readOnly)
    const unrelated = built(...elsewhere, settings({ enablePortalUserCaseSharing: false }))
    expect(answer(unrelated, 'p', 'other')).toBe(nothing)
  })
})

describe('R10.13 R10.14 own accounts of external users', () => {
  const contact = record('k', 'nr', 'Contact', { AccountId: 'acme' })
  const reachedByRow = [acme, other, contact, partner('p', 'acme')]

  it('the account’s owner and those above read its contacts with them, nobody beside', () => {
    const org = built(...reachedByRow)
    expect(answer(org, 'rw1', 'k')).toBe(readOnly)
    expect(answer(org, 'mw', 'k')).toBe(readOnly)
    expect(answer(org, 're', 'k')).toBe(nothing)
    expect(answer(built(acme, other, contact), 'rw1', 'k')).toBe(nothing)
  })

  it('a guest or a colleague of whom the account is named reads nothing by it', () => {
    const named = { account: parseRecordId('acme') }
    const org = built(...reachedByRow, guest('g'), user('g', named), user('re', named))
    expect(answer(org, 'g', 'acme')).toBe(nothing)
    expect(answer(org, 're', 'acme')).toBe(nothing)
    expect(answer(org, 'p', 'acme')).toBe(readOnly)
  })

  it('D-38 a high-volume user reads every contact of the own account by the switch alone', () => {
    const edits = [acme, other, contact, highVolume('h', 'acme'), highVolume('i', 'other')]
    const open = settings({ hvuSeesAllAccountContacts: true })
    expect(answer(built(...edits), 'h', 'k')).toBe(nothing)
    expect(answer(built(...edits, open), 'h', 'k')).toBe(readOnly)
    expect(answer(built(...edits, open), 'i', 'k')).toBe(nothing)
  })

  it('a contact without account is nobody’s by an account', () => {
    const alone = record('k', 'nr', 'Contact', { AccountId: null })
    expect(answer(built(acme, alone, partner('p', 'acme')), 'p', 'k')).toBe(nothing)
  })
})

describe('R10.17 the account of a record that a guest rule opens', () => {
  const rule = (field: string) =>
    guestRule(criteria([field, 'equals', 'West']), { object: 'Case', to: 'g' })
  const edits = [
    acme,
    other,
    record('c', 'nr', 'Case', { AccountId: 'acme', Region__c: 'West' }),
    record('d', 'nr', 'Case', { AccountId: 'other', Region__c: 'East' }),
    guest('g'),
  ]

  it('is read by the guest, not that of another record and by nobody else', () => {
    const org = built(...edits, rule('Region__c'))
    expect(answer(org, 'g', 'acme')).toBe(readOnly)
    expect(answer(org, 'g', 'other')).toBe(nothing)
    expect(answer(org, 're', 'acme')).toBe(nothing)
  })

  it('is unknown where the rule asks for a value that was not imported', () => {
    expect(answer(built(...edits, rule('Absent__c')), 'g', 'acme')).toBe(`${nothing}?`)
    expect(answer(built(...edits), 'g', 'acme')).toBe(nothing)
  })
})

describe('flags', () => {
  it('R15.22 a converted lead alone is read-only, by the switch, and not for who may edit it', () => {
    const tick = addField('Thing__c', newField('IsConverted', 'Checkbox'))
    const leads = [
      record('l', 're', 'Lead', { IsConverted: 'true' }),
      record('m', 're', 'Lead', { IsConverted: 'false' }),
      tick,
      record('r', 're', 'Thing__c', { IsConverted: 'true' }),
    ]
    expect(answer(built(...leads), 're', 'l')).toBe(readOnly)
    for (const id of ['m', 'r']) expect(answer(built(...leads), 're', id)).toBe(allFive)
    const off = settings({ convertedLeadReadOnly: false })
    expect(answer(built(...leads, off), 're', 'l')).toBe(allFive)
    const may = system('re', 'ViewAndEditConvertedLeads')
    expect(answer(built(...leads, may), 're', 'l')).toBe(allFive)
  })

  it('R1.10 a transfer permission is of its own object', () => {
    const rows = ['Lead', 'Case', 'Campaign'].flatMap((object) => [
      record(object, 'nr', object),
      share(object, 're', 'Edit'),
    ])
    const transfers = (permission: string) => {
      const org = built(...rows, system('re', permission))
      return ['Lead', 'Case', 'Campaign'].filter((id) => answer(org, 're', id).includes('T'))
    }
    expect(transfers('TransferAnyLead')).toEqual(['Lead'])
    expect(transfers('TransferAnyCase')).toEqual(['Case'])
    expect(transfers('TransferAnyEntity')).toEqual(['Lead', 'Case', 'Campaign'])
    expect(transfers('RunReports')).toEqual([])
  })

  it('R7.3 who may share: the owner with Read on the object, of what a row could open', () => {
    const r = record('r', 're')
    const shares = (...edits: readonly Edit[]) => canShare(built(r, ...edits), 're', 'r')
    expect(shares()).toBe(true)
    expect(shares(permissions('re', 'Thing__c', ''))).toBe(false)
    expect(shares(defaults('Thing__c', 'ReadWrite', 'ReadWrite'))).toBe(false)
    expect(shares(defaults('Thing__c', 'ReadWrite', 'Read'))).toBe(true)
    expect(canShare(built(r, share('r', 'rw1', 'Edit')), 'rw1', 'r')).toBe(false)
  })

  it('R7.3 an open account is shared while one of its children is not as open', () => {
    const open = ['Account', 'Contact', 'Opportunity', 'Case'].map((object) =>
      defaults(object, 'ReadWrite', 'ReadWrite'),
    )
    expect(canShare(built(acme, ...open), 'rw1', 'acme')).toBe(false)
    const narrow = defaults('Case', 'Private')
    expect(canShare(built(acme, ...open, narrow), 'rw1', 'acme')).toBe(true)
    const lead = record('l', 'rw1', 'Lead')
    const openLead = defaults('Lead', 'ReadWrite', 'ReadWrite')
    expect(canShare(built(lead, openLead, narrow), 'rw1', 'l')).toBe(false)
  })
})
