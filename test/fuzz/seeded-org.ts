import { applyChange } from '@shared/change/apply-changes'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape, type Feature } from '@shared/sample/org-shape'
import { randomFrom } from '@shared/sample/random'
import { changeKinds, proposals } from '../property/random-changes'

/** How often each feature, and each pair of features, was in an org. */
export type Coverage = Map<string, number>

export const pairKey = (one: Feature, other: Feature): string => [one, other].sort().join(' + ')
const pairs = features.flatMap((one, at) => features.slice(at + 1).map((other) => [one, other]))

/** A random third of the features, and the pair of features that was tried least so far. */
export function wantedFeatures(seed: number, coverage: Coverage): readonly Feature[] {
  const random = randomFrom(seed * 31 + 7)
  const seen = (pair: readonly Feature[]) => coverage.get([...pair].sort().join(' + ')) ?? 0
  const least = Math.min(...pairs.map(seen))
  const rare = random.pick(pairs.filter((pair) => seen(pair) === least))
  const wanted = features.filter((feature) => rare.includes(feature) || random.chance(0.35))
  for (const feature of wanted) coverage.set(feature, (coverage.get(feature) ?? 0) + 1)
  for (const [one, other] of pairs)
    if (
      one !== undefined &&
      other !== undefined &&
      wanted.includes(one) &&
      wanted.includes(other)
    ) {
      const key = pairKey(one, other)
      coverage.set(key, (coverage.get(key) ?? 0) + 1)
    }
  return wanted
}

/** A small org of these features, moved by up to three random changes; seed and features alone decide. */
export function seededOrg(seed: number, wanted: readonly Feature[]): Org {
  const random = randomFrom(seed)
  const shape = {
    ...smallShape(seed, wanted),
    userCount: 3 + random.below(5),
    roleCount: 3 + random.below(5),
    recordCount: 14 + random.below(20),
    groupCount: 2 + random.below(4),
    ruleCount: 3 + random.below(7),
  }
  let org = generateOrg(shape)
  for (let step = random.below(4); step > 0; step--) {
    const proposal = proposals[random.pick(changeKinds)](org, random)
    const edited = proposal === null ? org : applyChange(org, proposal.there)
    if (!('kind' in edited)) org = edited
  }
  return { ...org, name: `seed ${seed}` }
}

export const pairCount = pairs.length
