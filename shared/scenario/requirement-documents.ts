import { judgedSentence } from '../assertion/run-requirements'
import type { JudgedOrg } from '../assertion/judged-org'
import { trialCases } from '../assertion/uat-cases'
import type { CompileOptions } from '../engine/compile/compile-org'
import type { Steps } from '../engine/compile/steps'
import type { EvaluatedOrg } from '../engine/heat-map/step'
import type { DocumentTable } from '../report/document-table'
import { traceabilityTable, uatTable, type TracedSetting } from '../report/uat'
import { concerns, mendingSteps, type Strength } from './strength'

/** A requirement with the id that it is told by, if it has one. */
export interface NamedRequirement {
  readonly text: string
  readonly id: string | null
}

/** An org, judged, with its requirements. */
export interface RequiredOrg {
  readonly judged: JudgedOrg
  readonly evaluated: EvaluatedOrg
  readonly session: CompileOptions
  readonly asked: readonly NamedRequirement[]
}

const nameOf = ({ text, id }: NamedRequirement) => (id === null ? text : `${id} ${text}`)

/** The script of cases to try by hand: one that has to work and one that has to be refused for each requirement. */
export function uatDocument({ judged, asked }: RequiredOrg): DocumentTable {
  const cases = asked.flatMap((one) => {
    const answer = judgedSentence(judged, one.text, 0)
    return answer.kind === 'judged'
      ? trialCases(judged, answer.bound).map((each) => ({ ...each, requirement: nameOf(one) }))
      : []
  })
  return uatTable(judged.compiled.org.name, cases)
}

/** Requirement by requirement, the settings that decide it, found by setting each otherwise. */
export function* traceabilityDocument(
  required: RequiredOrg,
  strength: Strength,
): Steps<DocumentTable> {
  const traced: TracedSetting[] = []
  for (const [at, one] of required.asked.entries())
    traced.push(...(yield* tracedSettings(required, strength, one, at)))
  return traceabilityTable(required.judged.compiled.org.name, traced)
}

function* tracedSettings(
  { judged, evaluated, session }: RequiredOrg,
  { caught }: Strength,
  one: NamedRequirement,
  at: number,
): Steps<readonly TracedSetting[]> {
  const answer = judgedSentence(judged, one.text, 0)
  if (answer.kind !== 'judged') return []
  const { verdict } = answer.judgement
  const isMet = verdict === 'met'
  const isConcerned = concerns(judged, answer.bound.object.name)
  const deciding = isMet
    ? caught.filter(({ by }) => by.includes(at))
    : yield* mendingSteps(evaluated, session, one.text, isConcerned)
  const about = { requirement: nameOf(one), verdict }
  const effect = isMet ? ('breaks' as const) : ('mends' as const)
  return deciding.length > 0
    ? deciding.map(({ setting, change }) => ({ ...about, setting, change, effect }))
    : [{ ...about, setting: '', change: '', effect: 'none' }]
}
