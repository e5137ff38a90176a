import type { Diagnostic } from '@shared/model/diagnostic'
import { isOldSharingRules } from './component-types'
import type { SfdxProject } from './project'
import { report, type Reading } from './reading'

/** What is said once for many files. */
export interface Summaries {
  /** Repository folders and files passed over by name. */
  readonly skipped: Map<string, number>
  /** Neither metadata nor data, by suffix. */
  readonly others: Map<string, number>
  /** Components in a form of another tool, by folder. */
  readonly otherForms: Map<string, number>
  tokenFiles: number
  foreignFiles: number
}

/** Types that would change who sees what if they were understood. */
const bearingOnAccess = new Set(['Territory'])
const wholeImport = { file: '', line: null }

/** One line a type, element or cause, never one a file. Source: import-formats 1.3, 2, 6. */
export function reportSummaries(
  reading: Reading,
  projects: readonly SfdxProject[],
  paths: readonly string[],
  summaries: Summaries,
): void {
  reportNotRead(reading)
  reportUnknownElements(reading)
  reportProjects(reading, projects, paths)
  for (const [name, count] of sorted(summaries.skipped)) {
    const message = `\`${name}\` belongs to the repository and was skipped (${fileCount(count)})`
    report(reading, 'note', 'skipped-by-name', wholeImport, message)
  }
  for (const [folder, count] of sorted(summaries.otherForms)) {
    const message = `${fileCount(count)} in \`${folder}\` have the form of another tool and were not read; compose them into xml and import again`
    report(reading, 'warning', 'unsupported-form', wholeImport, message)
  }
  const others = sorted(summaries.others)
  if (others.length > 0) {
    const list = others.map(([suffix, count]) => `${suffix === '' ? 'no suffix' : suffix} ${count}`)
    const message = `files that are neither metadata nor data were not read: ${list.join(', ')}`
    report(reading, 'note', 'other-files', wholeImport, message)
  }
  if (summaries.tokenFiles > 0) {
    const message = `namespace tokens were replaced by nothing in ${fileCount(summaries.tokenFiles)}`
    report(reading, 'note', 'namespace-token', wholeImport, message)
  }
  if (summaries.foreignFiles > 0) {
    const message = `${fileCount(summaries.foreignFiles)} with another xml namespace were read all the same`
    report(reading, 'note', 'unknown-xml-namespace', wholeImport, message)
  }
}

function reportNotRead(reading: Reading): void {
  for (const [type, { count, isRead }] of [...reading.counts].sort(byKey)) {
    if (isRead) continue
    if (isOldSharingRules(type)) {
      const message = `\`${type}\` is the form of before API 33 and is not read (${fileCount(count)}); retrieve with API 33 or later`
      report(reading, 'warning', 'old-sharing-rules', wholeImport, message)
    } else if (bearingOnAccess.has(type)) {
      const message = `${count} of \`${type}\` are not evaluated; access that they give is missing from every answer`
      report(reading, 'warning', 'type-not-evaluated', wholeImport, message)
    } else {
      const message = `${count} of \`${type}\` were counted and not read`
      report(reading, 'note', 'type-not-read', wholeImport, message)
    }
  }
}

function reportUnknownElements(reading: Reading): void {
  for (const [key, { file, line, count }] of [...reading.unknownElements].sort(byKey)) {
    const [parent = '', element = ''] = key.split(' ')
    const times = count === 1 ? 'once' : `${count} times`
    const message = `\`${parent}\` has \`${element}\` ${times}, which is not known here; it was ignored, update tripod if it bears on access`
    report(reading, 'note', 'unknown-element', { file, line }, message)
  }
}

function reportProjects(
  reading: Reading,
  projects: readonly SfdxProject[],
  paths: readonly string[],
): void {
  for (const project of projects) {
    for (const folder of project.packageFolders) {
      if (folder === '' || paths.some((path) => path.startsWith(`${folder}/`))) continue
      const message = `package directory \`${folder}\` is not in the import; the others were read`
      report(
        reading,
        'note',
        'missing-package-directory',
        { file: project.file, line: null },
        message,
      )
    }
  }
}

function fileCount(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(byKey)
}

/** By file, line, code, then message: the same for every order of reading. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0)
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0
}
