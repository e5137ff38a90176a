import { describe, expect, it } from 'vitest'
import { allFive, answer, nothing } from '../../../org-access'
import { built, record, user } from '../../../org-builder'
import { addDetail, addObject } from '../../../org-objects'
import type { Edit } from '../../../org-builder'

const onlyOwn = (enforcementType: 'Restrict' | 'Scoping'): Edit => {
  const rule = {
    name: 'Only_Mine',
    object: 'Thing__c',
    isActive: true,
    enforcementType,
    userCriteria: '$User.IsActive = true',
    recordFilter: 'Name = Visible',
  }
  return (org) => ({ ...org, restrictionRules: [rule] })
}

describe('what this version does not compute is unknown, never a silent no', () => {
  it.each(['User', 'Task', 'Event', 'Note', 'ContentDocument', 'FeedItem'])(
    'F036 F126 F147 F148 F152–F154 F162 records of %s are unknown',
    (object) => {
      const org = built(addObject(object, 'Private'), record('x', 'rw1', object))
      expect(answer(org, 're', 'x')).toBe(':None?')
    },
  )

  it('an administrator’s answer needs no sharing model', () => {
    const org = built(addObject('Task', 'Private'), record('x', 'rw1', 'Task'))
    expect(answer(org, 'adm', 'x').startsWith('REDT')).toBe(true)
  })
})

describe('restriction rules', () => {
  it('F140 F144 R14.5 the answer of UserRecordAccess ignores restriction and scoping rules', () => {
    for (const type of ['Restrict', 'Scoping'] as const) {
      const org = built(record('r', 'rw1', 'Thing__c', { Name: 'Hidden' }), onlyOwn(type))
      expect(answer(org, 'rw1', 'r')).toBe(allFive)
    }
  })

  it('F146 R14.9 details of a restricted master are unchanged', () => {
    const org = built(
      addDetail('Line__c', { Thing__c: { master: 'Thing__c', writeNeeds: 'Edit' } }),
      record('m', 'rw1', 'Thing__c', { Name: 'Hidden' }),
      record('d', null, 'Line__c', { Thing__c: 'm' }),
      onlyOwn('Restrict'),
    )
    expect(answer(org, 'rw1', 'd')).toBe('REDA:All')
  })

  it('F143 R14.2 a record that meets the filter opens by no other door', () => {
    const org = built(record('r', 'rw1', 'Thing__c', { Name: 'Visible' }), onlyOwn('Restrict'))
    expect(answer(org, 're', 'r')).toBe(nothing)
  })
})

describe('what gates the login and not the record', () => {
  it('F159 R16.7 a frozen user answers as before', () => {
    const org = built(record('r', 'rw1'))
    expect(answer(user('rw1', { isFrozen: true })(org), 'rw1', 'r')).toBe(answer(org, 'rw1', 'r'))
  })
})
