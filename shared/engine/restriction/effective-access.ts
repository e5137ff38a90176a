import type { RestrictionRule } from '../../model/sharing'
import type { LegVerdict } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { RecordPosition } from '../compile/compiled-table'
import { ObjectBit } from '../permission/object-bits'
import { noFlags, type AccessFlags } from '../record/flag-bits'
import type { RecordAccessBounds } from '../record/record-access'
import { bitsOf, type Bound } from '../record/sharing-level'
import { subjectOf, type Subject } from '../record/subject'
import { admits, appliesTo, rulesOf } from './restriction-rules'

/** What is left of one answer after restriction rules and activity. Rules R14.5, R16.2, R19.1. */
export interface EffectiveAccess {
  readonly certain: AccessFlags
  readonly possible: AccessFlags
  /** Why the answer is narrower than `UserRecordAccess`, or might be; null when nothing narrows. */
  readonly narrowing: Narrowing | null
}

export type Narrowing =
  | { readonly kind: 'inactive' }
  /** `isFiltered` unknown: the rule, its criteria or a value it looks at is not known. */
  | {
      readonly kind: 'restrictionRule'
      readonly rule: RestrictionRule
      readonly isFiltered: true | 'unknown'
    }

/**
 * What the user can really do, given the answer of `UserRecordAccess`: never more than that. Rules R14.1–R14.8, R16.2.
 *
 * Restriction rules on masters do not reach details (R14.9, D-51), scoping rules narrow nothing (R14.12).
 */
export function effectiveAccess(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
  { certain, possible }: Pick<RecordAccessBounds, 'certain' | 'possible'>,
): EffectiveAccess {
  if (compiled.org.users[user]?.isActive === false)
    return { certain: noFlags, possible: noFlags, narrowing: { kind: 'inactive' } }
  const subject = subjectOf(compiled, user, position)
  const narrowing = restrictionOf(subject)
  if (narrowing === null) return { certain, possible, narrowing }
  const exempt = (bound: Bound, flags: AccessFlags) => exemptFlags(subject, bound, flags)
  return {
    certain: exempt('certain', certain),
    possible: narrowing.isFiltered === true ? exempt('possible', possible) : possible,
    narrowing,
  }
}

/** What a filtered record leaves to holders of overriding permissions: all, or reading alone. Rule R14.4, D-48. */
function exemptFlags(subject: Subject, bound: Bound, flags: AccessFlags): AccessFlags {
  const bits = bitsOf(subject.compiled, subject.user, subject.object.index, bound)
  if ((bits & ObjectBit.modifyAll) !== 0) return flags
  return (bits & ObjectBit.viewAll) !== 0 ? { ...noFlags, read: flags.read } : noFlags
}

type Restriction = Extract<Narrowing, { kind: 'restrictionRule' }>

/**
 * The one rule that narrows this user on this record, or might; null when none does.
 *
 * Of several rules that hold for a user the first by name counts (R14.8, D-50); rules before it that might hold leave
 * the answer open, whether they admit the record or not.
 */
export function restrictionOf(subject: Subject): Restriction | null {
  let isSure = true
  for (const rule of rulesOf(subject.compiled.org, subject.object)) {
    const applies = appliesTo(subject.compiled, rule, subject.user)
    if (applies === false) continue
    const isAdmitted = admits(rule, subject)
    isSure &&= applies === true
    if (isAdmitted !== true)
      return {
        kind: 'restrictionRule',
        rule,
        isFiltered: isSure && isAdmitted === false ? true : 'unknown',
      }
    if (applies === true) return null
  }
  return null
}

/** The restriction leg; null for objects that no rule narrows. Rules R14.1, R14.4. */
export function restrictionLeg(subject: Subject): LegVerdict | null {
  const rules = rulesOf(subject.compiled.org, subject.object)
  if (rules.length === 0) return null
  const narrowing = restrictionOf(subject)
  const object = subject.object.name
  if (narrowing === null) {
    const reasons = [
      {
        code: 'restriction-open',
        rule: 'R14.1',
        args: { object, rules: rules.map((rule) => rule.name).join(', ') },
      },
    ]
    return { leg: 'restriction', verdict: 'open', reasons }
  }
  const args = { object, name: narrowing.rule.name, filter: narrowing.rule.recordFilter }
  const bits = bitsOf(subject.compiled, subject.user, subject.object.index, 'certain')
  if ((bits & ObjectBit.modifyAll) !== 0)
    return {
      leg: 'restriction',
      verdict: 'open',
      reasons: [{ code: 'restriction-exempt', rule: 'R14.4', args }],
    }
  if ((bits & ObjectBit.viewAll) !== 0)
    return {
      leg: 'restriction',
      verdict: 'open',
      reasons: [{ code: 'restriction-exempt-read', rule: 'R14.4', args }],
    }
  return narrowing.isFiltered === true
    ? {
        leg: 'restriction',
        verdict: 'closed',
        reasons: [{ code: 'restriction-filtered', rule: 'R14.1', args }],
      }
    : {
        leg: 'restriction',
        verdict: 'unknown',
        reasons: [{ code: 'restriction-unknown', rule: 'R14.6', args }],
      }
}
