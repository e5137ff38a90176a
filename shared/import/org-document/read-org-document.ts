import type { Diagnostic } from '@shared/model/diagnostic'
import type { Org } from '@shared/model/org'
import { readBytes, type SourceFile } from '../source-file'
import { parseOrgDocument } from './parse-org-document'

/** JavaScript's own limit of one text lies at half a gigabyte. */
const documentLimitBytes = 500 * 1024 * 1024

/** The org of a document among the files of an import; a refused one is an error and left alone. */
export async function readOrgDocument(
  file: SourceFile,
  diagnostics: Diagnostic[],
): Promise<Org | null> {
  const refuse = (code: string, line: number | null, message: string) => {
    diagnostics.push({ severity: 'error', code, file: file.path, line, message })
    return null
  }
  const bytes = await readBytes(file, documentLimitBytes)
  if (bytes === null)
    return refuse('document-too-large', null, 'documents above 500 MB are not read')
  const parsed = parseOrgDocument(new TextDecoder('utf-8').decode(bytes))
  return parsed.kind === 'ok' ? parsed.org : refuse('refused-document', parsed.line, parsed.message)
}
