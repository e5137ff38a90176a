import { roleAt } from '../compile/reach-context'
import { ownerAt, queueAt } from '../compile/compiled-table'
import { SharingLevel } from '../../model/level'
import { addBit, bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { inPieces, type Steps } from '../compile/steps'
import { personAccountOf } from '../record/person-accounts'
import { openRows, openRowsToSet, type DoorBuild } from './door-build'
import { everyone, openAlone, openBelow } from './door-rows'
import { addRow, compileRowSet, growingRows, type GrowingRows } from './row-set'
import { rowAt } from './record-order'

/** True when owners have doors: own records, and standard children that keep their owner (R10.11, R15.30). */
function ownersHaveDoors(compiled: CompiledOrg, object: CompiledObject): boolean {
  if (object.control === 'own') return true
  if (object.control !== 'controlledByParent') return false
  return compiled.org.settings.cbpOwnerKeepsFullAccess || object.index === compiled.known.contract
}

/**
 * Owners, queues and unknown owners of one object. Rules R2.1, R2.4–R2.7, R10.11, R15.24, R15.27.
 *
 * Open records sorted by owner need no entry for their user: they are the interval of that user's rank.
 */
export function* collectOwnership(build: DoorBuild, object: number): Steps<void> {
  const { compiled } = build
  const order = build.orders[object]
  const table = compiled.tables[object]
  const config = compiled.objects[object]
  const doors = build.certain[object]
  if (
    order === undefined ||
    table === undefined ||
    config?.hasOwner !== true ||
    doors === undefined
  )
    return
  const isContact = object === compiled.known.contact
  const first = order.sortedBy === 'owner' ? (order.ownedStarts.at(-1) ?? 0) : 0
  const byQueue = new Map<number, GrowingRows>()
  const withoutOwner = growingRows()
  const ownedByAbsent = growingRows()
  const open = (position: number) => {
    const isShut = position >= order.openCount
    if (!isShut && !ownersHaveDoors(compiled, config)) return
    const row = rowAt(order, position)
    // R15.23: who has the account has the contact.
    if (isShut && personAccountOf(compiled, object, row) !== null) return
    const owner = ownerAt(table, row)
    const queue = queueAt(table, row)
    if (owner >= 0) {
      if (compiled.families[owner] === 'guest') return
      // R15.24: a contact without account is its owner's alone.
      if (config.hierarchy && !(isShut && isContact))
        openBelow(doors, owner, position, SharingLevel.All)
      else openAlone(doors, owner, position, SharingLevel.All)
    } else if (queue >= 0) {
      if (isShut && isContact) return
      const rows = byQueue.get(queue) ?? growingRows()
      byQueue.set(queue, rows)
      addRow(rows, position, order.rowCount)
    } else {
      addRow(
        (table.table.owners[row] ?? null) === null ? withoutOwner : ownedByAbsent,
        position,
        order.rowCount,
      )
    }
  }
  yield* inPieces(order.rowCount - first, (from, to) => {
    for (let position = first + from; position < first + to; position++) open(position)
  })
  order.displaced.forEach(open)
  openQueues(build, config, byQueue)
  openUnknownOwners(build, config, withoutOwner, ownedByAbsent)
}

function openQueues(
  build: DoorBuild,
  object: CompiledObject,
  byQueue: ReadonlyMap<number, GrowingRows>,
): void {
  for (const [queue, rows] of byQueue) {
    const group = build.compiled.org.groups[queue]
    if (group === undefined) continue
    const grantee = { kind: 'group', group: group.id } as const
    const carry = object.hierarchy ? 'superiors' : 'source'
    openRows(
      build,
      { object: object.index, grantee, carry, level: SharingLevel.All },
      compileRowSet(rows),
      true,
    )
  }
}

/** A record without stated owner may be anybody's; one of somebody absent may be open to superiors of that user. */
function openUnknownOwners(
  build: DoorBuild,
  config: CompiledObject,
  withoutOwner: GrowingRows,
  ownedByAbsent: GrowingRows,
): void {
  const { compiled } = build
  const object = config.index
  const level = SharingLevel.All
  const withRole = bitset(compiled.org.users.length)
  const owners = everyone(compiled.org.users.length)
  compiled.families.forEach((family, user) => {
    if (family === 'guest') owners[user >>> 5] = (owners[user >>> 5] ?? 0) & ~(1 << (user & 31))
    else if (roleAt(compiled, user) >= 0) addBit(withRole, user)
  })
  openRowsToSet(
    build,
    { object, key: 'any owner', reach: owners, level },
    compileRowSet(withoutOwner),
    false,
  )
  if (!config.hierarchy) return
  openRowsToSet(
    build,
    { object, key: 'any superior', reach: withRole, level },
    compileRowSet(ownedByAbsent),
    false,
  )
}
