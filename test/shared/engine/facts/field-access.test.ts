import { describe, expect, it } from 'vitest'
import { recordPosition } from '@shared/engine/compile/compile-org'
import { fieldAccess } from '@shared/engine/permission/field-access'
import type { FieldChannel } from '@shared/engine/permission/field-channel'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { LayoutItem } from '@shared/model/layout'
import type { FieldConfig } from '@shared/model/object-config'
import type { Org } from '@shared/model/org'
import { formatReason } from '@shared/report/messages-en'
import { compiled, explained } from '../../../org-access'
import { built, record, share, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField, changeObject, settings } from '../../../org-objects'
import { field, permissions, system } from '../../../org-permissions'

const account = 'Account'
const acme = record('acme', 're', account, { Phone: '555', Ssn__c: '123456789' })
const phone = addField(account, newField('Phone', 'Phone'))
const reads = field('re', account, 'Phone', true, false)
const edits = field('re', account, 'Phone', true, true)

function ask(org: Org, channel: FieldChannel, name = 'Phone', id: string | null = 'acme') {
  const engine = compiled(org)
  const object = engine.objects.find((each) => each.name === account)
  const config = object?.fields.find((each) => each.name === name)
  const position = id === null ? null : recordPosition(engine, parseRecordId(id))
  if (object === undefined || config === undefined || position === undefined)
    throw new Error(`no ${name} or no ${String(id)}`)
  const access = fieldAccess(engine, {
    user: engine.userIndexById.get(parseUserId('re')) ?? -1,
    object,
    field: config,
    record: position,
    channel,
  })
  access.reasons.map(formatReason)
  return access
}

/** `VALUE edit create`, `MASKED`, `HIDDEN`; with `?` where more is possible. */
function said(org: Org, channel: FieldChannel, name = 'Phone', id: string | null = 'acme'): string {
  const access = ask(org, channel, name, id)
  const isOpen =
    access.shown !== access.mayBeShown ||
    access.isEditable !== access.mayBeEditable ||
    access.isCreatable !== access.mayBeCreatable
  const words = [access.shown, access.isEditable && 'edit', access.isCreatable && 'create']
  return words.filter((word) => word !== false).join(' ') + (isOpen ? '?' : '')
}
const rules = (org: Org, channel: FieldChannel, name = 'Phone') =>
  ask(org, channel, name).reasons.map(({ rule, code }) => `${rule} ${code}`)

/** A layout of accounts with these items, assigned to everybody. */
const layout =
  (...items: readonly LayoutItem[]): Edit =>
  (org) => ({
    ...org,
    layouts: [...org.layouts, { object: account, name: 'Main', items }],
    profiles: org.profiles.map((profile) => ({
      ...profile,
      layoutAssignments: [{ object: account, layout: 'Main', recordType: null }],
    })),
  })
const on = (behavior: LayoutItem['behavior'], name = 'Phone'): LayoutItem => ({
  field: name,
  behavior,
})

describe('a field by channel', () => {
  it('T-16 LAY-13 a field with Read alone is not edited', () => {
    expect(said(built(phone, acme, reads), 'API_USER')).toBe('VALUE')
    expect(said(built(phone, acme, edits), 'API_USER')).toBe('VALUE edit create')
  })

  it('T-12 T-13 T-15 FLS-13 LAY-11 R12.7 View All Fields reads what sharing opens, and edits nothing', () => {
    const all = permissions('re', account, 'CREDF')
    expect(said(built(phone, acme, all), 'API_USER')).toBe('VALUE')
    const closed = record('acme', 'rw1', account)
    expect(said(built(phone, closed, all), 'API_USER')).toBe('HIDDEN')
    expect(said(built(phone, closed, all, share('acme', 're')), 'API_USER')).toBe('VALUE')
  })

  it('T-40 FLS-40 FLS-23 a layout that leaves a field out hides it in pages alone', () => {
    const org = built(phone, acme, edits, layout())
    expect(said(org, 'UI')).toBe('HIDDEN')
    expect(said(org, 'API_USER')).toBe('VALUE edit create')
    expect(said(org, 'REPORT')).toBe('VALUE')
    expect(rules(org, 'API_USER')).toEqual(['FLS-40 layout-unheeded'])
  })

  it('T-41 FLS-40 read-only on the layout is not edited in pages', () => {
    const org = built(phone, acme, edits, layout(on('Readonly')))
    expect(said(org, 'UI')).toBe('VALUE')
    expect(said(org, 'API_USER')).toBe('VALUE edit create')
    expect(said(built(phone, acme, edits, layout(on('Edit'))), 'UI')).toBe('VALUE edit create')
  })

  const override = system('re', 'EditReadonlyFields')

  it('T-42 FLS-30 Edit Read Only Fields edits what the layout has read-only', () => {
    const org = built(phone, acme, edits, layout(on('Readonly')), override)
    expect(ask(org, 'UI').isEditable).toBe(true)
    expect(rules(org, 'UI')).toEqual(['FLS-30 layout-overridden'])
  })

  it('T-43 FLS-30 it overrides field permissions in pages, not in the API', () => {
    const org = built(phone, acme, reads, layout(on('Edit')), override)
    expect(ask(org, 'UI').isEditable).toBe(true)
    expect(ask(org, 'API_USER').isEditable).toBe(false)
    const layoutsAlone = settings({ editReadOnlyOverridesFls: false })
    expect(
      ask(built(phone, acme, reads, layout(on('Edit')), override, layoutsAlone), 'UI').isEditable,
    ).toBe(false)
  })

  it('FLS-30 it never edits a formula', () => {
    const formula = addField(account, newField('Sum__c', 'Number', { isCalculated: true }))
    const read = field('re', account, 'Sum__c', true, false)
    const org = built(formula, acme, read, layout(on('Edit', 'Sum__c')), override)
    expect(ask(org, 'UI', 'Sum__c').isEditable).toBe(false)
  })

  it('FLS-41 R19.1 without the layout a page is unknown, the API is not', () => {
    const org = built(phone, acme, edits)
    expect(said(org, 'UI')).toBe('HIDDEN?')
    expect(rules(org, 'UI')).toContain('FLS-41 layout-unknown')
    expect(said(org, 'API_USER')).toBe('VALUE edit create')
  })

  it('FLS-41 the layout follows the record type', () => {
    const typed: Edit = (org) => ({
      ...org,
      layouts: [
        { object: account, name: 'Main', items: [on('Edit')] },
        { object: account, name: 'Bare', items: [] },
      ],
      profiles: org.profiles.map((profile) => ({
        ...profile,
        layoutAssignments: [
          { object: account, layout: 'Main', recordType: null },
          { object: account, layout: 'Bare', recordType: 'Small' },
        ],
      })),
    })
    const type = changeObject(account, () => ({
      recordTypes: [{ name: 'Small', label: 'Small business', isActive: true }],
    }))
    const small = record('small', 're', account, { RecordTypeId: 'Small business' })
    const org = built(phone, acme, edits, type, typed, small)
    expect(said(org, 'UI', 'Phone', 'small')).toBe('HIDDEN')
    expect(said(org, 'UI', 'Phone', 'acme')).toBe('HIDDEN?')
    expect(rules(org, 'UI')).toContain('FLS-41 layout-differs')
  })

  it('T-44 LAY-15 a field without Edit cannot be supplied: the API refuses, the page leaves it out', () => {
    const org = built(phone, acme, reads, layout(on('Edit')))
    expect(rules(org, 'API_USER')).toContain('LAY-15 create-row-error')
    expect(rules(org, 'UI')).toContain('LAY-15 create-omits')
    expect(rules(built(phone, acme, edits), 'API_USER')).not.toContain('LAY-15 create-row-error')
  })

  it('LAY-15 audit fields are supplied with their own permission alone', () => {
    const created = addField(account, newField('CreatedDate', 'DateTime'))
    expect(said(built(created, acme), 'API_USER', 'CreatedDate')).toBe('VALUE')
    const audit = system('re', 'CreateAuditFields')
    expect(said(built(created, acme, audit), 'API_USER', 'CreatedDate')).toBe('VALUE create')
  })

  it('T-45 FLS-22 a search matches what it does not show', () => {
    const org = built(phone, acme)
    expect(said(org, 'SEARCH')).toBe('HIDDEN')
    expect(rules(org, 'SEARCH')).toContain('FLS-22 search-matches')
    expect(rules(built(phone, acme, reads), 'SEARCH')).not.toContain('FLS-22 search-matches')
  })

  it('T-39 FLS-21 a formula shows by its own permission', () => {
    const formula = addField(account, newField('Sum__c', 'Text', { isCalculated: true }))
    const org = built(phone, formula, acme, field('re', account, 'Sum__c', true, false))
    expect(said(org, 'API_USER', 'Sum__c')).toBe('VALUE')
    expect(said(org, 'API_USER')).toBe('HIDDEN')
    expect(rules(org, 'API_USER', 'Sum__c')).toContain('FLS-21 field-own')
  })

  it('T-54 FLS-46 FLS-48 what runs as the system heeds no field permission', () => {
    const org = built(phone, record('acme', 'rw1', account))
    expect(said(org, 'FLOW_SYSTEM')).toBe('VALUE edit create')
    expect(said(org, 'FLOW_SYSTEM_SHARING')).toBe('HIDDEN create')
    expect(said(org, 'FLOW_USER')).toBe('HIDDEN')
  })

  it('FLS-18 a lookup names only what the user may read', () => {
    const parent = addField(account, newField('ParentId', 'Lookup', { referenceTo: [account] }))
    const child = record('child', 're', account, { ParentId: 'top' })
    const access = field('re', account, 'ParentId', true, false)
    const codes = (owner: string) =>
      ask(
        built(parent, access, record('top', owner, account), child),
        'API_USER',
        'ParentId',
        'child',
      ).reasons.map(({ code }) => code)
    expect(codes('rw1')).toContain('lookup-id')
    expect(codes('re')).not.toContain('lookup-id')
  })
})

describe('compound and person fields', () => {
  const text = (name: string, type: FieldConfig['type'] = 'Text') =>
    addField(account, { ...newField(name, 'Text'), type })

  it('FLS-17 a compound shows with any of its parts, and a part with its compound', () => {
    const address = [text('BillingAddress', 'Address'), text('BillingCity'), text('BillingStreet')]
    const city = built(...address, acme, field('re', account, 'BillingCity', true, false))
    expect(said(city, 'API_USER', 'BillingAddress')).toBe('VALUE')
    expect(said(city, 'API_USER', 'BillingStreet')).toBe('HIDDEN')
    const whole = built(...address, acme, field('re', account, 'BillingAddress', true, true))
    expect(said(whole, 'API_USER', 'BillingStreet')).toBe('VALUE edit create')
    expect(said(built(...address, acme), 'API_USER', 'BillingAddress')).toBe('HIDDEN')
  })

  it('FLS-19 the contact side of a person account follows the contact', () => {
    const fields = [text('Nick__pc'), text('PersonEmail', 'Email')]
    const org = built(...fields, acme, field('re', 'Contact', 'Nick__c', true, false))
    expect(said(org, 'API_USER', 'Nick__pc')).toBe('VALUE')
    expect(said(org, 'API_USER', 'PersonEmail')).toBe('HIDDEN')
    const onAccount = built(...fields, acme, field('re', account, 'PersonEmail', true, false))
    expect(said(onAccount, 'API_USER', 'PersonEmail')).toBe('HIDDEN')
  })
})

describe('encrypted fields', () => {
  const ssn = addField(
    account,
    newField('Ssn__c', 'EncryptedText', { mask: { maskType: 'ssn', maskChar: 'X' } }),
  )
  const open = field('re', account, 'Ssn__c', true, true)

  it('T-105 CLS-10 a reader sees the mask, a holder of View Encrypted Data the value', () => {
    const org = built(ssn, acme, open)
    expect(ask(org, 'API_USER', 'Ssn__c')).toMatchObject({ shown: 'MASKED', masked: 'XXX-XX-6789' })
    const holder = built(ssn, acme, open, system('re', 'ViewEncryptedData'))
    expect(ask(holder, 'API_USER', 'Ssn__c')).toMatchObject({ shown: 'VALUE', masked: null })
    expect(said(built(ssn, acme), 'API_USER', 'Ssn__c')).toBe('HIDDEN')
  })

  it('CLS-13 what is masked may be overwritten', () => {
    const org = built(ssn, acme, open)
    expect(ask(org, 'API_USER', 'Ssn__c').isEditable).toBe(true)
    expect(rules(org, 'API_USER', 'Ssn__c')).toContain('CLS-13 masked-writable')
  })

  it('CLS-12 CLS-14 templates always mask, code never does', () => {
    const holder = built(ssn, acme, open, system('re', 'ViewEncryptedData'))
    expect(said(holder, 'EMAIL_TEMPLATE', 'Ssn__c')).toBe('MASKED')
    expect(said(built(ssn, acme, open), 'APEX_USER', 'Ssn__c')).toBe('VALUE edit create')
  })

  it('T-106 CLS-20 encryption at rest masks nothing', () => {
    expect(said(built(phone, acme, reads), 'API_USER')).toBe('VALUE')
  })

  it('CLS-02 classification changes no access', () => {
    const restricted = addField(
      account,
      newField('Phone', 'Phone', { securityClassification: 'Restricted' }),
    )
    expect(said(built(restricted, acme, reads), 'API_USER')).toBe('VALUE')
    expect(said(built(restricted, acme), 'API_USER')).toBe('HIDDEN')
  })

  it('CLS-10 FLS-40 an explanation names mask and layout', () => {
    const org = built(ssn, acme, open, layout(on('Readonly', 'Ssn__c')))
    const leg = explained(org, 're', 'acme', 'Ssn__c').legs.find((each) => each.leg === 'field')
    expect(leg?.reasons.map(({ code }) => code)).toEqual([
      'field-editable',
      'field-masked',
      'layout-readonly',
    ])
  })
})
