import type { LegName } from '../engine/answer'
import type { RecordId, UserId } from '../model/id'
import type { AccessLevel } from '../model/level'
import type { ExplainedReason, ExplainQuery, RuleEntry } from './explain'
import type { ChangeText, Sentence } from './sentence'

/** What can be asked about one decision beside why. */
export interface DecisionCalls {
  /** The decision step by step, in the order in which it is taken. */
  decisionSteps: (query: ExplainQuery) => readonly DecisionStep[]
  /** What becomes of the answer when one open door is closed by the smallest single change. */
  closeDoor: (query: CloseDoorQuery) => DoorClosing
}

/** The value so far, in words. */
export interface DecisionState {
  readonly login: string
  readonly permissions: string
  readonly sharing: string
  readonly access: string
  /** Empty: no field was asked for. */
  readonly field: string
  /** Empty until the answer stands. */
  readonly effective: string
}

export interface DecisionStep {
  readonly leg: LegName
  readonly title: Sentence
  readonly rule: RuleEntry
  /** Name of the door that is asked here, where one is: a breakpoint stands on it. */
  readonly door: string | null
  readonly inputs: readonly ExplainedReason[]
  /** What the door leaves: its level and the way to the user. */
  readonly grants: readonly { readonly level: string; readonly path: readonly Sentence[] }[]
  /** What the leg has come to. */
  readonly value: string
  readonly state: DecisionState
}

export interface CloseDoorQuery {
  readonly user: UserId
  readonly record: RecordId
  readonly changes: readonly ChangeText[]
  /** Which of `ExplainAnswer.open`. */
  readonly door: number
}

export type DoorClosing =
  | {
      readonly kind: 'closes'
      readonly change: ChangeText
      readonly before: AccessLevel
      readonly after: AccessLevel
      /** Cells of user × object, beside this one, that differ after it. */
      readonly otherCellCount: number
    }
  | { readonly kind: 'stays'; readonly sentence: Sentence }
