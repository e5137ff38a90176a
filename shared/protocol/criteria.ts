import type { FieldName, ObjectName } from '../model/id'
import type { FieldType } from '../model/object-config'
import type { CriteriaItem, FilterOperation } from '../model/sharing'
import type { ChangeText, Sentence } from './sentence'

// Sharing rules of an object: their list, what a rule may be made of, and a rule tried on the records before it is saved.

export interface CriteriaCalls {
  /** The rules of an object, and what a rule of it may name. */
  sharingRuleForm: (query: { readonly object: ObjectName | null }) => SharingRuleForm
  /** What a rule as it stands in the form matches and opens; the org stays as it is. */
  trySharingRule: (query: TryRuleQuery) => RuleTrial
}

export interface SharingRuleForm {
  /** The object asked for, else the first one that has rules or may have some; empty where none may. */
  readonly object: ObjectName
  readonly objects: readonly RuleObject[]
  readonly rules: readonly RuleDraft[]
  readonly fields: readonly RuleField[]
  readonly sources: readonly RuleGrantee[]
  readonly targets: readonly RuleGrantee[]
  readonly guests: readonly RuleGrantee[]
  readonly levels: readonly ('Read' | 'Edit' | 'All')[]
}

export interface RuleObject {
  readonly name: ObjectName
  readonly label: string
  readonly ruleCount: number
  /** Why it can have no rules (R6.2); empty where it can. */
  readonly refused: Sentence
}

/** A field that criteria may look at, with the operators of its type (R6.15). */
export interface RuleField {
  readonly name: FieldName
  readonly label: string
  readonly type: FieldType | null
  readonly operations: readonly FilterOperation[]
  /** Why it cannot be in a criterion, with the rule; empty where it can. */
  readonly refused: Sentence
  /** Values that occur, the commonest first. */
  readonly values: readonly string[]
}

/** Whom a rule may name, as it stands in a change (`role:Sales`). */
export interface RuleGrantee {
  readonly text: string
  readonly kind: string
  readonly title: string
}

export type ChildAccess = 'None' | 'Read' | 'Edit'

/** A rule as the form holds it; grantees as they stand in a change. */
export interface RuleDraft {
  readonly object: ObjectName
  readonly name: string
  readonly label: string
  readonly isActive: boolean
  readonly kind: 'owner' | 'criteria' | 'guest'
  readonly accessLevel: 'Read' | 'Edit' | 'All'
  /** On accounts alone. */
  readonly childLevels: {
    readonly contact: ChildAccess
    readonly opportunity: ChildAccess
    readonly case: ChildAccess
  } | null
  readonly sharedFrom: readonly string[]
  readonly sharedTo: readonly string[]
  readonly criteria: readonly CriteriaItem[]
  /** Empty: all items together. */
  readonly booleanFilter: string
  /** Records of owners who cannot have a role match too (R6.6, R6.7). */
  readonly includesRoleless: boolean
}

export interface TryRuleQuery {
  readonly draft: RuleDraft
  /** Name of the rule that is edited; null for a new one. */
  readonly was: string | null
  readonly sampleCount: number
}

export interface RuleTrial {
  readonly problems: readonly RuleProblem[]
  /** Null while a problem keeps the rule from being made. */
  readonly result: RuleResult | null
}

export interface RuleProblem {
  readonly place: 'name' | 'from' | 'to' | 'level' | 'criteria' | 'filter' | 'rule'
  /** Of a criterion: which one, from 0; else null. */
  readonly item: number | null
  readonly sentence: Sentence
  readonly rule: string
  /** The rule can be saved all the same. */
  readonly isWarning: boolean
}

export interface RuleResult {
  /** They make the org's rule as the draft says. */
  readonly changes: readonly ChangeText[]
  readonly matchedCount: number
  /** Beyond that: records of which the import does not say enough. */
  readonly possibleCount: number
  readonly recordCount: number
  readonly basis: 'records' | 'record classes'
  /** Pairs of user and record that the rule alone opens, of all objects, and users who gain any. */
  readonly readCount: number
  readonly editCount: number
  readonly userCount: number
  readonly matches: readonly RuleRecord[]
  readonly others: readonly RuleRecord[]
}

export interface RuleRecord {
  readonly name: string
  readonly owner: string
  /** Why it does not match, or may not; empty for one that does. */
  readonly why: Sentence
}
