import type { FieldName, ObjectName } from '../model/id'
import type { ChangeText, Sentence } from './sentence'

export interface WhatIfQuery {
  readonly changes: readonly ChangeText[]
  /** Most consequences to put into words. */
  readonly limit: number
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
  readonly consequences: readonly Consequence[]
  /** Consequences beyond `limit`. */
  readonly omittedCount: number
  readonly refused: readonly ChangeDescription[]
}

export interface Consequence {
  readonly object: ObjectName
  /** Null for the object itself. */
  readonly field: FieldName | null
  /** Cells gained minus cells lost. */
  readonly cellCount: number
  readonly userCount: number
  readonly recordCount: number
  readonly sentence: Sentence
  /** The change that causes it, when it is one. */
  readonly change: ChangeText | null
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
      /** The change as the reason of what follows from it (profile `X` lost Read on `Account`). */
      readonly cause: Sentence
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
