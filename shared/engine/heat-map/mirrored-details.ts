import { familyOf } from '../compile/reach-context'
import { owdLevel } from '../record/owd'
import type { AccessIndex, ObjectIndex } from '../index/access-index'
import { hasShutRecords } from '../index/count-own'
import { levelFromMaster } from '../index/parent-levels'
import type { Bound } from '../record/sharing-level'
import { isCountedAlone, type KeptLevels } from './level-cache'

/**
 * Objects whose counts follow from those of their only master, as indices of `compiled.objects`, masters before details.
 *
 * One detail stands below each record of the master, so that as many details reach a level as masters reach the level
 * that opens it: nothing is looked at per record. Record classes are always so.
 */
export function mirroredDetails(index: AccessIndex, counted: ReadonlySet<number>): Set<number> {
  const mirrored = new Set<number>()
  for (const at of index.sequence) {
    const object = index.objects[at]
    const master = masterOf(index, object)
    if (object === undefined || master === undefined || !counted.has(at)) continue
    const { index: above } = master.object
    if (!counted.has(above) || (!isCountedAlone(master) && !mirrored.has(above))) continue
    if (object.order.isOneForOne) mirrored.add(at)
  }
  return mirrored
}

function masterOf(index: AccessIndex, object: ObjectIndex | undefined): ObjectIndex | undefined {
  if (object?.object.control !== 'masterDetail' || object.object.parents.length !== 1)
    return undefined
  return index.objects[object.object.parents[0]?.object ?? -1]
}

/** Writes the levels of one mirrored detail, from those of its master. */
export function writeMirrored(
  index: AccessIndex,
  object: ObjectIndex,
  levels: ReadonlyMap<number, KeptLevels>,
  isUserWanted: (user: number) => boolean,
  into: KeptLevels,
): void {
  const master = masterOf(index, object)
  const known = levels.get(master?.object.index ?? -1)
  if (master === undefined || known === undefined)
    throw new Error('a detail is counted before its master')
  const bounds: readonly Bound[] =
    into.possible === into.certain ? ['certain'] : ['certain', 'possible']
  for (const bound of bounds) {
    const atMaster = reachedAt(index, master, known[bound])
    const atDetail = into[bound]
    for (let user = 0; user < index.compiled.org.users.length; user++) {
      if (!isUserWanted(user)) continue
      let above = 0
      for (const level of [4, 3, 2, 1] as const) {
        const needed = level === 3 ? 4 : levelFromMaster(index, object, 0, user, bound, level)
        above = Math.max(above, needed === 0 ? object.order.rowCount : atMaster(user, needed))
        atDetail[user * 4 + level - 1] = above
      }
    }
  }
}

/** Records of the master that a user has at a level or above, the default included. */
function reachedAt(
  { compiled }: AccessIndex,
  master: ObjectIndex,
  kept: Uint32Array,
): (user: number, level: number) => number {
  const { object, order } = master
  const hasDefault = isCountedAlone(master) && !hasShutRecords(master)
  return (user, level) => {
    const family = familyOf(compiled, user)
    if (hasDefault && level <= owdLevel({ family, object })) return order.rowCount
    return kept[user * 4 + level - 1] ?? 0
  }
}
