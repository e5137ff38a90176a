import { addAll, hasBit, type Bitset } from '../compile/bitset'
import { countBetween, memberCount } from './bit-ranges'
import { levelSets, type LevelSets } from './level-sets'

/** Records open at each level or above up to the highest that occurs, and how many; sets of higher levels are empty. */
export interface OpenSets {
  readonly sets: LevelSets
  readonly counts: Uint32Array
  highest: number
}

/** Nothing is open yet; `size` = records of the object. */
export function openSets(size: number): OpenSets {
  return { sets: levelSets(size), counts: new Uint32Array(5), highest: 0 }
}

/** Empties the sets for new members. */
export function clearOpen(open: OpenSets): void {
  for (let level = 1; level <= open.highest; level++) setOf(open, level).fill(0)
  open.highest = 0
}

/** The set of a level 1–4. */
export function setOf({ sets }: OpenSets, level: number): Bitset {
  return sets[level as 1 | 2 | 3 | 4] // whoever asks stays in 1–4
}

/** Makes the sets cumulative and counts them. */
export function countOpen(open: OpenSets): void {
  open.counts.fill(0)
  for (let level = open.highest; level >= 1; level--) {
    const set = setOf(open, level)
    if (level < open.highest) addAll(set, setOf(open, level + 1))
    open.counts[level] = memberCount(set)
  }
}

/** How many records of an interval are open at a level. */
export function openBetween(open: OpenSets, level: number, start: number, end: number): number {
  return level > open.highest ? 0 : countBetween(setOf(open, level), start, end)
}

/** True when the record is open at the level (1–4). */
export function isOpenAt(open: OpenSets, position: number, level: number): boolean {
  return level <= open.highest && hasBit(setOf(open, level), position)
}
