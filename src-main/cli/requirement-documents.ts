import type { CompileOptions } from '@shared/engine/compile/compile-org'
import type { EvaluatedOrg } from '@shared/engine/heat-map/step'
import type { JudgedOrg } from '@shared/assertion/judged-org'
import { judgedSentence } from '@shared/assertion/run-requirements'
import { trialCases } from '@shared/assertion/uat-cases'
import { markdownText, xlsxBytes, type DocumentTable } from '@shared/report/document-table'
import type { Row } from '@shared/report/rows'
import { traceabilityTable, uatTable, type TracedSetting } from '@shared/report/uat'
import { concerns, mendingSteps, strengthSteps, type Strength } from '@shared/scenario/strength'
import { runThrough } from '@shared/engine/compile/steps'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeBytes, writePieces, writeRows } from './output'
import type { AskedRequirement } from './requirements-asked'

/** An org with its requirements, judged. */
export interface Required {
  readonly judged: JudgedOrg
  readonly evaluated: EvaluatedOrg
  readonly session: CompileOptions
  readonly asked: readonly AskedRequirement[]
}

/** Refuses what is neither a workbook nor Markdown before anything is worked out. */
export function checkDocumentName(option: string, file: string | undefined): void {
  if (file !== undefined && !/\.(?:xlsx|md)$/i.test(file))
    throw new Unusable(`\`${option} ${file}\` is no document; end its name with .xlsx or .md`)
}

/** The script of cases to try by hand. */
export async function writeUat(
  { judged, asked }: Required,
  file: string,
  environment: Environment,
): Promise<void> {
  const cases = asked.flatMap(({ text, id }) => {
    const answer = judgedSentence(judged, text, 0)
    const requirement = id === null ? text : `${id} ${text}`
    return answer.kind === 'judged'
      ? trialCases(judged, answer.bound).map((one) => ({ ...one, requirement }))
      : []
  })
  await writeDocument(uatTable(judged.compiled.org.name, cases), file, environment)
}

/** Requirement by requirement, the settings that decide it, found by setting each otherwise. */
export async function writeTraceability(
  required: Required,
  strength: Strength,
  file: string,
  environment: Environment,
): Promise<void> {
  const traced = required.asked.flatMap((one, at) => tracedSettings(required, strength, one, at))
  const { name } = required.judged.compiled.org
  await writeDocument(traceabilityTable(name, traced), file, environment)
}

function tracedSettings(
  { judged, evaluated, session }: Required,
  strength: Strength,
  { text, id }: AskedRequirement,
  at: number,
): readonly TracedSetting[] {
  const answer = judgedSentence(judged, text, 0)
  if (answer.kind !== 'judged') return []
  const { verdict } = answer.judgement
  const about = { requirement: id === null ? text : `${id} ${text}`, verdict }
  const settings =
    verdict === 'met'
      ? strength.caught
          .filter(({ by }) => by.includes(at))
          .map(({ setting, change }) => ({ ...about, setting, change, effect: 'breaks' as const }))
      : runThrough(
          mendingSteps(evaluated, session, text, concerns(judged, answer.bound.object.name)),
        ).map(({ setting, change }) => ({ ...about, setting, change, effect: 'mends' as const }))
  return settings.length > 0
    ? settings
    : [{ ...about, setting: '', change: '', effect: 'none' as const }]
}

/** Tries every setting against the requirements. */
export function measuredStrength({ evaluated, session, asked }: Required): Strength {
  return runThrough(
    strengthSteps(
      evaluated,
      session,
      asked.map(({ text }) => text),
    ),
  )
}

/** One row for each setting that changes access: what notices it, or a sentence that would. */
export async function writeStrength(
  { asked }: Required,
  strength: Strength,
  options: OrgOptions,
  environment: Environment,
): Promise<void> {
  const { caught, unprotected, score, equivalentCount, refusedCount, mutantCount } = strength
  const rows: Row[] = [
    ...unprotected.map(({ change, sentence }) => [change, 'unprotected', '', sentence ?? '']),
    ...caught.map(({ change, by }) => [
      change,
      'caught',
      by.map((at) => asked[at]?.id ?? asked[at]?.text ?? '').join('; '),
      '',
    ]),
  ]
  await writeRows({ columns: ['Change', 'Result', 'By', 'Sentence'], rows }, options, environment)
  const tried = caught.length + unprotected.length + equivalentCount + refusedCount
  environment.writeError(
    `strength ${String(Math.round(score * 100))} %: ${String(caught.length)} of ${String(caught.length + unprotected.length)} settings that change access are noticed; ${String(equivalentCount)} change nobody’s access${tried < mutantCount ? `; ${String(tried)} of ${String(mutantCount)} were tried` : ''}\n`,
  )
}

async function writeDocument(
  table: DocumentTable,
  file: string,
  environment: Environment,
): Promise<void> {
  if (/\.xlsx$/i.test(file)) await writeBytes(await xlsxBytes(table), { out: file }, environment)
  else await writePieces([markdownText(table)], { out: file }, environment)
}
