import { sentenceCompletions } from '@shared/assertion/complete-assertion'
import { toldCounterexample } from '@shared/assertion/counterexample'
import { exampleSentences } from '@shared/assertion/example-sentences'
import { judgedOrg, type JudgedOrg } from '@shared/assertion/judged-org'
import { judgedSentenceSteps } from '@shared/assertion/run-requirements'
import type { Steps } from '@shared/engine/compile/steps'
import type { EngineAnswer, EngineQuery, RequirementStanding } from '@shared/protocol/engine'
import type { RequirementCalls, StrengthAnswer } from '@shared/protocol/requirements'
import {
  formatCounterexample,
  formatPath,
  formatVerdict,
} from '@shared/report/assertion-messages-en'
import type { Evaluation, OpenedOrg } from '@shared/scenario/opened-org'
import { strengthSteps, type Strength } from '@shared/scenario/strength'
import type { Report, Rest } from '../../call-queue'
import { pausedWork } from '../../paused-work'
import { mendings } from './mend-requirement'
import { documentBytes, requirementTable } from './requirement-document'
import { watchedLevel } from './watched-level'

type RequirementAnswers = {
  readonly [Name in keyof RequirementCalls]: (
    query: EngineQuery<Name>,
    report: Report,
    rest: Rest,
  ) => EngineAnswer<Name> | Promise<EngineAnswer<Name>>
}

/** Settings without a requirement that are told; there may be thousands. */
const unprotectedCount = 300

/** Brings the library that reads YAML. */
const requirementFiles = () => import('@shared/assertion/requirement-file')

/** Answers about requirements and watches; what was judged in an evaluated org is kept as long as that is. */
export function requirementSession(open: () => OpenedOrg): RequirementAnswers {
  const known = new WeakMap<Evaluation, Judged>()
  const judgedIn = (evaluation: Evaluation): Judged => {
    const judged = known.get(evaluation) ?? {
      org: judgedOrg(evaluation.evaluated),
      standings: new Map<string, RequirementStanding>(),
    }
    known.set(evaluation, judged)
    return judged
  }
  return {
    judgeRequirements: ({ sentences, changes }, report, rest) =>
      pausedWork(judging(judgedIn(open().with(changes)), sentences), report, rest),
    completeRequirement: ({ text, limit }) =>
      sentenceCompletions(open().base.compiled, text, limit),
    exampleRequirements: () => exampleSentences(open().base.compiled),
    mendRequirement({ sentence, changes }, report, rest) {
      const opened = open()
      const evaluation = opened.with(changes)
      const { org } = judgedIn(evaluation)
      return pausedWork(mendings(opened, { sentence, changes }, org), report, rest)
    },
    async readRequirementFile({ text }) {
      const { parseRequirementFile } = await requirementFiles()
      const file = parseRequirementFile(text)
      return file.kind === 'ok'
        ? {
            kind: 'read',
            requirements: file.requirements.map(({ text: sentence, note }) => ({
              text: sentence,
              note,
            })),
          }
        : { kind: 'unusable', problems: file.problems }
    },
    writeRequirementFile: async ({ requirements }) =>
      (await requirementFiles()).formatRequirementFile(requirements),
    watchLevels: ({ watches, changes }) =>
      watches.map((watch) =>
        watchedLevel(open().base.compiled, open().with(changes).compiled, watch),
      ),
    async requirementDocument({ format, ...query }, report, rest) {
      return documentBytes(await pausedWork(requirementTable(open(), query), report, rest), format)
    },
    async strengthOf({ sentences, changes }, report, rest) {
      const opened = open()
      const steps = strengthSteps(opened.with(changes).evaluated, opened.options, sentences)
      return strengthAnswer(await pausedWork(steps, report, rest))
    },
  }
}

interface Judged {
  readonly org: JudgedOrg
  readonly standings: Map<string, RequirementStanding>
}

/** How each sentence stands; what is known of one is not judged again. Yields how many are done. */
function* judging(
  { org, standings }: Judged,
  sentences: readonly string[],
): Steps<readonly RequirementStanding[]> {
  const found: RequirementStanding[] = []
  for (const sentence of sentences) {
    const standing = standings.get(sentence) ?? (yield* standingOf(org, sentence))
    standings.set(sentence, standing)
    found.push(standing)
    yield { done: found.length, total: sentences.length }
  }
  return found
}

function* standingOf(org: JudgedOrg, sentence: string): Steps<RequirementStanding> {
  const answer = yield* judgedSentenceSteps(org, sentence)
  if (answer.kind === 'refused') return answer
  const { bound, judgement } = answer
  const { verb, quantifier } = bound.assertion
  return {
    kind: 'judged',
    verdict: judgement.verdict,
    message: formatVerdict(judgement, quantifier === 'at least one of'),
    counterexamples: judgement.counterexamples.map((each) => {
      const told = toldCounterexample(org, bound, each)
      return {
        sentence: formatCounterexample(told, verb),
        path: formatPath(told),
        user: told.user?.id ?? null,
        object: told.object,
        record: told.record?.id ?? null,
        field: told.field,
      }
    }),
  }
}

function strengthAnswer({
  score,
  caught,
  unprotected,
  equivalentCount,
  refusedCount,
  mutantCount,
}: Strength): StrengthAnswer {
  return {
    score,
    caughtCount: caught.length,
    unprotected: unprotected
      .toSorted((a, b) => Number(a.sentence === null) - Number(b.sentence === null))
      .slice(0, unprotectedCount)
      .map(({ change, sentence }) => ({ change, sentence })),
    unprotectedCount: unprotected.length,
    equivalentCount,
    triedCount: caught.length + unprotected.length + equivalentCount + refusedCount,
    mutantCount,
  }
}
