import { SharingLevel } from '../../model/level'
import type { RecordId } from '../../model/id'
import type { AccessMapping, SharingSet } from '../../model/sharing'
import { addAll, addBit, bitset, forEachBit, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { levelOf } from '../compile/compiled-rule'
import { ownerAt } from '../compile/compiled-table'
import { inPieces, oneByOne, type Steps } from '../compile/steps'
import { recordEnd, relatedAccounts, userEnds } from '../record/sharing-set-path'
import { isOwnedByUserOfSet } from '../record/sharing-sets'
import { keepOnly } from './bit-ranges'
import { accountRows } from './collect-parent-implicit'
import { openRowsToSet, reachOfGrantee, type DoorBuild } from './door-build'
import { openAlone } from './door-rows'
import { addRow, compileRowSet, growingRows, type GrowingRows, type RowSet } from './row-set'
import { rowAt } from './record-order'

/** Sharing sets and share groups. Rules R13.8–R13.14. */
export function* collectSharingSets(build: DoorBuild): Steps<void> {
  for (const set of build.compiled.org.sharingSets) {
    for (const mapping of set.accessMappings) yield* collectMapping(build, set, mapping)
    if (set.shareGroup.length > 0) yield* collectShareGroup(build, set)
  }
}

/** Bit positions of an object's open records by the end of their path; null for those the import cannot tell. */
function* positionsByEnd(
  build: DoorBuild,
  object: number,
  path: string,
): Steps<Map<string | null, number[]>> {
  const { compiled } = build
  const order = build.orders[object]
  const table = compiled.tables[object]
  const byEnd = new Map<string | null, number[]>()
  if (order === undefined || table === undefined) return byEnd
  const add = (position: number) => {
    const end = recordEnd({ compiled, table, row: rowAt(order, position) }, path)
    if (end === null || end === '') return
    const key = end ?? null
    const positions = byEnd.get(key)
    if (positions === undefined) byEnd.set(key, [position])
    else positions.push(position)
  }
  yield* inPieces(order.openCount, (from, to) => {
    for (let position = from; position < to; position++) add(position)
  })
  return byEnd
}

/** What a set opens to one user is as much work as to look at some records. */
const rowsOfUser = 64

/** R13.9: a match where both paths lead to the same record; possibly one where a path leads out of the import. */
function* collectMapping(build: DoorBuild, set: SharingSet, mapping: AccessMapping): Steps<void> {
  const { compiled } = build
  const object = compiled.objectIndexByName.get(mapping.object.toLowerCase()) ?? -1
  const certain = build.certain[object]
  const possible = build.possible[object]
  if (
    certain === undefined ||
    possible === undefined ||
    compiled.objects[object]?.control !== 'own'
  )
    return
  const byEnd = yield* positionsByEnd(build, object, mapping.objectField)
  const level = levelOf(mapping.accessLevel)
  const related = /relatedaccount/i.test(mapping.userField) ? relatedAccounts(compiled) : undefined
  yield* oneByOne(compiled.org.users.entries(), rowsOfUser, ([index, user]) => {
    const family = compiled.families[index]
    if (family === 'internal' || family === 'guest' || family === 'chatterOnly') return
    if (!set.profiles.includes(user.profile)) return
    const ends = userEnds(compiled, index, mapping.userField, related)
    if (ends.length === 0) return
    for (const end of ends)
      for (const position of end === undefined ? [] : (byEnd.get(end) ?? []))
        openAlone(certain, index, position, level)
    const uncertain = ends.includes(undefined) ? [...byEnd.values()].flat() : byEnd.get(null)
    for (const position of uncertain ?? []) openAlone(possible, index, position, level)
  })
}

/** R13.14, D-46: full access for the group to what the set's high-volume users own, Read on the accounts of it. */
function* collectShareGroup(build: DoorBuild, set: SharingSet): Steps<void> {
  const { compiled } = build
  const members = byAccount(compiled, membersOfShareGroup(build, set))
  const anybody = byAccount(compiled, possibleMembersOfShareGroup(build, set))
  const wanted = new Set([...members.keys(), ...anybody.keys()])
  const { account } = compiled.known
  for (const object of compiled.objects) {
    const byOwners = yield* rowsOwnedByUsersOf(build, set, object.index, wanted)
    const openCount = build.orders[object.index]?.openCount ?? 0
    const isOpen = object.control === 'own' || object.control === 'controlledByParent'
    const children = build.children[object.index]
    for (const [owners, rows] of byOwners) {
      const open = openOnly(compileRowSet(rows), openCount)
      if (object.hasOwner && isOpen) openTo(object.index, SharingLevel.All, owners, open)
      if (children !== undefined)
        openTo(account, SharingLevel.Read, owners, accountRows(build, children, open))
      yield null
    }
  }

  function openTo(object: number, level: number, owners: Owners, rows: RowSet): void {
    const reach = members.get(owners)
    const possible = anybody.get(owners)
    const who = owners ?? 'internal'
    if (reach !== undefined)
      openRowsToSet(
        build,
        { object, key: `share group ${set.name} ${who}`, reach, level },
        rows,
        true,
      )
    if (possible !== undefined)
      openRowsToSet(
        build,
        { object, key: `perhaps share group ${set.name} ${who}`, reach: possible, level },
        rows,
        false,
      )
  }
}

/** Whose records a part of the members gets: users of one account, or (null) whoever owns them. */
type Owners = RecordId | null

/** R13.14: internal members, and external ones by account; without one they have no fellow. */
function byAccount({ org, families }: CompiledOrg, members: Bitset): Map<Owners, Bitset> {
  const parts = new Map<Owners, Bitset>()
  forEachBit(members, (user) => {
    const account = org.users[user]?.account ?? null
    const isInternal = families[user] === 'internal'
    if (!isInternal && account === null) return
    const owners = isInternal ? null : account
    const part = parts.get(owners) ?? bitset(org.users.length)
    parts.set(owners, part)
    addBit(part, user)
  })
  return parts
}

function membersOfShareGroup(build: DoorBuild, set: SharingSet): Bitset {
  const { compiled } = build
  const reach = bitset(compiled.org.users.length)
  for (const grantee of set.shareGroup) {
    if (grantee.kind === 'user') {
      const user = compiled.userIndexById.get(grantee.user)
      if (user !== undefined) addBit(reach, user)
    } else addAll(reach, reachOfGrantee(compiled, grantee).source)
  }
  keepOnly(reach, build.members)
  return reach
}

function possibleMembersOfShareGroup(build: DoorBuild, set: SharingSet): Bitset {
  const reach = bitset(build.compiled.org.users.length)
  for (const grantee of set.shareGroup) {
    if (grantee.kind === 'user') continue
    const { isUncertain, possible } = reachOfGrantee(build.compiled, grantee)
    if (isUncertain) return build.members
    if (possible !== null) addAll(reach, possible.source)
  }
  keepOnly(reach, build.members)
  return reach
}

/** Rows of an object that users of the set own: all of them, and by their owner's account, as far as they are wanted. */
function* rowsOwnedByUsersOf(
  build: DoorBuild,
  set: SharingSet,
  object: number,
  wanted: ReadonlySet<Owners>,
): Steps<Map<Owners, GrowingRows>> {
  const { compiled } = build
  const order = build.orders[object]
  const table = compiled.tables[object]
  const byOwners = new Map<Owners, GrowingRows>()
  if (order === undefined || table === undefined) return byOwners
  const add = (owners: Owners, position: number) => {
    if (!wanted.has(owners)) return
    const rows = byOwners.get(owners) ?? growingRows()
    byOwners.set(owners, rows)
    addRow(rows, position, order.rowCount)
  }
  yield* inPieces(order.rowCount, (from, to) => {
    for (let position = from; position < to; position++) {
      const row = rowAt(order, position)
      if (!isOwnedByUserOfSet(compiled, table, row, set)) continue
      const account = compiled.org.users[ownerAt(table, row)]?.account ?? null
      add(null, position)
      if (account !== null) add(account, position)
    }
  })
  return byOwners
}

function openOnly(rows: RowSet, openCount: number): RowSet {
  if (rows.kind === 'list')
    return { kind: 'list', positions: rows.positions.filter((position) => position < openCount) }
  const bits = rows.bits.slice()
  for (let position = openCount; position < bits.length * 32; position++) {
    bits[position >>> 5] = (bits[position >>> 5] ?? 0) & ~(1 << (position & 31))
  }
  return { kind: 'bits', bits }
}
