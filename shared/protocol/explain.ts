import type { LegName, RecordAccess, Verdict } from '../engine/answer'
import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevel } from '../model/level'
import type { ChangeText, Sentence } from './sentence'

export type { LegName, RecordAccess, Verdict }

export interface ExplainQuery {
  readonly user: UserId
  readonly object: ObjectName
  readonly record: RecordId
  readonly field: FieldName | null
  readonly changes: readonly ChangeText[]
}

/** A rule of the catalogue: number, its sense in one sentence, where it comes from. */
export interface RuleEntry {
  readonly id: string
  readonly sense: Sentence
  readonly source: string
}

export interface ExplainAnswer {
  readonly userName: string
  readonly userDetail: string
  readonly recordName: string
  readonly object: ObjectName
  readonly field: FieldName | null
  /** Empty: the record has no owner of its own, or nobody said who owns it. */
  readonly ownerName: string
  /** False for a detail, which belongs to whom its master belongs. */
  readonly hasOwner: boolean
  readonly access: RecordAccess
  /** What restriction rules and activity leave of the level, as a word; `unknown` where that may be nothing. Rules R14.5, R16.2. */
  readonly effectiveName: string
  /** The level without the changes; null when there are none. */
  readonly baseLevel: AccessLevel | null
  /** Verdict of the field leg's reading and writing, when a field was asked for. */
  readonly fieldAccess: {
    readonly isReadable: boolean
    readonly isEditable: boolean
    /** False: the import does not say; the two above are what is certain. */
    readonly isKnown: boolean
  } | null
  readonly legs: readonly ExplainedLeg[]
  readonly open: readonly OpenDoor[]
  readonly closed: readonly ShutDoor[]
  readonly missing: readonly NextLevel[]
  readonly assumptions: readonly ExplainedAssumption[]
  /** Settings of the org whose other value would answer otherwise. */
  readonly settings: readonly DecidingSetting[]
}

export interface ExplainedReason {
  readonly sentence: Sentence
  readonly rule: RuleEntry
}

export interface ExplainedAssumption extends ExplainedReason {
  /** The change that states what is assumed; null when nothing can. */
  readonly statement: ChangeText | null
}

export interface DecidingSetting {
  /** `rwtAllowsDelete`. */
  readonly name: string
  /** The decision that it is the reading of (`D-10`), or null. */
  readonly decision: string | null
  /** What is the case with the value in force. */
  readonly sense: Sentence
  /** What would be the case with another value, and the change to it. */
  readonly others: readonly { readonly sense: Sentence; readonly change: ChangeText }[]
}

export interface ExplainedLeg {
  readonly leg: LegName
  readonly verdict: Verdict
  readonly reasons: readonly ExplainedReason[]
}

export interface OpenDoor {
  readonly title: Sentence
  /** From the user to the record, a sentence each. */
  readonly path: readonly Sentence[]
  readonly rowCause: string
  /** What this door alone gives, on the scale of the record leg (None 0 … All 4), as its name. */
  readonly levelName: 'None' | 'Read' | 'Edit' | 'Transfer' | 'All'
  readonly isCertain: boolean
  /** The answer stays as it is without this door. */
  readonly isRedundant: boolean
  readonly rule: RuleEntry
}

export interface ShutDoor {
  readonly title: Sentence
  readonly sentence: Sentence
  readonly rule: RuleEntry
}

/** What would give the next level; `change` is null when no single setting does. */
export interface NextLevel {
  readonly level: AccessLevel
  readonly sentence: Sentence
  readonly rule: RuleEntry
  readonly change: ChangeText | null
}
