import type { Design } from '@shared/model/design'
import type { OrgCounts } from '@shared/protocol/engine'

/** One edit with both its sides, so that it can be undone and done again, after a restart too. */
export type Step =
  | { readonly kind: 'createOrg'; readonly orgId: string }
  | { readonly kind: 'deleteOrg'; readonly orgId: string }
  | {
      readonly kind: 'renameOrg'
      readonly orgId: string
      readonly before: string
      readonly after: string
    }
  | {
      readonly kind: 'changeDesign'
      readonly orgId: string
      readonly before: Design
      readonly after: Design
    }
  /** The base became another one. */
  | {
      readonly kind: 'replaceContent'
      readonly orgId: string
      readonly before: ContentState
      readonly after: ContentState
    }

export interface ContentState {
  readonly contentId: string
  readonly counts: OrgCounts
  readonly design: Design
}

export type Direction = 'forward' | 'back'

/** Edits of one org are undone while it is open, the others in the library. */
export interface JournalRow {
  /** Never given twice, so that a position means the same edit for ever. */
  readonly position: number
  /** An org's id, or `library`. */
  readonly scope: string
  readonly label: string
  /** Milliseconds since 1970; null for edits of the first version of the database. */
  readonly at: number | null
  /** Edits of the same group that follow each other closely are one step; null for an edit that stands alone. */
  readonly group: string | null
  /** What the edit added to the database. */
  readonly bytes: number
  readonly step: Step
}

/** Where a scope stands in its journal: what is behind `position` can be done again. */
export interface HeadRow {
  readonly scope: string
  /** The last edit that is in force; `since` when there is none. */
  readonly position: number
  /** The last edit that was forgotten, and 0 while none was. */
  readonly since: number
  /** Grows with every edit, undo and redo. */
  readonly revision: number
}

/** A state of an org that somebody gave a name. */
export interface CheckpointRow {
  readonly id: number
  readonly orgId: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Where the journal stood. */
  readonly position: number
  readonly state: ContentState
}
