import { describe, expect, it } from 'vitest'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import type { Org } from '@shared/model/org'
import { built, record, role } from '../../../org-builder'
import { addDetail } from '../../../org-objects'
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
  it('a class states the rule that it stands for, and the plain one none', () => {
    const table = classesOf(built(openRule), 'Thing__c')
    expect(new Set(table?.matchedRules?.map((rules) => rules.join()))).toEqual(
      new Set(['', 'Rule_1']),
    )
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
