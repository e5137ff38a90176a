import { describe, expect, it } from 'vitest'
import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { answer, canShare, nothing, readAndEdit, readOnly } from '../../../org-access'
import { addUser, built, owner, record, share } from '../../../org-builder'
import { defaults } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

const r = record('r', 'rw1')
const acme = record('acme', 'rw1', 'Account')

describe('manual and Apex-managed sharing', () => {
  it('F085 R7.1 a manual row reaches the user and the superiors', () => {
    const org = built(r, share('r', 're', 'Edit'))
    for (const reached of ['re', 've']) expect(answer(org, reached, 'r')).toBe(readAndEdit)
    expect(answer(org, 'rw2', 'r')).toBe(nothing)
  })

  it('F086 R7.6 R8.8 a change of owner drops manual rows and keeps Apex rows', () => {
    const org = built(r, share('r', 're', 'Edit'), share('r', 'nr', 'Read', { rowCause: 'X__c' }))
    const parsed = parseChange('record:r.owner=user:rw2@frame.example')
    if (parsed.kind !== 'ok') throw new Error('the change is not understood')
    const changed = applyChanges(org, [parsed.change])
    if (changed.kind !== 'ok') throw new Error(`refused: ${changed.text}`)
    expect(answer(changed.org, 're', 'r')).toBe(nothing)
    expect(answer(changed.org, 'nr', 'r')).toBe(readOnly)
    expect(answer(changed.org, 'rw2', 'r')[0]).toBe('R')
  })

  it('F087 R7.6 an Apex row with a reason stays when the owner changes', () => {
    const org = built(r, share('r', 're', 'Edit', { rowCause: 'X__c' }), owner('r', 'rw2'))
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })

  it('F088 R7.3 LAY-19 owner and superiors may share, a user with a row may not', () => {
    const org = built(r, share('r', 're', 'Edit'), permissions('rw1', 'Thing__c', 'R'))
    expect(canShare(org, 're', 'r')).toBe(false)
    expect(canShare(org, 'mw', 'r')).toBe(true)
    expect(canShare(org, 'rw1', 'r')).toBe(true)
  })

  it('F089 R7.3 nobody shares what is Public Read/Write to everybody', () => {
    const org = built(r, defaults('Thing__c', 'ReadWrite', 'ReadWrite'))
    expect(canShare(org, 'rw1', 'r')).toBe(false)
    expect(canShare(built(r), 'rw1', 'r')).toBe(true)
  })

  it('F090 R7.4 R10.1 sharing an opportunity opens its account for Read', () => {
    const org = built(
      acme,
      record('o', 'rw1', 'Opportunity', { AccountId: 'acme' }),
      share('o', 're'),
    )
    expect(answer(org, 're', 'acme')).toBe(readOnly)
  })

  it('R7.7 an Apex row has its level, whatever its reason is called', () => {
    const org = built(r, share('r', 're', 'Read', { rowCause: 'Audit__c' }))
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })
})

describe('teams', () => {
  it('F091 R8.1 an account team row has a level of its own for cases', () => {
    const org = built(
      acme,
      record('c', 'nr', 'Case', { AccountId: 'acme' }),
      record('o', 'nr', 'Opportunity', { AccountId: 'acme' }),
      share('acme', 're', 'Read', { rowCause: 'Team', children: { caseAccessLevel: 'Edit' } }),
    )
    expect(answer(org, 're', 'acme')).toBe(readOnly)
    expect(answer(org, 're', 'c')).toBe(readAndEdit)
    expect(answer(org, 're', 'o')).toBe(nothing)
  })

  it('F092 R8.5 superiors of an opportunity team member have the member’s level', () => {
    const opportunity = record('o', 'rw1', 'Opportunity', { AccountId: 'acme' })
    const org = built(acme, opportunity, share('o', 're', 'Edit', { rowCause: 'Team' }))
    expect(answer(org, 've', 'o')).toBe(readAndEdit)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
  })

  it('F093 F094 R8.4 R8.7 a team that grants no row opens nothing', () => {
    const org = built(acme, record('c', 'rw1', 'Case'))
    expect(answer(org, 're', 'c')).toBe(nothing)
    expect(answer(org, 're', 'acme')).toBe(nothing)
  })

  it('R8.12 Eva of the account team, and her superior', () => {
    const org = built(
      addUser('eva', 'Rep East'),
      acme,
      record('o', 'nr', 'Opportunity', { AccountId: 'acme' }),
      record('c', 'nr', 'Case', { AccountId: 'acme' }),
      record('k', 'nr', 'Contact', { AccountId: 'acme' }),
      share('acme', 'eva', 'Read', {
        rowCause: 'Team',
        children: { opportunityAccessLevel: 'Read', caseAccessLevel: 'Edit' },
      }),
    )
    for (const reached of ['eva', 've']) {
      expect(answer(org, reached, 'acme')).toBe(readOnly)
      expect(answer(org, reached, 'o')).toBe(readOnly)
      expect(answer(org, reached, 'c')).toBe(readAndEdit)
      expect(answer(org, reached, 'k')).toBe(nothing)
    }
  })
})
