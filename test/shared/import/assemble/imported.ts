import { importInputs, importOrg, type ImportedOrg } from '@shared/import/import-org'
import { memoryFile } from '@shared/import/source-file'

export type Files = Readonly<Record<string, string>>

const sourceFiles = (files: Files) =>
  Object.entries(files).map(([path, content]) => memoryFile(path, content))

/** An org out of files written in place. */
export async function imported(files: Files): Promise<ImportedOrg> {
  const result = await importOrg(sourceFiles(files))
  if (result.kind === 'cancelled') throw new Error('nobody cancelled')
  return result
}

/** Several inputs as one org, the later over the earlier. */
export async function importedOver(...inputs: readonly Files[]): Promise<ImportedOrg> {
  const result = await importInputs(inputs.map(sourceFiles))
  if (result.kind === 'cancelled') throw new Error('nobody cancelled')
  return result
}

/** A metadata file: root element and its content. */
export const xml = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>\n`

/** Rows of a table, cells split at commas, one line each. */
export const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`

export const codesOf = (result: ImportedOrg) => result.diagnostics.map(({ code }) => code)
