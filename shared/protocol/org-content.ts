import type { Design } from '../model/design'
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

/**
 * An org in the form in which it is stored and handed to the worker: parts that are never changed, only replaced, in
 * the order in which they make up the org. The window never looks into them.
 */
export interface OrgContent {
  readonly parts: readonly PartRef[]
  /** The bytes of the parts; of an edited org only of those that are not stored yet. */
  readonly bytes: readonly PartBytes[]
}

export interface PartBytes {
  readonly id: PartId
  readonly bytes: Uint8Array
}

/** Hash of the part's bytes: equal parts are one, in whatever org they stand. Older parts have a name instead. */
export type PartId = string

export type PartRef =
  /** What is no list, and the lists without entries: UTF-8 JSON. */
  | { readonly kind: 'head'; readonly id: PartId }
  /** Some entries of one list: UTF-8 JSON. */
  | {
      readonly kind: 'entries'
      readonly list: string
      readonly count: number
      readonly id: PartId
    }
  /** Some records of one object, in columns. */
  | {
      readonly kind: 'records'
      readonly object: ObjectName
      readonly count: number
      readonly id: PartId
    }

/** Name of a content, given by whoever stores it. */
export type ContentId = string

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
  readonly contentId: ContentId
  /** Null: the engine may have it already. */
  readonly content: OrgContent | null
  /** Every user has activated the session-based permission sets that the user was given. Rule PRM-06. */
  readonly isSessionActive: boolean
}

export type OpenAnswer =
  | { readonly kind: 'opened'; readonly summary: OrgSummary }
  /** The engine does not have this content; it is to be given. */
  | { readonly kind: 'absent' }

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
  /** What came with the org: of a template, changes to try, switched off. */
  readonly design: Design
}

export interface ExportQuery {
  readonly content: OrgContent | null
  readonly changes: readonly ChangeText[]
  readonly design: Design
  /** What the document calls the org: its name in the library. */
  readonly name: string
}

/** How much of one type was in the import, and whether it was understood. */
export interface ImportCount {
  readonly type: string
  readonly count: number
  readonly read: boolean
}

/** A template is an org to begin one's own from and has changes to try; a sample shows something. */
export interface SampleEntry {
  readonly kind: 'template' | 'sample'
  /** Among those of its kind. */
  readonly id: string
  readonly name: string
  /** What it is good for, in one sentence. */
  readonly about: Sentence
  readonly userCount: number
  readonly recordCount: number
}
