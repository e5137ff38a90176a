import type { Bitset } from '../compile/bitset'
import { bitCount } from './bit-ranges'
import type { LevelSets } from './level-sets'

/**
 * How many records stand at each sharing level, from cumulative sets: `into[level]` for levels 0–4.
 *
 * With `converted`, records in it are counted apart, at `into[5 + level]`.
 */
export function countLevels(
  sets: LevelSets,
  rowCount: number,
  converted: Bitset | null,
  into: Uint32Array,
): void {
  const [, read, edit, transfer, all] = sets
  let atRead = 0
  let atEdit = 0
  let atTransfer = 0
  let atAll = 0
  for (let i = 0; i < read.length; i++) {
    const word = read[i] ?? 0
    if (word === 0) continue
    atRead += bitCount(word)
    const edits = edit[i] ?? 0
    if (edits === 0) continue
    atEdit += bitCount(edits)
    const transfers = transfer[i] ?? 0
    if (transfers === 0) continue
    atTransfer += bitCount(transfers)
    atAll += bitCount(all[i] ?? 0)
  }
  into[0] = rowCount - atRead
  into[1] = atRead - atEdit
  into[2] = atEdit - atTransfer
  into[3] = atTransfer - atAll
  into[4] = atAll
  into.fill(0, 5)
  if (converted !== null) separateConverted(sets, converted, into)
}

function separateConverted(sets: LevelSets, converted: Bitset, into: Uint32Array): void {
  const [, read, edit, transfer, all] = sets
  for (let i = 0; i < converted.length; i++) {
    const word = converted[i] ?? 0
    if (word === 0) continue
    const reached = [-1, read[i] ?? 0, edit[i] ?? 0, transfer[i] ?? 0, all[i] ?? 0, 0]
    for (let level = 0; level <= 4; level++) {
      const here =
        bitCount(word & (reached[level] ?? 0)) - bitCount(word & (reached[level + 1] ?? 0))
      into[5 + level] = (into[5 + level] ?? 0) + here
      into[level] = (into[level] ?? 0) - here
    }
  }
}
