import type { Diagnostic } from '@shared/model/diagnostic'
import { emptyDesign, type Design } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import { readBytes, type SourceFile } from '../source-file'
import { parseOrgDocument } from './parse-org-document'

/** JavaScript's own limit of one text lies at half a gigabyte. */
const documentLimitBytes = 500 * 1024 * 1024

/** A document as it was read: the org, and what people think about it. */
export interface OrgWithDesign {
  readonly org: Org
  readonly design: Design
}

/** The org and design of a document among the files of an import; a refused one is an error and left alone. */
export async function readOrgDocument(
  file: SourceFile,
  diagnostics: Diagnostic[],
): Promise<OrgWithDesign | null> {
  const refuse = (code: string, line: number | null, message: string) => {
    diagnostics.push({ severity: 'error', code, file: file.path, line, message })
    return null
  }
  const bytes = await readBytes(file, documentLimitBytes)
  if (bytes === null)
    return refuse('document-too-large', null, 'documents above 500 MB are not read')
  const parsed = parseOrgDocument(new TextDecoder('utf-8').decode(bytes))
  if (parsed.kind === 'refused') return refuse('refused-document', parsed.line, parsed.message)
  for (const { code, line, message } of parsed.problems)
    diagnostics.push({ severity: 'warning', code, file: file.path, line, message })
  return { org: parsed.org, design: parsed.design ?? emptyDesign }
}
