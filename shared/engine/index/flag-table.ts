import { SharingLevel } from '../../model/level'
import type { CompiledOrg } from '../compile/compile-org'
import { flagsOf, maxAccessLevel } from '../record/record-access'
import { bitsOfFlags, FlagBit } from '../record/flag-bits'
import type { Bound } from '../record/sharing-level'
import type { ObjectIndex } from './access-index'
import { rowAt } from './record-order'

/**
 * What each sharing level comes to once object permissions are applied, for one class of users and one object.
 *
 * `flags[kind * 5 + level]` are `FlagBit`s, `levels[…]` the `AccessLevel`; kind 1 is a converted lead, 0 any other
 * record. `lowest` says by `FlagBit` from which level on a usual record has the flag, 5 for never: no flag is lost at a
 * higher level. Rules R1.6–R1.12, R15.22.
 */
export interface FlagTable {
  readonly flags: Uint8Array
  readonly levels: Uint8Array
  readonly lowest: Uint8Array
}

/** Table for the class of users that `user` belongs to. */
export function compileFlagTable(
  compiled: CompiledOrg,
  object: ObjectIndex,
  user: number,
  bound: Bound,
): FlagTable {
  const flags = new Uint8Array(10)
  const levels = new Uint8Array(10)
  const table = compiled.tables[object.object.index]
  const family = compiled.families[user]
  const lowest = new Uint8Array(32).fill(5)
  if (table === undefined || family === undefined) return { flags, levels, lowest }
  for (const [kind, row] of representativeRows(object).entries()) {
    if (row < 0) continue
    for (let level = 0; level <= 4; level++) {
      const subject = { compiled, user, family, object: object.object, table, row }
      const answer = flagsOf(subject, SharingLevel.ofOrdinal(level), bound)
      flags[kind * 5 + level] = bitsOfFlags(answer)
      levels[kind * 5 + level] = maxAccessLevel(answer)
    }
  }
  for (const flag of Object.values(FlagBit)) {
    const level = flags.findIndex((held, slot) => slot < 5 && (held & flag) !== 0)
    if (level >= 0) lowest[flag] = level
  }
  return { flags, levels, lowest }
}

/** A row that is no converted lead and one that is; −1 where there is none. */
function representativeRows({ order, converted }: ObjectIndex): [usual: number, converted: number] {
  let usual = -1
  let other = -1
  for (
    let position = 0;
    position < order.rowCount && (usual < 0 || (other < 0 && converted !== null));
    position++
  ) {
    const isConverted =
      converted !== null && (((converted[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1
    if (isConverted) other = rowAt(order, position)
    else usual = rowAt(order, position)
  }
  return [usual, other]
}
