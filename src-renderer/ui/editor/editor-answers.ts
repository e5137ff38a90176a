// What an editor asks of those who know the document. The shapes are those of the worker's answers.

export interface EditedStretch {
  readonly offset: number
  readonly length: number
}

export interface EditorChange extends EditedStretch {
  readonly text: string
}

/** What was typed: changes of one version, each about the text before all of them. */
export interface EditorVersion {
  readonly version: number
  readonly changes: readonly EditorChange[]
}

export interface EditorSuggestions extends EditedStretch {
  readonly names: readonly {
    readonly name: string
    readonly detail: string
    readonly text: string
  }[]
}

export interface EditorHover extends EditedStretch {
  readonly title: string
  readonly lines: readonly string[]
}

export interface EditorSymbol extends EditedStretch {
  readonly name: string
  readonly detail: string
  readonly kind: 'section' | 'entry'
  readonly nameOffset: number
  readonly nameLength: number
  readonly children: readonly EditorSymbol[]
}

export type EditorRename =
  | { readonly kind: 'ok'; readonly name: string; readonly places: readonly EditedStretch[] }
  | { readonly kind: 'refused'; readonly reason: string }

export interface EditorProblem extends EditedStretch {
  readonly code: string
  readonly message: string
}

/** Answers about the text as it is now; null when there is none, or when a newer question took its place. */
export interface EditorAnswers {
  readonly suggest: (offset: number) => Promise<EditorSuggestions | null>
  readonly hover: (offset: number) => Promise<EditorHover | null>
  readonly definitions: (offset: number) => Promise<readonly EditedStretch[]>
  readonly references: (offset: number) => Promise<readonly EditedStretch[]>
  readonly rename: (offset: number) => Promise<EditorRename | null>
  readonly symbols: () => Promise<readonly EditorSymbol[]>
  readonly format: () => Promise<readonly EditorChange[]>
  /** Lines that can be opened, each with what its link says and does. */
  readonly lenses: (text: LineReader) => readonly EditorLens[]
}

export interface LineReader {
  readonly lineCount: number
  readonly line: (number: number) => string
}

export interface EditorLens {
  readonly line: number
  readonly title: string
  readonly run: () => void
}

/** What the outside may do with an editor. */
export interface EditorHandle {
  readonly version: () => number
  /** Writes changes that are about `version`; false when the text is a newer one. */
  readonly apply: (changes: readonly EditorChange[], version: number) => boolean
  /** Writes changes as if they were typed, as one step that undo takes back. */
  readonly type: (changes: readonly EditorChange[]) => void
  /** The text as it is; `settle` says later that it is the org's, so that undo takes it back no further. */
  readonly snapshot: () => EditorSnapshot
  readonly goTo: (offset: number, length: number) => void
  readonly run: (action: EditorAction) => void
  readonly focus: () => void
}

export interface EditorSnapshot {
  readonly text: string
  readonly version: number
  readonly settle: () => void
}

export type EditorAction = 'format' | 'find' | 'symbols' | 'rename' | 'references' | 'definition'
