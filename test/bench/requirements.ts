import { exampleSentences } from '@shared/assertion/example-sentences'
import { judgedOrg } from '@shared/assertion/judged-org'
import { judgedSentence } from '@shared/assertion/run-requirements'
import type { EvaluatedOrg } from '@shared/engine/heat-map/step'
import { atMost, median, timed, type Figure } from './measure'

/** Requirements of every shape that the window offers, judged from nothing: one is the longest piece of live judging. */
export function requirementFigures(evaluated: EvaluatedOrg): Figure[] {
  const judged = judgedOrg(evaluated)
  const times = exampleSentences(evaluated.index.compiled).map(
    (sentence) => timed(() => judgedSentence(judged, sentence)).ms,
  )
  return [
    { what: 'a requirement judged, median', value: median(times), unit: 'ms' },
    { what: 'slowest of them', value: Math.max(...times), unit: 'ms', ...atMost(2_000, 200) },
  ]
}
