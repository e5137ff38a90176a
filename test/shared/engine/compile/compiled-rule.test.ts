import { describe, expect, it } from 'vitest'
import { parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { answer, nothing, readOnly } from '../../../org-access'
import { built, group, queue, record, user, type Edit } from '../../../org-builder'
import { newField } from '../../../org-frame'
import { addField } from '../../../org-objects'
import { criteria, criteriaRule, guest, guestRule, ownerRule } from '../../../org-sharing'

const isA = criteria(['Type__c', 'equals', 'A'])
const typed = addField('Thing__c', newField('Type__c', 'Picklist'))
const aThing = (id: string, owner: string) => record(id, owner, 'Thing__c', { Type__c: 'A' })
/** Guest rules for several: users by id, or (null) a nickname that nobody in the import has. */
const sharedTo = (...ids: readonly (string | null)[]): Edit => {
  return (org: Org) => ({
    ...org,
    sharingRules: org.sharingRules.map((rule) => ({
      ...rule,
      sharedTo: ids.map((id) =>
        id === null
          ? ({ kind: 'unresolved', text: 'Somebody' } as const)
          : ({ kind: 'user', user: parseUserId(id) } as const),
      ),
    })),
  })
}

describe('R6.6 owners without a place in the hierarchy', () => {
  const owners = [
    ['AutomatedProcess', { userType: 'AutomatedProcess' }],
    ['CloudIntegrationUser', { userType: 'CloudIntegrationUser' }],
    ['CsnOnly', { userType: 'CsnOnly' }],
  ] as const

  it.each(owners)('a criteria rule passes by what a user of type %s owns', (_, changes) => {
    const things = [typed, user('nr', changes), aThing('theirs', 'nr'), aThing('mine', 'rw2')]
    const org = (ownedByAll: boolean) =>
      built(...things, criteriaRule(isA, { to: 're', ownedByAll }))
    expect(answer(org(false), 're', 'theirs')).toBe(nothing)
    expect(answer(org(false), 're', 'mine')).toBe(readOnly)
    expect(answer(org(true), 're', 'theirs')).toBe(readOnly)
  })
})

describe('R6.5 criteria on several fields', () => {
  it('every combination of values is told from every other', () => {
    const fields = ['Type__c', 'Size__c', 'Place__c']
    const values = ['A', 'B', 'C', 'D']
    const combos = values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])))
    const things = combos.map(
      (combo) =>
      record(combo.join(''), 'nr', 'Thing__c', Object.fromEntries(fields.map((f, i) => [f, combo[i] ?? '']))), // prettier-ignore
    )
    const rule = criteriaRule(
      criteria(['Type__c', 'equals', 'C'], ['Size__c', 'notEqual', 'B'], ['Place__c', 'equals', 'A,D']), // prettier-ignore
      { to: 're' },
    )
    const added = fields.map((field) => addField('Thing__c', newField(field, 'Picklist')))
    const org = built(...added, ...things, rule)
    const read = combos.map((combo) => combo.join('')).filter((id) => answer(org, 're', id) !== nothing) // prettier-ignore
    expect(read).toEqual(['CAA', 'CAD', 'CCA', 'CCD', 'CDA', 'CDD'])
  })
})

describe('R2.8 queues as sources', () => {
  it('each queue stands for its own records, whichever stands first', () => {
    const owned = [record('one', 'Q1'), record('two', 'Q2')]
    const queues = [group('G', ['nr']), queue('Q1', ['nr']), queue('Q2', ['nr'])]
    const org = built(...queues, ...owned, ownerRule('Q2', { to: 're' }))
    expect(answer(org, 're', 'two')).toBe(readOnly)
    expect(answer(org, 're', 'one')).toBe(nothing)
  })
})

describe('R5.11 a rule to a user who is not in the import', () => {
  it('may reach superiors of that user, and whoever is named beside', () => {
    const org = (...ids: readonly string[]) =>
      built(typed, aThing('t', 'nr'), criteriaRule(isA, { to: 're' }), sharedTo(...ids))
    expect(answer(org('re'), 've', 't')).toBe(readOnly)
    expect(answer(org('re'), 'rw2', 't')).toBe(nothing)
    expect(answer(org('absent'), 'rw2', 't')).toBe(`${nothing}?`)
    expect(answer(org('re', 'absent'), 'rw2', 't')).toBe(`${nothing}?`)
    expect(answer(org('re', 'absent'), 're', 't')).toBe(readOnly)
  })
})

describe('R6.7 whom a guest rule names', () => {
  const nameless: Edit = (org) => ({
    ...org,
    users: org.users.map((each) => (each.id === 'h' ? { ...each, nickname: null } : each)),
  })
  const things = [typed, aThing('t', 'nr'), guest('g'), guest('h'), nameless]
  const org = (...to: readonly (string | null)[]) =>
    built(...things, guestRule(isA, { to: 'g' }), sharedTo(...to))

  it('is a guest it resolves to; a nickname nobody has may be one without a nickname', () => {
    expect(answer(org('g'), 'g', 't')).toBe(readOnly)
    expect(answer(org('g'), 'h', 't')).toBe(nothing)
    expect(answer(org(null), 'g', 't')).toBe(nothing)
    expect(answer(org(null), 'h', 't')).toBe(`${nothing}?`)
    expect(answer(org('g', null), 'g', 't')).toBe(readOnly)
    expect(answer(org('g', null), 'h', 't')).toBe(`${nothing}?`)
  })
})
