import type { Bound } from '../record/sharing-level'

/**
 * Records at level ≥ 1 … 4 by doors other than the default, kept so that defaults and permissions can change without
 * counting: by object, position user * 4 + level − 1. One array for both bounds where they are the same.
 */
export type LevelCache = ReadonlyMap<number, KeptLevels>
export type KeptLevels = Readonly<Record<Bound, Uint32Array>>

export function emptyKeptLevels(userCount: number, isCertain: boolean): KeptLevels {
  const certain = new Uint32Array(userCount * 4)
  return { certain, possible: isCertain ? certain : new Uint32Array(userCount * 4) }
}

export function copyKeptLevels({ certain, possible }: KeptLevels): KeptLevels {
  const copy = certain.slice()
  return { certain: copy, possible: possible === certain ? copy : possible.slice() }
}
