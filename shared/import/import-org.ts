import { emptyDesign, type Design } from '@shared/model/design'
import type { Diagnostic } from '@shared/model/diagnostic'
import { emptyOrg, type Org } from '@shared/model/org'
import { expandArchives } from './archive/zip'
import { assembleOrg } from './assemble/assemble-org'
import { noFindings } from './assemble/findings'
import { mergedDesigns } from './assemble/merge-designs'
import { mergedMetadata } from './assemble/merge-metadata'
import { mergedOrgs } from './assemble/merge-orgs'
import { isIgnoredObject } from './data/known-objects'
import { isDataFile, readData, type DataTables } from './data/read-data'
import type { ParsedMetadata } from './metadata/parsed'
import { readMetadata, type MetadataOptions } from './metadata/read-metadata'
import { readOrgDocument, type OrgWithDesign } from './org-document/read-org-document'
import { ImportCancelled, type SourceFile } from './source-file'

/** How many of a type an import holds, and whether they were understood. */
export interface TypeReport {
  readonly type: string
  readonly count: number
  readonly read: boolean
}

export interface ImportOptions extends MetadataOptions {
  /** Encoding of the CSV files, from a user who knows better than what was found out. */
  readonly encoding?: string
}

export interface ImportedOrg {
  readonly org: Org
  /** Of the org documents, the later over the earlier. */
  readonly design: Design
  /** Of metadata, data and the org as a whole, each part by file and line. */
  readonly diagnostics: readonly Diagnostic[]
  /** Sorted by type. */
  readonly report: readonly TypeReport[]
}

export type ImportResult =
  ({ readonly kind: 'imported' } & ImportedOrg) | { readonly kind: 'cancelled' }

/** One input after its archives were opened. */
interface ReadInput {
  readonly metadata: ParsedMetadata
  readonly dataFiles: readonly SourceFile[]
  readonly documents: readonly OrgWithDesign[]
  /** True when it holds more than org documents. */
  readonly hasFiles: boolean
}

const isDocument = (file: SourceFile) => /\.tripod\.json$/i.test(file.path)

async function readInput(
  files: readonly SourceFile[],
  diagnostics: Diagnostic[],
  options: ImportOptions,
): Promise<ReadInput> {
  const expanded = await expandArchives(files, options)
  const reading = await readMetadata(
    expanded.files.filter((file) => !isDocument(file)),
    options,
  )
  diagnostics.push(...expanded.diagnostics, ...reading.diagnostics)
  const documents: OrgWithDesign[] = []
  for (const file of expanded.files.filter(isDocument)) {
    const document = await readOrgDocument(file, diagnostics)
    if (document !== null) documents.push(document)
  }
  const dataFiles = reading.rest.filter((file) => isDataFile(file.path))
  const hasFiles = reading.metadata.counts.length > 0 || dataFiles.length > 0
  return { metadata: reading.metadata, dataFiles, documents, hasFiles }
}

function reportOf(metadata: ParsedMetadata, data: DataTables, documents: number): TypeReport[] {
  const rows = [...data.byObject.values()].map((table) => ({
    type: table.object,
    count: table.rowCount,
    read: !isIgnoredObject(table.object),
  }))
  const parts = metadata.counts.map(({ type, count, isRead }) => ({ type, count, read: isRead }))
  const others = [
    { type: 'org document', count: documents, read: true },
    { type: 'unknown data file', count: data.unknownCount, read: false },
  ]
  return [...parts, ...rows, ...others.filter(({ count }) => count > 0)].sort((a, b) =>
    a.type < b.type ? -1 : a.type > b.type ? 1 : a.count - b.count,
  )
}

/** Documents before the last input that has files lie under these, later ones over them. */
function layered(inputs: readonly ReadInput[], assembled: Org | null): Org {
  const last = inputs.findLastIndex((input) => input.hasFiles)
  const layers = inputs.flatMap((input, at) => {
    const orgs = input.documents.map(({ org }) => org)
    return at === last && assembled !== null ? [...orgs, assembled] : orgs
  })
  const [first, ...rest] = layers
  if (first === undefined) return emptyOrg('Imported org')
  return rest.reduce(mergedOrgs, first)
}

async function imported(
  inputs: readonly (readonly SourceFile[])[],
  options: ImportOptions,
): Promise<ImportResult> {
  const early: Diagnostic[] = []
  const read: ReadInput[] = []
  for (const files of inputs) read.push(await readInput(files, early, options))
  const metadata = read.map((input) => input.metadata).reduce(mergedMetadata)
  const findings = noFindings()
  const dataFiles = read.flatMap((input) => input.dataFiles)
  const data = await readData(dataFiles, findings.diagnostics, options)
  const hasFiles = read.some((input) => input.hasFiles)
  const assembled = hasFiles ? assembleOrg({ metadata, tables: data.byObject, findings }) : null
  const documentCount = read.reduce((sum, input) => sum + input.documents.length, 0)
  return {
    kind: 'imported',
    org: layered(read, assembled?.org ?? null),
    design: read
      .flatMap(({ documents }) => documents.map(({ design }) => design))
      .reduce(mergedDesigns, emptyDesign),
    diagnostics: [...early, ...(assembled?.diagnostics ?? [])],
    report: reportOf(metadata, data, documentCount),
  }
}

/**
 * Reads several inputs as one org, the later over the earlier by API name or id (cli).
 *
 * Throws only what the outside threw; whatever the files hold becomes diagnostics.
 */
export async function importInputs(
  inputs: readonly (readonly SourceFile[])[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  try {
    return await imported(inputs.length === 0 ? [[]] : inputs, options)
  } catch (error) {
    if (error instanceof ImportCancelled) return { kind: 'cancelled' }
    throw error
  }
}

/**
 * Reads an org out of files: metadata in both forms, zips, data exports, org documents, in any order and mixture.
 *
 * Same files, same org, same diagnostics, whatever the order they are given in. Source: import-formats 8.
 */
export async function importOrg(
  files: readonly SourceFile[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  return importInputs([[...files].sort((a, b) => (a.path < b.path ? -1 : 1))], options)
}
