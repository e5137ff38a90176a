import { runThrough, type Steps } from '../engine/compile/steps'
import { bindAssertion, type BoundAssertion } from './bind-assertion'
import { judgeSteps, type Judgement } from './judge'
import type { JudgedOrg } from './judged-org'
import { parseAssertion, type SentenceProblem } from './parse-assertion'

/** How one sentence stands in an org, or why it cannot be judged. */
export type JudgedSentence =
  | { readonly kind: 'judged'; readonly bound: BoundAssertion; readonly judgement: Judgement }
  | SentenceProblem

/** Parses, binds and judges one sentence. */
export function judgedSentence(
  judged: JudgedOrg,
  sentence: string,
  limit?: number,
): JudgedSentence {
  return runThrough(judgedSentenceSteps(judged, sentence, limit))
}

/** The same in steps. */
export function* judgedSentenceSteps(
  judged: JudgedOrg,
  sentence: string,
  limit?: number,
): Steps<JudgedSentence> {
  const asked = bindSentence(judged, sentence)
  if (asked.kind === 'refused') return asked
  const { bound } = asked
  return { kind: 'judged', bound, judgement: yield* judgeSteps(judged, bound, limit) }
}

/** Parses and binds one sentence: what it is about, without judging it. */
export function bindSentence(
  { compiled }: Pick<JudgedOrg, 'compiled'>,
  sentence: string,
): ReturnType<typeof bindAssertion> | SentenceProblem {
  const parsed = parseAssertion(sentence)
  return parsed.kind === 'refused' ? parsed : bindAssertion(compiled, parsed.assertion, sentence)
}
