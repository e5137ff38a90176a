import { bindAssertion, type BoundAssertion } from '@shared/assertion/bind-assertion'
import { judge, type Judgement } from '@shared/assertion/judge'
import { judgedOrg, type JudgedOrg } from '@shared/assertion/judged-org'
import { parseAssertion } from '@shared/assertion/parse-assertion'
import { evaluateOrg } from '@shared/engine/heat-map/recount'
import type { Org } from '@shared/model/org'

export const judgedOf = (org: Org): JudgedOrg => judgedOrg(evaluateOrg(org, { now: null }))

/** A sentence that must be understood, in this org. */
export function boundIn(judged: JudgedOrg, sentence: string): BoundAssertion {
  const parsed = parseAssertion(sentence)
  if (parsed.kind === 'refused') throw new Error(`${sentence}: ${parsed.message}`)
  const result = bindAssertion(judged.compiled, parsed.assertion, sentence)
  if (result.kind === 'refused') throw new Error(`${sentence}: ${result.message}`)
  return result.bound
}

export const judgement = (org: Org, sentence: string): Judgement => {
  const judged = judgedOf(org)
  return judge(judged, boundIn(judged, sentence))
}

/** The verdict, and who and what breaks it, as one line. */
export function told(org: Org, sentence: string): string {
  const { verdict, counterexamples } = judgement(org, sentence)
  const names = counterexamples.map(({ user, row }) => {
    const parsed = parseAssertion(sentence)
    const object = parsed.kind === 'ok' ? parsed.assertion.target.object : ''
    const table = org.records.find((one) => one.object.toLowerCase() === object.toLowerCase())
    const who = user === null ? 'nobody' : (org.users[user]?.id ?? '')
    return `${who} ${row === null ? '-' : (table?.ids[row] ?? '')}`
  })
  return [verdict, ...names].join('; ')
}
