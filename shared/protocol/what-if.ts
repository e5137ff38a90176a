import type { ChangeText, Sentence } from './sentence'

export interface WhatIfQuery {
  readonly changes: readonly ChangeText[]
}

export interface WhatIfAnswer {
  /** Cells of user × object whose level or counts differ. */
  readonly changedCellCount: number
  readonly gainedCellCount: number
  readonly lostCellCount: number
  /** Cells of user × field whose reading or editing differs. */
  readonly gainedFieldCount: number
  readonly lostFieldCount: number
  /** Pairs of user and record that are gained and lost at Read. */
  readonly gainedRecordCount: number
  readonly lostRecordCount: number
  readonly refused: readonly ChangeDescription[]
}

export interface CheckChangeQuery {
  readonly text: ChangeText
  readonly changes: readonly ChangeText[]
}

export type ChangeDescription =
  | {
      readonly kind: 'ok'
      readonly change: ChangeText
      /** What is changed (`Account` default). */
      readonly subject: Sentence
      /** Value in the base and value after it; empty where a value has no words (an assignment is just added). */
      readonly before: string
      readonly after: string
      /** What it brings along, each as a sentence: prerequisites, and what deleting does to others. */
      readonly also: readonly Sentence[]
    }
  | { readonly kind: 'refused'; readonly change: ChangeText; readonly reason: Sentence }

export interface ChangeCompletion {
  /** The whole text after taking it. */
  readonly text: string
  /** The part that is new to the reader. */
  readonly label: string
  readonly detail: string
  readonly isComplete: boolean
}
