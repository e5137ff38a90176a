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
  const parsed = parseAssertion(sentence)
  if (parsed.kind === 'refused') return parsed
  const result = bindAssertion(judged.compiled, parsed.assertion, sentence)
  if (result.kind === 'refused') return result
  return { kind: 'judged', bound: result.bound, judgement: judge(judged, result.bound, limit) }
}
