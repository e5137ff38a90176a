import { ownerAt, queueAt } from '../compile/compiled-table'
import { SharingLevel } from '../../model/level'
import { addBit, bitset, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import { inPieces, type Steps } from '../compile/steps'
import { personAccountOf } from '../record/person-accounts'
import { collectPossibleSuperiorsOfOwners } from './collect-possible-superiors'
import { openRows, type DoorBuild } from './door-build'
import { openAlone, openBelow } from './door-rows'
import { addRow, compileRowSet, growingRows, type GrowingRows } from './row-set'
import { rowAt } from './record-order'
import { addUnknownOwner, openToUnknownOwners, unknownOwners } from './unknown-owners'

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
  const unknown = unknownOwners()
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
    } else addUnknownOwner(unknown, table, row, position, order.rowCount)
  }
  yield* inPieces(order.rowCount - first, (from, to) => {
    for (let position = first + from; position < first + to; position++) open(position)
  })
  order.displaced.forEach(open)
  if (config.hierarchy && ownersHaveDoors(compiled, config))
    yield* collectPossibleSuperiorsOfOwners(build, object)
  openQueues(build, config, byQueue)
  const owners = { object, level: SharingLevel.All, users: usersButGuests(compiled) }
  openToUnknownOwners(build, owners, config.hierarchy, unknown)
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

/** Whose a record may be: guests own none. Rules R2.11, R13.22. */
function usersButGuests({ families }: CompiledOrg): Bitset {
  const owners = bitset(families.length)
  families.forEach((family, user) => {
    if (family !== 'guest') addBit(owners, user)
  })
  return owners
}
