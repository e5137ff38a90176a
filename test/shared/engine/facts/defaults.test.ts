import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import { allFive, answer, compiled, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, record, share } from '../../../org-builder'
import { addObject, changeObject, defaults } from '../../../org-objects'
import { guest, partner } from '../../../org-sharing'

const thing = 'Thing__c'
const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')

describe('organization-wide defaults', () => {
  it('F029 R3.6 Public Read Only reads', () => {
    expect(answer(built(r, defaults(thing, 'Read')), 're', 'r')).toBe(readOnly)
    expect(answer(built(r, defaults(thing, 'Private')), 're', 'r')).toBe(nothing)
  })

  it('F030 R3.6 Public Read/Write edits and does not delete', () => {
    expect(answer(built(r, defaults(thing, 'ReadWrite')), 're', 'r')).toBe(readAndEdit)
  })

  it('F031 R3.7 LAY-05 LAY-08 Public Read/Write/Transfer moves a lead and does not delete it', () => {
    const org = built(record('l', 'rw1', 'Lead'), defaults('Lead', 'ReadWriteTransfer'))
    expect(answer(org, 're', 'l')).toBe('RET:Transfer')
  })

  it('F032 R3.8 Public Full Access on campaigns gives all five flags', () => {
    const org = built(record('k', 'rw1', 'Campaign'), defaults('Campaign', 'FullAccess'))
    expect(answer(org, 're', 'k')).toBe(allFive)
  })

  it('F033 R3.2 external users follow the external default', () => {
    const org = built(r, record('foreign', 're', 'Account'), defaults(thing, 'Read', 'Private'))
    const withPartner = partner('p', 'foreign')(org)
    expect(answer(withPartner, 'p', 'r')).toBe(nothing)
    expect(answer(withPartner, 're', 'r')).toBe(readOnly)
  })

  it('F034 R3.3 an external default wider than the internal one is taken as the internal one', () => {
    const org = built(r, acme, partner('p', 'acme'), defaults(thing, 'Read', 'ReadWrite'))
    expect(answer(org, 'p', 'r')).toBe(readOnly)
  })

  it('F035 R3.15 a contract follows the default of Account', () => {
    const contract = record('k', 'rw1', 'Contract', { AccountId: 'acme' })
    const org = built(acme, contract, defaults('Account', 'ReadWrite'))
    expect(answer(org, 're', 'k')).toBe(readAndEdit)
    expect(answer(built(acme, contract), 're', 'k')).toBe(nothing)
  })

  it('F037 R3.13 a price book: No Access closes it, View Only opens it for Read', () => {
    const book = [addObject('Pricebook2', 'Private'), record('b', null, 'Pricebook2')]
    expect(answer(built(...book), 're', 'b')).toBe(nothing)
    expect(answer(built(...book, defaults('Pricebook2', 'Read')), 're', 'b')).toBe(readOnly)
  })

  it('F038 R3.17 a Read row below Public Read/Write has no effect', () => {
    const org = built(r, defaults(thing, 'ReadWrite'), share('r', 're'))
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })

  it('F039 R3.18 products follow the object permission alone', () => {
    const org = built(addObject('Product2', 'ReadWrite'), record('p', null, 'Product2'))
    expect(answer(org, 're', 'p').slice(0, 2)).toBe('RE')
  })

  it('R3.18 R13.21 what has no sharing settings is open to all but guests', () => {
    const setting = changeObject('Set__c', () => ({ kind: 'customSetting' }))
    const org = built(
      addObject('Set__c', 'ReadWrite'),
      setting,
      guest('g'),
      record('s', null, 'Set__c'),
    )
    expect(answer(org, 're', 's').slice(0, 2)).toBe('RE')
    expect(answer(org, 'g', 's')).toBe(nothing)
  })

  it('F040 R3.4 where external defaults are not in use the internal one holds for partners', () => {
    const org = built(r, acme, partner('p', 'acme'), defaults(thing, 'Read'))
    const unset = changeObject(thing, () => ({ externalSharingModel: null }))(org)
    const off = { ...unset, settings: { ...unset.settings, enableExternalSharingModel: false } }
    expect(answer(off, 'p', 'r')).toBe(readOnly)
    expect(answer(unset, 'p', 'r')).toBe(nothing)
    const unsaid = { ...unset, settings: { ...unset.settings, enableExternalSharingModel: null } }
    expect(answer(unsaid, 'p', 'r')).toBe(readOnly)
  })

  it('R3.3 what follows its parent follows it outside too, whatever the external default states', () => {
    const order = record('o', 'rw1', 'Order', { AccountId: 'acme' })
    const followed = built(acme, partner('p', 'acme'), order, defaults('Order', 'ControlledByParent')) // prettier-ignore
    const stated = changeObject('Order', () => ({ externalSharingModel: 'Private' }))(followed)
    const model = (org: Org) => compiled(org).objects.find(({ name }) => name === 'Order')?.externalModel // prettier-ignore
    expect([model(followed), model(stated)]).toEqual(['ControlledByParent', 'ControlledByParent'])
    expect([answer(stated, 'p', 'o'), answer(followed, 'p', 'o')]).toEqual([readOnly, readOnly])
  })

  it('R3.4 with the external model off, a stated external default does not hold', () => {
    const org = built(r, acme, partner('p', 'acme'), defaults(thing, 'Read', 'Private'))
    const off = { ...org, settings: { ...org.settings, enableExternalSharingModel: false } }
    expect(answer(off, 'p', 'r')).toBe(readOnly)
    expect(answer(org, 'p', 'r')).toBe(nothing)
  })
})
