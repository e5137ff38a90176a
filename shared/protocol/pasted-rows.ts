import type { ChangeText, Sentence } from './sentence'

// Rows of a spreadsheet that become things of the base. The text is read once; its rows are checked a portion at a time,
// so that the engine answers other calls in between and a newer text ends the older one.

/** What rows can become. */
export type RowsKind = 'user' | 'role' | 'field' | 'record'

export interface RowsTarget {
  readonly kind: RowsKind
  /** The object that fields and records belong to; empty for the others. */
  readonly object: string
}

export interface ReadRowsQuery {
  readonly target: RowsTarget
  /** Cells parted by tabs, commas, semicolons or bars, as a spreadsheet copies or exports them. */
  readonly text: string
  /** Name of the property that each column holds, null for one left out; null: by headings and content. */
  readonly columns: readonly (string | null)[] | null
  /** Whether the first line holds headings; null: when it fits. */
  readonly hasHeadings: boolean | null
}

export interface RowsColumn {
  /** Empty without headings. */
  readonly heading: string
  readonly property: string | null
}

/** What a column can be. */
export interface RowsProperty {
  readonly name: string
  readonly label: string
  /** A new thing cannot be without it. */
  readonly isRequired: boolean
}

export interface ReadRows {
  /** Names this reading to `checkRows`. */
  readonly ticket: number
  readonly columns: readonly RowsColumn[]
  readonly properties: readonly RowsProperty[]
  readonly hasHeadings: boolean
  readonly rowCount: number
  /** What is wrong with the whole, each with what to do. */
  readonly problems: readonly Sentence[]
}

export type RowVerdict =
  | { readonly kind: 'new' }
  /** It is there already; `count` of its properties become others. */
  | { readonly kind: 'changes'; readonly count: number }
  /** It is there already, just so. */
  | { readonly kind: 'same' }
  /** `column`: the cell that is to blame, null for the row. Nothing of the row is made. */
  | { readonly kind: 'refused'; readonly column: number | null; readonly reason: Sentence }

export interface PastedRow {
  /** Place among the rows, from 0. */
  readonly position: number
  /** Line of the text that it begins on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly verdict: RowVerdict
  /** What makes it, in order; none when it is refused or the same. */
  readonly changes: readonly ChangeText[]
}

export interface CheckedRows {
  /** The next rows in the order in which they are made: what others refer to comes first. */
  readonly rows: readonly PastedRow[]
  readonly done: number
  readonly total: number
}

/** Invented rows, the same for the same question. */
export type GenerateRowsQuery =
  | {
      readonly kind: 'users'
      readonly count: number
      /** With `{first}`, `{last}` and `{n}`. */
      readonly pattern: string
      readonly domain: string
      readonly role: string
      readonly profile: string
      readonly permissionSets: readonly string[]
      readonly seed: number
    }
  | {
      readonly kind: 'records'
      readonly object: string
      readonly perOwner: number
      /** The users of a role by its developer name, all active internal users, or the queues of the object. */
      readonly owners:
        { readonly kind: 'role'; readonly role: string } | { readonly kind: 'users' | 'queues' }
      /** With `{company}` and `{n}`. */
      readonly pattern: string
      readonly values: readonly { readonly field: string; readonly value: string }[]
      readonly seed: number
    }

export type GeneratedRows =
  | { readonly kind: 'made'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: Sentence }

export interface PastedRowsCalls {
  /** Reads a text against the base; the rows are checked by `checkRows`. */
  readRows: (query: ReadRowsQuery) => ReadRows
  /** Up to `limit` further rows of that reading; null when another came in its place. */
  checkRows: (query: { readonly ticket: number; readonly limit: number }) => CheckedRows | null
  /** A text for `readRows`, with headings. */
  generateRows: (query: GenerateRowsQuery) => GeneratedRows
}
