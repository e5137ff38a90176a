import { createReadStream } from 'node:fs'
import type { SourceFile } from '@shared/import/source-file'
import type { FoundFile } from './found-files'

/** Files on disk as the importer wants them: each is opened when it is read, and read piece by piece. */
export function sourceFiles(files: readonly FoundFile[]): readonly SourceFile[] {
  return files.map(({ path, absolutePath, sizeBytes }) => ({
    path,
    sizeBytes,
    open: () => createReadStream(absolutePath, { highWaterMark: 1 << 18 }),
  }))
}
