import type { Grantee } from '../../model/group'
import { bitset, type Bitset } from '../compile/bitset'
import { areListsEqual } from '../compile/keep'
import type { Steps } from '../compile/steps'
import { heldGrants, type HeldGrants, type ObjectGrant, type SetGrant } from './held-grants'
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

/** Doors that were put together from some pieces. */
export interface DoorsBefore {
  readonly doors: DoorRows
  readonly pieces: readonly DoorPiece[]
}

/**
 * All doors of one object; `size` = records of the object. What is put together from the same parts as `before` is as it was:
 * rows to users, rows of grants, and who holds the grants that reach nobody else.
 */
export function* compileDoorRows(
  order: UserOrder,
  pieces: readonly DoorPiece[],
  size: number,
  before: DoorsBefore | null = null,
): Steps<DoorRows> {
  const grantsOf = (all: readonly DoorPiece[]) => all.flatMap((piece) => piece.grants)
  const grants = grantsOf(pieces)
  const kept = before === null ? null : keptGrants(grants, grantsOf(before.pieces), before.doors)
  const united = kept ?? unitedGrants(grants, size)
  yield null
  const merged = (side: 'inherited' | 'alone') => {
    const rowsOf = (all: readonly DoorPiece[]) => all.flatMap((piece) => piece[side] ?? [])
    const rows = rowsOf(pieces)
    const isSame = before !== null && areListsEqual(rows, rowsOf(before.pieces))
    return isSame ? before.doors[side] : mergeKeyedRows(order, rows)
  }
  const inherited = merged('inherited')
  yield null
  const alone = merged('alone')
  const held = yield* heldGrants(united, order.rankOf.length, before?.doors ?? null)
  return { ...held, inherited, alone }
}

/** The grants of before with whom they reach now; null where they are put together from others. */
function keptGrants(
  grants: readonly PieceGrant[],
  were: readonly PieceGrant[],
  { grants: before }: DoorRows,
): readonly ObjectGrant[] | null {
  const isSameButReach = (a: PieceGrant, b: PieceGrant) =>
    a === b ||
    (a.rows === b.rows && a.level === b.level && a.source === b.source && a.key === b.key)
  if (!areListsEqual(grants, were, isSameButReach)) return null
  return before.map((grant) => {
    const reach = grants[grant.piece]?.reach ?? grant.reach
    return reach === grant.reach ? grant : { ...grant, reach }
  })
}

/** One grant for all that reach the same users at the same level by the same source. */
function unitedGrants(grants: readonly PieceGrant[], size: number): ObjectGrant[] {
  const byKey = new Map<string, Map<number, PieceGrant[]>>()
  const all: PieceGrant[][] = []
  const united: ObjectGrant[] = []
  for (const [piece, grant] of grants.entries()) {
    const { key, source, reach, level, rows } = grant
    const ofKey = byKey.get(key) ?? new Map<number, PieceGrant[]>()
    byKey.set(key, ofKey)
    const others = ofKey.get(source * 5 + level)
    if (others !== undefined) {
      others.push(grant)
      continue
    }
    const one = [grant]
    ofKey.set(source * 5 + level, one)
    all.push(one)
    united.push({ source, reach, level, rows, piece })
  }
  return united.map((grant, at) => {
    const rows = all[at]?.map((one) => one.rows) ?? []
    return rows.length === 1 ? grant : { ...grant, rows: unitedRows(rows, size) }
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
