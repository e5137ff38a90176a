import { booleanFilterProblem } from '@shared/import/metadata/boolean-filter'
import { describe, expect, it } from 'vitest'
import { codesOf, component, readingOf } from './reading-of'

const rulesOf = (inner: string) =>
  readingOf({ 'sharingRules/account.sharingRules': component('SharingRules', inner) })
const item = (operation: string) =>
  `<criteriaItems><field>Rating</field><operation>${operation}</operation><value> Hot, "a,b"</value></criteriaItems>`
const criteriaRule = (inner: string) =>
  `<sharingCriteriaRules><fullName>R</fullName><accessLevel>Read</accessLevel><sharedTo><group>G</group></sharedTo>${inner}</sharingCriteriaRules>`

describe('whom a rule names', () => {
  it('old plural spellings are the new ones, flags have no name', async () => {
    const { metadata } = await rulesOf(
      `<sharingOwnerRules><fullName>R</fullName><accessLevel>Edit</accessLevel>
      <sharedFrom><rolesAndSubordinates>Sales</rolesAndSubordinates><queue>Q</queue></sharedFrom>
      <sharedTo><groups>G</groups><allInternalUsers></allInternalUsers><portalRole>P</portalRole></sharedTo></sharingOwnerRules>`,
    )
    const [rule] = metadata.sharingRules
    expect(rule?.sharedFrom.map(({ element, name }) => [element, name])).toEqual([
      ['roleAndSubordinates', 'Sales'],
      ['queue', 'Q'],
    ])
    expect(rule?.sharedTo.map(({ element, name }) => [element, name])).toEqual([
      ['group', 'G'],
      ['allInternalUsers', ''],
      ['portalRole', 'P'],
    ])
  })

  it('an unknown element is kept as unknown, never dropped', async () => {
    const reading = await rulesOf(
      '<sharingOwnerRules><fullName>R</fullName><accessLevel>Read</accessLevel><sharedTo><starship>Enterprise</starship></sharedTo></sharingOwnerRules>',
    )
    expect(codesOf(reading)).toEqual(['unknown-grantee'])
    expect(reading.metadata.sharingRules[0]?.sharedTo).toMatchObject([
      { element: null, name: 'starship:Enterprise' },
    ])
  })
})

describe('criteria', () => {
  it('values stay as written, operations are the known ones', async () => {
    const reading = await rulesOf(criteriaRule(item('equals')))
    expect(reading.metadata.sharingRules[0]).toMatchObject({
      kind: 'criteria',
      object: 'account',
      criteria: [{ field: 'Rating', operation: 'equals', value: ' Hot, "a,b"' }],
      problem: null,
    })
    expect(reading.diagnostics).toEqual([])
  })

  it('a rule with an unknown operation is kept, marked, and an error', async () => {
    const reading = await rulesOf(criteriaRule(item('resembles')))
    expect(reading.metadata.sharingRules[0]?.problem).toContain('item 1')
    expect(codesOf(reading)).toContain('bad-sharing-rule')
  })

  it('an unknown level counts as the least', async () => {
    const reading = await rulesOf(
      '<sharingOwnerRules><fullName>R</fullName><accessLevel>Total</accessLevel></sharingOwnerRules>',
    )
    expect(reading.metadata.sharingRules[0]?.accessLevel).toBe('Read')
    expect(codesOf(reading)).toEqual(['unknown-value'])
  })

  it('a boolean filter beyond its items is an error of the rule', async () => {
    const filtered = (filter: string) =>
      rulesOf(criteriaRule(`${item('equals')}<booleanFilter>${filter}</booleanFilter>`))
    expect((await filtered('1 AND 2')).metadata.sharingRules[0]?.problem).not.toBeNull()
    expect((await filtered('not (1)')).metadata.sharingRules[0]?.problem).toBeNull()
  })
})

describe('boolean filters', () => {
  it.each(['1 AND (2 OR 3)', '(1 and 2) or 3', 'NOT 1', '((1))', '1AND 2'])(
    '%s reads',
    (filter) => {
      expect(booleanFilterProblem(filter, 3)).toBeNull()
    },
  )

  it.each(['1 AND', '4', '0', '(1', '1)', '1 2', 'AND', '1 XOR 2', '', '1 AND (2 OR)'])(
    '%s does not',
    (filter) => {
      expect(booleanFilterProblem(filter, 3)).not.toBeNull()
    },
  )
})

it('rules of before API 33 are named as the old form, not read in silence', async () => {
  const reading = await readingOf({
    'accountSharingRules/Account.sharingRules': component('AccountSharingRules', ''),
  })
  expect(codesOf(reading)).toEqual(['old-sharing-rules'])
  expect(reading.metadata.counts).toEqual([
    { type: 'AccountSharingRules', count: 1, isRead: false },
  ])
})

it('restriction rules that nobody switched on are off, unknown kinds restrict', async () => {
  const reading = await readingOf({
    'restrictionRules/R.rule': component(
      'RestrictionRule',
      '<enforcementType>Banish</enforcementType><targetEntity>Task</targetEntity>',
    ),
    'fieldRestrictionRules/F.rule': component(
      'FieldRestrictionRule',
      '<active>true</active><targetEntity>Task</targetEntity>',
    ),
  })
  expect(
    reading.metadata.restrictionRules.map(({ name, isActive, enforcementType }) => [
      name,
      isActive,
      enforcementType,
    ]),
  ).toEqual([
    ['F', true, 'FieldRestrict'],
    ['R', false, 'Restrict'],
  ])
})
