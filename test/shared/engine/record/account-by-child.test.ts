import { describe, expect, it } from 'vitest'
import { answer, nothing, readOnly } from '../../../org-access'
import { built, group, queue, record, role, share, unknownMembers } from '../../../org-builder'
import { addField, settings } from '../../../org-objects'
import { newField } from '../../../org-frame'
import {
  criteria,
  criteriaRule,
  guest,
  highVolume,
  ownerRule,
  partner,
  territory,
} from '../../../org-sharing'

const account = record('a', 'rw1', 'Account')
const ofAccount = (id: string, object: string, owner = 'rw1', cells = {}) =>
  record(id, owner, object, { AccountId: 'a', ...cells })
const desk = group('Desk', ['re'])

describe('an account is read by whom a child of it is shared with', () => {
  const shared = [account, ofAccount('c', 'Case'), desk, share('c', 'Desk')]

  it('R10.1 through a group: its members, nobody beside', () => {
    const org = built(...shared)
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R10.1 is open where the members of the group are not known, not to guests', () => {
    const org = built(...shared, guest('g'), unknownMembers)
    expect(answer(org, 'rw2', 'a')).toBe(`${nothing}?`)
    expect(answer(org, 'g', 'a')).toBe(nothing)
  })

  it('R10.1 through a rule on the child: whom it reaches, by the records that it matches', () => {
    const org = built(
      account,
      record('b', 'rw1', 'Account'),
      ofAccount('c', 'Case'),
      record('d', 'nr', 'Case', { AccountId: 'b' }),
      desk,
      ownerRule('rw1', { object: 'Case', to: 'Desk' }),
    )
    expect(answer(org, 're', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'b')).toBe(nothing)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R10.1 is open where a rule asks for a value of the child that was not imported', () => {
    const rule = criteriaRule(criteria(['Absent__c', 'equals', 'x']), {
      object: 'Case',
      to: 'Desk',
    })
    const org = built(account, ofAccount('c', 'Case'), desk, rule)
    expect(answer(org, 're', 'a')).toBe(`${nothing}?`)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R10.1 through a queue that owns the child, and those above its members', () => {
    const org = built(account, queue('Q', ['re']), ofAccount('c', 'Case', 'Q'))
    for (const user of ['re', 've']) expect(answer(org, user, 'a')).toBe(readOnly)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
  })

  it('R10.4 not by a rule or a row on an order, whose owner alone reads it', () => {
    const org = built(
      account,
      ofAccount('o', 'Order', 've'),
      share('o', 're'),
      ownerRule('ve', { object: 'Order', to: role('Rep East') }),
    )
    expect(answer(org, 've', 'a')).toBe(readOnly)
    expect(answer(org, 're', 'a')).toBe(nothing)
  })

  it('R10.22 not by a high-volume owner’s child', () => {
    const org = built(account, record('b', 'rw1', 'Account'), highVolume('hv', 'b'))
    const withCase = built(() => org, ofAccount('c', 'Case', 'hv'))
    expect(answer(withCase, 'hv', 'a')).toBe(nothing)
    expect(answer(withCase, 'hv', 'b')).toBe(readOnly)
  })
})

describe('an account is read by whom the territory of its opportunity opens it to', () => {
  const above = { parent: 'P' as never } // a territory of the test
  const edits = (level: 'None' | 'Read') => [
    account,
    ofAccount('o', 'Opportunity', 'rw1', { Territory2Id: 'T' }),
    territory('P', [], ['nr']),
    territory('T', [], ['re'], { ...above, opportunityAccessLevel: level }),
  ]

  it('R9.9 D-33 its members where it opens opportunities, and nobody where it does not', () => {
    for (const record of ['o', 'a']) {
      expect(answer(built(...edits('Read')), 're', record)).toBe(readOnly)
      expect(answer(built(...edits('None')), 're', record)).toBe(nothing)
      expect(answer(built(...edits('Read')), 'rw2', record)).toBe(nothing)
    }
  })

  it('R9.9 D-33 the territories above by the forecast level, no others', () => {
    const open = settings({ t2ForecastAccessLevel: 'Read' })
    const org = built(...edits('None'), open)
    expect(answer(org, 'nr', 'a')).toBe(readOnly)
    expect(answer(org, 'rw2', 'a')).toBe(nothing)
    expect(answer(built(...edits('None')), 'nr', 'a')).toBe(nothing)
  })
})

describe('who takes part in rows', () => {
  const r = record('r', 'rw1', 'Thing__c', { IsPrivate: 'true' })

  it('R5.4 partners and customers with a role do, high-volume users do not', () => {
    const plus = partner('cp', 'a', 'User', { userType: 'PowerCustomerSuccess' })
    const org = built(account, plus, highVolume('hv', 'a'), r, share('r', 'cp'), share('r', 'hv'))
    expect(answer(org, 'cp', 'r')).toBe(readOnly)
    expect(answer(org, 'hv', 'r')).toBe(nothing)
  })

  it('R13.22 a guest does not, not even where the members of a group are unknown', () => {
    const org = built(r, desk, share('r', 'Desk'), guest('g'), unknownMembers)
    expect(answer(org, 'g', 'r')).toBe(nothing)
    expect(answer(org, 'rw2', 'r')).toBe(`${nothing}?`)
  })

  it('R15.27 only an opportunity is private by its checkbox', () => {
    const tick = addField('Thing__c', newField('IsPrivate', 'Checkbox'))
    const shared = [share('r', 're'), share('o', 're')]
    const opportunity = record('o', 'rw1', 'Opportunity', { IsPrivate: 'true' })
    const org = built(r, tick, opportunity, ...shared)
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 're', 'o')).toBe(nothing)
  })
})
