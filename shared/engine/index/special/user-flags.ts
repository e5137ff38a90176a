import { hasBit } from '../../compile/bitset'
import { specialFlags } from '../../record/special/special-access'
import type { AskFlags } from '../../record/special/special-object'
import type { Bound } from '../../record/sharing-level'
import { subjectOf } from '../../record/subject'
import type { AccessIndex, ObjectIndex } from '../access-index'
import { compileFlagTable, type FlagTable } from '../flag-table'
import { levelRoom } from '../level-room'
import { levelIn } from '../level-sets'
import { fillLevels } from '../user-levels'
import { positionOf } from '../record-order'

/** `FlagBit`s of one user after another on any record. */
export interface UserFlags {
  /** Before the first question about a user. O(records / 32 + what is open to the user). */
  readonly turnTo: (user: number) => void
  /** Of the user whose turn it is. */
  readonly ask: AskFlags
}

/** Memory: a few bits per record. */
export function userFlags(index: AccessIndex): UserFlags {
  const { compiled } = index
  const rooms = { certain: levelRoom(index), possible: levelRoom(index) }
  const sequence = index.sequence.filter(
    (object) => compiled.objects[object]?.control !== 'special',
  )
  const tables = { certain: new Map<number, FlagTable>(), possible: new Map<number, FlagTable>() }
  const tableOf = (user: number, object: ObjectIndex, bound: Bound): FlagTable => {
    const permissionClass = compiled.permissions.classOfUser[user] ?? 0
    const key = permissionClass * index.objects.length + object.object.index
    const known = tables[bound].get(key)
    if (known !== undefined) return known
    const table = compileFlagTable(compiled, object, user, bound)
    tables[bound].set(key, table)
    return table
  }
  const ask: AskFlags = (user, position, bound) => {
    const object = index.objects[position.object]
    if (object === undefined) return 0
    if (object.object.control === 'special')
      return specialFlags(subjectOf(compiled, user, position), bound, ask)
    const at = positionOf(object.order, position.row)
    const sets = rooms[bound].byObject[position.object]
    const isConverted = object.converted !== null && hasBit(object.converted, at)
    const slot = (sets === undefined ? 0 : levelIn(sets, at)) + (isConverted ? 5 : 0)
    return tableOf(user, object, bound).flags[slot] ?? 0
  }
  const turnTo = (user: number) => {
    for (const bound of ['certain', 'possible'] as const)
      fillLevels(index, user, bound, sequence, rooms[bound])
  }
  return { turnTo, ask }
}
