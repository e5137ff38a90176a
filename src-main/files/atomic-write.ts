import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from './file-failure'

/** Puts the content into an open draft; a test gives one that fails half-way. */
export type WriteDraft = (file: FileHandle, content: Uint8Array | string) => Promise<void>

const writeWhole: WriteDraft = (file, content) => file.writeFile(content)

/** Drafts that a killed program left behind are told by their name. */
export const isDraft = (name: string): boolean => /^\.tripod-[0-9a-f-]{36}\.tmp$/.test(name)

/**
 * Writes a file whole or not at all: whoever reads it meanwhile, or after a crash, sees the old or the new content.
 *
 * The new content is on disk (fsync) before it takes the old one's place. A link stays a link, and the file keeps who
 * may read it. Throws what the file system says; the old file is as it was then.
 */
export async function writeFileAtomically(
  path: string,
  content: Uint8Array | string,
  write: WriteDraft = writeWhole,
): Promise<void> {
  const target = await realpath(path).catch(() => path) // a new file has no other path yet
  const draft = join(dirname(target), `.tripod-${randomUUID()}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await write(file, content)
      await keepMode(target, file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined) // the first error says more
    throw error
  }
  await syncFolder(dirname(target))
}

async function keepMode(target: string, draft: FileHandle): Promise<void> {
  const old = await stat(target).catch(() => null) // a new file has no mode to keep
  if (old !== null && process.platform !== 'win32') await draft.chmod(old.mode & 0o777)
}

// The rename itself lives in the folder; on Windows a folder cannot be opened, and some file systems cannot sync one.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOTSUP') throw error
  } finally {
    await handle.close()
  }
}
