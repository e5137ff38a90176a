import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, edited, record, share } from '../../../org-builder'
import { addObject, defaults } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

describe('sales and service objects', () => {
  it('R15.26 a quote goes with its opportunity, a quote line with its quote', () => {
    const org = built(
      addObject('Quote', 'ControlledByParent'),
      record('o', 'rw1', 'Opportunity'),
      record('q', 'rw2', 'Quote', { OpportunityId: 'o' }),
      record('l', null, 'QuoteLineItem', { QuoteId: 'q' }),
      share('o', 're', 'Edit'),
    )
    expect(answer(org, 're', 'q')).toBe(readAndEdit)
    expect(answer(org, 're', 'l')).toBe('RED:Delete')
    expect(answer(org, 'nr', 'q')).toBe(nothing)
    expect(answer(org, 'nr', 'l')).toBe(nothing)
  })

  it('R15.28 an asset goes with its account, or has sharing of its own', () => {
    const cells = { AccountId: 'a' }
    const org = built(
      addObject('Asset', 'ControlledByParent'),
      record('a', 'rw1', 'Account'),
      record('s', 'rw2', 'Asset', cells),
      share('a', 're', 'Edit'),
    )
    expect(answer(org, 're', 's')).toBe(readAndEdit)
    const own = edited(org, defaults('Asset', 'Private'))
    expect(answer(own, 're', 's')).toBe(nothing)
    expect(answer(edited(own, share('s', 're', 'Read')), 're', 's')).toBe(readOnly)
  })

  it('R15.30 D-60 a contract is open to owner, by the account’s default, and by rows on the account', () => {
    const org = built(
      record('a', 'rw1', 'Account'),
      record('k', 'rw2', 'Contract', { AccountId: 'a' }),
      share('a', 're', 'Edit'),
    )
    expect(answer(org, 'rw2', 'k')).toBe(allFive)
    expect(answer(org, 're', 'k')).toBe(readAndEdit)
    expect(answer(org, 'nr', 'k')).toBe(nothing)
    expect(answer(edited(org, defaults('Account', 'Read')), 'nr', 'k')).toBe(readOnly)
  })

  it('R3.13 R15.31 a price book entry goes with its price book, products with the object permission', () => {
    const org = built(
      addObject('Pricebook2', 'Private'),
      addObject('Product2', 'ReadWrite'),
      record('b', null, 'Pricebook2'),
      record('e', null, 'PricebookEntry', { Pricebook2Id: 'b' }),
      record('p', null, 'Product2'),
    )
    expect(answer(org, 're', 'e')).toBe(nothing)
    expect(answer(edited(org, share('b', 're', 'Read')), 're', 'e')).toBe(readOnly)
    expect(answer(edited(org, defaults('Pricebook2', 'ReadSelect')), 're', 'e')).toBe(readOnly)
    expect(answer(org, 're', 'p')).toBe(readAndEdit)
    expect(answer(edited(org, permissions('re', 'Product2', '')), 're', 'p')).toBe(nothing)
  })

  it('R15.23 a person account’s contact has the account’s level', () => {
    const org = built(
      defaults('Contact', 'ControlledByParent'),
      record('a', 'rw1', 'Account', { IsPersonAccount: 'true' }),
      record('c', 'rw1', 'Contact', { AccountId: 'a', IsPersonAccount: 'true' }),
      share('a', 're', 'Edit'),
    )
    expect(answer(org, 're', 'c')).toBe(readAndEdit)
    expect(answer(org, 'nr', 'c')).toBe(nothing)
  })

  it('R15.33 an entitlement goes with its account', () => {
    const org = built(
      addObject('Entitlement', 'ControlledByParent'),
      record('a', 'rw1', 'Account'),
      record('e', null, 'Entitlement', { AccountId: 'a' }),
      share('a', 're', 'Read'),
    )
    expect(answer(org, 're', 'e')).toBe(readOnly)
    expect(answer(org, 'nr', 'e')).toBe(nothing)
  })
})
