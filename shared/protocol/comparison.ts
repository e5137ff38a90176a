import type { ComparedKind } from '../engine/explain/compare-sides'
import type { MembershipKind } from '../engine/explain/memberships'
import type { RecordId, UserId } from '../model/id'
import type { ChangeText, Sentence } from './sentence'

export type { ComparedKind, MembershipKind }

/** What sets users, two records or before and after apart, and what would make them alike. */
export interface ComparisonCalls {
  compareUsers: (query: CompareQuery) => ComparisonAnswer
  /** The changes that give the first user what the second has, tried out. */
  becomeAlike: (query: AlikeQuery) => AlikeAnswer
}

export interface CompareQuery {
  /** In the order of the columns. */
  readonly users: readonly UserId[]
  /** None, one that all are compared on, or two for one user. */
  readonly records: readonly RecordId[]
  readonly changes: readonly ChangeText[]
  /** The first user before and after the changes, instead of several users. */
  readonly isBefore: boolean
}

export interface ComparisonAnswer {
  /** What each column stands for; empty names: before and after. */
  readonly sides: readonly string[]
  readonly lines: readonly ComparedWords[]
  readonly memberships: readonly {
    readonly kind: MembershipKind
    readonly title: string
    readonly name: string
    /** By side. */
    readonly isHeld: readonly boolean[]
  }[]
}

export interface ComparedWords {
  readonly kind: ComparedKind
  readonly subject: Sentence
  /** By side; empty for none. */
  readonly values: readonly string[]
}

export interface AlikeQuery {
  readonly user: UserId
  readonly model: UserId
  readonly record: RecordId | null
  readonly changes: readonly ChangeText[]
}

export interface AlikeAnswer {
  readonly changes: readonly ChangeText[]
  /** What differs all the same, each with its reason. */
  readonly remaining: readonly (ComparedWords & { readonly reason: Sentence })[]
}
