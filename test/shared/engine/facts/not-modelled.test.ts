import { describe, expect, it } from 'vitest'
import { answer, explained } from '../../../org-access'
import { built, record, user } from '../../../org-builder'
import { addDetail, addObject } from '../../../org-objects'
import { permissions } from '../../../org-permissions'

describe('what this version does not compute is unknown, never a silent no', () => {
  it('R19.1 records of an object whose model is not computed are unknown', () => {
    const object = 'ContentWorkspacePermission'
    const org = built(addObject(object, 'Private'), record('x', 'rw1', object))
    expect(answer(org, 're', 'x')).toBe(':None?')
  })

  it('R19.1 what hangs on a record with a model of its own is unknown', () => {
    const org = built(
      addObject('Task', 'Private'),
      addDetail('Step__c', { Task__c: { master: 'Task', writeNeeds: 'Read' } }),
      record('t', 'rw1', 'Task', { WhoId: null, WhatId: null }),
      record('s', null, 'Step__c', { Task__c: 't' }),
    )
    expect(answer(org, 're', 's')).toBe(':None?')
  })

  it('R15.15 ideas and solutions know object permissions alone', () => {
    for (const object of ['Idea', 'Solution']) {
      const org = built(addObject(object, 'Private'), record('x', 'rw1', object))
      expect(answer(org, 're', 'x')).toBe('REDA:All')
      expect(answer(permissions('re', object, '')(org), 're', 'x')).toBe(':None')
      expect(explained(org, 're', 'x').grants.map(({ rule }) => rule)).toEqual(['R15.15'])
    }
  })

  it('an administrator’s answer needs no sharing model', () => {
    const org = built(addObject('Task', 'Private'), record('x', 'rw1', 'Task'))
    expect(answer(org, 'adm', 'x').startsWith('REDT')).toBe(true)
  })
})

describe('what gates the login and not the record', () => {
  it('F159 R16.7 a frozen user answers as before', () => {
    const org = built(record('r', 'rw1'))
    expect(answer(user('rw1', { isFrozen: true })(org), 'rw1', 'r')).toBe(answer(org, 'rw1', 'r'))
  })
})
