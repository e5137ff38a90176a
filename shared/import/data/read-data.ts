import type { Diagnostic } from '@shared/model/diagnostic'
import type { ReadingOptions, SourceFile } from '../source-file'
import { ImportCancelled, stopIfCancelled } from '../source-file'
import type { DataReading } from './data-reading'
import type { DataTable } from './data-table'
import { readCsv } from './read-csv'
import { readJson } from './read-json'
import { isPlanFile, referenceScopes } from './tree-plans'
import type { TableBuilder } from './table-builder'
import { finishedTable, tableBuilder } from './table-builder'

/** All data exports of an import: one table per object, by object name in lower case. */
export interface DataTables {
  readonly byObject: ReadonlyMap<string, DataTable>
  /** CSV files whose object could not be told. */
  readonly unknownCount: number
}

/** True for a file that may hold rows; JSON of projects and of code is left out by name. */
export function isDataFile(path: string): boolean {
  if (/(?:^|\/)(?:staticresources|lwc|aura|node_modules)\//i.test(path)) return false
  if (/\.csv$/i.test(path)) return true
  return (
    /\.json$/i.test(path) &&
    !/(?:^|\/)(?:(?:sfdx-project|package|package-lock|tsconfig|jsconfig)\.json|[^/]*(?:-def|\.tripod|-meta)\.json)$/i.test(
      path,
    )
  )
}

/**
 * Reads every data file into tables. Files are taken in the order given; rows keep it.
 *
 * Throws `ImportCancelled` when the caller cancelled. What is wrong with a file is a diagnostic and stops only that file.
 * Source: import-formats 5.
 */
export async function readData(
  files: readonly SourceFile[],
  diagnostics: Diagnostic[],
  options: ReadingOptions & { readonly encoding?: string },
): Promise<DataTables> {
  const builders = new Map<string, TableBuilder>()
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  let earlierBytes = 0
  let unknownCount = 0
  const scopeOf = await referenceScopes(files)
  const reading: DataReading = {
    diagnostics,
    scopeOf,
    tableOf(object) {
      const key = object.toLowerCase()
      const builder = builders.get(key) ?? tableBuilder(object)
      builders.set(key, builder)
      return builder
    },
    onRead(path, readBytes) {
      stopIfCancelled(options.signal)
      const doneBytes = earlierBytes + readBytes
      options.onProgress?.({ phase: 'data', doneBytes, totalBytes, file: path })
    },
  }
  for (const file of files.filter(({ path }) => !isPlanFile(path))) {
    stopIfCancelled(options.signal)
    if (!(await isKnown(file, reading, options.encoding))) unknownCount++
    earlierBytes += file.sizeBytes
  }
  const tables = [...builders].map(([key, builder]) => [key, finishedTable(builder)] as const)
  return { byObject: new Map(tables), unknownCount }
}

/** Reads one file; false when it holds data of an unknown object. */
async function isKnown(
  file: SourceFile,
  reading: DataReading,
  encoding: string | undefined,
): Promise<boolean> {
  try {
    const read = /\.csv$/i.test(file.path)
      ? await readCsv(file, reading, encoding)
      : await readJson(file, reading)
    return read.kind !== 'unknown'
  } catch (error) {
    if (error instanceof ImportCancelled) throw error
    reading.diagnostics.push({
      severity: 'error',
      code: 'unreadable-file',
      file: file.path,
      line: null,
      message: `file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
    return false
  }
}
