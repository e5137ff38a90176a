import type { Design } from '@shared/model/design'
import type { OrgContent, OrgCounts } from '@shared/protocol/engine'
import { isContentWhole, writeContent } from './contents'
import type { TripodDatabase } from './database'
import type { Direction, HeadRow, JournalRow, Step } from './journal-rows'
import { failWith } from './write-failure'

/** Edits of one group are one step while they follow each other within this. */
const groupedWithinMs = 3_000

export interface Edit {
  readonly scope: string
  readonly label: string
  readonly step: Step
  readonly group?: string | null
  /** The revision that the edit was made to; another one in the database fails it as `stale`. Null: any. */
  readonly basedOn?: number | null
  /** What the step names and is not stored yet. */
  readonly content?: { readonly id: string; readonly content: OrgContent }
}

/**
 * Makes an edit and notes it with all that it needs, everything or nothing. What had been undone in this scope is
 * forgotten. Answers where the scope stands then.
 */
export async function commitStep(
  database: TripodDatabase,
  edit: Edit,
  now: number,
): Promise<HeadRow> {
  return database.transaction('rw', editTables(database), async () => {
    const { scope, label, step, group = null, basedOn = null, content } = edit
    const head = await headOf(database, scope)
    checkBase(head, basedOn)
    await after(database, scope, head.position).delete()
    const bytes =
      content === undefined ? 0 : await writeContent(database, content.id, content.content)
    await applySteps(database, [step], 'forward', now)
    const last = await database.journal.get(head.position)
    const row = { scope, label, at: now, group, bytes, step }
    const merged = last?.group === group && isClose(last, now) ? mergedStep(last.step, step) : null
    if (last === undefined || group === null || merged === null)
      return moveHead(database, { ...head, position: await database.journal.add(row) })
    // The position of the step that grows is given up: a checkpoint there means the state before.
    await database.journal.delete(last.position)
    const grown = { ...row, bytes: bytes + last.bytes, step: merged }
    return moveHead(database, { ...head, position: await database.journal.add(grown) })
  })
}

/** Takes the last edit of the scope back; null when there is none. Fails as `damaged` when what it leads to is not whole. */
export async function undoStep(
  database: TripodDatabase,
  scope: string,
  now: number,
  basedOn: number | null = null,
): Promise<JournalRow | null> {
  return database.transaction('rw', editTables(database), async () => {
    const { head, undo, before } = await journalEnds(database, scope)
    checkBase(head, basedOn)
    if (undo === null) return null
    await applySteps(database, [undo.step], 'back', now)
    await moveHead(database, { ...head, position: before })
    return undo
  })
}

/** Makes the edit again that was undone last; null when there is none. */
export async function redoStep(
  database: TripodDatabase,
  scope: string,
  now: number,
  basedOn: number | null = null,
): Promise<JournalRow | null> {
  return database.transaction('rw', editTables(database), async () => {
    const { head, redo } = await journalEnds(database, scope)
    checkBase(head, basedOn)
    if (redo === null) return null
    await applySteps(database, [redo.step], 'forward', now)
    await moveHead(database, { ...head, position: redo.position })
    return redo
  })
}

/**
 * Goes to where the scope stood after the edit at `position`, back or forward; what is behind it can still be done again.
 * Answers the steps that were taken, none when there is no such edit.
 */
export async function goToPosition(
  database: TripodDatabase,
  scope: string,
  position: number,
  now: number,
  basedOn: number | null = null,
): Promise<readonly Step[]> {
  return database.transaction('rw', editTables(database), async () => {
    const head = await headOf(database, scope)
    checkBase(head, basedOn)
    const isBack = position < head.position
    if (!(await isOnLine(database, head, position))) return []
    const rows = isBack
      ? (await between(database, scope, position, head.position).toArray()).reverse()
      : await between(database, scope, head.position, position).toArray()
    const steps = rows.map(({ step }) => step)
    if (steps.length === 0) return []
    await applySteps(database, steps, isBack ? 'back' : 'forward', now)
    await moveHead(database, { ...head, position })
    return steps
  })
}

/** Whether the journal of the scope still leads to the state after the edit at `position`. */
export async function isOnLine(
  { journal }: TripodDatabase,
  head: HeadRow,
  position: number,
): Promise<boolean> {
  return position === head.since || (await journal.get(position))?.scope === head.scope
}

/** Where the scope stands, and what undo and redo would do next. */
export async function journalEnds(
  database: TripodDatabase,
  scope: string,
): Promise<{
  readonly head: HeadRow
  readonly undo: JournalRow | null
  readonly redo: JournalRow | null
  /** Where undo leads. */
  readonly before: number
}> {
  const head = await headOf(database, scope)
  const [undo, before] = await between(database, scope, head.since, head.position)
    .reverse()
    .limit(2)
    .toArray()
  const redo = await after(database, scope, head.position).first()
  return {
    head,
    undo: undo ?? null,
    redo: redo ?? null,
    before: before?.position ?? head.since,
  }
}

/** Every edit of the scope that undo or redo could reach, the oldest first. */
export async function listJournal(
  database: TripodDatabase,
  scope: string,
): Promise<{ readonly head: HeadRow; readonly rows: readonly JournalRow[] }> {
  return database.transaction('r', [database.journal, database.heads], async () => ({
    head: await headOf(database, scope),
    rows: await after(database, scope, 0).toArray(),
  }))
}

export async function headOf({ heads }: TripodDatabase, scope: string): Promise<HeadRow> {
  return (await heads.get(scope)) ?? { scope, position: 0, since: 0, revision: 0 }
}

function checkBase({ revision }: HeadRow, basedOn: number | null): void {
  if (basedOn !== null && basedOn !== revision) failWith('stale')
}

async function moveHead({ heads }: TripodDatabase, head: HeadRow): Promise<HeadRow> {
  const moved = { ...head, revision: head.revision + 1 }
  await heads.put(moved)
  return moved
}

const editTables = (database: TripodDatabase) => [
  database.journal,
  database.heads,
  database.orgs,
  database.designs,
  database.contents,
  database.parts,
]

/** The rows of a scope behind `from`, up to and with `to`, in their order. */
const between = ({ journal }: TripodDatabase, scope: string, from: number, to: number) =>
  journal.where('[scope+position]').between([scope, from], [scope, to], false, true)

const after = (database: TripodDatabase, scope: string, position: number) =>
  between(database, scope, position, Infinity)

const isClose = ({ at }: JournalRow, now: number) => at !== null && now - at <= groupedWithinMs

/** Two steps as one, or null when they are not of one kind. */
function mergedStep(first: Step, second: Step): Step | null {
  if (first.orgId !== second.orgId) return null
  if (first.kind === 'changeDesign' && second.kind === 'changeDesign')
    return { ...second, before: first.before }
  if (first.kind === 'replaceContent' && second.kind === 'replaceContent')
    return { ...second, before: first.before }
  return null
}

/** What becomes of the row of an org, and of what people think about it. */
interface OrgPatch {
  deletedAt?: number | null
  name?: string
  contentId?: string
  counts?: OrgCounts
  design?: Design
}

/** Brings orgs to where the steps lead; only the last value of each thing is written. */
async function applySteps(
  database: TripodDatabase,
  steps: readonly Step[],
  direction: Direction,
  now: number,
): Promise<void> {
  const patches = new Map<string, OrgPatch>()
  for (const step of steps)
    patches.set(step.orgId, { ...patches.get(step.orgId), ...patchOf(step, direction, now) })
  for (const [orgId, { design, ...patch }] of patches) {
    const { contentId, deletedAt } = patch
    if (contentId !== undefined && !(await isContentWhole(database, contentId))) failWith('damaged')
    const isChanged = deletedAt === undefined
    await database.orgs.update(orgId, isChanged ? { ...patch, changedAt: now } : patch)
    if (design !== undefined) await database.designs.put({ orgId, design })
  }
}

function patchOf(step: Step, direction: Direction, now: number): OrgPatch {
  const isForward = direction === 'forward'
  switch (step.kind) {
    case 'createOrg':
      return { deletedAt: isForward ? null : now }
    case 'deleteOrg':
      return { deletedAt: isForward ? now : null }
    case 'renameOrg':
      return { name: isForward ? step.after : step.before }
    case 'changeDesign':
      return { design: isForward ? step.after : step.before }
    case 'replaceContent':
      return isForward ? step.after : step.before
  }
}
