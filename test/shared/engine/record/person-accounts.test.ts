import { describe, expect, it } from 'vitest'
import { parseGroupId } from '@shared/model/id'
import { allFive, answer, nothing, readAndEdit, readOnly, explained } from '../../../org-access'
import { built, edited, group, owner, record, role, share } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import { criteria, criteriaRule, guest, guestRule, ownerRule } from '../../../org-sharing'

const person = { IsPersonAccount: 'true' }
const account = record('a', 'rw1', 'Account', person)
const contact = record('c', 'rw1', 'Contact', { AccountId: 'a', Region__c: 'West', ...person })
const business = record('b', 'rw1', 'Account', { IsPersonAccount: 'false' })
const employee = record('d', 'rw1', 'Contact', { AccountId: 'b', Region__c: 'West' })
const groupCalled = (id: string) => ({ kind: 'group', group: parseGroupId(id) }) as const
const west = criteria(['Region__c', 'equals', 'West'])

describe('R15.23 a person account and its contact that shares on its own', () => {
  it('the contact has the account’s level, however the account is open', () => {
    const org = built(account, contact, business, employee)
    const shared = edited(org, share('a', 're', 'Edit'), share('b', 're', 'Edit'))
    expect(answer(shared, 're', 'c')).toBe(readAndEdit)
    expect(answer(shared, 're', 'd')).toBe(nothing)
    expect(answer(org, 're', 'c')).toBe(nothing)
    const ruled = edited(org, ownerRule(role('Rep West'), { object: 'Account', to: 're' }))
    expect(answer(ruled, 're', 'c')).toBe(readOnly)
    expect(answer(ruled, 'nr', 'c')).toBe(nothing)
  })

  it('owner and superiors of the account have the contact, whoever is told to own it', () => {
    const org = built(account, contact, business, employee)
    const other = edited(org, owner('c', 're'), owner('d', 're'))
    expect(answer(other, 'rw1', 'c')).toBe(allFive)
    expect(answer(other, 'mw', 'c')).toBe(allFive)
    expect(answer(other, 're', 'c')).toBe(readOnly)
    expect(answer(other, 're', 'd')).toBe(allFive)
  })

  it('a rule or a row on the contact opens the account and the contact at its level', () => {
    const org = built(account, contact, business, employee)
    for (const open of [
      criteriaRule(west, { object: 'Contact', to: 're', level: 'Edit' }),
      ownerRule(role('Rep West'), { object: 'Contact', to: 're', level: 'Edit' }),
    ]) {
      const ruled = edited(org, open)
      expect(answer(ruled, 're', 'a')).toBe(readAndEdit)
      expect(answer(ruled, 're', 'c')).toBe(readAndEdit)
      expect(answer(ruled, 're', 'b')).toBe(readOnly)
      expect(answer(ruled, 'nr', 'a')).toBe(nothing)
    }
    const rows = edited(org, share('c', 're', 'Edit'), share('d', 're', 'Edit'))
    expect(answer(rows, 're', 'a')).toBe(readAndEdit)
    expect(answer(rows, 're', 'c')).toBe(readAndEdit)
    expect(answer(rows, 're', 'b')).toBe(readOnly)
    expect(answer(rows, 'nr', 'a')).toBe(nothing)
  })

  it('levels for contacts of accounts say nothing of a person’s contact', () => {
    const children = { contactAccessLevel: 'Edit' } as const
    const org = built(account, contact, business, employee)
    const rows = ['a', 'b'].map((id) => share(id, 're', 'Read', { children }))
    expect(answer(edited(org, ...rows), 're', 'c')).toBe(readOnly)
    expect(answer(edited(org, ...rows), 're', 'd')).toBe(readAndEdit)
  })

  it('a guest rule on the contact opens both halves to its guest', () => {
    const org = built(
      ...[account, contact, business, employee, guest('g'), guest('h')],
      guestRule(west, { object: 'Contact', to: 'g' }),
    )
    expect(answer(org, 'g', 'a')).toBe(readOnly)
    expect(answer(org, 'g', 'c')).toBe(readOnly)
    expect(answer(org, 'h', 'a')).toBe(nothing)
  })

  it('a row whose group was not imported leaves both halves unknown, and the other account is not', () => {
    const org = built(account, contact, business, share('c', groupCalled('absent'), 'Edit'))
    expect(answer(org, 're', 'a')).toBe(`${nothing}?`)
    expect(answer(org, 're', 'c')).toBe(`${nothing}?`)
    expect(answer(org, 're', 'b')).toBe(nothing)
  })

  it('a half is found by its own mark or by the account’s', () => {
    const unmarked = record('c', 'rw1', 'Contact', { AccountId: 'a', IsPersonAccount: 'false' })
    const byAccount = built(account, unmarked, share('a', 're', 'Edit'))
    expect(answer(byAccount, 're', 'c')).toBe(readAndEdit)
    const marked = record('d', 'rw1', 'Contact', { AccountId: 'b', ...person })
    const byContact = built(business, marked, share('b', 're', 'Edit'))
    expect(answer(byContact, 're', 'd')).toBe(readAndEdit)
    expect(answer(edited(byContact, share('d', 'nr', 'Read')), 'nr', 'b')).toBe(readOnly)
  })

  it('without the other half a person account may be open', () => {
    expect(answer(built(account), 're', 'a')).toBe(`${nothing}?`)
    expect(answer(built(business), 're', 'b')).toBe(nothing)
    const elsewhere = record('c', 'rw1', 'Contact', { AccountId: 'absent', ...person })
    expect(answer(built(elsewhere), 're', 'c')).toBe(`${nothing}?`)
    expect(answer(built(business, employee), 're', 'd')).toBe(nothing)
  })

  it('the default of contacts says nothing of a person’s contact, that of accounts does', () => {
    const org = built(account, contact, business, employee)
    const contacts = edited(org, defaults('Contact', 'Read'))
    expect(answer(contacts, 're', 'c')).toBe(nothing)
    expect(answer(contacts, 're', 'd')).toBe(readOnly)
    const accounts = edited(org, defaults('Account', 'Read'))
    expect(answer(accounts, 're', 'c')).toBe(readOnly)
    expect(answer(accounts, 're', 'd')).toBe(nothing)
  })

  it('says by which row of which half', () => {
    const org = built(
      ...[account, contact, business, employee, group('g', ['re'])],
      share('a', 'nr', 'Read'),
      share('c', groupCalled('g'), 'Edit'),
    )
    const causes = (user: string, id: string) =>
      explained(org, user, id).grants.map(
        ({ rowCause, rule, via }) => `${rule} ${rowCause} ${via.map(({ kind }) => kind).join(' ')}`,
      )
    expect(causes('re', 'a')).toEqual(['R15.23 ImplicitPerson record share group user'])
    expect(causes('nr', 'c')).toEqual(['R15.23 ImplicitPerson record share user'])
    expect(causes('nr', 'd')).toEqual([])
  })

  it('what would open a person’s contact is asked of the account, of another contact it is asked of itself', () => {
    const org = built(account, contact, business, employee)
    const changes = (id: string, of = org) =>
      explained(of, 're', id).missing.map(({ reason, change }) => [reason.args.object, change])
    expect(changes('c')).toEqual([['Account', 'object:Account.sharingModel=Read']])
    expect(changes('d')).toEqual([['Contact', 'object:Contact.sharingModel=Read']])
    const open = edited(org, share('c', 're', 'Edit'), share('d', 're', 'Edit'))
    expect(changes('c', open)).toEqual([['Account', null]])
    expect(changes('d', open)).toEqual([['Contact', null]])
    expect(answer(edited(org, defaults('Account', 'Read')), 're', 'c')).toBe(readOnly)
  })
})
