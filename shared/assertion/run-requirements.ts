import { bindAssertion, type BoundAssertion } from './bind-assertion'
import { judge, type Judgement } from './judge'
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
  const asked = bindSentence(judged, sentence)
  if (asked.kind === 'refused') return asked
  return { kind: 'judged', bound: asked.bound, judgement: judge(judged, asked.bound, limit) }
}

/** Parses and binds one sentence: what it is about, without judging it. */
export function bindSentence(
  { compiled }: Pick<JudgedOrg, 'compiled'>,
  sentence: string,
): ReturnType<typeof bindAssertion> | SentenceProblem {
  const parsed = parseAssertion(sentence)
  return parsed.kind === 'refused' ? parsed : bindAssertion(compiled, parsed.assertion, sentence)
}
