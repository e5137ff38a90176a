import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { withRecordClasses, withRecordClassesAsIn } from '@shared/engine/compile/record-classes'
import { parseRoleId, parseTerritoryId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import { built, grantee, group, queue, record, role, user, type Edit } from '../../../org-builder'
import { newUser } from '../../../org-frame'
import { addDetail, addObject } from '../../../org-objects'
import { countsByDoors, differences } from '../../../property/counts-by-doors'
import {
  criteria,
  criteriaRule,
  guest,
  guestRule,
  highVolume,
  ownerRule,
  territory,
} from '../../../org-sharing'

const openRule = criteriaRule(criteria(['Status__c', 'equals', 'Open']), {
  to: role('Rep East'),
})

const classesOf = (org: Org, object: string) =>
  withRecordClasses(org).records.find((table) => table.object === object)

describe('record classes (product 4)', () => {
  it('an object without records has one class for each active owner and criteria signature', () => {
    const org = built(openRule)
    const owners = org.users.filter((user) => user.isActive).length
    expect(classesOf(org, 'Thing__c')?.ids).toHaveLength(owners * 2)
  })
  it('an inactive user owns no class', () => {
    const org = built()
    const users = org.users.map((user) => ({ ...user, isActive: user.id !== org.users[0]?.id }))
    expect(classesOf({ ...org, users }, 'Thing__c')?.owners).not.toContain(org.users[0]?.id)
  })
  it('an object with records keeps them and gets no classes', () => {
    const org = built(record('r', 'rw1'))
    expect(classesOf(org, 'Thing__c')?.ids).toEqual(['r'])
  })
  it('R15.16 users are the records of User, which has no classes', () => {
    const org = built(addObject('User', 'Private'))
    expect(classesOf(org, 'User')).toBeUndefined()
    const engine = compileOrg(withRecordClasses(org), { now: null })
    const { objects, totals } = accessCounts(compileIndex(engine))
    expect(totals[objects.indexOf('User')]).toBe(org.users.length)
  })
  it('a class states the rule that it stands for, and the plain one none', () => {
    const table = classesOf(built(openRule), 'Thing__c')
    expect(new Set(table?.matchedRules?.map((rules) => rules.join()))).toEqual(
      new Set(['', 'Rule_1']),
    )
  })
  it('a class is named by its owner and the rule that it matches', () => {
    const org = built(openRule)
    const table = classesOf(org, 'Thing__c')
    const names = table?.columns.find(({ field }) => field === 'Name')?.values ?? []
    const owner = org.users.find(({ id }) => id === table?.owners[0])?.name ?? ''
    expect(names.slice(0, 2)).toEqual([
      `a record of ${owner} that no rule matches`,
      `a record of ${owner} that rule Rule_1 matches`,
    ])
    const detail = classesOf(
      built(addDetail('Part__c', { Thing: { master: 'Thing__c', writeNeeds: 'Edit' } })),
      'Part__c',
    )
    expect(detail?.columns.find(({ field }) => field === 'Name')?.values[0]).toMatch(
      /^a record below one of .* that no rule matches$/,
    )
  })
  it('a class opens no account that really exists, and one that is a class it does', () => {
    const rule = criteriaRule(criteria(['StageName', 'equals', 'Won']), {
      object: 'Opportunity',
      to: role('Rep East'),
    })
    const readsOf = (org: Org) => {
      const compiled = compileOrg(withRecordClasses(org), { now: null })
      const counts = accessCounts(compileIndex(compiled))
      expect(differences(countsByDoors(compiled), counts)).toEqual([])
      const user = org.users.findIndex(({ id }) => id === 're')
      return counts.counts.read[user * counts.objects.length + counts.objects.indexOf('Account')]
    }
    expect(readsOf(built(rule, record('a', 'rw1', 'Account')))).toBe(0)
    expect(readsOf(built(rule))).toBeGreaterThan(1)
  })
  it('a detail has the classes of its master, each on its own', () => {
    const org = built(
      addDetail('Detail__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
    )
    const masters = classesOf(org, 'Thing__c')
    const details = classesOf(org, 'Detail__c')
    expect(details?.columns.find((column) => column.field === 'Thing__c')?.values).toEqual(
      masters?.ids,
    )
    expect(details?.owners.every((owner) => owner === null)).toBe(true)
  })
})

describe('who owns record classes, and what they match (product 4)', () => {
  const ownersOf = (org: Org, object: string) => new Set(classesOf(org, object)?.owners)
  const signaturesOf = (org: Org, object: string) =>
    new Set(classesOf(org, object)?.matchedRules?.map((rules) => rules.join()))
  const acme = record('acme', 'rw1', 'Account')

  it('R2.11 R13.22 guests and users of Chatter alone own none', () => {
    const org = built(guest('g'), user('re', { userType: 'CsnOnly' }))
    const owners = ownersOf(org, 'Thing__c')
    expect([owners.has(parseUserId('g')), owners.has(parseUserId('re'))]).toEqual([false, false])
    expect(owners.has(parseUserId('rw1'))).toBe(true)
  })

  it('R13.6 high-volume users own all but accounts', () => {
    const org = built(acme, highVolume('h', 'acme'))
    expect(ownersOf(org, 'Thing__c').has(parseUserId('h'))).toBe(true)
    const withoutAccounts = { ...org, records: [] }
    expect(ownersOf(withoutAccounts, 'Account').has(parseUserId('h'))).toBe(false)
    expect(ownersOf(withoutAccounts, 'Account').has(parseUserId('rw1'))).toBe(true)
  })

  it('R2.4 queues own one of the objects that they may own, public groups none', () => {
    const queued: Edit = (org) => ({
      ...org,
      groups: org.groups.map((each) => ({ ...each, queueObjects: ['Case'] })),
    })
    const org = built(queue('Q', ['re']), group('G', ['re']), queued)
    expect([...ownersOf(org, 'Case')].filter((id) => id === 'Q' || id === 'G')).toEqual(['Q'])
    expect([...ownersOf(org, 'Thing__c')].filter((id) => id === 'Q')).toEqual([])
  })

  it('R6.5 R6.7 one for each criteria or guest rule of the object, none for its owner rules or those of others', () => {
    const items = criteria(['Name', 'equals', 'x'])
    const org = built(
      openRule,
      guest('g'),
      guestRule(items, { to: 'g' }),
      ownerRule('rw1', { to: 're' }),
      criteriaRule(items, { to: 're', object: 'Case' }),
    )
    expect(signaturesOf(org, 'Thing__c')).toEqual(new Set(['', 'Rule_1', 'Rule_2']))
    expect(signaturesOf(org, 'Case')).toEqual(new Set(['', 'Rule_4']))
    expect(signaturesOf(org, 'Lead')).toEqual(new Set(['']))
  })

  const crowd = Array.from({ length: 1_100 }, (_, i) =>
    newUser(`m${i}`, { role: parseRoleId(i % 2 === 0 ? 'Rep West' : 'Rep East') }),
  )
  const many: Edit = (org) => ({ ...org, users: [...org.users, ...crowd] })
  const ofCrowd = (org: Org) =>
    [...ownersOf(org, 'Thing__c')].filter((id) => id?.startsWith('m') === true && id !== 'mw')

  it('of up to a thousand users each owns one, of more one for all with the same role, kind and account', () => {
    const few: Edit = (org) => ({ ...org, users: [...org.users, ...crowd.slice(0, 900)] })
    expect(ofCrowd(built(few))).toHaveLength(900)
    const org = built(many)
    expect(ofCrowd(org)).toEqual([])
    expect(ownersOf(org, 'Thing__c').size).toBe(new Set(org.users.map((each) => each.role)).size)
    expect(ownersOf(org, 'Thing__c').has(parseUserId('rw1'))).toBe(true)
  })

  it('R6.4 of more, one for each part that the source of an owner rule tells apart', () => {
    const groups = [group('Inner', ['m5', 'm7', 'm8']), group('Outer', ['Inner', 'm9'])]
    const other = group('Other', ['m11'])
    const org = built(many, ...groups, other, ownerRule('Outer', { to: 'nr' }))
    expect(ofCrowd(org)).toEqual(['m5', 'm8', 'm9'])
    expect(ofCrowd(built(many, ...groups, other))).toEqual([])
    expect(ofCrowd(built(many, ownerRule('m13', { to: 'nr' })))).toEqual(['m13'])
    const led: Edit = (each) => ({
      ...each,
      users: each.users.map((one) =>
        one.id === 'm3' ? { ...one, manager: parseUserId('mw') } : one,
      ),
    })
    const byManager = { kind: 'managerSubordinates', user: parseUserId('mw') } as const
    expect(ofCrowd(built(many, led))).toEqual([])
    expect(ofCrowd(built(many, led, ownerRule(byManager, { to: 'nr' })))).toEqual(['m3'])
  })

  it('R6.4 R9.10 of more, territories tell their users apart once a rule has one as its source', () => {
    const areas = [territory('West', [], ['m5', 'm6']), territory('East', [], ['m7'])]
    const source = { kind: 'territory', territory: parseTerritoryId('West') } as const
    expect(ofCrowd(built(many, ...areas))).toEqual([])
    const told = ofCrowd(built(many, ...areas, ownerRule(source, { to: 'nr' })))
    expect(told).toEqual(['m5', 'm6', 'm7'])
    const twice = [ownerRule(source, { to: 'nr' }), ownerRule(source, { to: 're' })]
    expect(ofCrowd(built(many, ...areas, ...twice))).toEqual(told)
  })

  it('R6.4 groups in a circle, and one that two rules name, are gone through once', () => {
    const circle: Edit = (org) => ({
      ...org,
      groups: org.groups.map((each) =>
        each.name === 'Inner'
          ? { ...each, members: [...(each.members ?? []), grantee(org, 'Outer')] }
          : each,
      ),
    })
    const groups = [group('Inner', ['m5']), group('Outer', ['Inner', 'm5', 'm9']), circle]
    const rules = [ownerRule('Outer', { to: 'nr' }), ownerRule('Inner', { to: 're' })]
    expect(ofCrowd(built(many, ...groups, ...rules))).toEqual(['m5', 'm9'])
  })

  it('product 4 of more, what tells owners apart is looked at again when it changes', () => {
    const org = built(
      many,
      group('G', ['m5']),
      ownerRule('G', { to: 'nr' }),
      territory('T', [], []),
    )
    const engine = compileOrg(withRecordClasses(org), { now: null })
    const asBefore = (changed: Org) => {
      const made = withRecordClassesAsIn(engine, changed)
      expect(made.records).toEqual(withRecordClasses(changed).records)
      return made.records === engine.org.records
    }
    expect(asBefore({ ...org, users: org.users.map((each) => ({ ...each, nickname: 'x' })) })).toBe(true) // prettier-ignore
    expect(asBefore({ ...org, sharingRules: org.sharingRules.map((rule) => ({ ...rule })) })).toBe(true) // prettier-ignore
    const led = org.users.map((each) => ({ ...each, manager: parseUserId('mw') }))
    expect(asBefore({ ...org, users: led })).toBe(false)
    const peopled = org.territories.map((each) => ({ ...each, users: [parseUserId('m8')] }))
    expect(asBefore({ ...org, territories: peopled })).toBe(false)
  })

  it('R6.4 a member who comes to a source is told apart at once', () => {
    const org = built(many, group('G', ['m5']), ownerRule('G', { to: 'nr' }))
    const engine = compileOrg(withRecordClasses(org), { now: null })
    const grown: Org = {
      ...org,
      groups: org.groups.map((each) => ({
        ...each,
        members: [...(each.members ?? []), { kind: 'user', user: parseUserId('m6') } as const],
      })),
    }
    const made = withRecordClassesAsIn(engine, grown)
    expect(made.records).toEqual(withRecordClasses(grown).records)
    expect(made.records).not.toBe(engine.org.records)
    expect(withRecordClassesAsIn(engine, { ...org }).records).toBe(engine.org.records)
  })
})

describe('what record classes hang on (product 4)', () => {
  const accountOf = (org: Org, object: string, owner: string) => {
    const table = classesOf(org, object)
    const row = table?.owners.indexOf(parseUserId(owner)) ?? -1
    return table?.columns.find(({ field }) => field === 'AccountId')?.values[row]
  }

  it('a child hangs on the class of its owner, or on a record of its owner where there are records', () => {
    const imagined = accountOf(built(), 'Case', 're')
    const accounts = classesOf(built(), 'Account')
    expect(accounts?.owners[accounts.ids.findIndex((id) => id === imagined)]).toBe('re')
    const real = built(record('first', 're', 'Account'), record('second', 're', 'Account'))
    expect(accountOf(real, 'Case', 're')).toBe('first')
    expect(accountOf(real, 'Case', 'nr')).toBeNull()
  })

  it('a table without rows is no table with records, and an org with records of all has no classes', () => {
    const org = built()
    const empty: Org = { ...org, records: org.records.map((each) => ({ ...each, ids: [] })) }
    expect(classesOf(empty, 'Thing__c')?.ids.length).toBeGreaterThan(0)
    const objects = org.objects.filter(({ name }) => name === 'Thing__c')
    const alone = { ...org, objects, records: [] }
    const made = withRecordClasses(alone)
    expect(withRecordClasses(made)).toBe(made)
  })
})
