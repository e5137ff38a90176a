import type { SourceFile } from '../source-file'
import { readBytes } from '../source-file'

const planLimitBytes = 1024 * 1024

export const isPlanFile = (path: string) => /-plan\.json$/i.test(path)

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/** Names of the files that a plan lists; none when the text is no plan. */
function listedFiles(text: string): string[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return [] // a broken plan lists nothing: its files are then read by folder
  }
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((step: unknown) => {
    const files = typeof step === 'object' && step !== null && 'files' in step ? step.files : []
    return Array.isArray(files) ? files.filter((name) => typeof name === 'string') : []
  })
}

/**
 * Within which files a `referenceId` names one record: those of one plan; without a plan, those of one folder.
 *
 * Two plans use the same names for different records (`AccountRef1`), so that a name alone is no id. A file that stands
 * beside a plan and is not in it is on its own. Source: import-formats 5.1.
 */
export async function referenceScopes(
  files: readonly SourceFile[],
): Promise<(path: string) => string> {
  const scopes = new Map<string, string>()
  const plannedFolders = new Set<string>()
  for (const plan of files.filter((file) => isPlanFile(file.path))) {
    const bytes = await readBytes(plan, planLimitBytes)
    const folder = folderOf(plan.path)
    plannedFolders.add(folder)
    for (const name of listedFiles(new TextDecoder().decode(bytes ?? new Uint8Array())))
      scopes.set(folder + name, plan.path)
  }
  return (path) => {
    const folder = folderOf(path)
    return scopes.get(path) ?? (plannedFolders.has(folder) ? path : folder)
  }
}
