import { describe, expect, it } from 'vitest'
import { openedOrg } from '@shared/scenario/opened-org'
import { runThrough } from '@shared/engine/compile/steps'
import { features, smallShape } from '@shared/sample/org-shape'
import { generateOrg } from '@shared/sample/generate-org'
import { causes, levers } from '../../../src-renderer/worker/calls/causes/causes'
import { wishes } from '../../../src-renderer/worker/calls/causes/wishes'
import { pausedWork } from '../../../src-renderer/worker/paused-work'

const opened = openedOrg(generateOrg(smallShape(3, features)), '2026-01-01T00:00:00.000Z')
const plain = openedOrg(generateOrg(smallShape(3, ['ownerRules'])), '2026-01-01T00:00:00.000Z')
const widen = 'object:Machine__c.sharingModel=ReadWrite'

describe('long answers of what-if', () => {
  it('tells the largest groups in words and how many are left out', () => {
    const whole = runThrough(causes(opened, { changes: [widen], limit: 50 }))
    const few = runThrough(causes(opened, { changes: [widen], limit: 1 }))
    expect(whole.groups[0]?.sentence).toContain('because')
    expect(few.groups).toEqual(whole.groups.slice(0, 1))
    expect(few.omittedCount).toBe(whole.groups.length - 1)
  })

  it('names the users of each group, so that the heat-map can be narrowed to them', () => {
    const { groups, users } = runThrough(causes(opened, { changes: [widen], limit: 50 }))
    const named = groups.map((group) => [...group.users].map((at) => users[at]))
    expect(named.every((ids) => ids.length > 0 && ids.every((id) => id !== undefined))).toBe(true)
    expect(groups.every(({ isOfObject, fields }) => isOfObject || fields.length > 0)).toBe(true)
  })

  it('gives every lever its words, and counts those without effect', () => {
    const { ranked, deadCount, dead } = runThrough(levers(plain, { changes: [], limit: 5 }))
    expect(ranked).toHaveLength(5)
    expect(ranked.every(({ words }) => words !== '')).toBe(true)
    expect(dead.reduce((sum, { count }) => sum + count, 0)).toBe(deadCount)
  })

  it('answers a wish on top of the changes in force', () => {
    const { org } = opened.base.compiled
    const table = org.records.find(({ object }) => object === 'Machine__c')
    const [user] = org.users
    const [record] = table?.ids ?? []
    if (user === undefined || record === undefined) throw new Error('the sample has none')
    const wish = { kind: 'cell', user: user.id, object: 'Machine__c', record, field: null } as const
    const about = { ...wish, bound: 'atMost', level: 'All' } as const
    expect(runThrough(wishes(opened, { about, changes: [widen] }))).toEqual({ kind: 'fulfilled' })
  })

  it('answers a wish about any people that a sentence names, and says when it is none', () => {
    const answer = (sentence: string, changes: readonly string[]) =>
      runThrough(wishes(opened, { about: { kind: 'sentence', sentence }, changes })).kind
    const sentence = 'internal users may not fully control any Machine__c'
    expect(['proposals', 'impossible']).toContain(answer(sentence, [widen]))
    expect(answer('the owner may read any Machine__c', [])).toBe('refused')
    expect(answer('nonsense', [])).toBe('refused')
  })

  it('ranks levers on top of the changes in force: what they set already moves otherwise', () => {
    const turned = (changes: readonly string[]) =>
      runThrough(levers(plain, { changes, limit: 10_000 })).ranked.map(({ change }) => change)
    const narrow = 'object:Machine__c.sharingModel=Private'
    expect(turned([narrow])).not.toContain(narrow)
    expect(turned([narrow])).not.toEqual(turned([]))
  })

  it('says how far it is, and ends where it is given up', async () => {
    const said: number[] = []
    const work = pausedWork(
      levers(opened, { changes: [], limit: 5 }),
      ({ done }) => said.push(done),
      () => Promise.reject(new Error('given up')),
    )
    await expect(work).rejects.toThrow('given up')
    expect(said.length).toBeGreaterThan(0)
  })
})
