import { describe, expect, it } from 'vitest'
import { answer, fieldState, nothing } from '../../../org-access'
import { built, record, type Edit } from '../../../org-builder'
import { addField } from '../../../org-objects'
import {
  assign,
  field,
  permissions,
  permissionSet,
  permissionSetGroup,
  system,
} from '../../../org-permissions'
import { newField } from '../../../org-frame'

const phone = addField('Account', newField('Phone', 'Phone'))
const state = (...edits: readonly Edit[]) =>
  fieldState(built(phone, ...edits), 're', 'Account', 'Phone')
const phoneSet = permissionSet('A', { fields: { 'Account.Phone': 'RE' } })

describe('field permissions in force', () => {
  it('FLS-10 no entry, no access; an entry counts', () => {
    expect(state()).toBe('hidden')
    expect(state(field('re', 'Account', 'Phone', true, false))).toBe('read')
    expect(state(field('re', 'Account', 'Phone', true, true))).toBe('edit')
  })

  it('T-11 FLS-14 Modify All Data does not show a field', () => {
    expect(state(system('re', 'ModifyAllData'))).toBe('hidden')
  })

  it('T-12 T-13 FLS-13 View All Fields reads and does not edit', () => {
    expect(state(permissions('re', 'Account', 'CREDF'))).toBe('read')
  })

  it('T-14 PRM-21 FLS-12 View All Fields without Read on the object shows nothing', () => {
    expect(state(permissions('re', 'Account', 'F'))).toBe('hidden')
  })

  it('T-15 FLS-13 View All Fields does not open records', () => {
    const org = built(record('a', 'rw1', 'Account'), permissions('re', 'Account', 'CREDF'))
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('T-16 LAY-31 a field with Read alone is not edited, another with Edit is', () => {
    const org = built(
      phone,
      addField('Account', newField('Fax', 'Phone')),
      field('re', 'Account', 'Phone', true, false),
      field('re', 'Account', 'Fax', true, true),
    )
    expect(fieldState(org, 're', 'Account', 'Phone')).toBe('read')
    expect(fieldState(org, 're', 'Account', 'Fax')).toBe('edit')
  })

  it('LAY-31 FLS-12a Read on the object leaves a field that may be edited read-only', () => {
    const edits = [field('re', 'Account', 'Phone', true, true)]
    expect(state(...edits, permissions('re', 'Account', 'R'))).toBe('read')
    expect(state(...edits, permissions('re', 'Account', ''))).toBe('hidden')
  })

  it('T-17 FLS-11 editable without readable counts as neither', () => {
    expect(state(field('re', 'Account', 'Phone', false, true))).toBe('hidden')
  })

  it('T-18 LAY-03 a set shows what the profile hides', () => {
    expect(state(phoneSet)).toBe('hidden')
    expect(state(phoneSet, assign('A', 're'))).toBe('edit')
  })

  it('T-23 PRM-11 muting Read of a field takes its Edit too', () => {
    const mutes = { fields: { 'Account.Phone': 'R' } }
    expect(state(phoneSet, permissionSetGroup('G', ['A'], mutes), assign('G', 're'))).toBe('hidden')
    expect(state(phoneSet, permissionSetGroup('G', ['A']), assign('G', 're'))).toBe('edit')
  })

  it('FLS-10 PRM-12 a set given directly keeps what a group mutes', () => {
    const mutes = permissionSetGroup('G', ['A'], { fields: { 'Account.Phone': 'E' } })
    expect(state(phoneSet, mutes, assign('G', 're'))).toBe('read')
    expect(state(phoneSet, mutes, assign('G', 're'), assign('A', 're'))).toBe('edit')
  })

  it('T-36 FLS-15 a required field is shown without an entry', () => {
    const required = addField('Account', newField('Code__c', 'Text', { isRequired: true }))
    expect(fieldState(built(required), 're', 'Account', 'Code__c')).toBe('edit')
    const closed = built(required, permissions('re', 'Account', ''))
    expect(fieldState(closed, 're', 'Account', 'Code__c')).toBe('hidden')
  })

  it('T-37 FLS-15 an entry for a master-detail field is ignored', () => {
    const master = newField('Master__c', 'MasterDetail', { referenceTo: ['Account'] })
    const org = built(
      addField('Thing__c', master),
      field('re', 'Thing__c', 'Master__c', false, false),
    )
    expect(fieldState(org, 're', 'Thing__c', 'Master__c')).toBe('edit')
  })

  it('T-38 FLS-20 a formula is never edited', () => {
    const formula = addField('Account', newField('Sum__c', 'Number', { isCalculated: true }))
    const org = built(formula, field('re', 'Account', 'Sum__c', true, true))
    expect(fieldState(org, 're', 'Account', 'Sum__c')).toBe('read')
  })
})
