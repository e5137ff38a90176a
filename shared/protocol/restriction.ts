import type { ObjectName } from '../model/id'
import type { CriteriaItem, RestrictionRule } from '../model/sharing'
import type { RuleField, RuleProblem } from './criteria'
import type { ChangeText } from './sentence'

// Restriction and scoping rules: what their tests may be made of, and a rule tried on users and records before it is saved.

export interface RestrictionCalls {
  /** The rule as a form, with what its tests may look at on this object; null where there is no such rule. */
  restrictionForm: (query: RestrictionFormQuery) => RestrictionForm | null
  /** Whom a rule as it stands in the form is about and what it hides; the org stays as it is. Rules R14.1–R14.12. */
  tryRestriction: (query: TryRestrictionQuery) => RestrictionTrial
}

export interface RestrictionFormQuery {
  readonly name: string
  /** The object that the form turned to; null for the rule's own. */
  readonly object: ObjectName | null
}

export interface RestrictionForm {
  readonly draft: RestrictionDraft
  /** Objects that may have rules of either kind (R14.3, R14.12). */
  readonly objects: readonly { readonly name: ObjectName; readonly label: string }[]
  readonly userFields: readonly RuleField[]
  readonly recordFields: readonly RuleField[]
}

/** A rule as the form holds it; several tests of one side hold when any of them does (R14.6). */
export interface RestrictionDraft {
  readonly name: string
  readonly object: ObjectName
  readonly isActive: boolean
  readonly enforcementType: RestrictionRule['enforcementType']
  /** Null for text in a form that is not understood: such a side counts as unknown. */
  readonly users: readonly CriteriaItem[] | null
  readonly records: readonly CriteriaItem[] | null
}

export interface TryRestrictionQuery {
  readonly draft: RestrictionDraft
  /** Name of the rule that is edited. */
  readonly was: string
}

export interface RestrictionTrial {
  /** About users in place `to`, about records in place `criteria`. */
  readonly problems: readonly RuleProblem[]
  /** Null while a problem keeps the rule from being made. */
  readonly result: RestrictionResult | null
}

export interface RestrictionResult {
  /** They make the org's rule as the draft says. */
  readonly changes: readonly ChangeText[]
  /** Active users whom the rule is about; `possible`: the org does not say enough of them. */
  readonly userCount: number
  readonly possibleUserCount: number
  readonly activeUserCount: number
  /** Some of them, with the records that they read without the rule and those that it hides. */
  readonly users: readonly RestrictedUser[]
  /** Records that were looked at for each, of all that the object has. */
  readonly triedRecordCount: number
  readonly recordCount: number
}

export interface RestrictedUser {
  readonly name: string
  readonly readCount: number
  readonly hiddenCount: number
  /** One that is hidden, one that is left; null for none. */
  readonly hidden: string | null
  readonly left: string | null
}
