import { describe, expect, it } from 'vitest'
import type { Org } from '@shared/model/org'
import type { RuleDraft } from '@shared/protocol/engine'
import { sharingRuleForm } from '../../../src-renderer/worker/calls/rule-form'
import { ruleChanges, trySharingRule } from '../../../src-renderer/worker/calls/try-rule'
import { changedOrg, openedOrg } from '@shared/scenario/opened-org'
import { built, queue, record, role } from '../../org-builder'
import { newField } from '../../org-frame'
import { addDetail, addField, defaults } from '../../org-objects'
import { criteria, criteriaRule, guestRule, guest, ownerRule } from '../../org-sharing'

const now = '2026-01-01T00:00:00.000Z'
const org = built(
  addField('Thing__c', newField('Region__c', 'Picklist')),
  addField('Thing__c', newField('Size__c', 'Number')),
  addField('Thing__c', newField('Notes__c', 'LongTextArea')),
  addField('Thing__c', newField('Total__c', 'Currency', { isCalculated: true })),
  record('t1', 'rw1', 'Thing__c', { Region__c: 'West', Size__c: '10' }),
  record('t2', 're', 'Thing__c', { Region__c: 'East', Size__c: '20' }),
  record('t3', 'nr', 'Thing__c', { Region__c: 'West', Size__c: null }),
)

const draft = (part: Partial<RuleDraft> = {}): RuleDraft => ({
  object: 'Thing__c',
  name: 'West_to_East',
  label: 'West to East',
  isActive: true,
  kind: 'criteria',
  accessLevel: 'Read',
  childLevels: null,
  sharedFrom: [],
  sharedTo: ['role:Rep_East'],
  criteria: criteria(['Region__c', 'equals', 'West']),
  booleanFilter: '',
  includesRoleless: true,
  ...part,
})
const tried = (part: Partial<RuleDraft> = {}, of: Org = org, was: string | null = null) =>
  trySharingRule(openedOrg(of, now), { draft: draft(part), was, sampleCount: 10 })
const rulesOf = (part: Partial<RuleDraft>, of: Org = org) =>
  tried(part, of).problems.map(({ rule, item }) => [rule, item])

describe('a sharing rule tried before it is saved', () => {
  it('R6.5 says how many records match, which, and why another does not', () => {
    const { result, problems } = tried()
    expect(problems).toEqual([])
    expect(result).toMatchObject({ matchedCount: 2, recordCount: 3, basis: 'records' })
    expect(result?.others.map(({ why }) => why)).toEqual(['1: `Region__c` is East'])
  })

  it('R6.13 counts whom and what it opens beyond what was open', () => {
    const { result } = tried()
    // Two records for the one user of the role and for each of the two above it, who saw neither.
    const { readCount = 0, editCount, userCount = 0 } = result ?? {}
    expect(readCount).toBeGreaterThan(0)
    expect(readCount).toBeLessThanOrEqual(2 * userCount)
    expect(editCount).toBe(0)
    expect(tried({ accessLevel: 'Edit' }).result?.editCount).toBeGreaterThan(0)
    expect(
      tried({ criteria: criteria(['Region__c', 'equals', 'Nowhere']) }).result?.readCount,
    ).toBe(0)
  })

  it('R6.4 an owner rule says whose records do not match', () => {
    const { result } = tried({ kind: 'owner', sharedFrom: ['role:Rep_West'], criteria: [] })
    expect(result?.matchedCount).toBe(1)
    expect(result?.others[0]?.why).toMatch(/its owner `re` .*R6\.4/)
  })

  it('R6.18 follows the logic over the criteria', () => {
    const items = criteria(['Region__c', 'equals', 'West'], ['Size__c', 'greaterThan', '15'])
    expect(tried({ criteria: items }).result?.matchedCount).toBe(0)
    expect(tried({ criteria: items, booleanFilter: '1 OR 2' }).result?.matchedCount).toBe(3)
  })

  it('product 4 without records tells of record classes, which a new rule makes anew', () => {
    const empty = { ...org, records: [] }
    const { result } = tried({}, empty)
    expect(result?.basis).toBe('record classes')
    expect(result?.matchedCount).toBeGreaterThan(0)
    expect((result?.recordCount ?? 0) - (result?.matchedCount ?? 0)).toBeGreaterThan(0)
    expect(result?.readCount).toBeGreaterThan(0)
  })

  it('saves what was tried: the changes make the drafted rule, and editing finds it as it was', () => {
    const { result } = tried({ booleanFilter: '1', accessLevel: 'Edit' })
    const { org: saved, refused } = changedOrg(org, result?.changes ?? [])
    expect(refused).toEqual([])
    const [form] = sharingRuleForm(openedOrg(saved, now).base.compiled, {
      object: 'Thing__c',
    }).rules
    expect(form).toEqual(draft({ booleanFilter: '1', accessLevel: 'Edit' }))
    const renamed = draft({ name: 'Renamed', kind: 'owner', sharedFrom: ['role:Rep_West'] })
    const again = changedOrg(saved, ruleChanges(renamed, 'West_to_East'))
    expect(again.refused).toEqual([])
    expect(again.org.sharingRules.map(({ name, kind }) => [name, kind])).toEqual([
      ['Renamed', 'owner'],
    ])
  })
})

describe('what is wrong with a rule, under the row that it is about', () => {
  it('R6.14 no criterion on a calculated or a long text field', () => {
    const items = criteria(
      ['Region__c', 'equals', 'x'],
      ['Total__c', 'equals', '1'],
      ['Notes__c', 'equals', 'x'],
    )
    expect(rulesOf({ criteria: items })).toEqual([
      ['R6.14', 1],
      ['R6.14', 2],
    ])
  })

  it('R6.15 no operator that does not go with the field’s type, and no text as a number', () => {
    expect(rulesOf({ criteria: criteria(['Size__c', 'contains', '1']) })).toEqual([['R6.15', 0]])
    expect(rulesOf({ criteria: criteria(['Size__c', 'equals', 'large']) })).toEqual([['R6.15', 0]])
    expect(rulesOf({ criteria: criteria(['Size__c', 'lessThan', '5']) })).toEqual([])
  })

  it('R6.18 no more than 25 criteria, and each of them in the logic', () => {
    const many = Array.from({ length: 26 }, () => criteria(['Region__c', 'equals', 'West'])).flat()
    expect(rulesOf({ criteria: many })).toEqual([['R6.18', null]])
    const two = criteria(['Region__c', 'equals', 'West'], ['Size__c', 'equals', '1'])
    expect(rulesOf({ criteria: two, booleanFilter: '1' })).toEqual([['R6.18', null]])
    expect(rulesOf({ criteria: two, booleanFilter: '1 AND' })).toContainEqual(['R6.18', null])
    expect(rulesOf({ criteria: two, booleanFilter: '1 OR 2' })).toEqual([])
  })

  it('R6.2 no rule on a detail', () => {
    const detailed = built(
      addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
    )
    expect(
      rulesOf({ object: 'Line__c', criteria: criteria(['Name', 'equals', 'x']) }, detailed),
    ).toContainEqual(['R6.2', null])
  })

  it('R6.12 somebody to share with, and R6.4 somebody whose records are shared', () => {
    expect(rulesOf({ sharedTo: [] })).toEqual([['R6.12', null]])
    expect(rulesOf({ kind: 'owner', criteria: [] })).toEqual([['R6.4', null]])
  })

  it('R6.7 a guest rule gives Read alone, and R6.8 full access is for campaigns', () => {
    expect(rulesOf({ kind: 'guest', accessLevel: 'Edit' })).toContainEqual(['R6.7', null])
    expect(rulesOf({ accessLevel: 'All' })).toContainEqual(['R6.8', null])
  })

  it('R6.1 warns, and no more, where the default opens as much already', () => {
    const open = built(
      addField('Thing__c', newField('Region__c', 'Picklist')),
      defaults('Thing__c', 'ReadWrite'),
      record('t1', 'rw1', 'Thing__c', { Region__c: 'West' }),
    )
    const { problems, result } = tried({}, open)
    expect(problems.map(({ rule, isWarning }) => [rule, isWarning])).toEqual([['R6.1', true]])
    expect(result?.readCount).toBe(0)
  })
})

describe('what a rule may name', () => {
  it('R6.12 offers queues as sources and never as targets, and R6.7 guests for guest rules', () => {
    const given = built(queue('Desk', ['rw1']), guest('gus'))
    const form = sharingRuleForm(openedOrg(given, now).base.compiled, { object: 'Thing__c' })
    expect(form.sources.some(({ text }) => text.startsWith('queue:'))).toBe(true)
    expect(form.targets.some(({ text }) => text.startsWith('queue:'))).toBe(false)
    expect(form.guests).toHaveLength(1)
  })

  it('R6.3 lists the rules of the object as drafts', () => {
    const ruled = built(
      ownerRule(role('Rep West'), { to: role('Rep East') }),
      criteriaRule(criteria(['Region__c', 'equals', 'West']), { to: role('Rep East') }),
      guest('gus'),
      guestRule(criteria(['Region__c', 'equals', 'West']), { to: 'gus' }),
      ownerRule(role('Rep West'), { object: 'Lead', to: role('Rep East') }),
    )
    const form = sharingRuleForm(openedOrg(ruled, now).base.compiled, { object: 'Thing__c' })
    expect(form.rules.map(({ kind }) => kind)).toEqual(['owner', 'criteria', 'guest'])
    expect(form.rules[0]?.sharedFrom).toEqual(['role:Rep_West'])
  })
})
