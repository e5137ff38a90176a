import { describe, expect, it } from 'vitest'
import { fieldKeys, layoutNames } from '@shared/engine/permission/field-keys'
import type { FieldType } from '@shared/model/object-config'
import { newField } from '../../../org-frame'

const keys = (object: string, name: string, type: FieldType = 'Text') =>
  fieldKeys(object, newField(name, type))

describe('FLS-17 whose entries decide about a field', () => {
  it.each([
    ['Account', 'BillingCity', 'account.billingaddress'],
    ['Account', 'ShippingPostalCode', 'account.shippingaddress'],
    ['Contact', 'OtherStateCode', 'contact.otheraddress'],
    ['Lead', 'City', 'lead.address'],
    ['Account', 'Spot__Latitude__s', 'account.spot__c'],
    ['Account', 'Spot__Longitude__s', 'account.spot__c'],
    ['Contact', 'FirstName', 'contact.name'],
    ['Lead', 'Salutation', 'lead.name'],
  ])('%s.%s goes with its compound %s', (object, name, compound) => {
    expect(keys(object, name).own).toEqual([`${object}.${name}`.toLowerCase(), compound])
  })

  it.each([
    ['Account', 'City'],
    ['User', 'FirstName'],
    ['Contact', 'Country'],
    ['Account', 'HomeCity'],
    ['Account', 'Phone'],
    ['Account', 'BillingCity__c'],
    ['Account', 'Spot__Latitude__c'],
  ])('%s.%s stands for itself', (object, name) => {
    expect(keys(object, name).own).toEqual([`${object}.${name}`.toLowerCase()])
  })

  it('an address is seen with any of its parts, other fields have none', () => {
    expect(keys('Account', 'BillingAddress', 'Address').components).toContain('account.billingcity')
    expect(keys('Lead', 'Address', 'Address').components).toContain('lead.street')
    expect(keys('Account', 'Address', 'Address').components).toEqual([])
    expect(keys('Account', 'HomeAddress', 'Address').components).toEqual([])
    expect(keys('Account', 'BillingAddress', 'Text').components).toEqual([])
    expect(keys('Account', 'BillingAddressNote', 'Address').components).toEqual([])
    expect(keys('Account', 'Phone').components).toEqual([])
  })

  it('a place is seen with either of its coordinates', () => {
    expect(keys('Thing__c', 'Spot__c', 'Location').components).toEqual([
      'thing__c.spot__latitude__s',
      'thing__c.spot__longitude__s',
    ])
    expect(keys('Thing__c', 'Spot__c').components).toEqual([])
  })
})

describe('fields of activities', () => {
  it('those of Activity go by the names of tasks and events too, those of a task by its own', () => {
    const own = ['activity.x__c', 'task.x__c', 'event.x__c']
    expect(keys('Activity', 'X__c').own).toEqual(own)
    expect(keys('Task', 'X__c').own).toEqual(['task.x__c'])
  })
})

describe('FLS-19 the contact side of a person account', () => {
  it.each([
    ['Nick__pc', ['contact.nick__c']],
    ['PersonEmail', ['contact.email']],
    ['FirstName', ['contact.firstname', 'contact.name']],
    ['LastName', ['contact.lastname', 'contact.name']],
  ])('Account.%s follows %j', (name, own) => {
    expect(keys('Account', name)).toMatchObject({ object: 'Contact', own })
  })

  it('is the account’s alone, and of these names alone', () => {
    for (const [object, name] of [
      ['Contact', 'Email'],
      ['Lead', 'PersonEmail'],
      ['Account', 'Person'],
      ['Account', 'Personal__c'],
      ['Account', 'SalesPersonEmail'],
      ['Account', 'Name'],
    ] as const)
      expect(keys(object, name)).toMatchObject({
        object,
        own: [`${object}.${name}`.toLowerCase()],
      })
  })
})

describe('FLS-40 names under which a layout holds a field', () => {
  it.each([
    ['Contact', 'FirstName', ['FirstName', 'Name']],
    ['Lead', 'LastName', ['LastName', 'Name']],
    ['Account', 'FirstName', ['FirstName']],
    ['Contact', 'Phone', ['Phone']],
    ['Contact', 'MailingCity', ['MailingCity', 'MailingAddress']],
    ['Account', 'PersonMailingCity', ['PersonMailingCity', 'PersonMailingAddress']],
  ])('%s.%s: %j', (object, name, names) => {
    expect(layoutNames(object, newField(name, 'Text'))).toEqual(names)
  })
})
