import { describe, expect, it } from 'vitest'
import { applyChange } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { recount } from '@shared/engine/heat-map/recount'
import { addCells, hasEffect, noEffect } from '@shared/scenario/lever-effect'
import { everyLever, leverRanking } from '@shared/scenario/levers'
import { openedOrg } from '@shared/scenario/opened-org'
import { runThrough } from '@shared/engine/compile/steps'
import { randomFrom } from '@shared/sample/random'
import { smallOrg, tinyOrg } from './small-orgs'

const now = '2026-01-01T00:00:00.000Z'
const orgs = [3, 6]
const sampled = 100

describe('levers that are tried by what they come to', () => {
  it(
    'move what each of them moves alone, and what is dead moves nothing',
    { timeout: 300_000 },
    () => {
      let movingCount = 0
      for (const seed of orgs) {
        const opened = openedOrg(tinyOrg(seed), now)
        const { compiled, evaluated } = opened.base
        const { ranked, dead } = runThrough(leverRanking(opened))
        const all = [
          ...ranked.map((one) => ({ ...one, isDead: false })),
          ...dead.flatMap(({ kind, changes }) =>
            changes.map((change) => ({ ...noEffect(), kind, change, isDead: true })),
          ),
        ].filter(({ kind }) => kind !== 'fieldPermission')
        const random = randomFrom(seed)
        for (let i = 0; i < sampled; i++) {
          const one = random.pick(all)
          const parsed = parseChange(one.change)
          if (parsed.kind !== 'ok') throw new Error(one.change)
          const org = applyChange(compiled.org, parsed.change)
          if ('kind' in org) throw new Error(`${one.change}: ${org.message}`)
          const effect = noEffect()
          addCells(evaluated, recount(evaluated, org, opened.options), null, effect)
          if (
            one.change.endsWith('.viewAllFields=true') ||
            one.change.endsWith('.viewAllFields=false')
          )
            continue
          expect({ ...effect }, `seed ${seed} ${one.change}`).toEqual({
            gainedCellCount: one.gainedCellCount,
            lostCellCount: one.lostCellCount,
            gainedRecordCount: one.gainedRecordCount,
            lostRecordCount: one.lostRecordCount,
          })
          if (hasEffect(effect)) movingCount++
        }
      }
      expect(movingCount).toBeGreaterThan(10)
    },
  )

  it('leaves untried what the bound does not reach, and says how many', () => {
    const opened = openedOrg(smallOrg(5), now)
    const whole = runThrough(leverRanking(opened))
    const few = runThrough(leverRanking(opened, { ...everyLever, bound: 5 }))
    const count = ({ ranked, dead, refusedCount, untriedCount }: typeof whole) =>
      ranked.length + dead.flatMap(({ changes }) => changes).length + refusedCount + untriedCount
    expect(whole.untriedCount).toBe(0)
    expect(few.untriedCount).toBeGreaterThan(0)
    expect(count(few)).toBe(count(whole))
  })
})
