import { describe, expect, it } from 'vitest'
import { openedOrg } from '@shared/scenario/opened-org'
import { brokenWish } from '@shared/scenario/wish-check'
import { changeSetsFor, usualSearch } from '@shared/scenario/wish'
import type { Wish } from '@shared/scenario/wish-types'
import { runThrough } from '@shared/engine/compile/steps'
import { randomFrom } from '@shared/sample/random'
import { seedsUpTo, smallOrg } from './small-orgs'

const now = '2026-01-01T00:00:00.000Z'

describe('every proposal for a wish', () => {
  it('fulfils it, and loses it with any change left out', { timeout: 300_000 }, () => {
    let proposalCount = 0
    for (const seed of seedsUpTo(10)) {
      const random = randomFrom(seed)
      const opened = openedOrg(smallOrg(seed), now)
      const { org } = opened.base.compiled
      const table = random.pick(org.records.filter(({ ids }) => ids.length > 0))
      for (const bound of ['atLeast', 'atMost'] as const) {
        const wish: Wish = {
          users: [random.pick(org.users).id],
          object: table.object,
          record: random.pick(table.ids),
          field: null,
          bound,
          level:
            bound === 'atLeast' ? random.pick(['Read', 'Edit']) : random.pick(['None', 'Read']),
        }
        const answer = runThrough(changeSetsFor(opened, wish, [], { ...usualSearch, bound: 30 }))
        if (answer.kind !== 'proposals') continue
        for (const { changes } of answer.proposals) {
          const said = `seed ${seed} ${JSON.stringify({ wish, changes })}`
          const whole = opened.tried(changes)
          expect(whole.refused, said).toEqual([])
          expect(brokenWish(whole, wish), said).toBeNull()
          for (const left of changes) {
            const less = opened.tried(changes.filter((change) => change !== left))
            expect(less.refused.length > 0 || brokenWish(less, wish) !== null, said).toBe(true)
          }
          proposalCount++
        }
      }
    }
    expect(proposalCount).toBeGreaterThan(10)
  })
})
