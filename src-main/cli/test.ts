import type { Command } from 'commander'
import { toldCounterexample } from '@shared/assertion/counterexample'
import { judgedOrg, type JudgedOrg } from '@shared/assertion/judged-org'
import { judgedSentence, type JudgedSentence } from '@shared/assertion/run-requirements'
import { withRecordClasses } from '@shared/engine/compile/record-classes'
import { evaluateOrg } from '@shared/engine/heat-map/recount'
import { withPersonas } from '@shared/model/personas'
import {
  formatCounterexample,
  formatLevel,
  formatPath,
  formatVerdict,
} from '@shared/report/assertion-messages-en'
import { junitPieces } from '@shared/report/junit'
import { tapPieces } from '@shared/report/tap'
import { isPassed, type TestOutcome } from '@shared/report/test-outcome'
import { Unusable, type Environment } from './environment'
import { openOrg, type OrgOptions } from './open-org'
import { writePieces } from './output'
import { collected, sayTimings, withOrgOptions, type ExitStatus } from './question'
import {
  checkDocumentName,
  measuredStrength,
  writeStrength,
  writeTraceability,
  writeUat,
} from './requirement-documents'
import { requirementsAsked, unusableFile, type AskedRequirement } from './requirements-asked'
import { sessionAsked } from './session'

interface TestOptions extends OrgOptions {
  readonly assertions: readonly string[]
  readonly strength?: boolean
  readonly uat?: string
  readonly traceability?: string
}

/** `test`: whether the org is as its requirements say; status 1 when one of them is broken or undecided. */
export function addTest(
  program: Command,
  environment: Environment,
  done: (status: ExitStatus) => void,
): void {
  withOrgOptions(program.command('test'))
    .description('whether requirements are met (`--format tap` or `junit`)')
    .option(
      '--assertions <file>',
      'a file of requirements (repeatable; default: those kept with the org)',
      collected,
      [],
    )
    .option('--strength', 'rows instead: each setting set otherwise, and what notices it')
    .option('--uat <file>', 'also write cases to try by hand, .xlsx or .md')
    .option(
      '--traceability <file>',
      'also write which settings decide each requirement, .xlsx or .md',
    )
    .action(async (operands: string[], options: TestOptions) => {
      const orgs = operands.filter((path) => !isRequirementFile(path))
      const files = [...options.assertions, ...operands.filter(isRequirementFile)]
      const isStrengthAsked = options.strength === true
      const piecesOf = isStrengthAsked ? null : reportAsked(options)
      checkDocumentName('--uat', options.uat)
      checkDocumentName('--traceability', options.traceability)
      const startMs = environment.elapsedMs()
      const { org, imported } = await openOrg(orgs, options, environment, 'problems')
      const importedMs = environment.elapsedMs()
      const asked = requirementsAsked(files, imported.design, environment)
      const session = sessionAsked(org, options, environment)
      const evaluated = evaluateOrg(withRecordClasses(withPersonas(org)), session)
      const judged = judgedOrg(evaluated)
      const compiledMs = environment.elapsedMs()
      const outcomes = outcomesOf(judged, asked, environment)
      const required = { judged, evaluated, session, asked }
      if (options.uat !== undefined) await writeUat(required, options.uat, environment)
      if (isStrengthAsked || options.traceability !== undefined) {
        const strength = measuredStrength(required)
        if (options.traceability !== undefined)
          await writeTraceability(required, strength, options.traceability, environment)
        if (isStrengthAsked) await writeStrength(required, strength, options, environment)
      }
      if (piecesOf !== null) await writePieces(piecesOf(org.name, outcomes), options, environment)
      if (options.timings === true)
        sayTimings(org, environment, {
          importMs: importedMs - startMs,
          compileMs: compiledMs - importedMs,
          evaluateMs: environment.elapsedMs() - compiledMs,
        })
      done(isStrengthAsked || outcomes.every(isPassed) ? 0 : 1)
    })
}

/** No org is YAML: such a file beside the orgs is one more of `--assertions`. */
const isRequirementFile = (path: string) => /\.ya?ml$/i.test(path)

function reportAsked({
  format = 'tap',
}: TestOptions): (name: string, outcomes: readonly TestOutcome[]) => Iterable<string> {
  switch (format) {
    case 'tap':
      return (_, outcomes) => tapPieces(outcomes)
    case 'junit':
      return junitPieces
    default:
      throw new Unusable(`\`--format ${format}\` is not known here; use tap or junit`)
  }
}

function outcomesOf(
  judged: JudgedOrg,
  asked: readonly AskedRequirement[],
  environment: Environment,
): readonly TestOutcome[] {
  const problems = new Map<string, number>()
  const outcomes = asked.flatMap((requirement) => {
    const { text, file, line } = requirement
    const answer = judgedSentence(judged, text)
    if (answer.kind === 'judged') return [outcomeOf(judged, requirement, answer)]
    environment.writeError(
      `error ${file}:${line ?? 0} requirement \`${text}\`, character ${answer.column}: ${answer.message}\n`,
    )
    problems.set(file, (problems.get(file) ?? 0) + 1)
    return []
  })
  const [unusable] = problems
  if (unusable !== undefined) throw unusableFile(...unusable)
  return outcomes
}

function outcomeOf(
  judged: JudgedOrg,
  { text, id, assured, file, line }: AskedRequirement,
  { bound, judgement }: Extract<JudgedSentence, { kind: 'judged' }>,
): TestOutcome {
  const { verdict } = judgement
  const { quantifier, verb } = bound.assertion
  const told = judgement.counterexamples.map((each) => toldCounterexample(judged, bound, each))
  const message = formatVerdict(judgement, quantifier === 'at least one of')
  const isVouched = verdict === 'undecided' && assured !== null
  return {
    title: id === null ? text : `${id} ${text}`,
    result:
      verdict === 'met'
        ? 'passed'
        : verdict === 'broken'
          ? 'failed'
          : isVouched
            ? 'vouched'
            : 'undecided',
    message: isVouched ? `${message}; assured: ${assured}` : message,
    file,
    line,
    counterexamples: told.map((each) => ({
      user: each.user?.username ?? null,
      record: each.record?.id ?? null,
      object: each.object,
      field: each.field,
      level: formatLevel(each.level),
      sentence: formatCounterexample(each, verb),
      path: formatPath(each),
    })),
  }
}
