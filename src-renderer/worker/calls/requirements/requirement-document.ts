import { judgedOrg } from '@shared/assertion/judged-org'
import type { Steps } from '@shared/engine/compile/steps'
import type { EngineQuery } from '@shared/protocol/engine'
import { markdownText, xlsxBytes, type DocumentTable } from '@shared/report/document-table'
import type { OpenedOrg } from '@shared/scenario/opened-org'
import { traceabilityDocument, uatDocument } from '@shared/scenario/requirement-documents'
import { strengthSteps } from '@shared/scenario/strength'

/** The script of cases, or the settings that decide each requirement, as a table. */
export function* requirementTable(
  opened: OpenedOrg,
  { kind, sentences, changes }: Omit<EngineQuery<'requirementDocument'>, 'format'>,
): Steps<DocumentTable> {
  const { evaluated } = opened.with(changes)
  const asked = sentences.map((text) => ({ text, id: null }))
  const session = opened.options
  const required = { judged: judgedOrg(evaluated), evaluated, session, asked }
  if (kind === 'uat') return uatDocument(required)
  const strength = yield* strengthSteps(evaluated, session, sentences)
  return yield* traceabilityDocument(required, strength)
}

/** The table as a workbook or as Markdown, the bytes of a file. */
export async function documentBytes(table: DocumentTable, format: 'xlsx' | 'md') {
  return format === 'xlsx' ? xlsxBytes(table) : new TextEncoder().encode(markdownText(table))
}
