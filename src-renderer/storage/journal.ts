import type { TripodDatabase } from './database'
import type { Direction, JournalRow, Step } from './journal-rows'

/** Steps kept per scope; older ones can no longer be undone. */
const keptSteps = 200

/**
 * Makes an edit and notes it, both or neither. What had been undone in this scope is forgotten.
 */
export async function commitStep(
  database: TripodDatabase,
  entry: { readonly scope: string; readonly label: string; readonly step: Step },
  now: number,
): Promise<void> {
  await database.transaction('rw', stepTables(database), async () => {
    const rows = await database.journal.where('scope').equals(entry.scope).sortBy('position')
    const forgotten = rows.filter((row) => row.isUndone)
    const old = rows.slice(0, Math.max(0, rows.length - forgotten.length - keptSteps + 1))
    await database.journal.bulkDelete([...forgotten, ...old].map((row) => row.position))
    await applyStep(database, entry.step, 'forward', now)
    await database.journal.add({ ...entry, isUndone: false })
  })
}

/** Takes the last edit of the scope back; null when there is none. */
export async function undoStep(
  database: TripodDatabase,
  scope: string,
  now: number,
): Promise<JournalRow | null> {
  return moveStep(database, scope, 'back', now)
}

/** Makes the edit again that was undone last; null when there is none. */
export async function redoStep(
  database: TripodDatabase,
  scope: string,
  now: number,
): Promise<JournalRow | null> {
  return moveStep(database, scope, 'forward', now)
}

/** What undo and redo would do next. */
export async function journalEnds(
  database: TripodDatabase,
  scope: string,
): Promise<{ readonly undo: JournalRow | null; readonly redo: JournalRow | null }> {
  const rows = await database.journal.where('scope').equals(scope).sortBy('position')
  return {
    undo: rows.findLast((row) => !row.isUndone) ?? null,
    redo: rows.find((row) => row.isUndone) ?? null,
  }
}

function moveStep(
  database: TripodDatabase,
  scope: string,
  direction: Direction,
  now: number,
): Promise<JournalRow | null> {
  return database.transaction('rw', stepTables(database), async () => {
    const ends = await journalEnds(database, scope)
    const row = direction === 'back' ? ends.undo : ends.redo
    if (row === null) return null
    await applyStep(database, row.step, direction, now)
    await database.journal.update(row.position, { isUndone: direction === 'back' })
    return row
  })
}

const stepTables = ({ journal, orgs, scenarios }: TripodDatabase) => [journal, orgs, scenarios]

async function applyStep(
  database: TripodDatabase,
  step: Step,
  direction: Direction,
  now: number,
): Promise<void> {
  const isForward = direction === 'forward'
  switch (step.kind) {
    case 'createOrg':
      await database.orgs.update(step.orgId, { deletedAt: isForward ? null : now })
      return
    case 'deleteOrg':
      await database.orgs.update(step.orgId, { deletedAt: isForward ? now : null })
      return
    case 'renameOrg':
      await database.orgs.update(step.orgId, {
        name: isForward ? step.after : step.before,
        changedAt: now,
      })
      return
    case 'changeScenario':
      await database.scenarios.put({
        orgId: step.orgId,
        changes: isForward ? step.after : step.before,
      })
      await database.orgs.update(step.orgId, { changedAt: now })
      return
    case 'replaceContent': {
      const { contentId, counts, changes } = isForward ? step.after : step.before
      await database.orgs.update(step.orgId, { contentId, counts, changedAt: now })
      await database.scenarios.put({ orgId: step.orgId, changes })
    }
  }
}
