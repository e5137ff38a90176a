import { describe, expect, it } from 'vitest'
import { access, answer, nothing, readAndEdit, readOnly, allFive } from '../../../org-access'
import { built, changeRole, owner, record, share, type Edit } from '../../../org-builder'
import { addField, defaults } from '../../../org-objects'
import { permissions } from '../../../org-permissions'
import { newField } from '../../../org-frame'

const account = record('a', 'rw1', 'Account')
const child = (id: string, who: string, object: string): Edit =>
  record(id, who, object, { AccountId: 'a' })
const contactsFollow = defaults('Contact', 'ControlledByParent')

describe('implicit sharing', () => {
  it('F102 R10.1 a shared case opens its account for Read', () => {
    const org = built(account, child('c', 'rw1', 'Case'), share('c', 're', 'Edit'))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(built(account, child('c', 'rw1', 'Case')), 're', 'a')).toBe(nothing)
  })

  it('F103 R10.2 View All on cases does not open accounts', () => {
    const org = built(account, child('c', 'rw1', 'Case'), permissions('re', 'Case', 'CREDV'))
    expect(answer(org, 're', 'c')).toBe(readOnly)
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('F104 R10.3 a public default of the child does not open accounts', () => {
    const org = built(account, child('o', 'rw1', 'Opportunity'), defaults('Opportunity', 'Read'))
    expect(answer(org, 're', 'o')).toBe(readOnly)
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  const levelsOfRepWest = [
    account,
    changeRole('Rep West', { opportunityAccessLevel: 'Edit' }),
    child('o', 're', 'Opportunity'),
    child('c', 're', 'Case'),
  ]

  it('F105 R10.5 R4.9 an account owner has the role’s levels on children of others', () => {
    const org = built(...levelsOfRepWest)
    expect(answer(org, 'rw1', 'o')).toBe(readAndEdit)
    expect(answer(org, 'rw1', 'c')).toBe(nothing)
  })

  it('F106 R10.5 superiors of the account owner have the same level', () => {
    const org = built(...levelsOfRepWest)
    expect(answer(org, 'mw', 'o')).toBe(readAndEdit)
    expect(answer(org, 'mw', 'c')).toBe(nothing)
  })

  it('F107 R10.6 reading an account through a child does not open its other children', () => {
    const org = built(
      account,
      child('c', 'rw1', 'Case'),
      child('o', 'rw1', 'Opportunity'),
      share('c', 're'),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'o')).toBe(nothing)
  })

  it('F108 R10.10 the owner of a contact controlled by parent reads the account and its contacts', () => {
    const org = built(
      contactsFollow,
      account,
      child('c1', 're', 'Contact'),
      child('c2', 'rw1', 'Contact'),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'c2')).toBe(readOnly)
    expect(answer(org, 'nr', 'c2')).toBe(nothing)
  })

  it('R10.11 the owner of a contact controlled by parent keeps full access to it', () => {
    const org = built(contactsFollow, account, child('c1', 're', 'Contact'))
    expect(answer(org, 're', 'c1')).toBe(allFive)
  })

  it('F109 R10.9 View All on accounts does not open contacts controlled by parent', () => {
    const org = built(
      contactsFollow,
      account,
      child('c', 'rw1', 'Contact'),
      permissions('re', 'Account', 'CREDV'),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'c')).toBe(nothing)
  })

  it('F110 R15.24 a contact without account is the owner’s alone, and View All’s', () => {
    const org = built(
      record('c', 'rw1', 'Contact', { AccountId: null }),
      permissions('re', 'Contact', 'CREDV'),
    )
    expect(answer(org, 'mw', 'c')).toBe(nothing)
    expect(answer(org, 're', 'c')).toBe(readOnly)
    expect(answer(org, 'rw1', 'c')).toBe(allFive)
  })

  it('F111 R10.4 the owner of an order reads its account, a share on it does not', () => {
    const org = built(account, child('order', 're', 'Order'), share('order', 'nr'))
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'nr', 'a')).toBe(nothing)
  })

  it('R15.29 D-59 an order follows its account and its contract, if it has one', () => {
    const follows = defaults('Order', 'ControlledByParent')
    const shared = [
      account,
      record('k', 'rw1', 'Contract', { AccountId: null }),
      share('a', 're'),
      follows,
    ]
    const order = (cells: Readonly<Record<string, string | null>>) =>
      access(built(...shared, record('order', 'nr', 'Order', cells)), 're', 'order')
    const both = order({ AccountId: 'a', ContractId: 'k' })
    expect(both).toMatchObject({ hasReadAccess: false, certainty: 'exact' })
    const none = order({ AccountId: 'a', ContractId: null })
    expect(none).toMatchObject({ hasReadAccess: true, certainty: 'exact' })
    const notSaid = order({ AccountId: 'a' })
    expect(notSaid).toMatchObject({ hasReadAccess: true, certainty: 'assumed' })
  })

  it('F112 R10.19 a case does not open its contact', () => {
    const org = built(
      account,
      child('k', 'rw1', 'Contact'),
      record('c', 'rw1', 'Case', { AccountId: 'a', ContactId: 'k' }),
      share('c', 're'),
    )
    expect(answer(org, 're', 'c')).toBe(readOnly)
    expect(answer(org, 're', 'k')).toBe(nothing)
  })

  it('F113 R10.7 an account owner without role has no level on children of others', () => {
    const org = built(account, owner('a', 'nr'), child('c', 're', 'Case'))
    expect(answer(org, 'nr', 'c')).toBe(nothing)
  })

  it('F114 R10.20 a parent account opens no child account', () => {
    const org = built(
      addField('Account', newField('ParentId', 'Lookup', { referenceTo: ['Account'] })),
      account,
      record('below', 'rw1', 'Account', { ParentId: 'a' }),
      share('a', 're'),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'below')).toBe(nothing)
  })

  it('F149 R15.27 a private opportunity is the owner’s and the superiors’, rules stay shut', () => {
    const org = built(
      account,
      record('o', 'rw1', 'Opportunity', { AccountId: 'a', IsPrivate: 'true' }),
      share('o', 're'),
    )
    expect(answer(org, 're', 'o')).toBe(nothing)
    expect(answer(org, 'mw', 'o')).toBe(allFive)
  })

  it('F150 R15.22 a converted lead is read and not edited', () => {
    const converted = record('l', 'rw1', 'Lead', { IsConverted: 'true' })
    expect(answer(built(converted), 'rw1', 'l')).toBe(readOnly)
    expect(answer(built(record('l', 'rw1', 'Lead', { IsConverted: 'false' })), 'rw1', 'l')).toBe(
      allFive,
    )
  })
})
