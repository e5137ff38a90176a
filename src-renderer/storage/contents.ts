import type { OrgContent } from '@shared/protocol/engine'
import type { TripodDatabase } from './database'

/** Writes the bytes of an org under an id of its own; contents are never changed, only replaced. */
export async function writeContent(
  database: TripodDatabase,
  id: string,
  content: OrgContent,
): Promise<void> {
  await database.contents.put({ id, head: content.head })
  await database.chunks.bulkPut(
    content.chunks.map((chunk, position) => ({ contentId: id, position, ...chunk })),
  )
}

/** Null when there is none of this id. */
export async function readContent(
  database: TripodDatabase,
  id: string,
): Promise<OrgContent | null> {
  const row = await database.contents.get(id)
  if (row === undefined) return null
  const chunks = await database.chunks.where('contentId').equals(id).sortBy('position')
  return {
    head: row.head,
    chunks: chunks.map(({ object, recordCount, bytes }) => ({ object, recordCount, bytes })),
  }
}

/** Deletes every content but the named ones. */
export async function deleteContents(
  database: TripodDatabase,
  kept: ReadonlySet<string>,
): Promise<void> {
  const ids = (await database.contents.toCollection().primaryKeys()).filter((id) => !kept.has(id))
  if (ids.length === 0) return
  await database.contents.bulkDelete(ids)
  await database.chunks.where('contentId').anyOf(ids).delete()
}
