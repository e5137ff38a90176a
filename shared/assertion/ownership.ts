import { addBit, bitset, hasBit } from '../engine/compile/bitset'
import { mayBeSuperior } from '../engine/compile/possible-superiors'
import { addSuperiorsOf } from '../engine/compile/reach-context'
import type { AccessIndex, ObjectIndex } from '../engine/index/access-index'
import { forEachBelow } from '../engine/index/user-order'
import { reachIn } from '../engine/record/subject'
import { shortest, type Rows } from './rows'

/**
 * Whose the records of one object are, by bit position. Members of a queue own what the queue owns; a detail has the owner
 * of its master. Rules R2.1, R2.11, R4.1.
 */
export interface Ownership {
  readonly ownedBy: (user: number) => Rows
  /** Records of which this user is above the owner in the role hierarchy. */
  readonly ownedBelow: (user: number) => Rows
  /** Records of which this user might be, above a role whose superior the import does not name. Rule R19.1. */
  readonly perhapsOwnedBelow: (user: number) => Rows
  /** Records whose owner, or the members of whose queue, the import does not say. */
  readonly unknown: Rows
}

export function ownershipOf(index: AccessIndex, object: ObjectIndex): Ownership {
  const { compiled, users } = index
  const size = object.order.rowCount
  const { byRank, byQueue, unknown } = ownersOf(index, object)
  const queues = [...byQueue].flatMap(([queue, positions]) => {
    const group = compiled.org.groups[queue]
    if (group === undefined) return []
    const reach = reachIn(compiled, { kind: 'group', group: group.id })
    if (reach.isUncertain || reach.possible !== null)
      for (const position of positions) addBit(unknown, position)
    const superiors = bitset(users.rankOf.length)
    addSuperiorsOf(compiled, reach.members, superiors)
    return [{ members: reach.members, superiors, positions }]
  })
  // Records in the order of their owners' ranks, so that everybody below somebody is a few runs.
  const starts = new Uint32Array(users.rankOf.length + 1)
  const sorted = byRank.flatMap((positions, rank) => {
    starts[rank + 1] = positions.length
    return positions
  })
  for (let rank = 0; rank < users.rankOf.length; rank++)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  const rowsOf = (
    ranks: readonly (readonly [number, number])[],
    who: 'members' | 'superiors',
    user: number,
  ): Rows => {
    const rows = bitset(size)
    for (const [from, to] of ranks)
      for (let i = starts[from] ?? 0; i < (starts[to] ?? 0); i++) addBit(rows, sorted[i] ?? 0)
    for (const queue of queues)
      if (hasBit(queue[who], user)) for (const position of queue.positions) addBit(rows, position)
    return rows
  }
  return {
    ownedBy(user) {
      const rank = users.rankOf[user] ?? 0
      return rowsOf([[rank, rank + 1]], 'members', user)
    },
    ownedBelow(user) {
      const ranks: [number, number][] = []
      forEachBelow(users, user, (from, to) => ranks.push([from, to]))
      return rowsOf(ranks, 'superiors', user)
    },
    perhapsOwnedBelow(user) {
      if (compiled.roleTree.openTops.size === 0) return 'none'
      const ranks: [number, number][] = []
      users.userAt.forEach((other, rank) => {
        if (mayBeSuperior(compiled, user, other)) ranks.push([rank, rank + 1])
      })
      return rowsOf(ranks, 'superiors', user)
    },
    unknown: shortest(unknown, size),
  }
}

function ownersOf({ compiled, users }: AccessIndex, { object, order }: ObjectIndex) {
  const byRank: number[][] = Array.from(users.rankOf, () => [])
  const byQueue = new Map<number, number[]>()
  const unknown = bitset(order.rowCount)
  for (let position = 0; position < order.rowCount; position++) {
    let [of, row] = [object, order.rowAt[position] ?? 0]
    // A detail's master, and that one's, until there is an owner; a master that closed a circle is nobody's (R11.1).
    while (of.control === 'masterDetail') {
      const parent = compiled.objects[of.parents[0]?.object ?? -1]
      row = compiled.tables[of.index]?.parentRows[0]?.[row] ?? -1
      if (parent === undefined) break
      of = parent
    }
    const table = compiled.tables[of.index]
    const user = row < 0 ? -1 : (table?.ownerUser[row] ?? -1)
    const queue = row < 0 ? -1 : (table?.ownerQueue[row] ?? -1)
    if (user >= 0) byRank[users.rankOf[user] ?? 0]?.push(position)
    else if (queue >= 0) {
      const positions = byQueue.get(queue)
      if (positions === undefined) byQueue.set(queue, [position])
      else positions.push(position)
    } else if (of.hasOwner || of.control === 'masterDetail') addBit(unknown, position)
  }
  return { byRank, byQueue, unknown }
}
