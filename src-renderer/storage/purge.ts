import { deleteContents } from './contents'
import type { TripodDatabase } from './database'
import type { ContentState } from './journal-rows'

/** Deleted orgs stay this long, so that deleting can be undone. */
export const keptDays = 30

const dayMs = 24 * 60 * 60 * 1000

/** The edits of one scope may take this much of the disk before the oldest are forgotten, and so many stay whatever they take. */
const journalLimit = { bytes: 256 * 1024 * 1024, count: 20 }

/**
 * Removes for good what was deleted longer than `keptDays` ago, the oldest edits where they take too much, and content
 * that nothing names any more: no org, no edit that can be undone or done again, no checkpoint, in whatever window.
 */
export async function purge(
  database: TripodDatabase,
  now: number,
  limit = journalLimit,
): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    const gone = await database.orgs
      .filter(({ deletedAt }) => deletedAt !== null && deletedAt < now - keptDays * dayMs)
      .primaryKeys()
    for (const id of gone) await forgetOrg(database, id)
    const isGone = new Set(gone)
    await database.journal.filter(({ step }) => isGone.has(step.orgId)).delete()
    for (const head of await database.heads.toArray())
      await forgetOldEdits(database, head.scope, limit)
    await deleteContents(database, await namedContents(database))
  })
}

async function forgetOrg(database: TripodDatabase, id: string): Promise<void> {
  await database.orgs.delete(id)
  await database.diagnostics.delete(id)
  await database.designs.delete(id)
  await database.sessions.delete(id)
  await database.pictures.delete(id)
  await database.heads.delete(id)
  await database.checkpoints.where('orgId').equals(id).delete()
}

async function forgetOldEdits(
  { journal, heads }: TripodDatabase,
  scope: string,
  limit: typeof journalLimit,
): Promise<void> {
  const head = await heads.get(scope)
  if (head === undefined) return
  const rows = await journal
    .where('[scope+position]')
    .between([scope, head.since], [scope, head.position], false, true)
    .reverse()
    .toArray()
  let bytes = 0
  const old = rows.filter((row, at) => (bytes += row.bytes) > limit.bytes && at >= limit.count)
  const last = old[0]
  if (last === undefined) return
  await journal.bulkDelete(old.map(({ position }) => position))
  await heads.update(scope, { since: last.position })
}

async function namedContents(database: TripodDatabase): Promise<ReadonlySet<string>> {
  const named = new Set((await database.orgs.toArray()).map((row) => row.contentId))
  const note = ({ contentId }: ContentState) => named.add(contentId)
  await database.journal.each(({ step }) => {
    if (step.kind !== 'replaceContent') return
    note(step.before)
    note(step.after)
  })
  await database.checkpoints.each(({ state }) => note(state))
  return named
}
