import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import type { SharingModel } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { organizationWideDefaults } from '../../../src-renderer/worker/calls/defaults'
import { changedOrg } from '@shared/scenario/opened-org'
import { built } from '../../org-builder'
import { addDetail, addObject, changeObject, defaults, settings } from '../../org-objects'

function rowOf(org: Org, object: string) {
  const row = organizationWideDefaults(compileOrg(org)).rows.find((one) => one.object === object)
  if (row === undefined) throw new Error(`no row for ${object}`)
  return row
}
const optionOf = (org: Org, object: string, side: 'internal' | 'external', model: SharingModel) =>
  rowOf(org, object)[side].options.find((option) => option.model === model)

describe('organization-wide defaults as a table', () => {
  it('R3.19 every default that is offered can be made, for every object', () => {
    const org = built(
      addObject('User', 'Read'),
      addObject('Task', 'Private'),
      addObject('Pricebook2', 'ReadSelect'),
      addObject('Asset', 'ControlledByParent'),
    )
    for (const { object, internal, external } of organizationWideDefaults(compileOrg(org)).rows)
      for (const { changes, model } of [...internal.options, ...external.options]) {
        const { refused } = changedOrg(org, changes)
        expect([object, model, refused]).toEqual([object, model, []])
      }
  })

  it('R3.19 every default that is refused as not offered is refused by the change too', () => {
    const org = built(addObject('User', 'Read'), addObject('Pricebook2', 'ReadSelect'))
    let refusedCount = 0
    for (const { object, internal } of organizationWideDefaults(compileOrg(org)).rows)
      for (const { model, refused } of internal.options)
        if (refused !== null && refused.rule !== 'R3.15') {
          refusedCount++
          expect(changedOrg(org, [`object:${object}.sharingModel=${model}`]).refused).toHaveLength(
            1,
          )
        }
    expect(refusedCount).toBeGreaterThan(5)
  })

  it('R3.3 no external default is wider than the internal one', () => {
    const org = built(defaults('Thing__c', 'Read', 'Private'))
    expect(optionOf(org, 'Thing__c', 'external', 'ReadWrite')?.refused?.rule).toBe('R3.3')
    expect(optionOf(org, 'Thing__c', 'external', 'Read')?.refused).toBeNull()
  })

  it('R3.3 a narrower internal default says that it brings the external one down', () => {
    const org = built(defaults('Thing__c', 'ReadWrite', 'Read'))
    expect(optionOf(org, 'Thing__c', 'internal', 'Private')?.along).toMatch(/outside .* Private/)
    expect(optionOf(org, 'Thing__c', 'internal', 'Read')?.along).toBe('')
  })

  it('R3.4 where external defaults are off, none can be chosen', () => {
    const org = built(settings({ enableExternalSharingModel: false }))
    expect(optionOf(org, 'Lead', 'external', 'Private')?.refused?.rule).toBe('R3.4')
  })

  it('R3.15 a detail and a contract have no choice, and say why', () => {
    const org = built(
      addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
    )
    expect(rowOf(org, 'Line__c').fixed?.sentence).toMatch(/detail of a master/)
    expect(rowOf(org, 'Contract').fixed?.rule).toBe('R3.15')
    expect(rowOf(org, 'Lead').fixed).toBeNull()
  })

  it('R3.15 a contact stays closed beside a private account, and goes along when the account closes', () => {
    const org = built(defaults('Account', 'Private'), defaults('Contact', 'Private'))
    expect(optionOf(org, 'Contact', 'internal', 'Read')?.refused?.rule).toBe('R3.15')
    const open = built(defaults('Account', 'Read'), defaults('Contact', 'Read'))
    expect(optionOf(open, 'Contact', 'internal', 'Read')?.refused).toBeNull()
    const closing = optionOf(open, 'Account', 'internal', 'Private')
    expect(closing?.along).toMatch(/`Contact` becomes Private too/)
    const { org: closed } = changedOrg(open, closing?.changes ?? [])
    expect(rowOf(closed, 'Contact').internal.model).toBe('Private')
  })

  it('R3.19 marks what no file said, and offers the statement of it', () => {
    const org = built(
      changeObject('Thing__c', () => ({ sharingModel: null, grantAccessUsingHierarchies: null })),
    )
    const { internal, hierarchy } = rowOf(org, 'Thing__c')
    expect([internal.isAssumed, internal.model, hierarchy.isAssumed]).toEqual([
      true,
      'ReadWrite',
      true,
    ])
    expect(rowOf(org, 'Lead').internal.isAssumed).toBe(false)
    const stated = internal.options.find(({ model }) => model === internal.model)?.changes ?? []
    const { org: after } = changedOrg(org, [...stated, hierarchy.statement ?? ''])
    expect(rowOf(after, 'Thing__c').internal.isAssumed).toBe(false)
    expect(rowOf(after, 'Thing__c').hierarchy.isAssumed).toBe(false)
  })

  it('R4.7 only a custom object lets the hierarchy be switched off', () => {
    const org = built()
    expect(rowOf(org, 'Lead').hierarchy).toMatchObject({ isOn: true, change: null })
    expect(rowOf(org, 'Thing__c').hierarchy.change).toBe('object:Thing__c.hierarchyAccess=false')
  })
})
