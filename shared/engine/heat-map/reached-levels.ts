import type { UserFamily } from '../../model/user'
import type { CompiledOrg } from '../compile/compiled-org'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { memberCount } from '../index/bit-ranges'
import { hasShutRecords } from '../index/count-own'
import { owdLevel } from '../record/owd'
import { isCountedAlone, strideOf } from './level-cache'

/**
 * A reader of one user's records at each level 0–4 or above, five numbers for each kind of record; good until the next call.
 */
export function reachedLevels(
  { compiled }: AccessIndex,
  object: ObjectIndex,
  atLeast: Uint32Array,
): (user: number) => Uint32Array {
  const stride = strideOf(object)
  const convertedCount = object.converted === null ? 0 : memberCount(object.converted)
  const reached = new Uint32Array(stride === 4 ? 5 : 10)
  const floorOf = floors(compiled, object)
  return (user) => {
    const floor = floorOf(user)
    for (let kind = 0; kind * 4 < stride; kind++) {
      const rowCount = kind === 1 ? convertedCount : object.order.rowCount - convertedCount
      for (let level = 0; level <= 4; level++)
        reached[kind * 5 + level] =
          level <= floor ? rowCount : (atLeast[user * stride + kind * 4 + level - 1] ?? 0)
    }
    return reached
  }
}

/** A reader of how many records one user has at a level 0–4 or above, where the object has no converted leads. */
export function reachedFrom(
  { compiled }: AccessIndex,
  object: ObjectIndex,
  atLeast: Uint32Array,
): (user: number, level: number) => number {
  const { rowCount } = object.order
  const floorOf = floors(compiled, object)
  return (user, level) => (level <= floorOf(user) ? rowCount : (atLeast[user * 4 + level - 1] ?? 0))
}

/** The level that the default gives a user on every record, where the levels kept leave it out. */
function floors({ families }: CompiledOrg, index: ObjectIndex): (user: number) => number {
  const { object } = index
  if (!isCountedAlone(index) || hasShutRecords(index)) return () => 0
  // Most users are of the family of the one before.
  let family: UserFamily = 'guest'
  let level = owdLevel({ family, object })
  return (user) => {
    const its = families[user] ?? 'guest'
    if (its !== family) level = owdLevel({ family: (family = its), object })
    return level
  }
}

/** Calls `visit` with the number of records at exactly each level of each kind. */
export function forEachSlot(
  reached: Uint32Array,
  visit: (slot: number, count: number) => void,
): void {
  for (let slot = 0; slot < reached.length; slot++)
    visit(slot, (reached[slot] ?? 0) - (slot % 5 === 4 ? 0 : (reached[slot + 1] ?? 0)))
}
