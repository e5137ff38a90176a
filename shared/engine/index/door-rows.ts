import type { Grantee } from '../../model/group'
import { addDifference, areSetsEqual, bitset, membersIn, type Bitset } from '../compile/bitset'
import { areListsEqual } from '../compile/keep'
import { oneByOne, type Steps } from '../compile/steps'
import {
  addEntry,
  compileKeyedRows,
  keyedEntries,
  mergeKeyedRows,
  type KeyedEntries,
  type KeyedRows,
} from './keyed-rows'
import { compileRowSet, growingRows, unitedRows, type GrowingRows, type RowSet } from './row-set'
import type { UserOrder } from './user-order'

/** Records open at one level to everybody in a set of users. */
export interface SetGrant {
  /** The sharing rule that gives it, as position in `org.sharingRules`; −1 for what no rule gives. */
  readonly source: number
  readonly reach: Bitset
  readonly level: number
  readonly rows: RowSet
}

/**
 * What opens the records of one object, beside ownership and defaults.
 *
 * `inherited`: for one user and everybody above; `alone`: for one user only; `grants`: for sets of users, and
 * `grantsOfUser` lists them per user: `grantIndices` from `grantStarts[u]` to `grantStarts[u + 1] − 1`.
 */
export interface DoorRows {
  readonly inherited: KeyedRows
  readonly alone: KeyedRows
  readonly grants: readonly SetGrant[]
  /** The first grants have a bit for each record, the others a list of records. */
  readonly denseCount: number
  /** Users that hold the same dense grants, together; `denseGroupOf` gives the group of a user. */
  readonly usersByDenseGrants: readonly (readonly number[])[]
  readonly denseGroupOf: Uint32Array
  readonly grantStarts: Uint32Array
  readonly grantIndices: Uint32Array
}

/** Whom a reach was worked out for, so that it can be worked out again. */
export interface ReachedBy {
  readonly grantee: Grantee
  readonly carry: Carry
}

/**
 * How far a row carries: `source` to members only (R5.13), `members` as with hierarchies off, `superiors` as with them
 * on, `derived` as a row derived for each user reached (R10.1).
 */
export type Carry = 'source' | 'members' | 'superiors' | 'derived'

interface GrowingGrant extends UserSet {
  readonly source: number
  readonly rowsByLevel: (GrowingRows | undefined)[]
}

/** Doors of one object while they are collected. `size` = records of the object. */
export interface GrowingDoors {
  readonly size: number
  readonly inherited: KeyedEntries
  readonly alone: KeyedEntries
  readonly grants: Map<string, GrowingGrant>
}

export function growingDoors(size: number): GrowingDoors {
  return { size, inherited: keyedEntries(), alone: keyedEntries(), grants: new Map() }
}

/** A record opened to one user and everybody above. */
export function openBelow(
  doors: GrowingDoors,
  user: number,
  position: number,
  level: number,
): void {
  addEntry(doors.inherited, user, position, level)
}

/** A record opened to one user and nobody else. */
export function openAlone(
  doors: GrowingDoors,
  user: number,
  position: number,
  level: number,
): void {
  addEntry(doors.alone, user, position, level)
}

/** Whom rows are open to, and the sharing rule that says so, if one does. */
export interface UserSet {
  readonly key: string
  readonly reach: Bitset
  readonly source?: number | undefined
  /** Null where the set does not follow from a grantee. */
  readonly by?: ReachedBy | null
}

/** The rows that are open to a set of users at a level; equal keys must mean equal sets. */
export function rowsOpenTo(
  doors: GrowingDoors,
  { key, reach, source = -1, by = null }: UserSet,
  level: number,
): GrowingRows {
  const fullKey = `${source} ${key}`
  let grant = doors.grants.get(fullKey)
  if (grant === undefined) {
    grant = { source, key, reach, by, rowsByLevel: [] }
    doors.grants.set(fullKey, grant)
  }
  const rows = grant.rowsByLevel[level] ?? growingRows()
  grant.rowsByLevel[level] = rows
  return rows
}

export function isWithoutDoors(doors: GrowingDoors): boolean {
  return doors.grants.size === 0 && doors.inherited.count === 0 && doors.alone.count === 0
}

/** Doors of one object that were collected together and can be kept together. */
export interface DoorPiece {
  readonly inherited: KeyedRows | null
  readonly alone: KeyedRows | null
  readonly grants: readonly PieceGrant[]
}

/** A grant of a piece; equal sources, keys and levels are one grant of the object. */
export interface PieceGrant extends SetGrant {
  readonly key: string
  readonly by: ReachedBy | null
}

/** What was collected, as it can be kept. */
export function compilePiece(
  order: UserOrder,
  { inherited, alone, grants }: GrowingDoors,
): DoorPiece {
  const rowsOf = (entries: KeyedEntries) =>
    entries.count === 0 ? null : compileKeyedRows(order, entries)
  return {
    inherited: rowsOf(inherited),
    alone: rowsOf(alone),
    grants: [...grants.values()].flatMap(({ source, key, reach, by = null, rowsByLevel }) =>
      rowsByLevel.flatMap((rows, level) =>
        rows === undefined || level === 0
          ? []
          : [{ source, key, reach, by, level, rows: compileRowSet(rows) }],
      ),
    ),
  }
}

/** All doors of one object; `size` = records of the object. Who holds which grants is as `before` where no grant reaches others. */
export function* compileDoorRows(
  order: UserOrder,
  pieces: readonly DoorPiece[],
  size: number,
  before: DoorRows | null = null,
): Steps<DoorRows> {
  const grants = unitedGrants(
    pieces.flatMap((piece) => piece.grants),
    size,
  )
  yield null
  const inherited = mergeKeyedRows(
    order,
    pieces.flatMap((piece) => piece.inherited ?? []),
  )
  yield null
  const alone = mergeKeyedRows(
    order,
    pieces.flatMap((piece) => piece.alone ?? []),
  )
  return yield* doorRows(order, grants, { inherited, alone }, before)
}

/** One grant for all that reach the same users at the same level by the same source. */
function unitedGrants(grants: readonly PieceGrant[], size: number): SetGrant[] {
  const byKey = new Map<string, PieceGrant[]>()
  for (const grant of grants) {
    const fullKey = `${grant.source} ${grant.level} ${grant.key}`
    const others = byKey.get(fullKey)
    if (others === undefined) byKey.set(fullKey, [grant])
    else others.push(grant)
  }
  return [...byKey.values()].flatMap((united) => {
    const rows = unitedRows(
      united.map((grant) => grant.rows),
      size,
    )
    return united.slice(0, 1).map(({ source, reach, level }) => ({ source, reach, level, rows }))
  })
}

function* doorRows(
  order: UserOrder,
  grants: readonly SetGrant[],
  keyed: Pick<DoorRows, 'inherited' | 'alone'>,
  before: DoorRows | null,
): Steps<DoorRows> {
  const isDense = (grant: SetGrant) => grant.rows.kind === 'bits'
  const sorted = [...grants.filter(isDense), ...grants.filter((grant) => !isDense(grant))]
  const denseCount = grants.filter(isDense).length
  const userCount = order.rankOf.length
  const isHeldAsBefore =
    before?.denseCount === denseCount && areListsEqual(before.grants, sorted, reachTheSame)
  if (isHeldAsBefore) return { ...before, ...keyed, grants: sorted }
  const byUser =
    (before === null ? null : keptGrantsByUser(sorted, before)) ??
    (yield* grantsByUser(sorted, userCount))
  return {
    ...keyed,
    grants: sorted,
    denseCount,
    ...byUser,
    ...groupByDenseGrants(byUser, denseCount, userCount),
  }
}

const reachTheSame = (a: SetGrant, b: SetGrant) => areSetsEqual(a.reach, b.reach)

function groupByDenseGrants(
  { grantStarts, grantIndices }: Pick<DoorRows, 'grantStarts' | 'grantIndices'>,
  denseCount: number,
  userCount: number,
): Pick<DoorRows, 'usersByDenseGrants' | 'denseGroupOf'> {
  // A tree of grants: who holds the same ones, in their order, comes to the same node.
  const childOf = new Map<number, number>()
  const groupOfNode: (number | undefined)[] = [undefined]
  const usersByDenseGrants: number[][] = []
  const denseGroupOf = new Uint32Array(userCount)
  for (let user = 0; user < userCount; user++) {
    let node = 0
    const end = grantStarts[user + 1] ?? 0
    for (let at = grantStarts[user] ?? 0; at < end; at++) {
      const grant = grantIndices[at] ?? 0
      if (grant >= denseCount) break
      const key = node * denseCount + grant
      const child = childOf.get(key) ?? groupOfNode.push(undefined) - 1
      childOf.set(key, child)
      node = child
    }
    const group = (groupOfNode[node] ??= usersByDenseGrants.length)
    denseGroupOf[user] = group
    const users = usersByDenseGrants[group]
    if (users === undefined) usersByDenseGrants.push([user])
    else users.push(user)
  }
  return { usersByDenseGrants, denseGroupOf }
}

/** With more than this part of the users in other grants, all are better listed anew. */
const differingShare = 1 / 16

/** The grants of users as before but for the few users whom some grant reaches anew or no more; null where they are many. */
function keptGrantsByUser(
  grants: readonly SetGrant[],
  before: DoorRows,
): Pick<DoorRows, 'grantStarts' | 'grantIndices'> | null {
  const userCount = before.grantStarts.length - 1
  const turned = turnedGrants(before.grants, grants)
  if (turned === null || turned.size > userCount * differingShare) return null
  const grantStarts = new Uint32Array(userCount + 1)
  const indicesOf = (user: number) => {
    const were = before.grantIndices.subarray(
      before.grantStarts[user],
      before.grantStarts[user + 1],
    )
    const others = turned.get(user)
    return others === undefined ? were : inOneOf(were, others)
  }
  for (let user = 0; user < userCount; user++)
    grantStarts[user + 1] = (grantStarts[user] ?? 0) + indicesOf(user).length
  const grantIndices = new Uint32Array(grantStarts[userCount] ?? 0)
  for (let user = 0; user < userCount; user++) grantIndices.set(indicesOf(user), grantStarts[user])
  return { grantStarts, grantIndices }
}

/** By user, the grants that reach the user on one side only, in order; null for other grants. */
function turnedGrants(
  was: readonly SetGrant[],
  now: readonly SetGrant[],
): Map<number, number[]> | null {
  if (was.length !== now.length) return null
  const turned = new Map<number, number[]>()
  // Many grants reach the same set, before and now.
  const known = new Map<Bitset, { readonly old: Bitset; readonly users: Uint32Array }>()
  for (const [at, { reach }] of now.entries()) {
    const old = was[at]?.reach
    if (old === undefined || old === reach) continue
    let differing = known.get(reach)
    if (differing?.old !== old) {
      const difference = bitset(reach.length << 5)
      addDifference(old, reach, difference)
      differing = { old, users: membersIn(difference) }
      known.set(reach, differing)
    }
    for (const user of differing.users) {
      const grants = turned.get(user)
      if (grants === undefined) turned.set(user, [at])
      else grants.push(at)
    }
  }
  return turned
}

/** What is in one of two lists and not in both, in order. */
function inOneOf(a: Uint32Array, b: readonly number[]): Uint32Array {
  const [inA, inB] = [new Set(a), new Set(b)]
  const only = [...a.filter((entry) => !inB.has(entry)), ...b.filter((entry) => !inA.has(entry))]
  return Uint32Array.from(only).sort()
}

/** To go through the users of a grant is as much work as to look at some records. */
const workOfGrant = 64

function* grantsByUser(
  grants: readonly SetGrant[],
  userCount: number,
): Steps<Pick<DoorRows, 'grantStarts' | 'grantIndices'>> {
  const grantStarts = new Uint32Array(userCount + 1)
  // Many grants reach the same set.
  const membersByReach = new Map<Bitset, Uint32Array>()
  const membersOf = (reach: Bitset) => {
    const members = membersByReach.get(reach) ?? membersIn(reach)
    membersByReach.set(reach, members)
    return members
  }
  yield* oneByOne(grants, workOfGrant, ({ reach }) => {
    for (const user of membersOf(reach)) grantStarts[user + 1] = (grantStarts[user + 1] ?? 0) + 1
  })
  for (let user = 1; user <= userCount; user++)
    grantStarts[user] = (grantStarts[user] ?? 0) + (grantStarts[user - 1] ?? 0)
  const next = grantStarts.slice()
  const grantIndices = new Uint32Array(grantStarts[userCount] ?? 0)
  yield* oneByOne(grants.entries(), workOfGrant, ([index, { reach }]) => {
    for (const user of membersOf(reach)) {
      const at = next[user] ?? 0
      next[user] = at + 1
      grantIndices[at] = index
    }
  })
  return { grantStarts, grantIndices }
}

/** Everybody in `userCount`. */
export function everyone(userCount: number): Bitset {
  const all = bitset(userCount)
  all.fill(0xffffffff)
  const last = all.length - 1
  if (last >= 0 && (userCount & 31) !== 0) all[last] = -1 >>> (32 - (userCount & 31))
  return all
}
