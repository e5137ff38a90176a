import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Diagnostic } from '@shared/model/diagnostic'
import type { FileContent, OpenedFiles } from '@shared/protocol/opened-files'
import { findFiles, unreadable } from './found-files'

/** Bytes of one file, and of all together; what is beyond is left out and said. */
export type ReadLimits = { readonly fileBytes: number; readonly totalBytes: number }

const usualLimits: ReadLimits = { fileBytes: 1_000_000_000, totalBytes: 2_000_000_000 }

/**
 * The content of the given files and of all files under the given folders, in order of path.
 *
 * A file that cannot be read, or is beyond the limits, is left out with a diagnostic; the rest is read.
 */
export async function readPaths(
  paths: readonly string[],
  limits: ReadLimits = usualLimits,
): Promise<Omit<OpenedFiles, 'orgFile'>> {
  const found = await findFiles(paths)
  const files: FileContent[] = []
  const diagnostics: Diagnostic[] = [...found.diagnostics]
  let totalBytes = 0
  for (const { path, absolutePath, sizeBytes } of found.files) {
    if (sizeBytes > limits.fileBytes || totalBytes + sizeBytes > limits.totalBytes) {
      diagnostics.push(tooLarge(path, sizeBytes, limits))
      continue
    }
    try {
      const bytes = await readFile(absolutePath)
      totalBytes += bytes.byteLength
      files.push({ path, bytes })
    } catch (error) {
      diagnostics.push(unreadable(path, error))
    }
  }
  return { name: basename(resolve(paths[0] ?? '.')), files, diagnostics }
}

const tooLarge = (path: string, sizeBytes: number, limits: ReadLimits): Diagnostic => ({
  severity: 'error',
  code: 'file-too-large',
  file: path,
  line: null,
  message: `${sizeBytes} bytes are too many (one file: ${limits.fileBytes}, all: ${limits.totalBytes}); split the export`,
})
