/** A `sfdx-project.json`, as far as it bears on the import. */
export interface SfdxProject {
  readonly file: string
  readonly name: string | null
  readonly namespace: string | null
  readonly apiVersion: number | null
  /** Folders inside the import, in the order listed: the later wins. */
  readonly packageFolders: readonly string[]
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function wordIn(value: unknown, key: string): string | null {
  const field = fieldOf(value, key)
  return typeof field === 'string' && field.trim() !== '' ? field.trim() : null
}

/** A name with a letter or digit in it: projects generated in place are called `.`, which tells nothing. */
const tellingName = (name: string | null): string | null =>
  name !== null && /[\p{L}\p{N}]/u.test(name) ? name : null

/** Folder of a file inside the import, '' at its top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** `./force-app/` below `project` is `project/force-app`; null when it leads outside. */
function joined(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** Null when the text is not a JSON object. Source: import-formats 1.1. */
export function parseProject(file: string, text: string): SfdxProject | null {
  const value = parsedJson(text)
  if (typeof value !== 'object' || value === null) return null
  const listed = fieldOf(value, 'packageDirectories')
  const folders = (Array.isArray(listed) ? listed : [])
    .map((entry) => wordIn(entry, 'path'))
    .filter((path) => path !== null)
    .map((path) => joined(folderOf(file), path))
    .filter((path) => path !== null)
  const version = Number(wordIn(value, 'sourceApiVersion') ?? Number.NaN)
  return {
    file,
    name: tellingName(wordIn(value, 'name')),
    namespace: wordIn(value, 'namespace'),
    apiVersion: Number.isFinite(version) ? version : null,
    packageFolders: folders,
  }
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown // `any` is what it says; callers look into it
  } catch {
    return undefined // no JSON: the caller reports it
  }
}

/**
 * How much a file's word counts where several declare one component: its package directory's place in the list, 0 outside.
 *
 * Source: import-formats 1.1.
 */
export function precedenceIn(projects: readonly SfdxProject[], path: string): number {
  let longest = -1
  let precedence = 0
  let place = 0
  for (const project of projects) {
    for (const folder of project.packageFolders) {
      place++
      const isInside = folder === '' || path.startsWith(`${folder}/`)
      if (!isInside || folder.length < longest) continue
      longest = folder.length
      precedence = place
    }
  }
  return precedence
}
