import { describe, expect, it } from 'vitest'
import { fieldOfUser } from '@shared/engine/restriction/restriction-rules'
import type { Org } from '@shared/model/org'
import type { CriteriaItem } from '@shared/model/sharing'
import type { RestrictionDraft } from '@shared/protocol/engine'
import { changedOrg, openedOrg } from '@shared/scenario/opened-org'
import {
  filterText,
  restrictionForm,
  testsOf,
  userPaths,
} from '../../../src-renderer/worker/calls/restriction-form'
import { tryRestriction } from '../../../src-renderer/worker/calls/try-restriction'
import { built, record } from '../../org-builder'

const now = '2026-01-01T00:00:00.000Z'
const org: Org = {
  ...built(record('t1', 'rw1', 'Thing__c', {}), record('t2', 're', 'Thing__c', {})),
  restrictionRules: [
    {
      ...{ name: 'Own', object: 'Thing__c', isActive: true, enforcementType: 'Restrict' },
      userCriteria: '$User.IsActive = true',
      recordFilter: 'OwnerId = $User.Id',
    },
  ],
}
const [rep] = org.users
const item = (field: string, value: string): CriteriaItem => ({
  ...{ field, value, operation: 'equals' },
})
const draft = (part: Partial<RestrictionDraft> = {}): RestrictionDraft => ({
  ...{ name: 'Own', object: 'Thing__c', isActive: true, enforcementType: 'Restrict' },
  users: [item('$User.Username', rep?.username ?? '')],
  records: [item('OwnerId', '$User.Id')],
  ...part,
})
const tried = (part: Partial<RestrictionDraft> = {}, of: Org = org) =>
  tryRestriction(openedOrg(of, now), { draft: draft(part), was: 'Own' })

describe('a restriction rule tried before it is saved', () => {
  it.each([
    ['$User.IsActive = true', [item('$User.IsActive', 'true')]],
    ['OR(Kind__c = a, Kind__c = b)', [item('Kind__c', 'a'), item('Kind__c', 'b')]],
    ["ISPICKVAL(Kind__c,'a')", [item('Kind__c', 'a')]],
    ['', []],
  ])('R14.6 reads `%s` as tests of which one must hold', (text, tests) => {
    expect(testsOf(text)).toEqual(tests)
  })

  it('R14.6 reads nothing into text of another form', () => {
    expect(testsOf('NOT(IsActive)')).toBeNull()
  })

  it('R14.6 writes tests so that they are read as the same tests', () => {
    const tests = [item('Kind__c', 'a'), item('Owner:User.UserRoleId', '$User.UserRoleId')]
    expect(testsOf(filterText(tests))).toEqual(tests)
    expect(filterText(tests.slice(0, 1))).toBe('Kind__c = a')
    expect(filterText([item('Kind__c', 'a, b'), item('Kind__c', 'c')])).toBe(
      'OR(Kind__c = a, Kind__c = b, Kind__c = c)',
    )
  })

  it('R14.6 offers only what the engine knows of a user', () => {
    const compiled = openedOrg(org, now).base.compiled
    for (const path of userPaths) expect(fieldOfUser(compiled, 0, path.split('.'))).toBeDefined()
    expect(fieldOfUser(compiled, 0, ['Department'])).toBeUndefined()
  })

  it('R14.1 says whom the rule is about', () => {
    const { result, problems } = tried()
    expect(problems).toEqual([])
    expect(result).toMatchObject({ userCount: 1, possibleUserCount: 0, recordCount: 2 })
  })

  it('R14.2 hides only what is read without the rule', () => {
    const [user] = tried().result?.users ?? []
    expect(user?.readCount).toBeGreaterThanOrEqual(user?.hiddenCount ?? 1)
    expect(user?.hidden).not.toBe(user?.left)
  })

  it('R14.6 says which test has no field or no value, and makes no changes', () => {
    const { result, problems } = tried({ users: [item('', '')], records: [item('OwnerId', ' ')] })
    expect(result).toBeNull()
    expect(problems.map(({ place, item: at, rule }) => [place, at, rule])).toEqual([
      ['to', 0, 'R14.6'],
      ['criteria', 0, 'R14.6'],
    ])
  })

  it('R14.3 says that an object cannot have such a rule', () => {
    const { result, problems } = tried({ object: 'Account' })
    expect(result).toBeNull()
    expect(problems.map(({ place }) => place)).toEqual(['rule'])
  })

  it('makes the rule as the form says, and nothing where nothing differs', () => {
    const changes = tried({ name: 'Mine', isActive: false }).result?.changes ?? []
    const [made] = changedOrg(org, changes).org.restrictionRules
    expect(made).toMatchObject({
      ...{ name: 'Mine', isActive: false, recordFilter: 'OwnerId = $User.Id' },
      userCriteria: `$User.Username = ${rep?.username ?? ''}`,
    })
    const same = restrictionForm(openedOrg(org, now).base.compiled, { name: 'Own', object: null })
    expect(same === null ? null : tried(same.draft).result?.changes).toEqual([])
  })
})
