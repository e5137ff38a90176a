import { describe, expect, it } from 'vitest'
import { parseUserId, parseRecordId } from '@shared/model/id'
import { openedOrg } from '@shared/scenario/opened-org'
import { changeSetsFor } from '@shared/scenario/wish'
import type { Wish } from '@shared/scenario/wish-types'
import { runThrough } from '@shared/engine/compile/steps'
import { built, record, share } from '../../org-builder'
import { newField } from '../../org-frame'
import { addField, defaults } from '../../org-objects'
import { permissions } from '../../org-permissions'
import { ownerRule } from '../../org-sharing'

const now = '2026-01-01T00:00:00.000Z'

function answer(org: ReturnType<typeof built>, wish: Partial<Wish>) {
  const whole: Wish = {
    users: [parseUserId('re')],
    object: 'Thing__c',
    record: parseRecordId('t1'),
    field: null,
    bound: 'atLeast',
    level: 'Read',
    ...wish,
  }
  return runThrough(changeSetsFor(openedOrg(org, now), whole))
}

const setsOf = (found: ReturnType<typeof answer>) =>
  found.kind === 'proposals' ? found.proposals.map(({ changes }) => changes) : []

const thing = record('t1', 'rw1')

describe('the smallest change for more access', () => {
  it('is a row for that record alone, before any default', () => {
    const org = built(thing, record('t2', 'rw1'), record('t3', 'rw1'))
    const sets = setsOf(answer(org, {})).map((changes) => changes.join(' '))
    const [row, wide] = ['share+=t1/user:re@frame.example', 'object:Thing__c.sharingModel=Read']
    expect(sets).toContain(row)
    expect(sets).toContain(wide)
    expect(sets.indexOf(row)).toBeLessThan(sets.indexOf(wide))
  })

  it('opens every leg that is shut, the object as well as the record', () => {
    const sets = setsOf(answer(built(thing, permissions('re', 'Thing__c', '')), {}))
    expect(sets.length).toBeGreaterThan(0)
    for (const changes of sets) {
      const text = changes.join('\n')
      expect(text).toMatch(/object:Thing__c\.(?:read|viewAll)=true/)
    }
  })

  it('gives a field too, where that is wished', () => {
    const org = built(thing, addField('Thing__c', newField('Price__c', 'Currency')))
    const sets = setsOf(answer(org, { field: 'Price__c', level: 'Edit' }))
    expect(sets.length).toBeGreaterThan(0)
    expect(sets.every((changes) => changes.some((one) => one.includes('Price__c')))).toBe(true)
  })

  it('says when there is nothing to do', () => {
    expect(answer(built(thing, defaults('Thing__c', 'Read')), {}).kind).toBe('fulfilled')
  })
})

describe('the smallest change for less access', () => {
  it('closes every open door: the default and the rule together', () => {
    const org = built(
      thing,
      defaults('Thing__c', 'Read'),
      ownerRule('rw1', { object: 'Thing__c', to: 're' }),
    )
    const sets = setsOf(answer(org, { bound: 'atMost', level: 'None' }))
    expect(sets).toContainEqual([
      'object:Thing__c.sharingModel=Private',
      'sharingRule:Thing__c.Rule_1=off',
    ])
    expect(sets).toContainEqual(['profile:"Profile re".object:Thing__c.read=false'])
  })

  it('takes a manual row away rather than a permission', () => {
    const org = built(thing, share('t1', 're', 'Edit'))
    const sets = setsOf(answer(org, { bound: 'atMost', level: 'Read' }))
    expect(sets.flat()).toContain('share-=t1/user:re@frame.example')
  })

  it('leaves an owner their record: only permissions are left to take', () => {
    const sets = setsOf(
      answer(built(thing), { users: [parseUserId('rw1')], bound: 'atMost', level: 'None' }),
    )
    expect(sets).toEqual([['profile:"Profile rw1".object:Thing__c.read=false']])
  })
})
