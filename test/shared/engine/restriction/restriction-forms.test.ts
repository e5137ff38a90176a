import { recordPosition } from '@shared/engine/compile/compile-org'
import { admits, appliesTo } from '@shared/engine/restriction/restriction-rules'
import { subjectOf } from '@shared/engine/record/subject'
import type { Truth } from '@shared/model/boolean-filter'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { RestrictionRule } from '@shared/model/sharing'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../org-access'
import { built, queue, record, user } from '../../../org-builder'
import { profileOf } from '../../../org-frame'

const org = built(
  record('north', 'rw1', 'Port__c', { Region__c: 'North' }),
  record('r', 'rw1', 'Thing__c', {
    Status__c: 'Open',
    Count__c: '5.0',
    Done__c: 'true',
    Blank__c: null,
    Port__c: 'north',
    Lost__c: 'nobody',
    Keeper__c: 're',
  }),
  queue('Q', ['rw2']),
  record('q', 'Q', 'Thing__c', { Status__c: 'Open' }),
  record('x', null, 'Thing__c', { Status__c: 'Open' }),
  user('re', {
    nickname: 'Reb',
    manager: parseUserId('ve'),
    contact: parseRecordId('c1'),
    fields: [
      { field: 'Division', value: null },
      { field: 'Region__c', value: 'North' },
    ],
  }),
)
const engine = compiled(org)
const rule = (userCriteria: string, recordFilter: string): RestrictionRule => ({
  name: 'Rule',
  object: 'Thing__c',
  isActive: true,
  enforcementType: 'Restrict',
  userCriteria,
  recordFilter,
})
const index = (id: string) => engine.userIndexById.get(parseUserId(id)) ?? -1
const applies = (criteria: string, who = 're'): Truth =>
  appliesTo(engine, rule(criteria, ''), index(who))

function admitted(filter: string, id = 'r', who = 're'): Truth {
  const position = recordPosition(engine, parseRecordId(id))
  if (position === undefined) throw new Error(`no record ${id}`)
  return admits(rule('', filter), subjectOf(engine, index(who), position))
}

describe('forms of restriction rules', () => {
  it.each([
    ["$User.Id = 're'", "$User.Id = 'rw1'"],
    ["$User.Username = 're@frame.example'", "$User.Username = 're'"],
    ["$User.Name = 're'", "$User.Name = 'Re'"],
    ["$User.Alias = 're'", "$User.Alias = 'x'"],
    ["$User.CommunityNickname = 'Reb'", "$User.CommunityNickname = 're'"],
    ['$User.IsActive = true', '$User.IsActive = false'],
    ["$User.UserType = 'Standard'", "$User.UserType = 'Guest'"],
    [`$User.ProfileId = '${profileOf('re')}'`, "$User.ProfileId = 'other'"],
    [`$User.Profile.Name = '${profileOf('re')}'`, "$User.Profile.Name = 'other'"],
    ["$User.UserRoleId = 'Rep East'", "$User.UserRoleId = 'Rep West'"],
    ["$User.UserRole.DeveloperName = 'Rep_East'", "$User.UserRole.DeveloperName = 'CEO'"],
    ["$User.UserRole.Name = 'Rep East'", "$User.UserRole.Name = 'CEO'"],
    ["$User.ManagerId = 've'", "$User.ManagerId = 'rw1'"],
    ["$User.ContactId = 'c1'", "$User.AccountId = 'a1'"],
    ["$User.region__c = 'North'", "$User.Region__c = 'South'"],
  ])('R14.6 the user’s own fields: %s holds, %s does not', (yes, no) => {
    expect(applies(yes)).toBe(true)
    expect(applies(no)).toBe(false)
  })

  it('R14.6 a user without role has none that could match; a field that is not kept is unknown', () => {
    expect(applies("$User.UserRole.Name = 'CEO'", 'nr')).toBe(false)
    expect(applies("$User.Department = 'Sales'")).toBe('unknown')
    expect(applies("$Setup.Thing__c = 'x'")).toBe('unknown')
  })

  it('R14.6 a field of the user’s export is blank where it has no cell, and unknown where others have no column', () => {
    expect(applies("$User.Division = 'East'")).toBe(false)
    expect(applies("$User.Region__c = 'North'", 'rw1')).toBe('unknown')
    expect(admitted('Port__r.Region__c = $User.Region__c')).toBe(true)
    expect(admitted('Status__c = $User.Region__c')).toBe(false)
  })

  it('R14.6 one of several tests in OR holds, is unknown where one of them is, and is false else', () => {
    expect(applies("OR($User.Name = 'x', $User.Name = 're')")).toBe(true)
    expect(applies("OR($User.Name = 'x', $User.Name = 'y')")).toBe(false)
    expect(applies("OR($User.Name = 'x', $User.Department = 'y')")).toBe('unknown')
    expect(applies('OR()')).toBe('unknown')
    expect(applies("OR($User.Name = 'x', $User.Name < 'y')")).toBe('unknown')
  })

  it('R14.6 picklists by ISPICKVAL, also compared with true; more or fewer arguments are not understood', () => {
    expect(admitted("ISPICKVAL(Status__c, 'Open')")).toBe(true)
    expect(admitted("ISPICKVAL(Status__c, 'Open') = true")).toBe(true)
    expect(admitted("ISPICKVAL(Status__c, 'Done')")).toBe(false)
    expect(admitted('ISPICKVAL(Status__c)')).toBe('unknown')
    expect(admitted("ISPICKVAL(Status__c, 'Open', 'Done')")).toBe('unknown')
  })

  it('R14.6 a bare word is a value, numbers and booleans compare by meaning, blank matches nothing', () => {
    expect(admitted('Status__c = Open')).toBe(true)
    expect(admitted('Count__c = 5')).toBe(true)
    expect(admitted('Count__c = 6')).toBe(false)
    expect(admitted('Done__c = TRUE')).toBe(true)
    expect(admitted("Blank__c = ''")).toBe(false)
    expect(admitted("Absent__c = 'x'")).toBe('unknown')
  })

  it('R14.6 nothing matches blank, not even blank, and text that is no number equals itself alone', () => {
    const blank = built(
      user('re', { alias: '' }),
      record('r', 're', 'Thing__c', { Zero__c: '0', Space__c: ' ', Word__c: 'trueish' }),
    )
    const of = compiled(blank)
    const at = of.userIndexById.get(parseUserId('re')) ?? -1
    const position = recordPosition(of, parseRecordId('r'))
    if (position === undefined) throw new Error('no record')
    const admits1 = (filter: string) => admits(rule('', filter), subjectOf(of, at, position))
    expect(appliesTo(of, rule("$User.Alias = ''", ''), at)).toBe(false)
    expect(admits1("Space__c = '0'")).toBe(false)
    expect(admits1("Zero__c = ' '")).toBe(false)
    expect(admits1("Zero__c = '0.0'")).toBe(true)
    expect(admits1('Word__c = true')).toBe(false)
    expect(admits1("Word__c = 'TRUEISH'")).toBe(false)
  })

  it('R14.6 one dot leads to a related record or user, R14.7 one that is missing never matches', () => {
    expect(admitted("Port__r.Region__c = 'North'")).toBe(true)
    expect(admitted("Port__r.Region__c = 'South'")).toBe(false)
    expect(admitted("Keeper__r.Name = 're'")).toBe(true)
    expect(admitted("Blank__r.Region__c = 'North'")).toBe(false)
    expect(admitted("Lost__r.Region__c = 'North'")).toBe('unknown')
    expect(admitted("Absent__r.Region__c = 'North'")).toBe('unknown')
  })

  it('R14.6 R14.7 owners: by id and by field, a queue has no field, an unknown owner is unknown', () => {
    expect(admitted('OwnerId = $User.Id', 'r', 'rw1')).toBe(true)
    expect(admitted('OwnerId = $User.Id')).toBe(false)
    expect(admitted('Owner:User.UserRoleId = $User.UserRoleId', 'r', 'rw2')).toBe(true)
    expect(admitted('Owner:User.UserRoleId = $User.UserRoleId', 'q', 'rw2')).toBe(false)
    expect(admitted('Owner:User.UserRoleId = $User.UserRoleId', 'x', 'rw2')).toBe('unknown')
    expect(admitted('OwnerId = $User.Id', 'x')).toBe('unknown')
    expect(admitted("Id = 'r'")).toBe(true)
  })

  it.each([
    "Status__c = 'a' && Status__c = 'b'",
    "'Open' = Status__c",
    'Status__c',
    "= 'Open'",
    "A.B.C__c = 'x'",
    'Status__c = $Profile.Name',
  ])('R14.6 what is none of the forms is unknown: %s', (filter) => {
    expect(admitted(filter)).toBe('unknown')
  })
})
