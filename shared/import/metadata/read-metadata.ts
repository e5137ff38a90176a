import type { Diagnostic } from '@shared/model/diagnostic'
import { stopIfCancelled, type ReadingOptions, type SourceFile } from '../source-file'
import { classifyPath, type ComponentFile, type FileClass, type PlacedFile } from './classify'
import { readTypes, type ReadType } from './component-types'
import { shownFiles } from './force-ignore'
import { readManifest } from './manifest'
import type { ParsedManifest, ParsedMetadata } from './parsed'
import { folderOf, parseProject, precedenceIn, type SfdxProject } from './project'
import { readComponent } from './read-component'
import { readRoot, readText } from './read-root'
import { countComponents, emptyReading, report, type Reading } from './reading'
import { readScratchDefinition, settingsType } from './settings'
import { settledLists, settledSettings } from './settle-metadata'
import type { Origin } from './settle'
import { compareDiagnostics, reportSummaries, type Summaries } from './summaries'
import type { XmlElement } from './xml'

export interface MetadataReading {
  readonly metadata: ParsedMetadata
  readonly diagnostics: readonly Diagnostic[]
  /** Files that may be data exports, sorted by path. */
  readonly rest: readonly SourceFile[]
}

export interface MetadataOptions extends ReadingOptions {
  /** Leaves out what `.forceignore` hides from deploys; else it is read and named. */
  readonly leaveOutHidden?: boolean
}

interface Work {
  readonly reading: Reading
  readonly projects: readonly SfdxProject[]
  readonly origins: Map<string, Origin>
  readonly manifests: ParsedManifest[]
  readonly summaries: Summaries
}

/**
 * What the metadata files of an import say, whatever their form or order; broken files are left out whole and reported.
 *
 * Never throws for what a file holds; `ImportCancelled` when the caller cancels. Source: import-formats 1, 8.
 */
export async function readMetadata(
  files: readonly SourceFile[],
  options: MetadataOptions = {},
): Promise<MetadataReading> {
  const all = files
    .map((file): PlacedFile => ({ file, fileClass: classifyPath(file.path) }))
    .sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0))
  const early: Diagnostic[] = []
  const isLeftOut = options.leaveOutHidden === true
  const placed = await shownFiles(all, isLeftOut, early)
  const projects = await readProjects(placed, early)
  const namespaces = [...new Set(projects.flatMap(({ namespace }) => namespace ?? []))]
  const work: Work = {
    reading: emptyReading(namespaces),
    projects,
    origins: new Map(),
    manifests: [],
    summaries: {
      skipped: new Map(),
      others: new Map(),
      otherForms: new Map(),
      tokenFiles: 0,
      foreignFiles: 0,
    },
  }
  work.reading.diagnostics.push(...early)
  const totalBytes = placed.reduce((sum, { file }) => sum + file.sizeBytes, 0)
  let doneBytes = 0
  for (const { file, fileClass } of placed) {
    stopIfCancelled(options.signal)
    await readFile(work, file, fileClass)
    doneBytes += file.sizeBytes
    options.onProgress?.({ phase: 'metadata', doneBytes, totalBytes, file: file.path })
  }
  await readScratchDefinitions(work, placed)
  return finished(work, placed, namespaces)
}

function finished(
  work: Work,
  placed: readonly PlacedFile[],
  namespaces: readonly string[],
): MetadataReading {
  const { reading, origins, manifests, projects } = work
  const stated = projects.flatMap(({ apiVersion }) => apiVersion ?? [])
  const asked = manifests.flatMap((manifest) => manifest.apiVersion ?? [])
  const versions = stated.length > 0 ? stated : asked
  const apiVersion = versions.length === 0 ? null : Math.max(...versions)
  const lists = settledLists(reading, origins, apiVersion)
  const settings = settledSettings(reading, origins)
  const paths = placed.map(({ file }) => file.path)
  reportSummaries(reading, projects, paths, work.summaries)
  const counts = [...reading.counts]
    .map(([type, { count, isRead }]) => ({ type, count, isRead }))
    .sort((a, b) => (a.type < b.type ? -1 : 1))
  const name = projects.find((project) => project.name !== null)?.name ?? null
  const project = { name, namespaces, apiVersion }
  return {
    metadata: { ...lists, settings, manifests, project, counts },
    diagnostics: reading.diagnostics.toSorted(compareDiagnostics),
    rest: placed.filter(({ fileClass }) => fileClass.kind === 'rest').map(({ file }) => file),
  }
}

async function readProjects(
  placed: readonly PlacedFile[],
  diagnostics: Diagnostic[],
): Promise<SfdxProject[]> {
  const projects: SfdxProject[] = []
  for (const { file, fileClass } of placed) {
    if (fileClass.kind !== 'project') continue
    const text = await readText(file, diagnostics)
    if (text === null) continue
    const project = parseProject(file.path, text)
    if (project !== null) projects.push(project)
    else
      diagnostics.push({
        severity: 'warning',
        code: 'bad-json',
        file: file.path,
        line: 1,
        message: 'not a JSON object; every folder was read with equal weight, correct the file',
      })
  }
  return projects
}

async function readFile(work: Work, file: SourceFile, fileClass: FileClass): Promise<void> {
  const { reading, summaries } = work
  switch (fileClass.kind) {
    case 'component': {
      await readComponentFile(work, file, fileClass)
      return
    }
    case 'byRoot': {
      await readByRoot(work, file, fileClass.name)
      return
    }
    case 'counted': {
      countComponents(reading, fileClass.type, 1, false)
      return
    }
    case 'noise': {
      countIn(summaries.skipped, fileClass.name)
      return
    }
    case 'otherForm': {
      countIn(summaries.otherForms, `${fileClass.folder} (${fileClass.suffix})`)
      return
    }
    case 'other': {
      countIn(summaries.others, fileClass.suffix)
      return
    }
    case 'project':
    case 'forceIgnore':
    case 'scratchDefinition':
    case 'rest':
  }
}

function countIn(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

async function readComponentFile(
  work: Work,
  file: SourceFile,
  component: ComponentFile,
): Promise<void> {
  if (component.type === 'Settings') {
    const { type, isRead } = settingsType(component.name)
    if (!isRead) {
      countComponents(work.reading, type, 1, false)
      return
    }
  }
  const found: Diagnostic[] = []
  const root = await readRoot(work.summaries, file, found)
  if (root === null && !component.isCertain) {
    countIn(work.summaries.others, 'unknown')
    return
  }
  work.reading.diagnostics.push(...found)
  if (root !== null) takeComponent(work, file.path, component, root)
}

function takeComponent(work: Work, path: string, component: ComponentFile, root: XmlElement): void {
  const { isPart } = component
  const precedence = precedenceIn(work.projects, path)
  work.origins.set(path, { precedence, root: component.root, isPart })
  readComponent(work.reading, path, component, root)
}

const typesByRoot: ReadonlyMap<string, ReadType> = new Map(readTypes.map((type) => [type, type]))

/** A file that its name does not explain: bare `.xml`, or a suffix of several types outside their folders. */
async function readByRoot(work: Work, file: SourceFile, name: string): Promise<void> {
  const found: Diagnostic[] = []
  const root = await readRoot(work.summaries, file, found)
  if (root === null) {
    work.reading.diagnostics.push(...found)
    return
  }
  const type = typesByRoot.get(root.name) ?? (root.name.endsWith('Settings') ? 'Settings' : null)
  if (root.name === 'Package') work.manifests.push(readManifest(file.path, root))
  else if (type === null) countIn(work.summaries.others, `xml of root ${root.name}`)
  else if (['CustomField', 'RecordType', 'SharingReason'].includes(type)) {
    const message = `\`${root.name}\` outside \`objects\`: its object is not known; put it into \`objects/X/\``
    report(
      work.reading,
      'warning',
      'part-without-object',
      { file: file.path, line: root.line },
      message,
    )
  } else {
    const folder = folderOf(file.path)
    const component = { kind: 'component', type, name, parent: '', isPart: false } as const
    takeComponent(work, file.path, { ...component, isCertain: true, root: folder }, root)
  }
}

/** One definition speaks for the project; of several, only the usual one. */
async function readScratchDefinitions(work: Work, placed: readonly PlacedFile[]): Promise<void> {
  const definitions = placed.filter(({ fileClass }) => fileClass.kind === 'scratchDefinition')
  const usual = definitions.filter(({ file }) => file.path.endsWith('project-scratch-def.json'))
  const [chosen, ...more] = definitions.length === 1 ? definitions : usual
  if (chosen === undefined || more.length > 0) {
    const message =
      'several scratch org definitions; none was read, name one `project-scratch-def.json`'
    const at = { file: definitions[0]?.file.path ?? '', line: null }
    if (definitions.length > 0) report(work.reading, 'note', 'several-definitions', at, message)
    return
  }
  const text = await readText(chosen.file, work.reading.diagnostics)
  if (text !== null) readScratchDefinition(work.reading, chosen.file.path, text)
}
