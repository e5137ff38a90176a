import { expect, it } from 'vitest'
import { applyChange } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { evaluateOrg } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { features, smallShape } from '@shared/sample/org-shape'
import { randomFrom } from '@shared/sample/random'
import { strengthSteps, type Strength } from '@shared/scenario/strength'
import { judgement } from '../shared/assertion/judged'

/** One mechanism alone: with more of them no sentence below is met, so that none can be broken. */
const orgOf = (seed: number): Org =>
  generateOrg(smallShape(seed, [randomFrom(seed * 7_919).pick(features)]))

const sentencesOf = (org: Org) => [
  'only the owner, the owner’s superiors and users with permission set "none such" may read any Account',
  ...org.objects
    .slice(0, 3)
    .flatMap(({ name }) => [
      `guest users must never read any ${name}`,
      `partner users must never edit any ${name}`,
      `everybody may read ${name} records they own`,
      `at least one of everybody may delete any ${name}`,
    ]),
]

function strengthOf(org: Org, sentences: readonly string[], limit: number): Strength {
  const steps = strengthSteps(evaluateOrg(org, { now: null }), { now: null }, sentences, limit)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The org with one change, from nothing. */
function changed(org: Org, change: string): Org {
  const parsed = parseChange(change)
  const edited = parsed.kind === 'ok' ? applyChange(org, parsed.change) : parsed
  if ('kind' in edited) throw new Error(edited.message)
  return edited
}

it(
  'every killed mutant is killed by the named requirement, and every sentence offered would kill its own',
  { timeout: 120_000 },
  () => {
    let [killed, offered] = [0, 0]
    for (const seed of [2, 5, 8]) {
      const org = orgOf(seed)
      const sentences = sentencesOf(org)
      const { caught, unprotected, score } = strengthOf(org, sentences, 60)
      for (const { change, by } of caught)
        for (const at of by) {
          const sentence = sentences[at] ?? ''
          expect(judgement(org, sentence).verdict, sentence).toBe('met')
          expect(
            judgement(changed(org, change), sentence).verdict,
            `${change}: ${sentence}`,
          ).not.toBe('met')
          killed++
        }
      for (const { change, sentence } of unprotected) {
        if (sentence === null) continue
        expect(judgement(org, sentence).verdict, sentence).toBe('met')
        expect(
          judgement(changed(org, change), sentence).verdict,
          `${change}: ${sentence}`,
        ).not.toBe('met')
        offered++
      }
      expect(score).toBe(
        caught.length + unprotected.length === 0
          ? 1
          : caught.length / (caught.length + unprotected.length),
      )
    }
    expect(killed).toBeGreaterThan(0)
    expect(offered).toBeGreaterThan(0)
  },
)
