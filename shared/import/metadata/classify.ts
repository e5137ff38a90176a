import type { SourceFile } from '../source-file'
import {
  isOldSharingRules,
  permissionSetPartSuffixes,
  readTypes,
  sharingRulePartSuffixes,
  typesBySuffix,
  type ComponentType,
  type ReadType,
} from './component-types'
import { decodedName } from './file-names'

/** What a file is, by its path alone; `byRoot` needs its root element. */
export type FileClass =
  | ComponentFile
  | { readonly kind: 'byRoot'; readonly name: string }
  | { readonly kind: 'counted'; readonly type: string }
  | { readonly kind: 'project' }
  | { readonly kind: 'forceIgnore' }
  | { readonly kind: 'scratchDefinition' }
  /** For the data reader to judge. */
  | { readonly kind: 'rest' }
  /** Belongs to a repository, not to an org: skipped by name. */
  | { readonly kind: 'noise'; readonly name: string }
  /** A component taken apart by another tool, into a form that is not read. */
  | { readonly kind: 'otherForm'; readonly folder: string; readonly suffix: string }
  | { readonly kind: 'other'; readonly suffix: string }

export interface ComponentFile {
  readonly kind: 'component'
  readonly type: ReadType
  /** As the file name says it: decoded, NFC, without tokens. */
  readonly name: string
  /** Object of a field or a rule, model of a territory; '' elsewhere. */
  readonly parent: string
  /** One file of a decomposed component. */
  readonly isPart: boolean
  /** False when neither its folder nor `-meta.xml` vouches for it: it may be no metadata at all. */
  readonly isCertain: boolean
  /** Folder that holds the type folder: files below one root may be parts of one component. */
  readonly root: string
}

export interface PlacedFile {
  readonly file: SourceFile
  readonly fileClass: FileClass
}

const noiseFolders = new Set([
  'node_modules', '.git', '.github', '.sfdx', '.sf', '.svn', '.hg', '.vscode', '.idea', '.husky', '.cache',
  '__snapshots__', '__tests__', '__mocks__', '__macosx', 'jest-mocks', 'coverage',
]) // prettier-ignore
const noiseFiles = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])
/** Folders whose files are code or content, whatever they are called. */
const contentFolders = new Set([
  'lwc', 'aura', 'staticresources', 'experiences', 'digitalexperiences', 'documents', 'wavetemplates', 'classes',
]) // prettier-ignore
/** What other tools take apart into YAML and the like. Source: import-formats 1.4. */
const decomposedFolders = new Set([
  'profiles',
  'permissionsets',
  'mutingpermissionsets',
  'sharingrules',
])
const decomposedSuffixes = new Set(['yaml', 'yml', 'json', 'json5', 'toml', 'ini'])
const projectJson =
  /^(package|package-lock|tsconfig.*|jsconfig|jest\.config|lerna|\..*|.*rc|cumulusci)\.json$/i
const readTypeSet: ReadonlySet<string> = new Set(readTypes)

export function classifyPath(path: string): FileClass {
  const folders = path.split('/')
  const base = folders.pop() ?? ''
  const noise = folders.find((folder) => noiseFolders.has(folder.toLowerCase()))
  if (noise !== undefined) return { kind: 'noise', name: noise }
  if (noiseFiles.has(base.toLowerCase())) return { kind: 'noise', name: base }
  if (base === 'sfdx-project.json') return { kind: 'project' }
  if (base === '.forceignore') return { kind: 'forceIgnore' }
  if (/scratch-def\.json$/i.test(base)) return { kind: 'scratchDefinition' }
  const stripped = base.replace(/-meta\.xml$/i, '')
  const isMeta = stripped !== base
  const dot = stripped.lastIndexOf('.')
  const suffix = dot === -1 ? '' : stripped.slice(dot + 1)
  const name = decodedName(dot === -1 ? stripped : stripped.slice(0, dot))
  return (
    folderFile(folders, name, suffix, isMeta) ??
    partOf(folders, name, suffix) ??
    componentOf(folders, name, suffix, isMeta) ??
    plainFile(folders, base, name, suffix, isMeta)
  )
}

const folderTypes = [
  ['reports', 'ReportFolder'],
  ['dashboards', 'DashboardFolder'],
  ['email', 'EmailFolder'],
  ['documents', 'DocumentFolder'],
] as const

/** `reports/Sales-meta.xml` beside its folder, or `reports/Sales.reportFolder-meta.xml`; named by the way from the type's folder. */
function folderFile(
  folders: readonly string[],
  name: string,
  suffix: string,
  isMeta: boolean,
): FileClass | null {
  for (const [typeFolder, type] of folderTypes) {
    const own = indexOfFolder(folders, typeFolder)
    const isOwn = suffix.toLowerCase() === type.toLowerCase()
    if (own === -1 || !(isOwn || (isMeta && suffix === ''))) continue
    const path = [...folders.slice(own + 1).map(decodedName), name].join('/')
    const root = rootAbove(folders, own)
    const placed = { parent: '', isPart: false, isCertain: true, root } as const
    return { kind: 'component', type, name: path, ...placed }
  }
  return null
}

function indexOfFolder(folders: readonly string[], folder: string): number {
  return folders.findLastIndex((each) => each.toLowerCase() === folder.toLowerCase())
}

function rootAbove(folders: readonly string[], index: number): string {
  return folders.slice(0, Math.max(index, 0)).join('/')
}

function partOf(folders: readonly string[], name: string, suffix: string): FileClass | null {
  const lower = suffix.toLowerCase()
  const sets = indexOfFolder(folders, 'permissionsets')
  const owner = folders[sets + 1]
  if (sets !== -1 && owner !== undefined && permissionSetPartSuffixes.has(lower)) {
    const root = rootAbove(folders, sets)
    const set = decodedName(owner)
    return {
      kind: 'component',
      type: 'PermissionSet',
      name: set,
      parent: '',
      isPart: true,
      isCertain: true,
      root,
    }
  }
  const rules = indexOfFolder(folders, 'sharingRules')
  const object = folders[rules + 1]
  if (rules !== -1 && object !== undefined && sharingRulePartSuffixes.has(lower)) {
    const root = rootAbove(folders, rules)
    const parent = decodedName(object)
    return {
      kind: 'component',
      type: 'SharingRules',
      name,
      parent,
      isPart: true,
      isCertain: true,
      root,
    }
  }
  return null
}

function componentOf(
  folders: readonly string[],
  name: string,
  suffix: string,
  isMeta: boolean,
): FileClass | null {
  const candidates = typesBySuffix.get(suffix.toLowerCase()) ?? []
  const placed = candidates.filter((each) => indexOfFolder(folders, each.folder) !== -1)
  const found =
    placed.toSorted(
      (a, b) => indexOfFolder(folders, b.folder) - indexOfFolder(folders, a.folder),
    )[0] ?? candidates.find((each) => !each.isShared && (isMeta || readTypeSet.has(each.type)))
  if (found === undefined) {
    const mayBeOther = ['md', 'app'].includes(suffix.toLowerCase()) && !isMeta
    return candidates.some((each) => each.isShared) && !mayBeOther ? { kind: 'byRoot', name } : null
  }
  if (isReadType(found)) return readComponent(found, folders, name, isMeta)
  if (isOldSharingRules(found.type)) return { kind: 'counted', type: found.type }
  return isMeta || isWhole(found) ? { kind: 'counted', type: found.type } : null
}

function isReadType(found: ComponentType): found is ComponentType & { readonly type: ReadType } {
  return readTypeSet.has(found.type)
}

/** False for content files, whose `-meta.xml` beside them is what counts. */
function isWhole(found: ComponentType): boolean {
  return !['cls', 'trigger', 'page', 'component', 'resource', 'js', 'asset', 'document', 'email'].includes(found.suffix) && found.folder !== 'aura' // prettier-ignore
}

function readComponent(
  found: ComponentType & { readonly type: ReadType },
  folders: readonly string[],
  name: string,
  isMeta: boolean,
): FileClass {
  const { type } = found
  const parentFolder = type === 'Territory2' ? 'territory2Models' : 'objects'
  const above = indexOfFolder(folders, parentFolder)
  const own = indexOfFolder(folders, found.folder)
  const isCertain = isMeta || own !== -1
  const isChild = ['CustomField', 'RecordType', 'SharingReason', 'Territory2'].includes(type)
  if (isChild) {
    const folder = above === -1 ? folders[own - 1] : folders[above + 1]
    const root = rootAbove(folders, above === -1 ? own - 1 : above)
    const parent = decodedName(folder ?? '')
    return { kind: 'component', type, name, parent, isPart: true, isCertain, root }
  }
  const isPart = isInOwnFolder(type, folders, own, name)
  const root = rootAbove(folders, own === -1 ? folders.length : own)
  return { kind: 'component', type, name, parent: '', isPart, isCertain, root }
}

/** `permissionsets/P/P.permissionset` is the head of a decomposed set; its parts lie beside it. */
function isInOwnFolder(type: ReadType, folders: readonly string[], own: number, name: string) {
  const folder = folders[own + 1]
  if (own === -1 || folder === undefined) return false
  return ['PermissionSet', 'SharingRules'].includes(type) && decodedName(folder) === name
}

function plainFile(
  folders: readonly string[],
  base: string,
  name: string,
  suffix: string,
  isMeta: boolean,
): FileClass {
  const lower = suffix.toLowerCase()
  const isContent = folders.some((folder) => contentFolders.has(folder.toLowerCase()))
  const folder = folders.find((each) => decomposedFolders.has(each.toLowerCase()))
  if (folder !== undefined && decomposedSuffixes.has(lower))
    return { kind: 'otherForm', folder, suffix: lower }
  if (isMeta && !isContent && suffix !== '') return { kind: 'counted', type: typeNameOf(suffix) }
  if (isContent) return { kind: 'other', suffix: lower }
  if (lower === 'xml' && !isMeta) {
    const isDestructive = /^destructivechanges/i.test(base)
    return isDestructive ? { kind: 'other', suffix: base } : { kind: 'byRoot', name }
  }
  if (lower === 'csv' || lower === 'zip') return { kind: 'rest' }
  if (lower === 'json' && !projectJson.test(base)) return { kind: 'rest' }
  return { kind: 'other', suffix: lower }
}

/** Most suffixes are the type's name with a small first letter. */
function typeNameOf(suffix: string): string {
  return suffix.charAt(0).toUpperCase() + suffix.slice(1)
}
