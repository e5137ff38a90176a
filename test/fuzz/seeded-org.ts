import { applyChange } from '@shared/change/apply-changes'
import type { Org } from '@shared/model/org'
import { randomFrom } from '@shared/sample/random'
import {
  orgFeatureNames,
  orgWith,
  pairKey,
  pairs,
  type Coverage,
  type OrgFeatureName,
} from '../property/features/org-features'
import { changeKinds, proposals } from '../property/random-changes'

/** A random third of the features, and the pair of features that was seen least so far. */
export function wantedFeatures(seed: number, coverage: Coverage): readonly OrgFeatureName[] {
  const random = randomFrom(seed * 31 + 7)
  const seen = (pair: (typeof pairs)[number]) => coverage.get(pairKey(pair)) ?? 0
  const least = Math.min(...pairs.map(seen))
  const rare = random.pick(pairs.filter((pair) => seen(pair) === least))
  return orgFeatureNames.filter((name) => rare.includes(name) || random.chance(0.35))
}

/** A small org of these features, moved by up to three random changes; seed and features alone decide. */
export function seededOrg(seed: number, wanted: readonly OrgFeatureName[]): Org {
  const random = randomFrom(seed)
  const sizes = {
    userCount: 3 + random.below(5),
    roleCount: 3 + random.below(5),
    recordCount: 14 + random.below(20),
    groupCount: 2 + random.below(4),
    ruleCount: 3 + random.below(7),
  }
  let org = orgWith(seed, wanted, sizes)
  for (let step = random.below(4); step > 0; step--) {
    const proposal = proposals[random.pick(changeKinds)](org, random)
    const edited = proposal === null ? org : applyChange(org, proposal.there)
    if (!('kind' in edited)) org = edited
  }
  return { ...org, name: `seed ${seed}` }
}
