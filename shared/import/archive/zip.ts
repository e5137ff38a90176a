import { Uint8ArrayReader, ZipReader, type Entry } from '@zip.js/zip.js/lib/zip-core-native.js'
import type { Diagnostic, Severity } from '@shared/model/diagnostic'
import {
  ImportCancelled,
  readBytes,
  stopIfCancelled,
  unreadableFile,
  type ReadingOptions,
  type SourceFile,
} from '../source-file'
import { inflatedFile, type FileEntry } from './inflate'
import { entryName } from './entry-name'
import { archiveLimits, newBudget, type ArchiveBudget, type ArchiveLimits } from './limits'

export interface ExpandedFiles {
  readonly files: readonly SourceFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Folders of metadata whose archives are content of the org, not exports of it. */
const contentFolders = /(?:^|\/)(?:staticresources|documents|lwc|aura)\//i

/**
 * The files of an import with every archive replaced by its entries, named `<archive>/<entry>`; nothing is written.
 *
 * What is refused is reported entry by entry. Entries are inflated when they are opened, against the limits on real
 * bytes; beyond them `open` throws `UnreadableFile`. Source: import-formats 6.
 */
export async function expandArchives(
  files: readonly SourceFile[],
  options: ReadingOptions = {},
  limits: ArchiveLimits = archiveLimits,
): Promise<ExpandedFiles> {
  const expanded: SourceFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const file of files) {
    stopIfCancelled(options.signal)
    const isArchive = /\.zip$/i.test(file.path) && !contentFolders.test(file.path)
    if (!isArchive) expanded.push(file)
    else expanded.push(...(await entriesOf(file, limits, options, diagnostics)))
  }
  return { files: expanded, diagnostics }
}

interface Listing {
  readonly archive: SourceFile
  readonly limits: ArchiveLimits
  readonly budget: ArchiveBudget
  readonly byName: Map<string, SourceFile>
  readonly diagnostics: Diagnostic[]
}

async function entriesOf(
  archive: SourceFile,
  limits: ArchiveLimits,
  options: ReadingOptions,
  diagnostics: Diagnostic[],
): Promise<readonly SourceFile[]> {
  const budget = newBudget(limits)
  const listing: Listing = { archive, limits, budget, byName: new Map(), diagnostics }
  const bytes = await bytesOf(archive, limits, diagnostics)
  if (bytes === 'unreadable') return []
  if (bytes === null) return refused(listing, 'too large to be unpacked', 'archive-too-large')
  try {
    return (await listEntries(listing, bytes, options)) ? [...listing.byName.values()] : []
  } catch (error) {
    if (error instanceof ImportCancelled) throw error
    return refused(listing, `no sound zip archive (${oneLine(error)})`, 'bad-archive')
  }
}

async function bytesOf(
  archive: SourceFile,
  limits: ArchiveLimits,
  diagnostics: Diagnostic[],
): Promise<Uint8Array | 'unreadable' | null> {
  try {
    return await readBytes(archive, limits.archiveBytes)
  } catch (error) {
    diagnostics.push(unreadableFile(archive, error))
    return 'unreadable'
  }
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

function refused(listing: Listing, what: string, code: string): readonly SourceFile[] {
  say(listing, 'error', code, `${what}; nothing of it was read, pack it again`)
  return []
}

function say(listing: Listing, severity: Severity, code: string, message: string): void {
  listing.diagnostics.push({ severity, code, file: listing.archive.path, line: null, message })
}

/** False when the archive as a whole is beyond the limits. */
async function listEntries(
  listing: Listing,
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<boolean> {
  const { limits, archive } = listing
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  let count = 0
  let claimedBytes = 0
  for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
    stopIfCancelled(options.signal)
    count++
    claimedBytes += entry.uncompressedSize
    if (count > limits.entries || claimedBytes > limits.totalBytes) {
      refused(
        listing,
        `more than ${limits.entries} entries or ${limits.totalBytes} bytes`,
        'archive-too-large',
      )
      return false
    }
    takeEntry(listing, bytes, entry)
    if (count % 1000 === 0)
      options.onProgress?.({
        phase: 'archive',
        doneBytes: 0,
        totalBytes: archive.sizeBytes,
        file: archive.path,
      })
  }
  return true
}

function takeEntry(listing: Listing, bytes: Uint8Array, entry: Entry): void {
  const name = entryName(entry.filename)
  if (name.kind === 'unsafe') {
    const message = `entry \`${name.shown}\` has ${name.reason}; it was left out, pack the archive again`
    say(listing, 'warning', 'unsafe-entry-name', message)
    return
  }
  if (name.kind === 'ignored' || entry.directory) return
  const objection = objectionTo(entry, name.name, listing.limits)
  if (objection !== null) {
    say(listing, 'warning', objection.code, `entry \`${name.name}\` ${objection.message}`)
    return
  }
  if (listing.byName.delete(name.name)) {
    const message = `entry \`${name.name}\` stands twice; the last one was taken, pack the archive again`
    say(listing, 'warning', 'duplicate-entry-name', message)
  }
  const path = `${listing.archive.path}/${name.name}`
  listing.byName.set(name.name, inflatedFile(path, bytes, entry, listing.limits, listing.budget))
}

const readableMethods = [0, 8]

function objectionTo(
  entry: FileEntry,
  name: string,
  limits: ArchiveLimits,
): { readonly code: string; readonly message: string } | null {
  if (entry.encrypted)
    return { code: 'encrypted-entry', message: 'is encrypted; unpack it and import the files' }
  if (entry.symlink) return { code: 'link-entry', message: 'is a link; links are not followed' }
  if (!readableMethods.includes(entry.compressionMethod))
    return {
      code: 'unknown-compression',
      message: `is packed with method ${entry.compressionMethod}; pack it with deflate`,
    }
  if (/\.zip$/i.test(name) && !contentFolders.test(name))
    return { code: 'nested-archive', message: 'is an archive itself; unpack it and import it too' }
  if (entry.uncompressedSize > limits.entryBytes)
    return {
      code: 'entry-too-large',
      message: `unpacks to more than ${limits.entryBytes} bytes; import it unpacked`,
    }
  return null
}
