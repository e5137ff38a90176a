import { access, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FileFailure } from '@shared/protocol/file-failure'
import type { OpenedFiles } from '@shared/protocol/opened-files'
import type {
  OrgFileOnDisk,
  OrgFileToWrite,
  OrgFileWritten,
  RecentFileOpened,
} from '@shared/protocol/org-file'
import { writeFileAtomically } from './atomic-write'
import { errorCode, fileFailure } from './file-failure'
import type { KnownFiles } from './known-files'
import { readPaths } from './read-files'
import { stampOf } from './stamp'

const ending = '.tripod.json'

/** Reads what the user opened; one org file alone is noted, so that the org can be saved to it again. */
export async function openPaths(
  paths: readonly string[],
  known: KnownFiles,
  now: number,
): Promise<OpenedFiles> {
  const read = await readPaths(paths)
  const [path, ...otherPaths] = paths
  const [file, ...otherFiles] = read.files
  const isAlone = otherPaths.length === 0 && otherFiles.length === 0
  if (path === undefined || file === undefined || !isAlone || !isOrgFile(path))
    return { ...read, orgFile: null }
  const id = await known.note(path, now)
  return { ...read, orgFile: { id, path, stamp: stampOf(file.bytes) } }
}

const isOrgFile = (path: string): boolean => path.toLowerCase().endsWith(ending)

export async function openRecentFile(
  id: string,
  known: KnownFiles,
  now: number,
): Promise<RecentFileOpened> {
  const path = await known.pathOf(id)
  if (path === null) return { kind: 'failed', failure: unknownFile }
  try {
    await access(path)
  } catch (error) {
    return { kind: 'failed', failure: fileFailure(error, path) }
  }
  return { kind: 'opened', files: await openPaths([path], known, now) }
}

/** Writes a file that the user opened or saved before; never over somebody else's edit unless asked to. */
export async function writeOrgFile(
  { id, bytes, stamp, mode }: OrgFileToWrite,
  known: KnownFiles,
  now: number,
): Promise<OrgFileWritten> {
  const path = await known.pathOf(id)
  if (path === null) return { kind: 'failed', failure: unknownFile }
  if (mode === 'beside') return writeNoted(await freePath(path), bytes, known, now)
  if (mode === 'ifUnchanged') {
    const found = await onDisk(path)
    if (found.kind === 'failed') return found
    // A file that is gone is written anew: nobody's edit is lost by that.
    if (found.kind === 'present' && found.stamp !== stamp) return { kind: 'changed' }
  }
  return writeNoted(path, bytes, known, now)
}

/** Writes where the user chose; what they typed without an ending gets ours. */
export async function writeOrgFileAs(
  chosen: string,
  bytes: Uint8Array,
  known: KnownFiles,
  now: number,
): Promise<OrgFileWritten> {
  const hasEnding = /\.json$/i.test(chosen)
  return writeNoted(hasEnding ? chosen : await freePath(chosen + ending), bytes, known, now)
}

async function writeNoted(
  path: string,
  bytes: Uint8Array,
  known: KnownFiles,
  now: number,
): Promise<OrgFileWritten> {
  try {
    await writeFileAtomically(path, bytes)
  } catch (error) {
    return { kind: 'failed', failure: fileFailure(error, path) }
  }
  const id = await known.note(path, now)
  return { kind: 'saved', file: { id, path, stamp: stampOf(bytes) } }
}

export async function orgFileOnDisk(id: string, known: KnownFiles): Promise<OrgFileOnDisk> {
  const path = await known.pathOf(id)
  const found = path === null ? null : await onDisk(path)
  return found?.kind === 'present' ? found : { kind: 'missing' }
}

type OnDisk = OrgFileOnDisk | { readonly kind: 'failed'; readonly failure: FileFailure }

async function onDisk(path: string): Promise<OnDisk> {
  try {
    return { kind: 'present', stamp: stampOf(await readFile(path)) }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'missing' }
    return { kind: 'failed', failure: fileFailure(error, path) }
  }
}

/** The path itself when nothing is there, else the first `NAME 2.tripod.json` that is free. */
async function freePath(path: string): Promise<string> {
  const name = basename(path)
  const dot = name.toLowerCase().endsWith(ending)
    ? name.length - ending.length
    : name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const rest = name.slice(stem.length)
  for (let number = 1; ; number++) {
    const free = number === 1 ? path : join(dirname(path), `${stem} ${number}${rest}`)
    if (!(await exists(free))) return free
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const unknownFile: FileFailure = { reason: 'missing', detail: 'the file is not known', path: '' }
