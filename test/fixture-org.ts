import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { applyChanges } from '@shared/change/apply-changes'
import { parseChange } from '@shared/change/parse-change'
import { importOrg, type ImportedOrg } from '@shared/import/import-org'
import { memoryFile } from '@shared/import/source-file'

const folder = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** What the files of a folder below `fixtures/` are as an org. */
export async function importedFolder(name: string): Promise<ImportedOrg> {
  const root = folder(name)
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => memoryFile(path.slice(root.length + 1), readFileSync(path)))
  const result = await importOrg(files)
  if (result.kind !== 'imported') throw new Error('the import was cancelled')
  return result
}

/** The org of a fixture: its files imported, then the changes of `changes.txt`, for what no file carries. */
export async function fixtureOrg(name: string): Promise<ImportedOrg> {
  const result = await importedFolder(`${name}/org`)
  const changes = fixtureLines(`${name}/changes.txt`).map((line) => {
    const parsed = parseChange(line)
    if (parsed.kind !== 'ok') throw new Error(`${name}/changes.txt: ${line}`)
    return parsed.change
  })
  const changed = applyChanges(result.org, changes)
  if (changed.kind !== 'ok') throw new Error(`refused: ${changed.text}`)
  return { ...result, org: { ...changed.org, name } }
}

/** Lines of a fixture's text file, none when there is no such file. */
export function fixtureLines(path: string): string[] {
  try {
    return readFileSync(folder(path), 'utf8').trim().split('\n')
  } catch {
    return []
  }
}

/** Rows of `expected/<table>.csv` without the header; cells hold no commas. */
export function expectedRows(name: string, table: string): string[][] {
  return fixtureLines(`${name}/expected/${table}.csv`)
    .slice(1)
    .map((line) => line.split(','))
}
