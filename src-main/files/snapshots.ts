import { mkdir, readdir, readFile, realpath, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type {
  Snapshot,
  SnapshotList,
  SnapshotRead,
  SnapshotToWrite,
  SnapshotWritten,
} from '@shared/protocol/snapshot'
import { isDraft, writeFileAtomically, type WriteDraft } from './atomic-write'
import { errorCode, fileFailure } from './file-failure'
import {
  orgKeyOf,
  orgKeyOfFolder,
  parseSnapshotFileName,
  parseSnapshotName,
  snapshotFileName,
  snapshotFolderName,
} from './snapshot-names'
import { thinnedOut } from './snapshot-thinning'

/** The backup folder: `mayBeMade` for the program's own, which is made when it is not there. */
export interface BackupFolder {
  readonly path: string
  readonly mayBeMade: boolean
}

/** A draft that is older was left behind by a program that was killed. */
const draftMs = 60 * 60 * 1000

/**
 * Writes a backup of an org whole or not at all, unless the newest one says the same, then thins the older ones.
 *
 * A folder that the user chose is never made anew: when its drive is away, a backup beside it would look like one.
 */
export async function writeSnapshot(
  folder: BackupFolder,
  { orgId, orgName, bytes }: SnapshotToWrite,
  now: number,
  write?: WriteDraft,
): Promise<SnapshotWritten> {
  try {
    if (folder.mayBeMade) await mkdir(folder.path, { recursive: true })
    const key = orgKeyOf(orgId)
    const known = (await snapshotsIn(folder.path)).filter(({ orgKey }) => orgKey === key)
    const newest = known[0]
    if (newest !== undefined && (await isSame(join(folder.path, newest.name), bytes)))
      return { kind: 'unchanged', snapshot: newest }
    const home = newest?.name.split('/')[0] ?? snapshotFolderName(orgName, key)
    await mkdir(join(folder.path, home), { recursive: true })
    const takenAt = freeMoment(known, now)
    const name = `${home}/${snapshotFileName(orgName, takenAt)}`
    await writeFileAtomically(join(folder.path, name), bytes, write)
    const written = described(name, bytes.byteLength)
    if (written === null) throw new Error(`\`${name}\` is no name of a backup`)
    await thin(folder.path, home, [written, ...known], now)
    return { kind: 'written', snapshot: written }
  } catch (error) {
    return { kind: 'failed', failure: fileFailure(error, folder.path) }
  }
}

/** The backups of every org, newest first. The program's own folder may not be there yet. */
export async function listSnapshots(folder: BackupFolder): Promise<SnapshotList> {
  try {
    return { kind: 'listed', snapshots: await snapshotsIn(folder.path) }
  } catch (error) {
    if (folder.mayBeMade && errorCode(error) === 'ENOENT') return { kind: 'listed', snapshots: [] }
    return { kind: 'failed', failure: fileFailure(error, folder.path) }
  }
}

/** Reads a backup by its name in the list; a name of anything else is refused. */
export async function readSnapshot(folder: BackupFolder, name: string): Promise<SnapshotRead> {
  const path = join(folder.path, name)
  try {
    if (parseSnapshotName(name) === null) throw new Error('this is no name of a backup')
    const inside = (await realpath(folder.path)) + sep
    if (!(await realpath(path)).startsWith(inside)) throw new Error('it lies outside the folder')
    return { kind: 'read', bytes: await readFile(path) }
  } catch (error) {
    return { kind: 'failed', failure: fileFailure(error, path) }
  }
}

async function snapshotsIn(root: string): Promise<Snapshot[]> {
  const found: Snapshot[] = []
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || orgKeyOfFolder(entry.name) === null) continue
    for (const file of await readdir(join(root, entry.name), { withFileTypes: true })) {
      const name = `${entry.name}/${file.name}`
      if (!file.isFile() || parseSnapshotName(name) === null) continue
      const { size } = await stat(join(root, name))
      const snapshot = described(name, size)
      if (snapshot !== null) found.push(snapshot)
    }
  }
  return found.sort((a, b) => b.takenAt - a.takenAt || (a.name < b.name ? -1 : 1))
}

function described(name: string, sizeBytes: number): Snapshot | null {
  const parts = parseSnapshotName(name)
  const said = parts === null ? null : parseSnapshotFileName(parts.file)
  const orgKey = parts === null ? null : orgKeyOfFolder(parts.folder)
  if (said === null || orgKey === null) return null
  return { name, orgKey, ...said, sizeBytes }
}

const isSame = async (path: string, bytes: Uint8Array): Promise<boolean> =>
  (await stat(path)).size === bytes.byteLength && (await readFile(path)).equals(bytes)

/** Names tell seconds: the first second from now on that no backup of the org has. */
function freeMoment(known: readonly Snapshot[], now: number): number {
  const taken = new Set(known.map(({ takenAt }) => takenAt))
  let at = Math.floor(now / 1000) * 1000
  while (taken.has(at)) at += 1000
  return at
}

/** Only what we named is ever removed. What cannot be removed is tried again after the next backup. */
async function thin(
  root: string,
  home: string,
  known: readonly Snapshot[],
  now: number,
): Promise<void> {
  const isOld = new Set(
    thinnedOut(
      known.map(({ takenAt }) => takenAt),
      now,
    ),
  )
  const old = known.filter(({ takenAt }) => isOld.has(takenAt)).map(({ name }) => join(root, name))
  const removing = [...old, ...(await abandonedDrafts(join(root, home), now))]
  for (const path of removing)
    await rm(path, { force: true }).catch((error: unknown) =>
      console.error('an old backup could not be removed:', error),
    )
}

async function abandonedDrafts(folder: string, now: number): Promise<string[]> {
  const abandoned: string[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (isDraft(name) && now - (await stat(path)).mtimeMs > draftMs) abandoned.push(path)
  }
  return abandoned
}
