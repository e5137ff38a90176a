import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { Watch } from '../model/design'
import type { ChangeText, Sentence } from './sentence'

/** Why a sentence is not understood or names what the org does not have; `column` counts from 1. */
export interface RefusedSentence {
  readonly kind: 'refused'
  readonly column: number
  readonly message: Sentence
}

/** How one requirement stands. */
export type RequirementStanding =
  | {
      readonly kind: 'judged'
      readonly verdict: 'met' | 'broken' | 'undecided'
      /** For whom, over what, and what it rests on. */
      readonly message: Sentence
      readonly counterexamples: readonly ShownCounterexample[]
    }
  | RefusedSentence

/** Who and what shows that a requirement is not met, and the path that opens it or the reasons that close it. */
export interface ShownCounterexample {
  readonly sentence: Sentence
  readonly path: readonly Sentence[]
  readonly user: UserId | null
  readonly object: ObjectName
  readonly record: RecordId | null
  readonly field: FieldName | null
}

/** One way to go on with a sentence. */
export interface RequirementCompletion {
  readonly text: string
  readonly label: string
  readonly detail: string
  readonly isComplete: boolean
}

/** Changes after which a requirement is met; none of them can be left out. */
export interface MendingChanges {
  readonly changes: readonly ChangeText[]
  readonly cellCount: number
  readonly recordCount: number
}

export type ReadRequirements =
  | {
      readonly kind: 'read'
      readonly requirements: readonly { readonly text: string; readonly note: string }[]
    }
  | {
      readonly kind: 'unusable'
      readonly problems: readonly { readonly line: number; readonly message: Sentence }[]
    }

/** What a watched user has; null where a name is not in the org. */
export interface WatchedLevel {
  readonly label: Sentence
  readonly before: string | null
  readonly after: string | null
  /** What to look at in the explanation. */
  readonly user: UserId | null
  readonly record: RecordId | null
}

export interface StrengthAnswer {
  readonly score: number
  readonly caughtCount: number
  readonly unprotected: readonly UnprotectedSetting[]
  readonly unprotectedCount: number
  readonly equivalentCount: number
  readonly triedCount: number
  readonly mutantCount: number
}

export interface UnprotectedSetting {
  readonly change: ChangeText
  /** A requirement that is met now and not with the change; null where none was found. */
  readonly sentence: string | null
}

export interface RequirementCalls {
  /** Each sentence judged in the org with these changes, in the order given. */
  judgeRequirements: (query: {
    readonly sentences: readonly string[]
    readonly changes: readonly ChangeText[]
  }) => readonly RequirementStanding[]
  completeRequirement: (query: {
    readonly text: string
    readonly limit: number
  }) => readonly RequirementCompletion[]
  /** Requirements to begin with, about what this org has. */
  exampleRequirements: (query: Readonly<Record<string, never>>) => readonly string[]
  /**
   * What mends a requirement in the org with these changes, the fewest side effects first: single settings, and where none
   * does, sets of changes; long.
   */
  mendRequirement: (query: {
    readonly sentence: string
    readonly changes: readonly ChangeText[]
  }) => readonly MendingChanges[]
  readRequirementFile: (query: { readonly text: string }) => ReadRequirements
  writeRequirementFile: (query: {
    readonly requirements: readonly { readonly text: string; readonly note: string }[]
  }) => string
  /** UAT script, or the settings that decide each requirement, in the org with these changes; long. */
  requirementDocument: (query: {
    readonly kind: 'uat' | 'traceability'
    readonly format: 'xlsx' | 'md'
    readonly sentences: readonly string[]
    readonly changes: readonly ChangeText[]
  }) => Uint8Array
  /** Base and with the changes. */
  watchLevels: (query: {
    readonly watches: readonly Watch[]
    readonly changes: readonly ChangeText[]
  }) => readonly WatchedLevel[]
  /** Every single setting tried against the requirements, in the org with these changes; long. */
  strengthOf: (query: {
    readonly sentences: readonly string[]
    readonly changes: readonly ChangeText[]
  }) => StrengthAnswer
}
