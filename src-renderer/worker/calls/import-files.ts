import { importOrg } from '@shared/import/import-org'
import type { ImportProgress, SourceFile } from '@shared/import/source-file'
import type { Diagnostic } from '@shared/model/diagnostic'
import { orgDiagnostics } from '@shared/report/org-diagnostics'
import type { ImportedOrg, ImportQuery, InputFile, Progress } from '@shared/protocol/engine'
import { countsOf, encodeOrg } from '../org-content'

/** What the importer calls an org whose files state no name; the folder's name says more. */
const unnamed = 'Imported org'

/** Reads files into an org as it is stored; a refused import throws a sentence. */
export async function importFiles(
  query: ImportQuery,
  report: (progress: Progress) => void,
): Promise<ImportedOrg> {
  const result = await importOrg(query.files.map(sourceFile), {
    onProgress: (progress) => report(progressOf(progress)),
  })
  if (result.kind === 'cancelled') throw new Error('the import was cancelled')
  const { diagnostics, design, report: counts } = result
  if (counts.length === 0) throw new Error(nothingUnderstood(diagnostics))
  const isNamed = result.org.name !== '' && result.org.name !== unnamed
  const org = { ...result.org, name: isNamed ? result.org.name : query.name }
  report({ phase: 'encode', done: 0, total: null, subject: '' })
  return {
    name: org.name,
    content: await encodeOrg(org),
    counts: countsOf(org),
    diagnostics: [...diagnostics, ...orgDiagnostics(org)],
    report: counts,
    design,
  }
}

function nothingUnderstood(diagnostics: readonly Diagnostic[]): string {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  const cure = 'drop a project folder, a metadata zip, data exports or a `.tripod.json`'
  if (first === undefined) return `there was nothing in it that describes an org; ${cure}`
  return first.file === '' ? first.message : `\`${first.file}\`: ${first.message}`
}

function sourceFile({ path, content }: InputFile): SourceFile {
  return {
    path,
    sizeBytes: content.size,
    async *open() {
      yield new Uint8Array(await content.arrayBuffer())
    },
  }
}

const phases = { archive: 'read', metadata: 'parse', data: 'parse', assemble: 'assemble' } as const

function progressOf({ phase, doneBytes, totalBytes, file }: ImportProgress): Progress {
  return { phase: phases[phase], done: doneBytes, total: totalBytes, subject: file }
}
