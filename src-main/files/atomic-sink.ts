import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A file that is written piece by piece and takes its place only when it is whole. */
export interface AtomicSink {
  readonly write: (piece: string | Uint8Array) => Promise<void>
  /** The file is on disk and in its place afterwards. */
  readonly commit: () => Promise<void>
  /** Nothing is left of what was written. */
  readonly discard: () => Promise<void>
}

/** Opens a draft beside `path`. Throws what the file system says. */
export async function openAtomicSink(path: string): Promise<AtomicSink> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  const file = await open(draft, 'wx')
  return {
    write: async (piece) => {
      await file.appendFile(piece)
    },
    commit: async () => {
      try {
        await file.sync()
        await file.close()
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    discard: async () => {
      await file.close()
      await rm(draft, { force: true })
    },
  }
}
