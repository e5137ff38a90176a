import { readData, type DataTables } from '@shared/import/data/read-data'
import { memoryFile } from '@shared/import/source-file'
import type { Diagnostic } from '@shared/model/diagnostic'

/** Data files read as the importer reads them, with what was found. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ data: DataTables; diagnostics: Diagnostic[]; codes: string[] }> {
  const diagnostics: Diagnostic[] = []
  const sources = Object.entries(files).map(([path, content]) => memoryFile(path, content))
  const data = await readData(sources, diagnostics, {})
  return { data, diagnostics, codes: diagnostics.map(({ code }) => code) }
}

/** The cells of a column, by object and header. */
export function column(data: DataTables, object: string, header: string) {
  return data.byObject.get(object.toLowerCase())?.columns.get(header.toLowerCase())?.values
}
