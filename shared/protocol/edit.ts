import type { Design } from '../model/design'
import type { ContentId, OrgContent, OrgCounts } from './org-content'
import type { ChangeText, Sentence } from './sentence'

// Edits of the open org's base. Everything that is edited by hand is edited so.

/**
 * What an edit does: changes in their order, or the whole org as the text of an org document; `isBackup`: what people
 * thought of it comes with it, also where that is nothing.
 */
export type OrgEdit =
  | { readonly kind: 'changes'; readonly changes: readonly ChangeText[] }
  | { readonly kind: 'document'; readonly text: string; readonly isBackup?: true }

/** Why an edit cannot be made. */
export interface EditRefusal {
  /** The change that cannot be made; null: the document cannot be read. */
  readonly change: ChangeText | null
  readonly reason: Sentence
  /** Where a document breaks, both from 1; null for changes, and where no line is to blame. */
  readonly line: number | null
  readonly column: number | null
}

/** How an edit ended. Whatever is not `done` left everything as it was. */
export type EditOutcome =
  /** It is on disk, and undo takes it back as one step. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reasons: readonly EditRefusal[] }
  /** It could not be stored, or the engine stopped. */
  | { readonly kind: 'failed'; readonly message: Sentence }

export interface EditQuery {
  readonly edit: OrgEdit
  /** What people think about the org, before and once the edit is made. */
  readonly designBefore: Design
  readonly design: Design
  /** What the edit is made to; the engine has opened it. */
  readonly from: ContentId
  /** What comes of it: opening it needs no bytes. */
  readonly to: ContentId
  /** Gives the bytes of every part, also of those that are stored. */
  readonly isWhole: boolean
}

/** The open org as an edit leaves it, to be stored; the org that is open stays as it is. */
export type EditedContent =
  | {
      readonly kind: 'edited'
      readonly content: OrgContent
      readonly counts: OrgCounts
      /** The document's own, else the one that was given; conflicts with the edit are marked in its scenarios. */
      readonly design: Design
    }
  | { readonly kind: 'refused'; readonly reasons: readonly EditRefusal[] }
