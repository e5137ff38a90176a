import type { Org } from '../../model/org'
import type { Reason } from '../answer'

const limits = { all: 300, criteria: 50 } as const

/**
 * Objects with more sharing rules than the platform allows: 300 in all, 50 of them by criteria or for guests. The rules are
 * evaluated all the same. Rule R6.21.
 */
export function ruleLimitFindings({ sharingRules }: Org): readonly Reason[] {
  const counts = new Map<string, { object: string; all: number; criteria: number }>()
  for (const { object, kind } of sharingRules) {
    const key = object.toLowerCase()
    const count = counts.get(key) ?? { object, all: 0, criteria: 0 }
    count.all++
    if (kind === 'criteria' || kind === 'guest') count.criteria++
    counts.set(key, count)
  }
  return [...counts.values()].flatMap((count) =>
    (['all', 'criteria'] as const)
      .filter((kind) => count[kind] > limits[kind])
      .map((kind) => ({
        code: kind === 'all' ? 'too-many-rules' : 'too-many-criteria-rules',
        rule: 'R6.21',
        args: { object: count.object, count: String(count[kind]), limit: String(limits[kind]) },
      })),
  )
}
