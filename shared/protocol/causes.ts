import type { FieldName, ObjectName, RecordId, UserId } from '../model/id'
import type { AccessLevelName } from '../model/level'
import type { ChangeText, Sentence } from './sentence'

/** Why the scenario differs from the base, in sentences; the largest groups of cells first. */
export interface CausesAnswer {
  readonly groups: readonly CauseLine[]
  /** Whom any of the groups is about. */
  readonly users: readonly UserId[]
  /** Groups beyond the limit. */
  readonly omittedCount: number
  /** Changes that do nothing, with the reason where one was found. */
  readonly idle: readonly CauseLine[]
  readonly gainedCellCount: number
  readonly lostCellCount: number
  /** Cells in which only what is unknown differs. */
  readonly uncertainCount: number
  /** False: too many changes to try in combination. */
  readonly isExact: boolean
}

export interface CauseLine {
  readonly sentence: Sentence
  /** Cells of the heat-map (user × object, or user × field for fields alone) gained, or, below zero, lost. */
  readonly cellCount: number
  /** Empty for a change that does nothing. */
  readonly object: ObjectName
  readonly fields: readonly FieldName[]
  /** Cells of the object itself differ, and not of its fields alone. */
  readonly isOfObject: boolean
  /** Positions in `CausesAnswer.users`. */
  readonly users: Uint32Array
  /** They are personas, who stand in rows of their own. */
  readonly arePersonas: boolean
  /** The changes that have a part in it. */
  readonly changes: readonly ChangeText[]
}

/** Long calls of what-if: they report progress, can be given up, and let others be answered in between. */
export interface CauseCalls {
  causes: (query: {
    readonly changes: readonly ChangeText[]
    readonly limit: number
  }) => CausesAnswer
  /** Each setting turned on top of the given changes. */
  levers: (query: {
    readonly changes: readonly ChangeText[]
    readonly limit: number
  }) => LeversAnswer
  /** Sets of changes on top of the given ones by which a wish comes true. */
  wishes: (query: WishAsked) => WishFound
}

export interface WishAsked {
  readonly about:
    | {
        readonly kind: 'cell'
        readonly user: UserId
        readonly object: ObjectName
        /** Null: every record of the object. */
        readonly record: RecordId | null
        readonly field: FieldName | null
        readonly bound: 'atLeast' | 'atMost'
        readonly level: AccessLevelName
      }
    /** In the language of requirements: for any people. */
    | { readonly kind: 'sentence'; readonly sentence: string }
  readonly changes: readonly ChangeText[]
}

export type WishFound =
  | { readonly kind: 'fulfilled' }
  /** The sentence is none of the language, or says more than one wish. */
  | { readonly kind: 'refused'; readonly message: Sentence }
  | {
      readonly kind: 'proposals'
      readonly proposals: readonly WishProposal[]
      readonly isComplete: boolean
    }
  | {
      readonly kind: 'impossible'
      readonly reasons: readonly Sentence[]
      readonly isComplete: boolean
    }

export interface WishProposal {
  readonly changes: readonly ChangeText[]
  /** What happens beyond the wish. */
  readonly gainedCellCount: number
  readonly lostCellCount: number
  readonly recordCount: number
}

/** Every single setting turned, by the cells that it moves. */
export interface LeversAnswer {
  readonly ranked: readonly LeverLine[]
  readonly movingCount: number
  readonly deadCount: number
  readonly refusedCount: number
  readonly untriedCount: number
  /** Some of the settings that move nothing, by kind. */
  readonly dead: readonly {
    readonly kind: string
    readonly count: number
    readonly changes: readonly ChangeText[]
  }[]
}

export interface LeverLine {
  readonly change: ChangeText
  readonly kind: string
  readonly words: Sentence
  readonly gainedCellCount: number
  readonly lostCellCount: number
  readonly gainedRecordCount: number
  readonly lostRecordCount: number
}
