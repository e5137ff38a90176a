import { FlagBit, flagsOfBits } from '../../record/flag-bits'
import { maxAccessLevel } from '../../record/record-access'
import type { Bound } from '../../record/sharing-level'
import { specialFlags } from '../../record/special/special-access'
import { specialObjectOf } from '../../record/special/special-objects'
import { subjectOf } from '../../record/subject'
import type { AccessIndex, ObjectIndex } from '../access-index'
import { userFlags } from './user-flags'

/**
 * Numbers per user of a special object: records with each flag in the order of `countedFlags`, then records whose highest
 * level is 1 … 5.
 */
export const specialStride = 10
export const countedFlags = ['read', 'edit', 'delete', 'transfer', 'all'] as const

/** Records that are alike for everybody (`SpecialObject.signature`): one of them, and how many there are. */
interface AlikeRecords {
  readonly row: number
  count: number
}

/** Where to put the numbers of each bound. */
export interface SpecialTarget {
  readonly object: ObjectIndex
  readonly into: Readonly<Record<Bound, Uint32Array>>
}

/** Questions to other records between two yields. */
const questionsPerStep = 4_096

/**
 * Counts special objects user by user over their records, asking the compiled levels of the user about the records that decide.
 *
 * O(users × alike records × related records); nothing is kept beyond one user’s turn. Yields the number of users done.
 */
export function* countSpecial(
  index: AccessIndex,
  targets: readonly SpecialTarget[],
  isUserWanted: (user: number) => boolean,
): Generator<number, void> {
  const { compiled } = index
  const flags = userFlags(index)
  const alike = targets.map(({ object }) => alikeRecords(index, object))
  let asked = 0
  for (let user = 0; user < compiled.org.users.length; user++) {
    if (!isUserWanted(user)) continue
    flags.turnTo(user)
    for (const [i, { object, into }] of targets.entries()) {
      for (const bound of ['certain', 'possible'] as const) {
        const numbers = into[bound].subarray(user * specialStride, (user + 1) * specialStride)
        numbers.fill(0)
        for (const { row, count } of alike[i] ?? []) {
          const subject = subjectOf(compiled, user, { object: object.object.index, row })
          addRecords(specialFlags(subject, bound, flags.ask), count, numbers)
          if (++asked % questionsPerStep === 0) yield user
        }
      }
    }
  }
}

function addRecords(flags: number, count: number, numbers: Uint32Array): void {
  if (flags === 0) return
  for (const [i, flag] of countedFlags.entries())
    if ((flags & FlagBit[flag]) !== 0) numbers[i] = (numbers[i] ?? 0) + count
  const level = countedFlags.length - 1 + maxAccessLevel(flagsOfBits(flags))
  numbers[level] = (numbers[level] ?? 0) + count
}

function alikeRecords({ compiled }: AccessIndex, { object }: ObjectIndex): AlikeRecords[] {
  const table = compiled.tables[object.index]
  if (table === undefined) return []
  const special = specialObjectOf(object)
  const bySignature = new Map<string, AlikeRecords>()
  for (let row = 0; row < table.rowCount; row++) {
    const signature = special.signature(table, row, compiled)
    const known = bySignature.get(signature)
    if (known === undefined) bySignature.set(signature, { row, count: 1 })
    else known.count++
  }
  return [...bySignature.values()]
}
