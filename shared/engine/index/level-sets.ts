import { SharingLevel } from '../../model/level'
import { bitset, type Bitset } from '../compile/bitset'

/**
 * The records of one object that one user has at a sharing level or above, by bit position.
 *
 * Indexed by level ordinal: `sets[1]` ≥ Read … `sets[4]` All; `sets[0]` has no bits.
 */
export type LevelSets = readonly [Bitset, Bitset, Bitset, Bitset, Bitset]

export function levelSets(size: number): LevelSets {
  return [new Uint32Array(0), bitset(size), bitset(size), bitset(size), bitset(size)]
}

export function clearLevels(sets: LevelSets): void {
  for (const set of sets) set.fill(0)
}

/** Makes sets of exact levels cumulative: what is open at a level is open below it. */
export function accumulateLevels(sets: LevelSets): void {
  const [, read, edit, transfer, all] = sets
  for (let i = 0; i < all.length; i++) {
    const atAll = all[i] ?? 0
    const atTransfer = (transfer[i] ?? 0) | atAll
    const atEdit = (edit[i] ?? 0) | atTransfer
    transfer[i] = atTransfer
    edit[i] = atEdit
    read[i] = (read[i] ?? 0) | atEdit
  }
}

/** Level of one record. */
export function levelIn(sets: LevelSets, position: number): SharingLevel {
  for (let level = 4; level > 0; level--) {
    const word = sets[level as 1 | 2 | 3 | 4][position >>> 5] ?? 0 // the loop stays in 1–4
    if (((word >>> (position & 31)) & 1) === 1) return SharingLevel.ofOrdinal(level)
  }
  return SharingLevel.None
}
