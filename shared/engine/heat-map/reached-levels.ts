import type { UserFamily } from '../../model/user'
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
  const hasDefault = isCountedAlone(object) && !hasShutRecords(object)
  const floors = new Map<string, number>()
  const floorOf = (family: UserFamily) => {
    const known =
      floors.get(family) ?? (hasDefault ? owdLevel({ family, object: object.object }) : 0)
    floors.set(family, known)
    return known
  }
  return (user) => {
    const floor = floorOf(compiled.families[user] ?? 'guest')
    for (let kind = 0; kind * 4 < stride; kind++) {
      const rowCount = kind === 1 ? convertedCount : object.order.rowCount - convertedCount
      for (let level = 0; level <= 4; level++)
        reached[kind * 5 + level] =
          level <= floor ? rowCount : (atLeast[user * stride + kind * 4 + level - 1] ?? 0)
    }
    return reached
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
