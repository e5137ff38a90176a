import type { SharingLevel } from '../../../model/level'
import type { Bound } from '../sharing-level'
import type { Subject } from '../subject'
import { levelOfLeg, type AskFlags } from './special-object'
import { specialObjectOf } from './special-objects'

/** What the record leg opens and what is left of it after object permissions, as `FlagBit`s and a level for display. */
export interface SpecialAccess {
  readonly flags: number
  readonly level: SharingLevel
}

/** The answer of a special object for one user and one record under one reading. */
export function specialAccess(subject: Subject, bound: Bound, ask: AskFlags): SpecialAccess {
  const special = specialObjectOf(subject.object)
  const leg = special.leg(subject, bound, ask)
  return { flags: special.flags(subject, bound, leg), level: levelOfLeg(leg) }
}

/** `FlagBit`s alone: the same without an allocation. */
export function specialFlags(subject: Subject, bound: Bound, ask: AskFlags): number {
  const special = specialObjectOf(subject.object)
  return special.flags(subject, bound, special.leg(subject, bound, ask))
}
