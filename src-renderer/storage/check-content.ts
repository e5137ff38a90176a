import type { TripodDatabase } from './database'
import { isAsWritten } from './part-id'

/** So many parts are read before the next rest. */
const partsAtOnce = 8

/**
 * Whether a content is there, with every part that it names as it was written; nothing is decoded.
 *
 * Parts are read one after the other, with a `rest` every few. Those in `good` are not read again, and those found good
 * are added: contents share them.
 */
export async function isContentAsWritten(
  { contents, parts }: Pick<TripodDatabase, 'contents' | 'parts'>,
  id: string,
  good: Set<string>,
  rest: () => Promise<void>,
): Promise<boolean> {
  const row = await contents.get(id)
  if (row === undefined) return false
  const unseen = new Set(row.parts.map((part) => part.id).filter((part) => !good.has(part)))
  for (const [at, partId] of [...unseen].entries()) {
    if (at % partsAtOnce === 0) await rest()
    const part = await parts.get(partId)
    if (part === undefined || !(await isAsWritten(part))) return false
    good.add(partId)
  }
  return true
}
