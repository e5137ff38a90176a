import type { OrgContent, PartBytes } from '@shared/protocol/engine'
import type { TripodDatabase } from './database'
import { failWith } from './write-failure'

/**
 * Writes what is new of an org under an id of its own, and answers how many bytes that took.
 *
 * Fails with `partsMissing` when a part is neither given nor stored; the caller's transaction then leaves nothing behind.
 */
export async function writeContent(
  database: TripodDatabase,
  id: string,
  content: OrgContent,
): Promise<number> {
  const { contents, parts } = database
  await database.transaction('rw', [contents, parts], async () => {
    for (const some of groupsOf(content.bytes)) await parts.bulkPut(some)
    const given = new Set(content.bytes.map((part) => part.id))
    const others = content.parts.map((part) => part.id).filter((part) => !given.has(part))
    if (others.length > 0 && !(await areStored({ parts }, others))) failWith('partsMissing')
    await contents.put({ id, parts: content.parts })
  })
  return content.bytes.reduce((sum, { bytes }) => sum + bytes.length, content.parts.length * 100)
}

/** Bytes that are handed to the database in one go: more would keep the window waiting. */
const groupBytes = 2_000_000

function groupsOf(parts: readonly PartBytes[]): readonly PartBytes[][] {
  const groups: PartBytes[][] = []
  let size = groupBytes
  for (const part of parts) {
    if (size >= groupBytes) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(part)
    size += part.bytes.length
  }
  return groups
}

/** Null when there is none of this id; parts that are lost are left out, and the reader of the content misses them. */
export async function readContent(
  database: TripodDatabase,
  id: string,
): Promise<OrgContent | null> {
  const { contents, parts } = database
  return database.transaction('r', [contents, parts], async () => {
    const row = await contents.get(id)
    if (row === undefined) return null
    const found = await parts.bulkGet([...new Set(row.parts.map((part) => part.id))])
    return { parts: row.parts, bytes: found.filter((part) => part !== undefined) }
  })
}

/** Whether a content is there with every part that it names. Their bytes are not looked at. */
export async function isContentWhole(
  database: Pick<TripodDatabase, 'contents' | 'parts'>,
  id: string,
): Promise<boolean> {
  const row = await database.contents.get(id)
  return (
    row !== undefined &&
    areStored(
      database,
      row.parts.map((part) => part.id),
    )
  )
}

async function areStored(
  { parts }: Pick<TripodDatabase, 'parts'>,
  ids: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(ids)]
  const found = await parts.where('id').anyOf(wanted).primaryKeys()
  return found.length === wanted.length
}

/** Deletes every content but the named ones, and the parts that none of these is made of. */
export async function deleteContents(
  { contents, parts }: TripodDatabase,
  kept: ReadonlySet<string>,
): Promise<void> {
  const rows = await contents.toArray()
  await contents.bulkDelete(rows.filter(({ id }) => !kept.has(id)).map(({ id }) => id))
  const used = new Set(
    rows.filter(({ id }) => kept.has(id)).flatMap((row) => row.parts.map(({ id }) => id)),
  )
  const stored = await parts.toCollection().primaryKeys()
  await parts.bulkDelete(stored.filter((id) => !used.has(id)))
}
