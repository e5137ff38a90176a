import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Diagnostic } from '@shared/model/diagnostic'

export type FoundFile = {
  /** Path inside what was opened, with `/`. */
  readonly path: string
  readonly absolutePath: string
  readonly sizeBytes: number
}

export type FoundFiles = {
  readonly files: readonly FoundFile[]
  readonly diagnostics: readonly Diagnostic[]
}

type Findings = { files: FoundFile[]; diagnostics: Diagnostic[]; otherCount: number }

const noiseFolders = new Set([
  'node_modules',
  '.git',
  '.sfdx',
  '.sf',
  '__MACOSX',
  '.localdevserver',
])
const noiseFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Files whose content says nothing about access: counted, never read. */
const otherExtensions = new Set(
  (
    '.png .jpg .jpeg .gif .svg .ico .webp .bmp .woff .woff2 .ttf .otf .eot .mp3 .mp4 .mov .pdf .resource ' +
    '.js .mjs .cjs .ts .map .css .scss .html .htm .cls .trigger .page .component .cmp .auradoc .design .evt .md'
  ).split(' '),
)

const depthLimit = 64
const countLimit = 200_000

/**
 * The files under the given files and folders, in order of path, and what was left out.
 *
 * Links are not followed; folders of tools (`node_modules`, `.git` …) are skipped by name and said. A path that
 * was given is always taken, whatever its name. Nothing is read yet.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found: Findings = { files: [], diagnostics: [], otherCount: 0 }
  for (const given of paths) await findGiven(resolve(given), found)
  if (found.otherCount > 0)
    found.diagnostics.push(
      note('not-read', '', `${found.otherCount} files say nothing about access and were not read`),
    )
  found.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return found
}

async function findGiven(absolutePath: string, found: Findings): Promise<void> {
  const name = basename(absolutePath)
  const stats = await statsOf(absolutePath, name, found)
  if (!stats) return
  if (stats.isDirectory()) await walk(absolutePath, '', 0, found)
  else if (stats.isFile()) found.files.push({ path: name, absolutePath, sizeBytes: stats.size })
  else found.diagnostics.push(unusable(name))
}

async function statsOf(absolutePath: string, path: string, found: Findings): Promise<Stats | null> {
  try {
    return await lstat(absolutePath)
  } catch (error) {
    found.diagnostics.push(unreadable(path, error))
    return null
  }
}

async function walk(folder: string, path: string, depth: number, found: Findings): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    found.diagnostics.push(unreadable(path, error))
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (found.files.length >= countLimit) {
      sayTooMany(found)
      return
    }
    await take(entry, folder, path === '' ? entry.name : `${path}/${entry.name}`, depth, found)
  }
}

async function take(entry: Dirent, folder: string, path: string, depth: number, found: Findings) {
  const absolutePath = join(folder, entry.name)
  if (entry.isDirectory()) {
    if (noiseFolders.has(entry.name))
      found.diagnostics.push(note('skipped-folder', path, 'a folder of tools; it was not read'))
    else if (depth >= depthLimit)
      found.diagnostics.push(
        warning('folder-too-deep', path, `folders deeper than ${depthLimit} are not read`),
      )
    else await walk(absolutePath, path, depth + 1, found)
  } else if (!entry.isFile()) found.diagnostics.push(unusable(path))
  else if (noiseFiles.has(entry.name)) return
  else if (otherExtensions.has(extname(entry.name).toLowerCase())) found.otherCount++
  else {
    const stats = await statsOf(absolutePath, path, found)
    if (stats) found.files.push({ path, absolutePath, sizeBytes: stats.size })
  }
}

function sayTooMany(found: Findings): void {
  if (found.diagnostics.some(({ code }) => code === 'too-many-files')) return
  found.diagnostics.push({
    severity: 'error',
    code: 'too-many-files',
    file: '',
    line: null,
    message: `only the first ${countLimit} files were taken; open a smaller folder`,
  })
}

const note = (code: string, file: string, message: string): Diagnostic => ({
  severity: 'note',
  code,
  file,
  line: null,
  message,
})

const warning = (code: string, file: string, message: string): Diagnostic => ({
  ...note(code, file, message),
  severity: 'warning',
})

const unusable = (path: string) =>
  warning('link-not-followed', path, 'neither a file nor a folder; links are not followed')

/** The diagnostic for a file or folder that the system did not let us read. */
export function unreadable(path: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error)
  return { ...warning('unreadable', path, `could not be read: ${reason}`), severity: 'error' }
}
