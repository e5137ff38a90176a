import { describe, expect, it } from 'vitest'
import { parseUserId } from '@shared/model/id'
import { answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import {
  built,
  changeRole,
  group,
  noChildLevels,
  record,
  share,
  unknownMembers,
} from '../../../org-builder'
import type { Edit } from '../../../org-builder'
import { addField, defaults, hierarchies } from '../../../org-objects'
import { newField } from '../../../org-frame'
import { highVolume, criteria, criteriaRule, ownerRule, territory } from '../../../org-sharing'

const account = record('a', 'rw1', 'Account')
const child = (id: string, object: string) => record(id, 've', object, { AccountId: 'a' })
const children = [account, child('o', 'Opportunity'), child('c', 'Case')]
const editsOpportunities = { opportunityAccessLevel: 'Edit' } as const

describe('levels of children by the account’s owner', () => {
  const org = built(...children, changeRole('Rep West', editsOpportunities))

  it('R10.5 R4.9 reach the owner and the owner’s superiors, not a colleague in the same role', () => {
    expect(answer(org, 'rw1', 'o')).toBe(readAndEdit)
    expect(answer(org, 'vw', 'o')).toBe(readAndEdit)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
    expect(answer(org, 're', 'o')).toBe(nothing)
  })

  it('R10.5 are for contacts, opportunities and cases: an order goes its own way', () => {
    const withOrder = built(
      ...children,
      child('order', 'Order'),
      changeRole('Rep West', { ...editsOpportunities, caseAccessLevel: 'Edit' }),
    )
    expect(answer(withOrder, 'rw1', 'c')).toBe(readAndEdit)
    expect(answer(withOrder, 'rw1', 'order')).toBe(nothing)
  })

  it('R10.9 hold for contacts with sharing of their own, not for those controlled by their account', () => {
    const edits = [
      account,
      child('p', 'Contact'),
      changeRole('Rep West', { contactAccessLevel: 'Read' }),
    ]
    expect(answer(built(...edits), 'rw1', 'p')).toBe(readOnly)
    const controlled = built(...edits, defaults('Contact', 'ControlledByParent'))
    expect(answer(controlled, 'rw1', 'p')).toBe('REDTA:All')
    expect(answer(controlled, 'rw2', 'p')).toBe(nothing)
  })

  it('R10.22 are not for a high-volume owner', () => {
    const owned = built(account, highVolume('hv', 'a'), record('b', 'hv', 'Account'))
    const org = built(
      () => owned,
      record('x', 've', 'Opportunity', { AccountId: 'b' }),
      changeRole('Rep West', editsOpportunities),
    )
    expect(answer(org, 'hv', 'x')).toBe(nothing)
  })
})

describe('levels of children by a rule on the account', () => {
  const rule = (to: string) =>
    ownerRule('rw1', { object: 'Account', to, children: editsOpportunities })
  const desk = group('Desk', ['re'])

  it('R6.9 reach whom the rule reaches, and only the kinds of children that it names', () => {
    const org = built(...children, desk, rule('Desk'))
    expect(answer(org, 're', 'o')).toBe(readAndEdit)
    expect(answer(org, 're', 'c')).toBe(nothing)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
  })

  it('R6.9 are none below an account that the rule does not share', () => {
    const other = [
      record('b', 'vw', 'Account'),
      record('x', 've', 'Opportunity', { AccountId: 'b' }),
    ]
    const org = built(...children, ...other, desk, rule('Desk'))
    expect(answer(org, 're', 'o')).toBe(readAndEdit)
    expect(answer(org, 're', 'x')).toBe(nothing)
  })

  it('R6.9 are unknown where the members of the group are', () => {
    const org = built(...children, desk, rule('Desk'), unknownMembers)
    expect(answer(org, 'rw2', 'o')).toBe(`${nothing}?`)
    expect(answer(org, 'rw2', 'c')).toBe(nothing)
  })

  it('R6.9 are unknown where the rule asks for a value that was not imported', () => {
    const asks = (field: string) =>
      criteriaRule(criteria([field, 'equals', 'West']), {
        object: 'Account',
        to: 'Desk',
        children: editsOpportunities,
      })
    const known = addField('Account', newField('Region__c', 'Text'))
    const west = record('w', 'rw1', 'Account', { Region__c: 'West' })
    const below = record('x', 've', 'Opportunity', { AccountId: 'w' })
    const org = built(known, west, below, desk)
    expect(
      answer(
        built(() => org, asks('Region__c')),
        're',
        'x',
      ),
    ).toBe(readAndEdit)
    expect(
      answer(
        built(() => org, asks('Absent__c')),
        're',
        'x',
      ),
    ).toBe(`${nothing}?`)
  })
})

describe('levels of children by a row on the account', () => {
  const levels = { children: editsOpportunities }

  it('R7.1 reach whom the row names and their superiors, on the kinds of children that it names', () => {
    const org = built(...children, share('a', 're', 'Read', levels))
    for (const user of ['re', 've']) expect(answer(org, user, 'o')).not.toBe(nothing)
    expect(answer(org, 're', 'o')).toBe(readAndEdit)
    expect(answer(org, 're', 'c')).toBe(nothing)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
  })

  it('R7.1 are unknown where the members of the group are', () => {
    const org = built(
      ...children,
      group('Desk', ['re']),
      share('a', 'Desk', 'Read', levels),
      unknownMembers,
    )
    expect(answer(org, 'rw2', 'o')).toBe(`${nothing}?`)
    expect(answer(org, 'rw2', 'c')).toBe(nothing)
  })

  it('R7.1 are none where the row says nothing of children', () => {
    const silent: Edit = (org) => ({
      ...org,
      shares: org.shares.map((each) => ({ ...each, accountSettings: null })),
    })
    const org = built(...children, share('a', 're', 'Read', levels), silent)
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'o')).toBe(nothing)
  })
})

describe('levels of children by a territory', () => {
  it('R9.4 reach the members of the account’s territory and nobody else', () => {
    const org = built(...children, territory('T', ['a'], ['re'], editsOpportunities))
    expect(answer(org, 're', 'o')).toBe(readAndEdit)
    expect(answer(org, 're', 'c')).toBe(nothing)
    expect(answer(org, 'rw2', 'o')).toBe(nothing)
  })
})

describe('rows that lead to somebody whom nobody imported', () => {
  const r = record('r', 'rw1')
  const stranger = { kind: 'user', user: parseUserId('stranger') } as const

  it('R7.2 leave the answer open, a row for a known colleague does not', () => {
    expect(answer(built(r, share('r', stranger)), 'cee', 'r')).toBe('REDTA:All')
    expect(answer(built(r, share('r', stranger)), 've', 'r')).toBe(`${nothing}?`)
    expect(answer(built(r, share('r', 'rw2')), 've', 'r')).toBe(nothing)
  })

  it('R6.4 a rule for a group whose members nobody imported leaves it open, too', () => {
    const rule = [group('Desk', ['re']), ownerRule('rw1', { to: 'Desk' })]
    expect(answer(built(r, ...rule), 're', 'r')).toBe(readOnly)
    expect(answer(built(r, ...rule), 'rw2', 'r')).toBe(nothing)
    expect(answer(built(r, ...rule, unknownMembers), 'rw2', 'r')).toBe(`${nothing}?`)
  })

  it('R4.7 an unknown owner leaves nothing open where the hierarchy is off', () => {
    const owners: Edit = (org) => ({
      ...org,
      records: org.records.map((table) => ({ ...table, owners: [parseUserId('stranger')] })),
    })
    expect(answer(built(r, owners), 've', 'r')).toBe(`${nothing}?`)
    expect(answer(built(r, owners, hierarchies('Thing__c', false)), 've', 'r')).toBe(nothing)
  })
})

it('R10.5 children without levels are none', () => {
  const org = built(...children, share('a', 're', 'Read', { children: noChildLevels }))
  for (const record of ['o', 'c']) expect(answer(org, 're', record)).toBe(nothing)
})
