import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import type { RecordPosition } from '@shared/engine/compile/compiled-table'
import type { Row } from '@shared/report/rows'
import { levelCell } from './access'
import { effectiveReader, indexReader, type UserReader } from './access-reader'
import type { Environment } from './environment'
import { recordsAsked } from './narrowing'

const nothing = 'None'

/**
 * Pairs whose level differs, with the level before and after: those of both orgs by user and record, then those that the
 * changes made or took away, whose other side is None.
 */
export function* changedRecords(
  before: CompiledOrg,
  after: CompiledOrg,
  isEffective: boolean,
  environment: Environment,
): Generator<Row> {
  const readerIn = (org: CompiledOrg) =>
    isEffective ? effectiveReader(org, indexReader(org)) : indexReader(org)
  const [readerBefore, readerAfter] = [readerIn(before), readerIn(after)]
  const [placeAfter, placeBefore] = [placeIn(before, after), placeIn(after, before)]
  const positions = recordsAsked(before, [], [])
  const fresh = [...recordsAsked(after, [], [])()].filter((at) => placeBefore(at) === null)
  let sameLevelCount = 0
  for (const [user, { id, username }] of before.org.users.entries()) {
    const readBefore = readerBefore(user)
    const index = after.userIndexById.get(id)
    const readAfter = index === undefined ? null : readerAfter(index)
    for (const position of positions()) {
      const a = readBefore(position)
      const at = placeAfter(position)
      const b = readAfter === null || at === null ? null : readAfter(at)
      const [levelBefore, levelAfter] = [levelCell(a), b === null ? nothing : levelCell(b)]
      if (levelBefore !== levelAfter)
        yield [username, idAt(before, position), levelBefore, levelAfter]
      else if (b !== null && (a.flags !== b.flags || a.possibleFlags !== b.possibleFlags))
        sameLevelCount++
    }
    if (readAfter !== null) yield* came(after, username, readAfter, fresh)
  }
  const every = recordsAsked(after, [], [])
  for (const [user, { id, username }] of after.org.users.entries())
    if (!before.userIndexById.has(id)) yield* came(after, username, readerAfter(user), every())
  if (sameLevelCount > 0)
    environment.writeError(
      `note .:0 same-level ${sameLevelCount} more pairs keep their level but gain or lose a flag below it; \`access\` with and without the changes shows them\n`,
    )
}

const idAt = (org: CompiledOrg, { object, row }: RecordPosition) =>
  org.tables[object]?.table.ids[row] ?? ''

/** What a user gained on records, or as a user, that were not there before. */
function* came(
  after: CompiledOrg,
  username: string,
  read: UserReader,
  positions: Iterable<RecordPosition>,
): Generator<Row> {
  for (const position of positions) {
    const level = levelCell(read(position))
    if (level !== nothing) yield [username, idAt(after, position), nothing, level]
  }
}

/** Where the records of one org stand in another: by id, and at once where both have it in the same place. */
function placeIn(
  from: CompiledOrg,
  to: CompiledOrg,
): (position: RecordPosition) => RecordPosition | null {
  const objects = from.objects.map(({ name }) => to.objectIndexByName.get(name.toLowerCase()) ?? -1)
  const rowsById = new Map<number, ReadonlyMap<string, number>>()
  return (position) => {
    const object = objects[position.object] ?? -1
    const ids = to.tables[object]?.table.ids
    const id = idAt(from, position)
    if (ids === undefined) return null
    if (ids[position.row] === id) return { object, row: position.row }
    let rows = rowsById.get(object)
    if (rows === undefined) {
      rows = new Map(ids.map((one, row) => [one, row]))
      rowsById.set(object, rows)
    }
    const row = rows.get(id)
    return row === undefined ? null : { object, row }
  }
}
