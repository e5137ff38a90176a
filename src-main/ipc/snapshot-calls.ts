import { mkdir } from 'node:fs/promises'
import { shell } from 'electron'
import * as v from 'valibot'
import type { FileFailure } from '@shared/protocol/file-failure'
import type { BackupPlace } from '../files/backup-folder'
import { fileFailure } from '../files/file-failure'
import type { BackupFolder } from '../files/snapshots'
import { listSnapshots, readSnapshot, writeSnapshot } from '../files/snapshots'
import { answer, bytes, nothing, type Asker } from './answer'
import { pickFolder } from './pickers'

const snapshotToWrite = v.object({
  orgId: v.pipe(v.string(), v.uuid('not the id of an org')),
  orgName: v.pipe(v.string(), v.maxLength(1000)),
  bytes,
})
const snapshotName = v.pipe(v.string(), v.maxLength(600))

/** Answers the window's calls about backups: it names only what lies in the backup folder. */
export function answerSnapshotCalls(asker: Asker, place: BackupPlace): void {
  // One after the other: a backup is compared with the one before it.
  let queue: Promise<unknown> = Promise.resolve()
  answer(asker, 'write-snapshot', snapshotToWrite, (snapshot) => {
    const written = queue.then(async () =>
      writeSnapshot(await place.folder(), snapshot, Date.now()),
    )
    queue = written.catch(() => undefined) // the caller is told
    return written
  })
  answer(asker, 'list-snapshots', nothing, async () => listSnapshots(await place.folder()))
  answer(asker, 'read-snapshot', snapshotName, async (name) =>
    readSnapshot(await place.folder(), name),
  )
  answer(asker, 'snapshot-folder', nothing, async () => shown(await place.folder()))
  answer(asker, 'choose-snapshot-folder', nothing, async () => {
    const [picked] = await pickFolder(asker.window)
    return picked === undefined ? null : shown(await place.choose(picked))
  })
  answer(asker, 'reset-snapshot-folder', nothing, async () => shown(await place.choose(null)))
  answer(asker, 'show-snapshot-folder', nothing, async () => show(await place.folder()))
}

const shown = ({ path, mayBeMade }: BackupFolder) => ({ path, isChosen: !mayBeMade })

async function show({ path, mayBeMade }: BackupFolder): Promise<FileFailure | null> {
  try {
    if (mayBeMade) await mkdir(path, { recursive: true })
  } catch (error) {
    return fileFailure(error, path)
  }
  const detail = await shell.openPath(path)
  return detail === '' ? null : { reason: 'other', detail, path }
}
