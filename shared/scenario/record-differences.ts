import type { CompiledTable } from '../engine/compile/compiled-table'
import { rowOf } from '../engine/compile/row-lookup'
import type { Steps } from '../engine/compile/steps'
import type { ObjectName, RecordId, UserId } from '../model/id'
import { levelReader, unknownLevel, type LevelReader } from './level-reader'
import type { Evaluation } from './opened-org'

/** Against the first side, over all others: `both` where one gained and one lost. */
export type Difference = 'gained' | 'lost' | 'both'

export interface RecordScope {
  /** Null: everybody. */
  readonly users: readonly UserId[] | null
  /** Null: every object with records. */
  readonly objects: readonly ObjectName[] | null
  /** These differences alone; null: every one. */
  readonly show: Difference | null
  /** Most pairs that are given; all are counted. */
  readonly limit: number
}

/** A user and a record whose level differs. */
export interface RecordDifference {
  readonly user: UserId
  readonly object: ObjectName
  readonly record: RecordId
  readonly difference: Difference
  /** In the order of the sides: `AccessLevel` ordinals, or `unknownLevel`; 0 where the user or record is not there. */
  readonly levels: readonly number[]
}

export interface RecordDifferences {
  /** By difference, whatever is shown. */
  readonly differing: { readonly [Name in Difference]: number }
  /** By user, object and record, in the order of the later sides' org. */
  readonly found: readonly RecordDifference[]
}

/**
 * Every pair of user and record whose level is not the same on all sides. Record classes count as records.
 *
 * A few word operations for what is the same, a few look-ups for each record of what may not be.
 */
export function* recordDifferences(
  sides: readonly Evaluation[],
  { users: wanted, objects, show, limit }: RecordScope,
): Steps<RecordDifferences> {
  const places = objectPlaces(sides, objects)
  const readers = sides.map((side, at) =>
    levelReader(
      side,
      places.map(({ objects: indices }) => indices[at] ?? -1),
    ),
  )
  const users = wanted ?? everyUser(sides)
  const differing = { gained: 0, lost: 0, both: 0 }
  const found: RecordDifference[] = []
  for (const [done, user] of users.entries()) {
    for (const [at, reader] of readers.entries())
      reader.look(sides[at]?.compiled.userIndexById.get(user) ?? -1)
    for (const place of places)
      for (const { record, levels, difference } of differencesAt(readers, place)) {
        differing[difference]++
        if (found.length < limit && (show === null || show === difference))
          found.push({ user, object: place.name, record, difference, levels })
      }
    yield { done: done + 1, total: users.length }
  }
  return { differing, found }
}

/** Later sides first, as lists of users are shown with what the changes make. */
const everyUser = (sides: readonly Evaluation[]): UserId[] => [
  ...new Set(sides.toReversed().flatMap(({ compiled }) => compiled.org.users.map(({ id }) => id))),
]

/** An object with the records that any side has: by side its index and, by record, the row; −1 for none. */
interface ObjectPlace {
  readonly name: ObjectName
  readonly objects: readonly number[]
  readonly ids: readonly RecordId[]
  readonly rows: readonly Int32Array[]
  readonly areRowsSame: boolean
}

function objectPlaces(
  sides: readonly Evaluation[],
  wanted: readonly ObjectName[] | null,
): ObjectPlace[] {
  const counted = sides.toReversed().flatMap((side) => side.counts().objects)
  const names = new Set((wanted ?? counted).map((name) => name.toLowerCase()))
  return [...names].flatMap((name) => {
    const objects = sides.map(({ compiled }) => compiled.objectIndexByName.get(name) ?? -1)
    const tables = sides.map(({ compiled }, at) => compiled.tables[objects[at] ?? -1])
    const present = tables.flatMap((table) => table ?? [])
    const [first] = present
    if (first === undefined) return []
    const areRowsSame =
      present.length === sides.length && present.every(({ table }) => table.ids === first.table.ids)
    const ids = areRowsSame
      ? first.table.ids
      : [...new Set(present.flatMap(({ table }) => table.ids))]
    const at = tables.findIndex((table) => table === first)
    const named = sides[at]?.compiled.objects[objects[at] ?? -1]?.name ?? name
    return [
      { name: named, objects, ids, rows: tables.map((table) => rowsOf(table, ids)), areRowsSame },
    ]
  })
}

const rowsOf = (table: CompiledTable | undefined, ids: readonly RecordId[]) =>
  Int32Array.from(ids, (id, row) =>
    table?.table.ids[row] === id ? row : (rowOf(table?.rowById, id) ?? -1),
  )

/** Of the users that the readers look at: the records of one object on which their levels differ. */
function* differencesAt(
  readers: readonly LevelReader[],
  { objects, ids, rows, areRowsSame }: ObjectPlace,
): Generator<Pick<RecordDifference, 'record' | 'levels' | 'difference'>> {
  const [first, ...others] = readers
  if (first === undefined) return
  const isSame = others.every((other, at) =>
    first.isSame(other, objects[0] ?? -1, objects[at + 1] ?? -1),
  )
  if (areRowsSame && isSame) return
  const levelOf = (side: number, record: number) =>
    readers[side]?.levelAt(objects[side] ?? -1, rows[side]?.[record] ?? -1) ?? 0
  for (const [at, record] of ids.entries()) {
    const then = levelOf(0, at)
    let isOther = false
    for (let side = 1; side < readers.length; side++) isOther ||= levelOf(side, at) !== then
    if (!isOther) continue
    const levels = readers.map((_, side) => levelOf(side, at))
    yield { record, levels, difference: differenceOf(levels) }
  }
}

/** What may be open stands between None and Read. */
const rankOf = (level: number) => (level === unknownLevel ? 0.5 : level)

function differenceOf([first = 0, ...others]: readonly number[]): Difference {
  const isGain = others.some((level) => rankOf(level) > rankOf(first))
  const isLoss = others.some((level) => rankOf(level) < rankOf(first))
  return isGain && isLoss ? 'both' : isGain ? 'gained' : 'lost'
}
