import { describe, expect, it } from 'vitest'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { AccessMapping } from '@shared/model/sharing'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, user, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField, addObject } from '../../../org-objects'
import { guest, highVolume, partner, sharingSet } from '../../../org-sharing'

const none = `${nothing}?`
const accounts = [record('acme', 'rw1', 'Account'), record('other', 'rw1', 'Account')]
const contact = record('k', 'nr', 'Contact', { AccountId: 'acme' })
const people = [...accounts, contact, highVolume('h', 'acme', 'k')]
const caseWith = (cells: Record<string, string | null>) => record('c', 'nr', 'Case', cells)

/** A set for `h` on cases, or another object, from this path of the user to that of the record. */
function path(userField: string, objectField: string, object = 'Case'): Edit {
  return (org) => {
    const made = sharingSet(['h'], object, 'Edit')(org)
    const mapping: AccessMapping = { object, accessLevel: 'Edit', userField, objectField }
    return {
      ...made,
      sharingSets: made.sharingSets.map((set) => ({ ...set, accessMappings: [mapping] })),
    }
  }
}
const seen = (userField: string, objectField: string, ...edits: readonly Edit[]) =>
  answer(built(...people, ...edits, path(userField, objectField)), 'h', 'c')

describe('R13.9 the path from the user', () => {
  const ofOther = caseWith({ AccountId: 'other' })

  it('R13.9 a lookup of the account leads further', () => {
    const parent = (id: string | null) =>
      built(
        record('acme', 'rw1', 'Account', { ParentId: id }),
        record('other', 'rw1', 'Account', { ParentId: null }),
        contact,
        highVolume('h', 'acme', 'k'),
        ofOther,
        path('Account.Parent', 'Account'),
      )
    expect(answer(parent('other'), 'h', 'c')).toBe(readAndEdit)
    expect(answer(parent(null), 'h', 'c')).toBe(nothing)
    expect(answer(parent(''), 'h', 'c')).toBe(nothing)
    expect(answer(parent('elsewhere'), 'h', 'c')).toBe(nothing)
  })

  it('R13.9 a lookup that was not imported may lead anywhere', () => {
    expect(seen('Account.Parent', 'Account', ofOther)).toBe(none)
    expect(seen('Account', 'Account', ofOther)).toBe(nothing)
  })

  it('R13.9 a word that no path begins with may lead anywhere', () => {
    expect(seen('Department', 'Account', ofOther)).toBe(none)
    expect(seen('Manager.Department', 'Account', ofOther)).toBe(nothing)
  })

  it('R13.9 a manager may be named by account or contact, and one not imported leads anywhere', () => {
    const managed = [
      partner('boss', 'other', 'User', { contact: parseRecordId('k2') }),
      user('h', { manager: parseUserId('boss') }),
    ]
    const ofContact = caseWith({ AccountId: null, ContactId: 'k2' })
    expect(seen('Manager.Contact', 'Contact', ofContact, ...managed)).toBe(readAndEdit)
    expect(seen('Manager.Account', 'Contact', ofContact, ...managed)).toBe(nothing)
    expect(seen('Manager', 'Contact', ofContact, ...managed)).toBe(readAndEdit)
    expect(seen('Manager.Department', 'Contact', ofContact, ...managed)).toBe(none)
    const gone = user('h', { manager: parseUserId('gone') })
    expect(seen('Manager', 'Account', ofOther, gone)).toBe(none)
  })

  const related = (id: string, cells: Record<string, string | null>) =>
    record(id, null, 'AccountContactRelation', cells)

  it('R13.9 related accounts are the contact’s own and those of all its relations', () => {
    const third = record('third', 'rw1', 'Account')
    const rows = [
      related('x', { ContactId: 'k', AccountId: 'third' }),
      related('y', { ContactId: 'k', AccountId: 'other' }),
      related('z', { ContactId: 'k', AccountId: null }),
    ]
    const asked = (account: string | null, ...edits: readonly Edit[]) =>
      seen('Contact.RelatedAccount', 'Account', third, caseWith({ AccountId: account }), ...edits)
    for (const account of ['acme', 'third', 'other'])
      expect(asked(account, ...rows), account).toBe(readAndEdit)
    expect(asked(null, ...rows)).toBe(nothing)
    expect(asked('other', related('x', { ContactId: 'k2', AccountId: 'other' }))).toBe(nothing)
    expect(asked('other', related('x', { ContactId: null, AccountId: 'other' }))).toBe(nothing)
    expect(asked('acme')).toBe(readAndEdit)
    expect(asked('other', ...rows, user('h', { contact: null }))).toBe(nothing)
  })
})

describe('R13.9 the path from the record', () => {
  it('R13.9 Id is the account itself', () => {
    const org = built(...people, path('Account', 'Id', 'Account'))
    expect(answer(org, 'h', 'acme')).toBe(readAndEdit)
    expect(answer(org, 'h', 'other')).toBe(nothing)
    expect(answer(built(...people), 'h', 'acme')).toBe(readOnly)
  })

  it('R13.9 an entitlement leads to its account, one that was not imported anywhere', () => {
    const entitlement = (account: string) =>
      record('e', 'rw1', 'Entitlement', { AccountId: account })
    const ofEntitlement = caseWith({ AccountId: null, EntitlementId: 'e' })
    const asked = (...edits: readonly Edit[]) =>
      seen('Account', 'Entitlement.Account', addObject('Entitlement', 'Private'), ...edits)
    expect(asked(entitlement('acme'), ofEntitlement)).toBe(readAndEdit)
    expect(asked(entitlement('other'), ofEntitlement)).toBe(nothing)
    expect(asked(ofEntitlement)).toBe(none)
    expect(asked(entitlement('acme'), caseWith({ EntitlementId: null }))).toBe(nothing)
    expect(asked(entitlement('acme'), caseWith({ AccountId: 'acme' }))).toBe(none)
  })

  it('R13.9 a custom relationship is its field', () => {
    const lookup = addField('Case', newField('Client__c', 'Lookup', { referenceTo: ['Account'] }))
    const asked = (client: string) =>
      seen('Account', 'Client__r', lookup, caseWith({ AccountId: null, Client__c: client }))
    expect(asked('acme')).toBe(readAndEdit)
    expect(asked('other')).toBe(nothing)
  })

  it('R13.9 a field that was not imported matches nobody whose own path is blank', () => {
    const unknown = caseWith({ Subject: 'x' })
    expect(seen('Account', 'Account', unknown)).toBe(none)
    expect(seen('Account', 'Account', unknown, user('h', { account: null }))).toBe(nothing)
  })
})

describe('R13.11 who has nothing by a set', () => {
  it('R13.11 colleagues and guests have not, though the path leads from them to the account', () => {
    const named = { account: parseRecordId('acme') }
    const profiles = sharingSet(['h', 're', 'g'], 'Case', 'Edit')
    const org = built(
      ...people,
      caseWith({ AccountId: 'acme' }),
      guest('g'),
      user('g', named),
      user('re', named),
      profiles,
    )
    expect(answer(org, 'h', 'c')).toBe(readAndEdit)
    expect(answer(org, 're', 'c')).toBe(nothing)
    expect(answer(org, 'g', 'c')).toBe(nothing)
  })
})

describe('R13.10 users in a sharing set', () => {
  const neighbours = [
    ...people,
    addObject('User', 'Private'),
    highVolume('i', 'acme'),
    highVolume('j', 'other'),
  ]

  it('R13.10 R13.8 are read by external users of the account that both paths lead to', () => {
    const org = built(...neighbours, path('Account', 'Account', 'User'))
    expect(answer(org, 'h', 'i')).toBe(readOnly)
    expect(answer(org, 'h', 'j')).toBe(nothing)
    expect(answer(org, 'h', 'rw1')).toBe(nothing)
    expect(answer(built(...neighbours), 'h', 'i')).toBe(nothing)
  })

  it('R13.11 R15.20 not by profiles without the set, and nobody is edited by it', () => {
    const org = built(...neighbours, path('Account', 'Account', 'User'))
    expect(answer(org, 'i', 'h')).toBe(nothing)
    expect(answer(org, 're', 'i')).toBe(nothing)
    expect(answer(org, 'h', 'h')).toBe(readAndEdit)
  })
})

describe('R13.8 the records of a sharing set', () => {
  it('R13.8 are all that meet the user’s account, not the last one alone', () => {
    const cases = ['c', 'd', 'e'].map((id) => record(id, 'nr', 'Case', { AccountId: 'acme' }))
    const elsewhere = record('f', 'nr', 'Case', { AccountId: '' })
    const org = built(...people, ...cases, elsewhere, path('Account', 'Account'))
    for (const id of ['c', 'd', 'e']) expect(answer(org, 'h', id)).toBe(readAndEdit)
    expect(answer(org, 'h', 'f')).toBe(nothing)
  })

  it('R13.9 where neither side is known they may meet, and do not for certain', () => {
    expect(seen('Department', 'Unseen', caseWith({ AccountId: 'acme' }))).toBe(none)
    expect(seen('Account', 'Account', caseWith({ AccountId: 'acme' }))).toBe(readAndEdit)
  })

  it('R13.11 are not those of users who hold no records at all', () => {
    const chatter = user('h', { userType: 'CsnOnly' })
    expect(seen('Account', 'Account', caseWith({ AccountId: 'acme' }), chatter)).toBe(nothing)
  })
})
