import { describe, expect, it } from 'vitest'
import { openedOrg } from '@shared/scenario/opened-org'
import { wishOfSentence } from '@shared/scenario/wish-of-sentence'
import { built, record } from '../../org-builder'

const { compiled } = openedOrg(built(record('t1', 'rw1')), '2026-01-01T00:00:00.000Z').base
const wish = (sentence: string) => {
  const found = wishOfSentence(compiled, sentence)
  return found.kind === 'wish' ? found.wish : found.kind
}
const everybody = compiled.org.users.filter(({ isActive }) => isActive).map(({ id }) => id)

describe('a sentence as a wish', () => {
  it('that allows is a level at least, one that forbids is the level below at most', () => {
    const of = { users: ['nr'], object: 'Thing__c', record: null, field: null }
    expect(wish('nr@frame.example may edit any Thing__c')).toEqual({
      ...of,
      ...{ bound: 'atLeast', level: 'Edit' },
    })
    expect(wish('nr@frame.example must never read any Thing__c')).toEqual({
      ...of,
      ...{ bound: 'atMost', level: 'None' },
    })
  })

  it('is about all the people that it names but those it excepts, and about one record where it names one', () => {
    const found = wish('everybody except nr@frame.example must never delete Thing__c t1')
    expect(found).toMatchObject({
      users: everybody.filter((id) => id !== 'nr'),
      record: 't1',
      ...{ bound: 'atMost', level: 'Edit' },
    })
    expect(wish('nobody may read any Thing__c')).toMatchObject({
      users: everybody,
      bound: 'atMost',
    })
    expect(wish('only nr@frame.example may read any Thing__c')).toMatchObject({
      users: everybody.filter((id) => id !== 'nr'),
      ...{ bound: 'atMost', level: 'None' },
    })
  })

  it('is none where it asks for more than a level of people on records', () => {
    for (const sentence of [
      'exactly nr@frame.example may read any Thing__c',
      'at least one of nr@frame.example and rw1@frame.example may read any Thing__c',
      'the owner may delete any Thing__c',
      'everybody may create Thing__c',
      'nr@frame.example may not read Thing__c records they own',
    ])
      expect(wish(sentence), sentence).toBe('manifold')
    expect(wish('nr@frame.example may read any Nowhere__c')).toBe('refused')
  })
})
