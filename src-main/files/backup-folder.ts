import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { writeFileAtomically } from './atomic-write'
import { errorCode } from './file-failure'
import type { BackupFolder } from './snapshots'

const Choice = v.pipe(v.string(), v.parseJson(), v.object({ folder: v.string() }))

/** Where backups go: the folder that the user chose, else `Backups` among the program's own files. */
export interface BackupPlace {
  readonly folder: () => Promise<BackupFolder>
  /** Null goes back to the program's own folder. What is in the old one stays there. */
  readonly choose: (path: string | null) => Promise<BackupFolder>
}

export function backupPlace(userData: string): BackupPlace {
  const store = join(userData, 'backup-folder.json')
  const own: BackupFolder = { path: join(userData, 'Backups'), mayBeMade: true }
  const chosen = (path: string): BackupFolder => ({ path, mayBeMade: false })
  let current: Promise<BackupFolder> | null = null

  async function remembered(): Promise<BackupFolder> {
    try {
      return chosen(v.parse(Choice, await readFile(store, 'utf8')).folder)
    } catch (error) {
      // A choice that cannot be read is asked for anew; backups go on in the program's own folder.
      if (errorCode(error) !== 'ENOENT') console.error('the backup folder is not known:', error)
      return own
    }
  }

  return {
    folder: () => (current ??= remembered()),
    async choose(path) {
      if (path === null) await rm(store, { force: true })
      else await writeFileAtomically(store, `${JSON.stringify({ folder: path })}\n`)
      current = Promise.resolve(path === null ? own : chosen(path))
      return current
    },
  }
}
