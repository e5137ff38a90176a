import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, group, record, share, user } from '../../../org-builder'

const r = record('r', 'rw1')

describe('inactive and frozen users', () => {
  it('F156 R16.1 a frozen user keeps every flag', () => {
    const org = built(r, share('r', 're', 'Edit'), user('re', { isFrozen: true }))
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })

  it('F157 R16.3 superiors keep what an inactive user owns', () => {
    expect(answer(built(r, user('rw1', { isActive: false })), 'mw', 'r')).toBe(allFive)
  })

  it('F158 R16.4 a manual row to an inactive user is lost, for superiors too', () => {
    const org = built(r, share('r', 're'), user('re', { isActive: false }))
    expect(answer(org, 've', 'r')).toBe(nothing)
    expect(answer(built(r, share('r', 're')), 've', 'r')).toBe(readOnly)
  })

  it('R16.4 an Apex row to an inactive user stays', () => {
    const apex = share('r', 're', 'Read', { rowCause: 'Audit__c' })
    expect(answer(built(r, apex, user('re', { isActive: false })), 've', 'r')).toBe(readOnly)
  })

  it('R16.4 team rows to an inactive user are lost', () => {
    const team = share('c', 're', 'Edit', { rowCause: 'Team' })
    const org = built(record('c', 'rw1', 'Case'), team, user('re', { isActive: false }))
    expect(answer(org, 've', 'c')).toBe(nothing)
  })

  it('F163 R16.2 R5.10 an inactive member of a group still has the group’s door in the entitlement', () => {
    const org = built(r, group('G', ['re']), share('r', 'G'), user('re', { isActive: false }))
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })
})
