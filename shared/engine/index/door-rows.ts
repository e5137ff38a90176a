import type { Grantee } from '../../model/group'
import { bitset, type Bitset } from '../compile/bitset'
import type { Steps } from '../compile/steps'
import { heldGrants, type HeldGrants, type SetGrant } from './held-grants'
import {
  addEntry,
  compileKeyedRows,
  keyedEntries,
  mergeKeyedRows,
  type KeyedEntries,
  type KeyedRows,
} from './keyed-rows'
import { compileRowSet, growingRows, unitedRows, type GrowingRows } from './row-set'
import type { UserOrder } from './user-order'

/**
 * What opens the records of one object, beside ownership and defaults.
 *
 * `inherited`: for one user and everybody above; `alone`: for one user only; the grants for sets of users.
 */
export interface DoorRows extends HeldGrants {
  readonly inherited: KeyedRows
  readonly alone: KeyedRows
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
  const held = yield* heldGrants(grants, order.rankOf.length, before)
  return { ...held, inherited, alone }
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

/** Everybody in `userCount`. */
export function everyone(userCount: number): Bitset {
  const all = bitset(userCount)
  all.fill(0xffffffff)
  const last = all.length - 1
  if (last >= 0 && (userCount & 31) !== 0) all[last] = -1 >>> (32 - (userCount & 31))
  return all
}
