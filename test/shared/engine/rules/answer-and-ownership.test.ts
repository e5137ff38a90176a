import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, queue, record, role, share } from '../../../org-builder'
import { addDetail, defaults } from '../../../org-objects'
import { permissions, system } from '../../../org-permissions'
import { guest, highVolume, ownerRule } from '../../../org-sharing'

const r = record('r', 'rw1')
const detail = [
  record('m', 'rw1'),
  addDetail('Part__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
  record('d', null, 'Part__c', { Thing__c: 'm' }),
]

describe('the answer', () => {
  it('R1.5 a tighter default, a missing permission and a lost row each lower it', () => {
    expect(answer(built(r, defaults('Thing__c', 'Read')), 're', 'r')).toBe(readOnly)
    expect(answer(built(r, defaults('Thing__c', 'Private')), 're', 'r')).toBe(nothing)
    const row = share('r', 're', 'Edit')
    expect(answer(built(r, row), 're', 'r')).toBe(readAndEdit)
    expect(answer(built(r, row, permissions('re', 'Thing__c', 'R')), 're', 'r')).toBe(readOnly)
  })

  it('R1.6 LAY-10 reading needs Read on the object and a door, or View All', () => {
    const row = share('r', 're')
    expect(answer(built(r, row, permissions('re', 'Thing__c', 'R')), 're', 'r')).toBe(readOnly)
    expect(answer(built(r, row, permissions('re', 'Thing__c', '')), 're', 'r')).toBe(nothing)
    expect(answer(built(r, permissions('re', 'Thing__c', 'R')), 're', 'r')).toBe(nothing)
    expect(answer(built(r, permissions('re', 'Thing__c', 'RV')), 're', 'r')).toBe(readOnly)
  })

  it('R1.14 R11.8 a detail has no owner, so nobody transfers it and All does without', () => {
    const org = built(...detail)
    expect(answer(org, 'adm', 'd')).toBe('REDA:All')
    expect(answer(org, 'rw1', 'd')).toBe('REDA:All')
    expect(answer(built(...detail, share('m', 're', 'Edit')), 're', 'd')).toBe('RED:Delete')
  })

  it('R1.18 LAY-02 Read on a detail presupposes Read on its master, View All on the detail does not', () => {
    const shut = permissions('rw1', 'Thing__c', '')
    expect(answer(built(...detail, shut), 'rw1', 'd')).toBe(nothing)
    const open = permissions('rw1', 'Part__c', 'RV')
    expect(answer(built(...detail, shut, open), 'rw1', 'd')).toBe(readOnly)
  })
})

describe('ownership', () => {
  it('R2.1 the owner has full access, another user of the role has none', () => {
    expect(answer(built(r), 'rw1', 'r')).toBe(allFive)
    expect(answer(built(r), 'rw2', 'r')).toBe(nothing)
  })

  it('R2.10 what has no owner opens by its master, not by a rule on owners', () => {
    const rule = ownerRule(role('Rep West'), { object: 'Part__c', to: role('Rep East') })
    expect(answer(built(...detail, rule), 're', 'd')).toBe(nothing)
    expect(answer(built(...detail, share('m', 're')), 're', 'd')).toBe(readOnly)
  })

  it('R2.11 a guest owns nothing, a high-volume user what is no account', () => {
    expect(answer(built(guest('g'), record('x', 'g')), 'g', 'x')).toBe(nothing)
    const org = built(record('acme', 'rw1', 'Account'), highVolume('h', 'acme'), record('x', 'h'))
    expect(answer(org, 'h', 'x').startsWith('RE')).toBe(true)
  })

  it('R15.21 a lead of a queue is open to its members alone', () => {
    const org = built(queue('Q', ['re']), record('l', 'Q', 'Lead'))
    expect(answer(org, 're', 'l')).toBe(allFive)
    expect(answer(org, 'rw1', 'l')).toBe(nothing)
  })
})

describe('overriding permissions', () => {
  it('R12.1 View All reads every record and edits where sharing lets it', () => {
    const all = permissions('re', 'Thing__c', 'CREDV')
    expect(answer(built(r, all), 're', 'r')).toBe(readOnly)
    expect(answer(built(r, all, share('r', 're', 'Edit')), 're', 'r')).toBe(readAndEdit)
  })

  it('R12.2 LAY-25 Modify All does everything, View All reads', () => {
    expect(answer(built(r, permissions('re', 'Thing__c', 'REDVM')), 're', 'r')).toBe(allFive)
    expect(answer(built(r, permissions('re', 'Thing__c', 'REDV')), 're', 'r')).toBe(readOnly)
  })

  it('R12.5 neither superiors nor peers have what View All gives', () => {
    const org = built(r, permissions('re', 'Thing__c', 'RV'))
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 've', 'r')).toBe(nothing)
  })

  it('R12.9 a guest reads no more for View All, and edits nothing', () => {
    const org = (letters: string) =>
      built(r, guest('g'), permissions('g', 'Thing__c', letters), system('g', 'ViewAllData'))
    expect(answer(org('REDVM'), 'g', 'r')).toBe(nothing)
    expect(answer(built(r, permissions('re', 'Thing__c', 'REDVM')), 're', 'r')).toBe(allFive)
  })

  it('R12.10 View All without Read on the object does not count, View All Data brings both', () => {
    const shut = permissions('re', 'Thing__c', 'V')
    expect(answer(built(r, shut), 're', 'r')).toBe(nothing)
    expect(answer(built(r, shut, system('re', 'ViewAllData')), 're', 'r')).toBe(readOnly)
  })
})
