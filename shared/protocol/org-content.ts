import type { Diagnostic } from '../model/diagnostic'
import type { ObjectName } from '../model/id'
import type { OrgSetting, Statable } from './settings'
import type { ChangeText, Sentence } from './sentence'

// Orgs as they are imported, stored and opened.

/** A file as the page gives it; `content` is a `Blob`, read by the worker and by nobody else. */
export interface InputFile {
  /** Path inside the import, with `/`. */
  readonly path: string
  readonly content: { readonly size: number; arrayBuffer: () => Promise<ArrayBuffer> }
}

export interface ImportQuery {
  readonly name: string
  readonly files: readonly InputFile[]
}

/** An org in the form in which it is stored and handed to the worker: bytes that the window never looks into. */
export interface OrgContent {
  /** Everything but the records: UTF-8 JSON. */
  readonly head: Uint8Array
  readonly chunks: readonly RecordChunk[]
}

/** Some records of one object in columns: UTF-8 JSON of a slice of a `RecordTable`. */
export interface RecordChunk {
  readonly object: ObjectName
  readonly recordCount: number
  readonly bytes: Uint8Array
}

export interface OrgCounts {
  readonly userCount: number
  readonly personaCount: number
  readonly roleCount: number
  readonly profileCount: number
  readonly permissionSetCount: number
  readonly objectCount: number
  readonly sharingRuleCount: number
  readonly recordCount: number
}

export interface OpenQuery {
  readonly content: OrgContent
  /** Every user has activated the session-based permission sets that the user was given. Rule PRM-06. */
  readonly isSessionActive: boolean
}

export interface OrgSummary {
  readonly name: string
  readonly counts: OrgCounts
  /** Every setting that the engine reads, in the order of Setup; readings where the specifications leave the answer open first. */
  readonly settings: readonly OrgSetting[]
  /** Labels of the session-based permission sets and groups that somebody could activate. Rule PRM-06. */
  readonly sessionSets: readonly string[]
  /** What no file said and the platform has a default for. */
  readonly assumptions: readonly Statable[]
}

export interface ImportedOrg {
  readonly name: string
  readonly content: OrgContent
  readonly counts: OrgCounts
  readonly diagnostics: readonly Diagnostic[]
  readonly report: readonly ImportCount[]
}

export interface ExportQuery {
  readonly content: OrgContent | null
  readonly changes: readonly ChangeText[]
}

/** How much of one type was in the import, and whether it was understood. */
export interface ImportCount {
  readonly type: string
  readonly count: number
  readonly read: boolean
}

export interface SampleEntry {
  readonly id: string
  readonly name: string
  /** What it is good for, in one sentence. */
  readonly about: Sentence
  readonly userCount: number
  readonly recordCount: number
}
