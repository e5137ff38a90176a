import type { TripodDatabase } from './database'
import type { PictureRow } from './picture-rows'

/** Keeps this picture and no other: only the org that was open last is opened at the start. */
export async function writePicture(database: TripodDatabase, row: PictureRow): Promise<void> {
  await database.transaction('rw', database.pictures, async () => {
    await database.pictures.clear()
    await database.pictures.put(row)
  })
}

/** The picture that answers the question at `now` (ISO 8601), or null. */
export async function readPicture(
  database: TripodDatabase,
  orgId: string,
  question: string,
  now: string,
): Promise<PictureRow | null> {
  const row = await database.pictures.get(orgId)
  if (row === undefined || row.question !== question) return null
  return row.holdsUntil !== null && row.holdsUntil <= now ? null : row
}
