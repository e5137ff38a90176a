import type { TripodDatabase } from './database'
import { readDesign } from './designs'
import { commitStep, goToPosition, headOf, isOnLine } from './journal'
import type { CheckpointRow, ContentState, Step } from './journal-rows'

/** The checkpoints of an org, in the order in which they were made. */
export async function listCheckpoints(
  database: TripodDatabase,
  orgId: string,
): Promise<readonly CheckpointRow[]> {
  return database.checkpoints.where('orgId').equals(orgId).sortBy('id')
}

/** Gives the state in which the org is stored a name; null when the org is gone. */
export async function addCheckpoint(
  database: TripodDatabase,
  orgId: string,
  name: string,
  now: number,
): Promise<CheckpointRow | null> {
  const { checkpoints, orgs, designs, heads } = database
  return database.transaction('rw', [checkpoints, orgs, designs, heads], async () => {
    const state = await stateOf(database, orgId)
    if (state === null) return null
    const { position } = await headOf(database, orgId)
    const row = { orgId, name, at: now, position, state }
    return { ...row, id: await checkpoints.add(row) }
  })
}

/** Takes a checkpoint out of the list; `putCheckpoint` puts it back. */
export async function removeCheckpoint(database: TripodDatabase, id: number): Promise<void> {
  await database.checkpoints.delete(id)
}

/** Writes a checkpoint as it is given: one that was removed, or one under another name. */
export async function putCheckpoint(database: TripodDatabase, row: CheckpointRow): Promise<void> {
  await database.checkpoints.put(row)
}

/**
 * Goes to a checkpoint: along the journal where that still leads there, else by an edit of its own called `label`.
 * Answers the steps that were taken.
 */
export async function goToCheckpoint(
  database: TripodDatabase,
  { orgId, position, state }: CheckpointRow,
  label: string,
  now: number,
  basedOn: number | null = null,
): Promise<readonly Step[]> {
  const { tables } = database
  return database.transaction('rw', tables, async () => {
    if (await isOnLine(database, await headOf(database, orgId), position))
      return goToPosition(database, orgId, position, now, basedOn)
    const before = await stateOf(database, orgId)
    if (before === null) return []
    const step = { kind: 'replaceContent', orgId, before, after: state } as const
    await commitStep(database, { scope: orgId, label, step, basedOn }, now)
    return [step]
  })
}

async function stateOf(database: TripodDatabase, orgId: string): Promise<ContentState | null> {
  const row = await database.orgs.get(orgId)
  if (row === undefined) return null
  const design = await readDesign(database, orgId)
  return { contentId: row.contentId, counts: row.counts, design }
}
