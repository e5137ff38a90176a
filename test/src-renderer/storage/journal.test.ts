import { describe, expect, it } from 'vitest'
import {
  commitStep,
  goToPosition,
  journalEnds,
  listJournal,
  redoStep,
  undoStep,
} from '../../../src-renderer/storage/journal'
import type { JournalRow } from '../../../src-renderer/storage/journal-rows'
import { listOrgs, readOrg } from '../../../src-renderer/storage/orgs'
import { writeFailureOf } from '../../../src-renderer/storage/write-failure'
import { changeList, contentId, designOf, designStep, editBase, texts, withOrg } from './edits'
import { contentOf, noCounts, reopened } from './fresh-database'

/** Why a promise is rejected, as the window words it. */
const failure = (failing: Promise<unknown>) =>
  failing.then(
    () => 'done',
    (error: unknown) => writeFailureOf(error).kind,
  )

describe('the journal', () => {
  it('walks back and forth through the changes of an org', async () => {
    const { database } = await withOrg()
    await changeList(database, [], ['a'])
    await changeList(database, ['a'], ['a', 'b'])
    await undoStep(database, 'o1', 4)
    expect(await texts(database)).toEqual(['a'])
    await undoStep(database, 'o1', 5)
    expect(await texts(database)).toEqual([])
    expect(await undoStep(database, 'o1', 6)).toBeNull()
    await redoStep(database, 'o1', 7)
    await redoStep(database, 'o1', 8)
    expect(await texts(database)).toEqual(['a', 'b'])
    expect(await redoStep(database, 'o1', 9)).toBeNull()
  })

  it('forgets what was undone once something else is done', async () => {
    const { database } = await withOrg()
    await changeList(database, [], ['a'])
    await undoStep(database, 'o1', 3)
    await changeList(database, [], ['b'])
    expect((await journalEnds(database, 'o1')).redo).toBeNull()
    expect(await texts(database)).toEqual(['b'])
  })

  it('does not undo an edit of the library from within an org', async () => {
    const { database } = await withOrg()
    expect(await undoStep(database, 'o1', 2)).toBeNull()
    expect(await listOrgs(database)).toHaveLength(1)
  })

  it('puts content, counts and changes back when the base had been edited, after a restart too', async () => {
    const { name, database } = await withOrg()
    await changeList(database, [], ['a'])
    const step = {
      kind: 'replaceContent',
      orgId: 'o1',
      before: { ...stateBefore, design: designOf('a') },
      after: { ...stateBefore, contentId: 'c2' },
    } as const
    const content = { id: 'c2', content: contentOf('head', 'users 3') }
    await commitStep(database, { scope: 'o1', label: 'apply', step, content }, 2)
    expect(await contentId(database)).toBe('c2')
    expect(await texts(database)).toEqual([])
    database.close()
    const again = await reopened(name)
    await undoStep(again, 'o1', 3)
    expect(await contentId(again)).toBe('c1')
    expect(await texts(again)).toEqual(['a'])
  })

  it('keeps a thousand edits and goes through all of them at once', async () => {
    const { database } = await withOrg()
    await changeList(database, [], ['0'])
    const { head, rows: first } = await listJournal(database, 'o1')
    const later = Array.from({ length: 999 }, (_, at) => ({
      ...first[0],
      position: head.position + at + 1,
      step: designStep([`${at}`], [`${at + 1}`]),
    }))
    await database.journal.bulkAdd(later as JournalRow[]) // rows like the first
    await database.heads.put({ ...head, position: head.position + 999 })
    const { rows } = await listJournal(database, 'o1')
    expect(rows).toHaveLength(1_000)
    await goToPosition(database, 'o1', 0, 3)
    expect(await texts(database)).toEqual([])
    await goToPosition(database, 'o1', rows.at(-1)?.position ?? 0, 3)
    expect(await texts(database)).toEqual(['999'])
  })

  it('goes to any edit, back and forward, and keeps what is behind it until the next edit', async () => {
    const { database } = await withOrg()
    const [first] = [await editBase(database, 'c1', 'c2')]
    await changeList(database, [], ['a'])
    const last = await editBase(database, 'c2', 'c3')
    await goToPosition(database, 'o1', first.position, 5)
    expect([await contentId(database), await texts(database)]).toEqual(['c2', []])
    const steps = await goToPosition(database, 'o1', last.position, 6)
    expect(steps.map(({ kind }) => kind)).toEqual(['changeDesign', 'replaceContent'])
    expect(await contentId(database)).toBe('c3')
    await goToPosition(database, 'o1', first.position, 7)
    await changeList(database, [], ['b'])
    expect(await goToPosition(database, 'o1', last.position, 8)).toEqual([])
    expect((await listJournal(database, 'o1')).rows.map(({ label }) => label)).toEqual(['c2', 'b'])
  })

  it('takes edits of one group that follow each other closely for one step', async () => {
    const { database } = await withOrg()
    await changeList(database, [], ['a'], 1_000, 'flip a')
    await changeList(database, ['a'], [], 2_000, 'flip a')
    await changeList(database, [], ['a', 'b'], 3_000, 'flip a')
    expect((await listJournal(database, 'o1')).rows).toHaveLength(1)
    await undoStep(database, 'o1', 4_000)
    expect(await texts(database)).toEqual([])
  })

  it.each([
    ['of another group', 2_000, 'flip b'],
    ['of no group', 2_000, null],
    ['much later', 60_000, 'flip a'],
  ])('does not take an edit %s for the same step', async (_, now, group) => {
    const { database } = await withOrg()
    await changeList(database, [], ['a'], 1_000, 'flip a')
    await changeList(database, ['a'], ['b'], now, group)
    await undoStep(database, 'o1', now + 1)
    expect(await texts(database)).toEqual(['a'])
  })

  it('refuses an edit, undo and redo of what another window has changed meanwhile, and leaves all as it was', async () => {
    const { name, database } = await withOrg()
    const seen = await changeList(database, [], ['a'])
    const other = await reopened(name)
    await changeList(other, ['a'], ['a', 'b'])
    const stale = { scope: 'o1', label: 'x', step: designStep(['a'], ['x']) }
    const basedOn = seen.revision
    expect(await failure(commitStep(database, { ...stale, basedOn }, 3))).toBe('stale')
    expect(await failure(undoStep(database, 'o1', 3, basedOn))).toBe('stale')
    expect(await failure(redoStep(database, 'o1', 3, basedOn))).toBe('stale')
    expect(await failure(goToPosition(database, 'o1', 0, 3, basedOn))).toBe('stale')
    expect(await texts(database)).toEqual(['a', 'b'])
    expect(await failure(undoStep(database, 'o1', 3, basedOn + 1))).toBe('done')
  })

  it('writes nothing of an edit whose parts are neither given nor stored', async () => {
    const { database } = await withOrg()
    const step = {
      kind: 'replaceContent',
      orgId: 'o1',
      before: stateBefore,
      after: { ...stateBefore, contentId: 'c2' },
    } as const
    const lost = { parts: contentOf('head', 'nowhere').parts, bytes: [] }
    const edit = { scope: 'o1', label: 'x', step, content: { id: 'c2', content: lost } }
    expect(await failure(commitStep(database, edit, 2))).toBe('partsMissing')
    expect(await contentId(database)).toBe('c1')
    expect(await database.contents.get('c2')).toBeUndefined()
    expect((await listJournal(database, 'o1')).rows).toEqual([])
  })

  it('does not undo into a content that has lost a part', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    await database.parts.delete('users 2')
    expect(await failure(undoStep(database, 'o1', 3))).toBe('damaged')
    expect(await contentId(database)).toBe('c2')
    expect((await journalEnds(database, 'o1')).undo?.label).toBe('c2')
  })

  it('says that the disk is full, and leaves everything as it was', async () => {
    const { database } = await withOrg()
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    database.journal.hook('creating', full)
    expect(await failure(editBase(database, 'c1', 'c2'))).toBe('full')
    database.journal.hook('creating').unsubscribe(full)
    expect((await readOrg(database, 'o1'))?.contentId).toBe('c1')
    expect(await database.parts.get('users of c2')).toBeUndefined()
    expect(await failure(editBase(database, 'c1', 'c2'))).toBe('done')
  })
})

const stateBefore = { contentId: 'c1', counts: noCounts, design: designOf() }
