import { describe, expect, it } from 'vitest'
import { compileOrg } from '@shared/engine/compile/compile-org'
import { accessCounts } from '@shared/engine/heat-map/access-counts'
import { compileIndex } from '@shared/engine/index/compile-index'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import type { Org } from '@shared/model/org'
import { built, record, role } from '../../../org-builder'
import { addDetail, addObject } from '../../../org-objects'
import { countsByDoors, differences } from '../../../property/counts-by-doors'
import { criteria, criteriaRule } from '../../../org-sharing'

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
