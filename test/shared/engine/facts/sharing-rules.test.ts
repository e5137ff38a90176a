import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing, readAndEdit, readOnly } from '../../../org-access'
import { built, group, queue, record, role, user, type Edit } from '../../../org-builder'
import { addDetail, addField, defaults } from '../../../org-objects'
import { newField } from '../../../org-frame'
import {
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
} from '../../../org-sharing'

const r = record('r', 'rw1')
const westToEast = ownerRule(role('Rep West'), { to: role('Rep East') })
const toEast = { to: role('Rep East') }
const acme = record('acme', 'rw1', 'Account')

/** A Thing__c of rw1 with these cells; every field is text. */
function filled(cells: Readonly<Record<string, string | null>>): Edit {
  return (org) =>
    Object.keys(cells).reduce(
      (grown, name) =>
        name === 'Name' ? grown : addField('Thing__c', newField(name, 'Text'))(grown),
      record('r', 'rw1', 'Thing__c', cells)(org),
    )
}

describe('sharing rules', () => {
  it('F067 R6.4 records of a role are shared with another role', () => {
    const org = built(r, westToEast)
    expect(answer(org, 're', 'r')).toBe(readOnly)
    expect(answer(org, 'nr', 'r')).toBe(nothing)
  })

  it('F068 R6.4 R5.13 records of superiors of the source are not shared', () => {
    expect(answer(built(record('r5', 'mw'), westToEast), 're', 'r5')).toBe(nothing)
  })

  it('F069 R2.8 a queue-owned record does not match by the members of the queue', () => {
    const org = built(queue('Q', ['rw1']), record('r', 'Q'), westToEast)
    expect(answer(org, 're', 'r')).toBe(nothing)
    const fromQueue = built(queue('Q', ['rw1']), record('r', 'Q'), ownerRule('Q', toEast))
    expect(answer(fromQueue, 're', 'r')).toBe(readOnly)
  })

  it('F070 R6.4 records of an inactive owner still match', () => {
    const org = built(r, westToEast, user('rw1', { isActive: false }))
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })

  it('F071 R6.5 criteria on the record’s own fields', () => {
    const rule = criteriaRule(criteria(['Status__c', 'equals', 'Open']), {
      ...toEast,
      level: 'Edit',
    })
    expect(answer(built(filled({ Status__c: 'Open' }), rule), 're', 'r')).toBe(readAndEdit)
    expect(answer(built(filled({ Status__c: 'Done' }), rule), 're', 'r')).toBe(nothing)
  })

  it('F072 R6.16 text is compared with its case', () => {
    const rule = criteriaRule(criteria(['Name', 'equals', 'manager']), toEast)
    expect(answer(built(filled({ Name: 'Manager' }), rule), 're', 'r')).toBe(nothing)
    expect(answer(built(filled({ Name: 'manager' }), rule), 're', 'r')).toBe(readOnly)
  })

  it('F073 R6.16 a comma list is any of them', () => {
    const rule = criteriaRule(criteria(['Region__c', 'equals', 'West,East']), toEast)
    expect(answer(built(filled({ Region__c: 'East' }), rule), 're', 'r')).toBe(readOnly)
    expect(answer(built(filled({ Region__c: 'North' }), rule), 're', 'r')).toBe(nothing)
  })

  it('F074 R6.18 a filter combines its items', () => {
    const rule = criteriaRule(
      criteria(['A__c', 'equals', 'x'], ['B__c', 'equals', 'x'], ['C__c', 'equals', 'x']),
      { ...toEast, filter: '1 AND (2 OR 3)' },
    )
    const matched = built(filled({ A__c: 'x', B__c: 'y', C__c: 'x' }), rule)
    expect(answer(matched, 're', 'r')).toBe(readOnly)
    const unmatched = built(filled({ A__c: 'x', B__c: 'y', C__c: 'y' }), rule)
    expect(answer(unmatched, 're', 'r')).toBe(nothing)
  })

  it('F075 R6.6 records of high-volume users match only where the rule includes them', () => {
    const matched = (ownedByAll: boolean) =>
      built(
        acme,
        highVolume('h', 'acme'),
        record('r', 'h', 'Thing__c', { Name: 'x' }),
        criteriaRule(criteria(['Name', 'equals', 'x']), { ...toEast, ownedByAll }),
      )
    expect(answer(matched(false), 're', 'r')).toBe(nothing)
    expect(answer(matched(true), 're', 'r')).toBe(readOnly)
  })

  it('R6.6 records of system users match only where the rule includes them', () => {
    const matched = (userType: 'CloudIntegrationUser' | 'Standard', ownedByAll: boolean) =>
      built(
        user('nr', { userType }),
        record('r', 'nr', 'Thing__c', { Name: 'x' }),
        criteriaRule(criteria(['Name', 'equals', 'x']), { ...toEast, ownedByAll }),
      )
    expect(answer(matched('CloudIntegrationUser', false), 're', 'r')).toBe(nothing)
    expect(answer(matched('CloudIntegrationUser', true), 're', 'r')).toBe(readOnly)
    expect(answer(matched('Standard', false), 're', 'r')).toBe(readOnly)
  })

  it('F076 R6.6 records of a user without role match either way', () => {
    const rule = criteriaRule(criteria(['Name', 'equals', 'x']), { ...toEast, ownedByAll: false })
    const org = built(record('r', 'nr', 'Thing__c', { Name: 'x' }), rule)
    expect(answer(org, 're', 'r')).toBe(readOnly)
  })

  it('F077 R6.17 a blank field is not equal to anything', () => {
    const rule = criteriaRule(criteria(['Stage__c', 'notEqual', 'Closed']), toEast)
    expect(answer(built(filled({ Stage__c: null }), rule), 're', 'r')).toBe(readOnly)
    expect(answer(built(filled({ Stage__c: 'Closed' }), rule), 're', 'r')).toBe(nothing)
    const starts = criteriaRule(criteria(['Stage__c', 'startsWith', 'C']), toEast)
    expect(answer(built(filled({ Stage__c: null }), starts), 're', 'r')).toBe(nothing)
  })

  it('F078 R6.19 of two matching rules the higher level counts', () => {
    const edit = ownerRule(role('Rep West'), { ...toEast, level: 'Edit' })
    expect(answer(built(r, westToEast, edit), 're', 'r')).toBe(readAndEdit)
  })

  it('F079 R6.9 an account rule gives its case level on the cases', () => {
    const rule = ownerRule(role('Rep West'), {
      ...toEast,
      object: 'Account',
      children: { caseAccessLevel: 'Edit' },
    })
    const org = built(acme, record('c', 'nr', 'Case', { AccountId: 'acme' }), rule)
    expect(answer(org, 're', 'c')).toBe(readAndEdit)
    expect(answer(org, 're', 'acme')).toBe(readOnly)
    expect(answer(built(acme, record('c', 'nr', 'Case'), rule), 're', 'c')).toBe(nothing)
  })

  it('F080 R6.10 an opportunity rule opens the account for Read', () => {
    const rule = ownerRule(role('Rep West'), { ...toEast, object: 'Opportunity', level: 'Edit' })
    const org = built(acme, record('o', 'rw1', 'Opportunity', { AccountId: 'acme' }), rule)
    expect(answer(org, 're', 'o')).toBe(readAndEdit)
    expect(answer(org, 're', 'acme')).toBe(readOnly)
  })

  it('F081 R6.8 a campaign rule may give Full Access', () => {
    const rule = ownerRule(role('Rep West'), { ...toEast, object: 'Campaign', level: 'All' })
    expect(answer(built(record('k', 'rw1', 'Campaign'), rule), 're', 'k')).toBe(allFive)
  })

  it('F082 R6.2 a rule on a detail object has no effect', () => {
    const org = built(
      addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
      r,
      record('line', null, 'Line__c', { Thing__c: 'r', Name: 'x' }),
      criteriaRule(criteria(['Name', 'equals', 'x']), { ...toEast, object: 'Line__c' }),
    )
    expect(answer(org, 're', 'line')).toBe(nothing)
    expect(answer(org, 'rw1', 'line')).toBe('REDA:All')
  })

  it('F083 R6.22 a contact without account takes part in no rule', () => {
    const rule = criteriaRule(criteria(['Name', 'equals', 'x']), { ...toEast, object: 'Contact' })
    const cells = { AccountId: null, Name: 'x' }
    expect(answer(built(record('c', 'rw1', 'Contact', cells), rule), 're', 'c')).toBe(nothing)
    const withAccount = record('c', 'rw1', 'Contact', { ...cells, AccountId: 'acme' })
    expect(answer(built(acme, withAccount, rule), 're', 'c')).toBe(readOnly)
  })

  it('F084 R6.7 a guest rule opens the record to the site’s guest for Read', () => {
    const rule = guestRule(criteria(['Name', 'equals', 'x']), {
      to: { kind: 'unresolved', text: 'g' },
    })
    const edits = [guest('g'), record('r', 'rw1', 'Thing__c', { Name: 'x' })]
    const named = guestRule(criteria(['Name', 'equals', 'x']), { to: 'g' })
    expect(answer(built(...edits, named), 'g', 'r')).toBe(readOnly)
    expect(answer(built(...edits), 'g', 'r')).toBe(nothing)
    expect(answer(built(...edits, rule), 'rw2', 'r')[0]).not.toBe('R')
  })

  it('R6.1 a rule below the default adds nothing', () => {
    const org = built(r, defaults('Thing__c', 'ReadWrite'), westToEast)
    expect(answer(org, 're', 'r')).toBe(readAndEdit)
  })

  it('R6.24 a High record of Tier 1: Tier 2 and those above read, the Watch group edits, its superiors do not', () => {
    const org = built(
      group('Watch', ['nr', 'rw2']),
      record('c', 're', 'Case', { Priority: 'High' }),
      ownerRule(role('Rep East'), { object: 'Case', to: role('Rep West') }),
      criteriaRule(criteria(['Priority', 'equals', 'High']), {
        object: 'Case',
        to: 'Watch',
        level: 'Edit',
      }),
    )
    expect(answer(org, 'rw1', 'c')).toBe(readOnly)
    expect(answer(org, 'mw', 'c')).toBe(readOnly)
    expect(answer(org, 'rw2', 'c')).toBe(readAndEdit)
    expect(answer(org, 'nr', 'c')).toBe(readAndEdit)
  })
})
