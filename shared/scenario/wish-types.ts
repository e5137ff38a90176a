import type { Reason } from '../engine/answer'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevelName } from '../model/level'
import type { ChangeText } from './opened-org'

/** What somebody wants: these users have a level at least, or at most, on records or on a field of them. */
export interface Wish {
  /** All of them. */
  readonly users: readonly UserId[]
  readonly object: ObjectName
  /** Null: every record of the object. */
  readonly record: RecordId | null
  /** With a field the level is Read or Edit (at most: None or Read). */
  readonly field: FieldName | null
  readonly bound: 'atLeast' | 'atMost'
  readonly level: AccessLevelName
}

/** Changes that fulfil a wish, with what else they do. Every one has been evaluated, and none of it can be left out. */
export interface Proposal {
  readonly changes: readonly ChangeText[]
  /** Cells (user × object or field × measure) that differ beyond the wish. */
  readonly gainedCellCount: number
  readonly lostCellCount: number
  /** Pairs of user and record at Read that come or go beyond the wish. */
  readonly recordCount: number
}

export type WishAnswer =
  | { readonly kind: 'fulfilled' }
  /** The fewest side effects first; `isComplete` false when the bound ended the search. */
  | {
      readonly kind: 'proposals'
      readonly proposals: readonly Proposal[]
      readonly isComplete: boolean
    }
  /** Why not: what stayed open or closed in the end, as the engine says it. */
  | {
      readonly kind: 'impossible'
      readonly reasons: readonly Reason[]
      readonly isComplete: boolean
    }

export interface WishQuery {
  /** Sets of changes that are looked at, at most. */
  readonly bound: number
  readonly proposalCount: number
  /** Steps of one proposal at most; making a permission set with what it gives is one step. */
  readonly stepCount: number
}
