import { hasBit, type Bitset } from '../compile/bitset'
import { bitCount, countBetween, memberCount } from './bit-ranges'
import { accumulateLevels, levelSets, type LevelSets } from './level-sets'

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
  if (open.highest > 2) countFour(open)
  else if (open.highest > 0) countTwo(open)
}

/** With nothing open above Edit, as mostly. */
function countTwo({ sets: [, read, edit], counts }: OpenSets): void {
  let [atRead, atEdit] = [0, 0]
  for (let i = 0; i < read.length; i++) {
    const edits = edit[i] ?? 0
    const reads = (read[i] ?? 0) | edits
    if (reads === 0) continue
    const editCount = edits === 0 ? 0 : bitCount(edits)
    atEdit += editCount
    if (reads === edits) atRead += editCount
    else atRead += bitCount(reads)
    read[i] = reads
  }
  counts[1] = atRead
  counts[2] = atEdit
}

function countFour({ sets, counts }: OpenSets): void {
  accumulateLevels(sets)
  sets.forEach((set, level) => (counts[level] = memberCount(set)))
}

/** How many records of an interval are open at a level. */
export function openBetween(open: OpenSets, level: number, start: number, end: number): number {
  return level > open.highest ? 0 : countBetween(setOf(open, level), start, end)
}

/** True when the record is open at the level (1–4). */
export function isOpenAt(open: OpenSets, position: number, level: number): boolean {
  return level <= open.highest && hasBit(setOf(open, level), position)
}
