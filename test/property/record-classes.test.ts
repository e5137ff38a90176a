import { applyChange } from '@shared/change/apply-changes'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import { evaluateOrg, recount } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import { describe, expect, it } from 'vitest'
import { countsByDoors, differences, differingCells } from './counts-by-doors'
import { orgFeatureNames, orgWith } from './features/org-features'
import { changeKinds, proposals } from './random-changes'
import { seedsUpTo } from './small-orgs'

const seeds = seedsUpTo(Number(process.env['ORGS'] ?? 16))
const options = { now: '2026-03-01T00:00:00Z' }

/** A design without records, where each detail mirrors its master. */
function classOrg(seed: number): Org {
  const random = randomFrom(seed * 4_001)
  const wanted = orgFeatureNames.filter(() => random.chance(0.4))
  const org = orgWith(seed, [...wanted, 'masterDetail', 'ownerRules'], { userCount: 5 })
  return withRecordClasses({ ...org, records: [], shares: [] })
}

describe.each(seeds)('record classes (%i)', (seed) => {
  it('are counted as the doors count them, in both bounds', { timeout: 300_000 }, () => {
    const { counts, index } = evaluateOrg(classOrg(seed), options)
    expect(differences(countsByDoors(index.compiled), counts)).toEqual([])
  })

  it('are counted anew after any change', { timeout: 300_000 }, () => {
    const random = randomFrom(seed)
    let evaluated = evaluateOrg(classOrg(seed), options)
    for (let step = 0; step < 4; step++) {
      const { org } = evaluated.index.compiled
      const proposal = proposals[random.pick(changeKinds)](org, random)
      const after = proposal === null ? org : applyChange(org, proposal.there)
      if ('kind' in after) continue
      const counted = recount(evaluated, after, options)
      const fresh = evaluateOrg(after, options)
      expect(differingCells(fresh.counts, counted.counts), `step ${step}`).toEqual([])
      expect(counted.counts.levels, `step ${step}`).toEqual(fresh.counts.levels)
      evaluated = counted
    }
  })
})
