import type { SharingRule } from '../../model/sharing'
import { areSetsEqual, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { areListsEqual, keepEqual } from '../compile/keep'
import type { Steps } from '../compile/steps'
import { reachedBy, type DoorBuild } from './door-build'
import {
  compileDoorRows,
  compilePiece,
  growingDoors,
  isWithoutDoors,
  type DoorPiece,
  type DoorRows,
  type GrowingDoors,
  type PieceGrant,
} from './door-rows'
import { compileKeyedRows, keyedEntries, withRanksOf, type KeyedRows } from './keyed-rows'
import { rankOf } from './user-order'
import type { Bound } from '../record/sharing-level'

/** What was collected in one go, by object: kept as a whole while nothing that it rests on changes. */
export type DoorLayer = ReadonlyMap<number, Readonly<Record<Bound, DoorPiece>>>

/** A kind of door and the object that it was collected from, or a sharing rule. */
export type LayerKey = string | SharingRule

/** Takes what was collected since the last call out of the build. */
export function takeLayer(
  { users }: DoorBuild,
  certain: (GrowingDoors | undefined)[],
  possible: (GrowingDoors | undefined)[],
): DoorLayer {
  const layer = new Map<number, Record<Bound, DoorPiece>>()
  certain.forEach((doors, object) => {
    const maybe = possible[object]
    if (doors === undefined || maybe === undefined) return
    if (isWithoutDoors(doors) && isWithoutDoors(maybe)) return
    layer.set(object, { certain: compilePiece(users, doors), possible: compilePiece(users, maybe) })
    certain[object] = growingDoors(doors.size)
    possible[object] = growingDoors(doors.size)
  })
  return layer
}

/** A layer with what was collected anew for some users in place of what it has of theirs; grants are not theirs alone. */
export function withUsersOf(
  { users: order }: Pick<DoorBuild, 'users'>,
  old: DoorLayer,
  fresh: DoorLayer,
  users: ReadonlySet<number>,
): DoorLayer {
  const ranks = [...users].map((user) => rankOf(order, user)).sort((a, b) => a - b)
  const none = compileKeyedRows(order, keyedEntries())
  const rowsWith = (was: KeyedRows | null, now: KeyedRows | null) => {
    if (was === null) return now
    const rows = withRanksOf(was, now ?? none, ranks)
    return rows.positions.length === 0 ? null : rows
  }
  const pieceWith = (was: DoorPiece | undefined, now: DoorPiece | undefined): DoorPiece => {
    const inherited = rowsWith(was?.inherited ?? null, now?.inherited ?? null)
    const alone = rowsWith(was?.alone ?? null, now?.alone ?? null)
    const isSame = inherited === was?.inherited && alone === was.alone
    return isSame ? was : { inherited, alone, grants: was?.grants ?? [] }
  }
  const layer = new Map<number, Readonly<Record<Bound, DoorPiece>>>()
  for (const object of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, now] = [old.get(object), fresh.get(object)]
    layer.set(object, {
      certain: pieceWith(was?.certain, now?.certain),
      possible: pieceWith(was?.possible, now?.possible),
    })
  }
  return layer
}

/** All pieces of one object, in the order of the layers. */
export function piecesOf(
  layers: Iterable<DoorLayer>,
  object: number,
): Readonly<Record<Bound, DoorPiece[]>> {
  const pieces: Record<Bound, DoorPiece[]> = { certain: [], possible: [] }
  for (const layer of layers) {
    const piece = layer.get(object)
    if (piece === undefined) continue
    pieces.certain.push(piece.certain)
    pieces.possible.push(piece.possible)
  }
  return pieces
}

/** What opens the records of one object. */
export interface ObjectDoors {
  readonly certain: DoorRows
  /** Doors that are open or might be; null when none is uncertain. */
  readonly possible: DoorRows | null
  /** What is in `possible` and not in `certain`. */
  readonly undecided: readonly DoorPiece[]
}

type Pieces = Readonly<Record<Bound, readonly DoorPiece[]>>

/**
 * Doors of one object for certain, and those that are or might be open; null where none is uncertain. With `before`, doors of
 * the same records and users, what is put together from the same parts is as it was.
 */
export function* doorsOfPieces(
  { users }: Pick<DoorBuild, 'users'>,
  { certain, possible }: Pieces,
  size: number,
  before: { readonly doors: ObjectDoors; readonly pieces: Pieces } | null,
): Steps<ObjectDoors> {
  const isCertain = possible.every(
    ({ inherited, alone, grants }) => inherited === null && alone === null && grants.length === 0,
  )
  const were = (doors: DoorRows | null | undefined, pieces: readonly DoorPiece[]) =>
    doors == null ? null : { doors, pieces }
  const old = before?.pieces ?? { certain: [], possible: [] }
  const both = [...old.certain, ...old.possible]
  return {
    certain: yield* compileDoorRows(users, certain, size, were(before?.doors.certain, old.certain)),
    possible: isCertain
      ? null
      : yield* compileDoorRows(
          users,
          [...certain, ...possible],
          size,
          were(before?.doors.possible, both),
        ),
    undecided: isCertain ? [] : possible,
  }
}

/** Layers of before, with the users that their grantees reach now and the positions that rules have now. */
export function* layersAsNow(
  layers: ReadonlyMap<LayerKey, DoorLayer>,
  before: CompiledOrg,
  compiled: CompiledOrg,
  positionOfRule: ReadonlyMap<SharingRule, number>,
): Steps<ReadonlyMap<LayerKey, DoorLayer>> {
  const isSame =
    before.org.sharingRules === compiled.org.sharingRules &&
    before.reachByGrantee === compiled.reachByGrantee &&
    before.roleTree === compiled.roleTree &&
    before.roleOfUser === compiled.roleOfUser
  if (isSame) return layers
  const reaches = new Map<string, Bitset>()
  const grantAsNow = (grant: PieceGrant, source: number): PieceGrant => {
    const { by, key } = grant
    if (by === null) return grant.source === source ? grant : { ...grant, source }
    const known = reaches.get(key) ?? reachedBy(compiled, by)
    reaches.set(key, known)
    const reach = keepEqual(grant.reach, known, areSetsEqual)
    return reach === grant.reach && grant.source === source ? grant : { ...grant, reach, source }
  }
  const pieceAsNow = (piece: DoorPiece, key: LayerKey): DoorPiece => {
    const rule = typeof key === 'string' ? undefined : positionOfRule.get(key)
    const grants = piece.grants.map((grant) => grantAsNow(grant, rule ?? grant.source))
    return areListsEqual(grants, piece.grants) ? piece : { ...piece, grants }
  }
  const now = new Map<LayerKey, DoorLayer>()
  for (const [key, layer] of layers) {
    const pieces = new Map<number, Readonly<Record<Bound, DoorPiece>>>()
    for (const [object, { certain, possible }] of layer)
      pieces.set(object, { certain: pieceAsNow(certain, key), possible: pieceAsNow(possible, key) })
    now.set(key, pieces)
    yield null
  }
  return now
}
