import type { Diagnostic } from '@shared/model/diagnostic'
import ignore, { type Ignore } from 'ignore'
import type { SourceFile } from '../source-file'
import type { PlacedFile } from './classify'
import { folderOf } from './project'
import { readText } from './read-root'

/** One `.forceignore`: what it hides lies in its own folder. */
interface IgnoreFile {
  readonly path: string
  readonly folder: string
  readonly patterns: Ignore
}

/** The files of an import, without the hidden ones if they are to be left out; hidden components are noted in any case. Source: import-formats 1.1. */
export async function shownFiles(
  all: readonly PlacedFile[],
  isLeftOut: boolean,
  diagnostics: Diagnostic[],
): Promise<readonly PlacedFile[]> {
  const ignoreFiles = all.filter(({ fileClass }) => fileClass.kind === 'forceIgnore')
  if (ignoreFiles.length === 0) return all
  const hiddenBy = await forceIgnores(
    ignoreFiles.map(({ file }) => file),
    diagnostics,
  )
  const hidden = new Map<string, string[]>()
  const shown = all.filter(({ file, fileClass }) => {
    if (fileClass.kind !== 'component' && fileClass.kind !== 'counted') return true
    const by = hiddenBy(file.path)
    if (by === null) return true
    hidden.set(by, [...(hidden.get(by) ?? []), file.path])
    return !isLeftOut
  })
  diagnostics.push(...hiddenComponents(hidden, isLeftOut))
  return shown
}

/** Finds the `.forceignore` that hides a path from deploys, by the syntax of gitignore; null where none does. */
async function forceIgnores(
  files: readonly SourceFile[],
  diagnostics: Diagnostic[],
): Promise<(path: string) => string | null> {
  const ignoreFiles: IgnoreFile[] = []
  for (const file of files) {
    const text = await readText(file, diagnostics)
    if (text === null) continue
    ignoreFiles.push({
      path: file.path,
      folder: folderOf(file.path),
      patterns: ignore().add(text),
    })
  }
  return (path) => ignoreFiles.find((each) => hides(each, path))?.path ?? null
}

function hides({ folder, patterns }: IgnoreFile, path: string): boolean {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const inside = folder === '' ? path : path.slice(folder.length + 1)
  return ignore.isPathValid(inside) && patterns.ignores(inside)
}

/** One line for each `.forceignore` with the components that it hides, so that nobody takes them for deployed ones. */
function hiddenComponents(
  hidden: ReadonlyMap<string, readonly string[]>,
  isLeftOut: boolean,
): Diagnostic[] {
  return [...hidden].map(([file, paths]) => {
    const named = paths.slice(0, 5).map((path) => `\`${path}\``)
    const more = paths.length > named.length ? ` and ${paths.length - named.length} more` : ''
    const done = isLeftOut ? 'they were left out' : 'they were read all the same'
    const message = `hides ${paths.length} components from deploys (${named.join(', ')}${more}); ${done}`
    return { severity: 'note', code: 'hidden-from-deploys', file, line: null, message }
  })
}
