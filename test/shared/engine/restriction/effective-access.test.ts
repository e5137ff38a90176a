import { describe, expect, it } from 'vitest'
import { recordAccessBounds } from '@shared/engine/record/record-access'
import { effectiveName } from '@shared/engine/explain/effective-name'
import { effectiveAccess } from '@shared/engine/restriction/effective-access'
import type { Org } from '@shared/model/org'
import type { RestrictionRule } from '@shared/model/sharing'
import { allFive, answer, nothing, explained, asked } from '../../../org-access'
import { built, group, queue, record, share, user, type Edit } from '../../../org-builder'
import { profileOf } from '../../../org-frame'
import { addDetail } from '../../../org-objects'
import { assign, permissions, permissionSet, system } from '../../../org-permissions'

/** As `answer`, after restriction rules and activity; a question mark where it is not known. */
function effective(org: Org, userId: string, recordId: string): string {
  const { engine, position, userIndex } = asked(org, userId, recordId)
  const bounds = recordAccessBounds(engine, userIndex, position)
  const { certain, possible } = effectiveAccess(engine, userIndex, position, bounds)
  const letters = (['read', 'edit', 'delete', 'transfer', 'all'] as const)
    .map((flag) => (certain[flag] ? (flag[0] ?? '').toUpperCase() : possible[flag] ? '?' : ''))
    .join('')
  return letters === '' ? 'nothing' : letters
}

const legOf = (org: Org, userId: string, recordId: string) =>
  explained(org, userId, recordId).legs.find((leg) => leg.leg === 'restriction')

function rule(changes: Partial<RestrictionRule> = {}): Edit {
  const added: RestrictionRule = {
    name: 'Only_Own_Port',
    object: 'Thing__c',
    isActive: true,
    enforcementType: 'Restrict',
    userCriteria: `$User.ProfileId = '${profileOf('rw1')}'`,
    recordFilter: "Port__c = 'North'",
    ...changes,
  }
  return (org) => ({ ...org, restrictionRules: [...org.restrictionRules, added] })
}

const south = record('r', 'rw1', 'Thing__c', { Port__c: 'South' })
const north = record('r', 'rw1', 'Thing__c', { Port__c: 'North' })

describe('what a restriction rule takes away', () => {
  it('F139 R14.1 a record that fails the filter is closed even to its owner', () => {
    expect(effective(built(south, rule()), 'rw1', 'r')).toBe('nothing')
    expect(legOf(built(south, rule()), 'rw1', 'r')?.verdict).toBe('closed')
  })

  it('R14.1 a record that meets the filter stays as open as sharing has it', () => {
    expect(effective(built(north, rule()), 'rw1', 'r')).toBe('REDTA')
    expect(legOf(built(north, rule()), 'rw1', 'r')?.verdict).toBe('open')
  })

  it('R14.5 a filter that cannot be read leaves open what is left, in words too', () => {
    const unread = rule({ recordFilter: 'IsWeird(Port__c)' })
    expect(effectiveName(explained(built(south, unread), 'rw1', 'r'))).toBe('unknown')
    expect(effectiveName(explained(built(south, rule()), 'rw1', 'r'))).toBe('None')
    expect(effectiveName(explained(built(north, rule()), 'rw1', 'r'))).toBe('All')
  })

  it('F140 R14.5 the answer of UserRecordAccess does not know of it', () => {
    expect(answer(built(south, rule()), 'rw1', 'r')).toBe(allFive)
  })

  it('F141 R14.4 who holds View All still reads, and D-48 edits no more', () => {
    const org = built(south, rule(), permissions('rw1', 'Thing__c', 'CREDV'))
    expect(effective(org, 'rw1', 'r')).toBe('R')
    expect(legOf(org, 'rw1', 'r')?.reasons[0]?.code).toBe('restriction-exempt-read')
  })

  it('F141 R14.4 who holds Modify All keeps all five', () => {
    const org = built(south, rule(), permissions('rw1', 'Thing__c', 'CREDVM'))
    expect(effective(org, 'rw1', 'r')).toBe('REDTA')
    expect(effective(built(south, rule(), system('rw1', 'ModifyAllData')), 'rw1', 'r')).toBe(
      'REDTA',
    )
  })

  it('F142 R14.13 a superior whom the rule does not match is untouched', () => {
    expect(effective(built(south, rule()), 'mw', 'r')).toBe('REDTA')
  })

  it('F143 R14.2 a record that meets the filter opens by no other door', () => {
    const org = built(north, rule({ userCriteria: '$User.IsActive = true' }))
    expect(answer(org, 're', 'r')).toBe(nothing)
    expect(effective(org, 're', 'r')).toBe('nothing')
  })

  it('F144 R14.12 a scoping rule narrows nothing', () => {
    const org = built(south, rule({ enforcementType: 'Scoping' }))
    expect(effective(org, 'rw1', 'r')).toBe('REDTA')
    expect(legOf(org, 'rw1', 'r')).toBeUndefined()
  })

  it('R14.1 a rule that is switched off narrows nothing', () => {
    expect(effective(built(south, rule({ isActive: false })), 'rw1', 'r')).toBe('REDTA')
  })

  it('R14.3 a rule on an object that cannot have one narrows nothing', () => {
    const org = built(record('a', 'rw1', 'Account'), rule({ object: 'Account' }))
    expect(effective(org, 'rw1', 'a')).toBe('REDTA')
  })

  it('F145 R14.7 a record of a queue has no owner who could match the user', () => {
    const criteria = rule({ recordFilter: 'Owner:User.UserRoleId = $User.UserRoleId' })
    const queued = built(queue('desk', ['rw1']), record('r', 'desk'), criteria)
    expect(answer(queued, 'rw1', 'r')).toBe(allFive)
    expect(effective(queued, 'rw1', 'r')).toBe('nothing')
    expect(effective(built(record('r', 'rw2'), share('r', 'rw1'), criteria), 'rw1', 'r')).toBe('R')
  })

  it('F146 R14.9 details of a restricted master are unchanged', () => {
    const org = built(
      addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
      record('m', 'rw1', 'Thing__c', { Port__c: 'South' }),
      record('d', null, 'Line__c', { Thing__c: 'm' }),
      rule(),
    )
    expect(effective(org, 'rw1', 'd')).toBe('REDA')
    expect(effective(org, 'rw1', 'm')).toBe('nothing')
  })

  it('R14.8 D-50 of two rules that hold for a user the first by name counts', () => {
    const second = rule({ name: 'Z_Nothing', recordFilter: "Port__c = 'Nowhere'" })
    expect(effective(built(north, second, rule()), 'rw1', 'r')).toBe('REDTA')
    expect(effective(built(north, second), 'rw1', 'r')).toBe('nothing')
  })
})

describe('how a restriction rule is read', () => {
  const own = rule({
    userCriteria: '$User.UserType = Standard',
    recordFilter: 'OwnerId = $User.Id',
  })

  it('R14.8 a rule before it that might hold leaves the answer open, whether it admits the record or not', () => {
    const mightHold = { name: 'A', userCriteria: "$User.Department = 'Sales'" }
    const holds = { name: 'B' }
    const admitting = { recordFilter: "Port__c = 'South'" }
    const first = built(south, rule({ ...mightHold, ...admitting }), rule(holds))
    expect(effective(first, 'rw1', 'r')).toBe('?????')
    expect(legOf(first, 'rw1', 'r')?.verdict).toBe('unknown')
    const second = built(south, rule(mightHold), rule({ ...holds, ...admitting }))
    expect(effective(second, 'rw1', 'r')).toBe('?????')
    const later = built(south, rule({ ...mightHold, ...admitting, name: 'C' }), rule(holds))
    expect(effective(later, 'rw1', 'r')).toBe('nothing')
    const none = built(south, rule({ ...mightHold, ...admitting }))
    expect(effective(none, 'rw1', 'r')).toBe('REDTA')
  })

  it('R14.1 R14.4 the leg says which rule narrows, and who is exempt', () => {
    const said = (...edits: readonly Edit[]) => {
      const leg = legOf(built(...edits), 'rw1', 'r')
      return [leg?.verdict, ...(leg?.reasons ?? []).map(({ code }) => code)].join(' ')
    }
    expect(said(south, rule())).toBe('closed restriction-filtered')
    expect(said(north, rule())).toBe('open restriction-open')
    expect(said(south, rule({ recordFilter: "Absent__c = 'x'" }))).toBe(
      'unknown restriction-unknown',
    )
    expect(said(south, rule(), permissions('rw1', 'Thing__c', 'REDVM'))).toBe(
      'open restriction-exempt',
    )
    expect(said(south, rule(), permissions('rw1', 'Thing__c', 'RV'))).toBe(
      'open restriction-exempt-read',
    )
    const [reason] = legOf(built(south, rule()), 'rw1', 'r')?.reasons ?? []
    expect(reason?.args).toEqual({
      object: 'Thing__c',
      name: 'Only_Own_Port',
      filter: "Port__c = 'North'",
    })
    const [open] = legOf(built(north, rule(), rule({ name: 'B' })), 'rw1', 'r')?.reasons ?? []
    expect(open?.args).toEqual({ object: 'Thing__c', rules: 'B, Only_Own_Port' })
  })

  it('R14.6 R14.14 own records alone, by comparing with the user', () => {
    const org = built(record('r', 'rw1'), record('q', 'rw2'), share('q', 'rw1'), own)
    expect(effective(org, 'rw1', 'r')).toBe('REDTA')
    expect(effective(org, 'rw1', 'q')).toBe('nothing')
  })

  it('R14.6 a comma list means any of, and quotes protect commas', () => {
    const list = (filter: string) =>
      effective(built(south, rule({ recordFilter: filter })), 'rw1', 'r')
    expect(list('Port__c = "North,South"')).toBe('nothing')
    expect(list("Port__c = 'North', 'South'")).toBe('REDTA')
  })

  it('R14.6 ids of 15 and 18 characters are one', () => {
    const row = record('r', 'rw1', 'Thing__c', { Ship__c: 'a0D30000001n7PiEAI' })
    expect(
      effective(built(row, rule({ recordFilter: "Ship__c = 'a0D30000001n7Pi'" })), 'rw1', 'r'),
    ).toBe('REDTA')
    expect(
      effective(built(row, rule({ recordFilter: "Ship__c = 'a0D30000001n7Pj'" })), 'rw1', 'r'),
    ).toBe('nothing')
  })

  it('R14.6 D-49 a custom permission of the user', () => {
    const criteria = rule({ userCriteria: '$Permission.See_North = true' })
    const set = permissionSet('Northern', { custom: ['See_North'] })
    expect(effective(built(south, criteria, set, assign('Northern', 'rw1')), 'rw1', 'r')).toBe(
      'nothing',
    )
    expect(effective(built(south, criteria), 'rw1', 'r')).toBe('REDTA')
  })

  it('R14.6 typographic quotes are quotes', () => {
    expect(effective(built(south, rule({ recordFilter: 'Port__c = ‘South’' })), 'rw1', 'r')).toBe(
      'REDTA',
    )
  })

  it('R14.6 a form that is not understood leaves the answer open, and the leg says so', () => {
    const org = built(north, rule({ recordFilter: 'LEN(Port__c) > 3' }))
    expect(effective(org, 'rw1', 'r')).toBe('?????')
    expect(legOf(org, 'rw1', 'r')?.verdict).toBe('unknown')
  })

  it('R14.6 a field that was not imported leaves the answer open', () => {
    expect(effective(built(record('r', 'rw1'), rule()), 'rw1', 'r')).toBe('?????')
  })
})

describe('activity', () => {
  it('F163 R16.2 an inactive user can really do nothing, whatever the doors say', () => {
    const org = built(
      record('r', 'rw1'),
      group('g', ['re']),
      share('r', 'g'),
      user('re', { isActive: false }),
    )
    expect(answer(org, 're', 'r')).toBe('R:Read')
    expect(effective(org, 're', 'r')).toBe('nothing')
  })

  it('R16.1 a frozen user keeps what the doors give', () => {
    const org = built(record('r', 'rw1'), user('rw1', { isFrozen: true }))
    expect(effective(org, 'rw1', 'r')).toBe('REDTA')
  })
})
