import { markdownText, xlsxBytes, type DocumentTable } from '@shared/report/document-table'
import type { Row } from '@shared/report/rows'
import {
  traceabilityDocument,
  uatDocument,
  type RequiredOrg,
} from '@shared/scenario/requirement-documents'
import { strengthSteps, type Strength } from '@shared/scenario/strength'
import { runThrough } from '@shared/engine/compile/steps'
import { Unusable, type Environment } from './environment'
import type { OrgOptions } from './open-org'
import { writeBytes, writePieces, writeRows } from './output'
import type { AskedRequirement } from './requirements-asked'

/** An org with its requirements, judged. */
export interface Required extends RequiredOrg {
  readonly asked: readonly AskedRequirement[]
}

/** Refuses what is neither a workbook nor Markdown before anything is worked out. */
export function checkDocumentName(option: string, file: string | undefined): void {
  if (file !== undefined && !/\.(?:xlsx|md)$/i.test(file))
    throw new Unusable(`\`${option} ${file}\` is no document; end its name with .xlsx or .md`)
}

/** The script of cases to try by hand. */
export async function writeUat(
  required: Required,
  file: string,
  environment: Environment,
): Promise<void> {
  await writeDocument(uatDocument(required), file, environment)
}

/** Requirement by requirement, the settings that decide it, found by setting each otherwise. */
export async function writeTraceability(
  required: Required,
  strength: Strength,
  file: string,
  environment: Environment,
): Promise<void> {
  await writeDocument(runThrough(traceabilityDocument(required, strength)), file, environment)
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
