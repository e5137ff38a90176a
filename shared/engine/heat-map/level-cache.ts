import type { ObjectIndex } from '../index/access-index'
import { specialStride } from '../index/special/count-special'
import type { Bound } from '../record/sharing-level'

/**
 * Records at sharing level ≥ 1 … 4 of every user on every counted object: what measures are worked out from.
 *
 * By object; see `levelAt` for the positions. Where an object is counted on its own (`isCountedAlone`), the default is
 * left out unless records are shut to it, so that defaults and permissions can change without counting.
 */
export type LevelCache = ReadonlyMap<number, KeptLevels>
/** One array for both bounds where they are the same. */
export type KeptLevels = Readonly<Record<Bound, Uint32Array>>

/** Objects whose records can be counted one object at a time. */
export function isCountedAlone({ object, converted }: ObjectIndex): boolean {
  return object.control === 'own' && converted === null
}

/**
 * Numbers per user: four levels of records, and four of converted leads where there are any (R15.22); of an object with a
 * model of its own (section 15) what `countSpecial` says.
 */
export function strideOf({ object, converted }: ObjectIndex): number {
  if (object.control === 'special') return specialStride
  return converted === null ? 4 : 8
}

export function emptyKeptLevels(
  object: ObjectIndex,
  userCount: number,
  isSame: boolean,
): KeptLevels {
  const certain = new Uint32Array(userCount * strideOf(object))
  return { certain, possible: isSame ? certain : certain.slice() }
}

export function copyKeptLevels({ certain, possible }: KeptLevels): KeptLevels {
  const copy = certain.slice()
  return { certain: copy, possible: possible === certain ? copy : possible.slice() }
}
