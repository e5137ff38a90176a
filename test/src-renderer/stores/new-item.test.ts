import { describe, expect, it } from 'vitest'
import { freeName, plainName } from '../../../src-renderer/stores/api-name'
import { newItem, type NewItemParts } from '../../../src-renderer/stores/new-item'

const parts: NewItemParts = { like: null, object: null, domain: 'acme.example' }

describe('an API name made of a label', () => {
  it('keeps letters and digits, and joins words by one underscore', () => {
    expect(plainName(' Sales – EMEA (2) ')).toBe('Sales_EMEA_2')
    expect(plainName('Zürich')).toBe('Zurich')
  })

  it('begins with a letter', () => {
    expect(plainName('3rd line')).toBe('X3rd_line')
  })

  it('takes the first number that makes it the only one', () => {
    const taken = new Set(['Sales', 'Sales_2'])
    expect(freeName('Sales', (name) => taken.has(name))).toBe('Sales_3')
    expect(freeName('Service', (name) => taken.has(name))).toBe('Service')
  })
})

describe('a thing made of what is typed', () => {
  it('gives a role its developer name and its label', () => {
    expect(newItem('role', 'Sales EMEA', parts).changes).toEqual([
      'role+=Sales_EMEA',
      'role:Sales_EMEA.label=Sales EMEA',
    ])
  })

  it('takes what is a developer name already as it is', () => {
    expect(newItem('role', 'SalesEMEA', parts).changes).toEqual(['role+=SalesEMEA'])
  })

  it('leaves out the object of a field where nobody said one, so that it is asked for', () => {
    expect(newItem('field', 'Region', parts).item.name).toBe('Region__c')
    expect(newItem('field', 'Region', { ...parts, object: 'Account' }).item.name).toBe(
      'Account.Region__c',
    )
    expect(newItem('field', 'Lead.Region', parts).item.name).toBe('Lead.Region__c')
  })

  it('makes an object of one’s own unless the platform has one of this name', () => {
    expect(newItem('object', 'Invoice', parts).item.name).toBe('Invoice__c')
    expect(newItem('object', 'account', parts).changes).toEqual(['object+=Account'])
  })

  it('makes a username of a name, and takes an address as it is', () => {
    expect(newItem('user', 'Ana Ruiz', parts).changes).toEqual([
      'user+=ana.ruiz@acme.example',
      'user:ana.ruiz@acme.example.name=Ana Ruiz',
    ])
    expect(newItem('user', 'ana@acme.test', parts).item.name).toBe('ana@acme.test')
  })

  it('puts a field on the object that is chosen, or that is typed before it', () => {
    expect(newItem('field', 'Net Sum', { ...parts, object: 'Invoice__c' }).item.name).toBe(
      'Invoice__c.Net_Sum__c',
    )
    expect(newItem('field', 'Account.Region', parts).item.name).toBe('Account.Region__c')
  })

  it('copies another where one is named', () => {
    expect(newItem('role', 'Sales US', { ...parts, like: 'Sales_EMEA' }).changes[0]).toBe(
      'role+=Sales_US like Sales_EMEA',
    )
  })
})
