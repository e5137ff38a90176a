import type { ObjectName } from '../model/id'
import type { ChangeText, Sentence } from './sentence'

// The open org's base as text: what the editor of the Source view asks the worker.

/** One replacement in a text; offset and length count UTF-16 units, as the page does. */
export interface TextChange {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** The changes that brought the editor's text to a version, each about the text before all of them. */
export interface TypedChanges {
  readonly version: number
  readonly changes: readonly TextChange[]
}

/** Every question brings what was typed since the last answer, so that both sides mean the same text. */
export interface SourceQuery {
  readonly typed: readonly TypedChanges[]
}

export interface SourceAtQuery extends SourceQuery {
  readonly offset: number
}

/** Text that is not in force yet, as the lines in which it differs from the org's own text. Plain data, for the disk. */
export interface SourceDraft {
  readonly hunks: readonly DraftHunk[]
}

export interface DraftHunk {
  /** From 0, in the org's own text. */
  readonly line: number
  /** The line above, by which the place is found again in a text that changed meanwhile; empty at the top. */
  readonly above: string
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** A table of records that the text names and leaves out; its rows stay as they are. */
export interface LeftOutTable {
  readonly object: ObjectName
  readonly recordCount: number
}

export interface OpenSourceQuery {
  readonly draft: SourceDraft | null
  /** Tables that are written out whatever their size. */
  readonly shown: readonly ObjectName[]
}

export interface OpenedSource {
  /** The org in force, as text. */
  readonly text: string
  /** What makes the kept draft of it. */
  readonly draft: readonly TextChange[]
  /** Places of the draft that were changed elsewhere meanwhile; the draft's lines stand there. */
  readonly conflictCount: number
  readonly leftOut: readonly LeftOutTable[]
}

export interface FollowSourceQuery extends SourceQuery {
  readonly shown: readonly ObjectName[]
}

export interface FollowedSource {
  /** The version of the text that the changes are about. */
  readonly version: number
  readonly changes: readonly TextChange[]
  readonly conflictCount: number
  readonly leftOut: readonly LeftOutTable[]
}

/** Something wrong in the text, at its place: what is wrong, then what to do. */
export interface SourceProblem {
  readonly code: string
  readonly message: Sentence
  readonly offset: number
  readonly length: number
  /** From 1. */
  readonly line: number
}

export interface CheckedSource {
  readonly version: number
  /** In order of place; the first few hundred. */
  readonly problems: readonly SourceProblem[]
  /** `same`: means the org in force; `edit`: can become the org; `broken`: cannot. */
  readonly state: 'same' | 'edit' | 'broken'
  /** What is changed, in a few words, for the step of undo. */
  readonly subject: string
  /** Null when the text is the org's own. */
  readonly draft: SourceDraft | null
}

export interface NameSuggestion {
  /** What stands in the list. */
  readonly name: string
  readonly detail: string
  /** As it stands in the text, quotes included. */
  readonly text: string
}

export interface NameSuggestions {
  /** What is replaced. */
  readonly offset: number
  readonly length: number
  readonly names: readonly NameSuggestion[]
}

/** What is known about the place under the pointer; all of it plain text. */
export interface SourceHover {
  readonly offset: number
  readonly length: number
  readonly title: string
  readonly lines: readonly string[]
}

/** A stretch of the text. */
export interface SourcePlace {
  readonly offset: number
  readonly length: number
}

export interface SourceSymbol extends SourcePlace {
  readonly name: string
  readonly detail: string
  readonly kind: 'section' | 'entry'
  readonly nameOffset: number
  readonly nameLength: number
  readonly children: readonly SourceSymbol[]
}

export type SourceRename =
  /** Where the new name must be written; each place holds the name alone, without quotes. */
  | { readonly kind: 'ok'; readonly name: string; readonly places: readonly SourcePlace[] }
  | { readonly kind: 'refused'; readonly reason: Sentence }

export interface ComparedSource {
  readonly base: string
  readonly scenario: string
  readonly leftOut: readonly LeftOutTable[]
}

/** The worker's answers about the text; it keeps a copy of it between calls. */
export interface SourceCalls {
  /** The JSON Schema of an org document, with the sense of its keys. */
  sourceSchema: (query: Readonly<Record<string, never>>) => object
  openSource: (query: OpenSourceQuery) => OpenedSource
  /** The org was changed elsewhere: what brings the text up to date, keeping what is typed. */
  followSource: (query: FollowSourceQuery) => FollowedSource
  checkSource: (query: SourceQuery) => CheckedSource
  /** What makes the text the org's own again. */
  revertSource: (query: SourceQuery) => readonly TextChange[]
  /** What brings the text into canonical order; nothing while it is broken. */
  formatSource: (query: SourceQuery) => readonly TextChange[]
  suggestNames: (query: SourceAtQuery) => NameSuggestions | null
  hoverSource: (query: SourceAtQuery) => SourceHover | null
  /** Where what is named at the offset is made. */
  definitionsInSource: (query: SourceAtQuery) => readonly SourcePlace[]
  /** Every place that names the same, its definitions included. */
  referencesInSource: (query: SourceAtQuery) => readonly SourcePlace[]
  renameInSource: (query: SourceAtQuery) => SourceRename
  sourceSymbols: (query: SourceQuery) => readonly SourceSymbol[]
  /** Base and scenario as texts; what both have in large tables is left out of both. */
  compareSource: (query: { readonly changes: readonly ChangeText[] }) => ComparedSource
}
