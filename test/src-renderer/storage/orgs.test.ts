import { describe, expect, it } from 'vitest'
import { commitStep, journalEnds, redoStep, undoStep } from '../../../src-renderer/storage/journal'
import type { Step } from '../../../src-renderer/storage/journal-rows'
import {
  addOrg,
  duplicateOrg,
  keptDays,
  listOrgs,
  purgeDeletedOrgs,
  readDiagnostics,
  readOrg,
  readOrgContent,
} from '../../../src-renderer/storage/orgs'
import { readScenario } from '../../../src-renderer/storage/settings'
import type { TripodDatabase } from '../../../src-renderer/storage/database'
import { freshDatabase, imported, noCounts, reopened } from './fresh-database'

const dayMs = 24 * 60 * 60 * 1000
const ids = { orgId: 'o1', contentId: 'c1' }

const commit = (database: TripodDatabase, step: Step, now = 2, scope = 'library') =>
  commitStep(database, { scope, label: step.kind, step }, now)

async function withOrg() {
  const { name, database } = await freshDatabase()
  await addOrg(database, imported('Harbour'), ids, 'add Harbour', 1)
  return { name, database }
}

async function present<T>(found: Promise<T | null>): Promise<T> {
  const value = await found
  if (value === null) throw new Error('nothing was found')
  return value
}

describe('orgs in the database', () => {
  it('finds an org with its content and diagnostics when the database is opened again', async () => {
    const { name, database } = await withOrg()
    database.close()
    const again = await reopened(name)
    const row = await present(readOrg(again, 'o1'))
    expect(row.name).toBe('Harbour')
    const content = await present(readOrgContent(again, row))
    expect([...content.head]).toEqual([1, 2, 3])
    expect(content.chunks.map(({ bytes }) => [...bytes])).toEqual([[4], [5]])
    expect((await readDiagnostics(again, 'o1')).diagnostics).toHaveLength(1)
  })

  it('lists metadata alone, the last changed first', async () => {
    const { database } = await withOrg()
    await addOrg(database, imported('Quay'), { orgId: 'o2', contentId: 'c2' }, 'add Quay', 5)
    expect((await listOrgs(database)).map(({ name }) => name)).toEqual(['Quay', 'Harbour'])
  })

  it('keeps nothing of an import that could not be written whole', async () => {
    const { database } = await withOrg()
    const again = addOrg(database, imported('Other'), { orgId: 'o1', contentId: 'c9' }, 'add', 2)
    await expect(again).rejects.toThrow()
    expect(await database.contents.get('c9')).toBeUndefined()
    expect((await listOrgs(database)).map(({ name }) => name)).toEqual(['Harbour'])
  })

  it('hides a deleted org, and gives it back on undo after the database was opened again', async () => {
    const { name, database } = await withOrg()
    await commit(database, { kind: 'deleteOrg', orgId: 'o1' })
    expect(await listOrgs(database)).toEqual([])
    expect(await readOrg(database, 'o1')).toBeNull()
    database.close()
    const again = await reopened(name)
    const undone = await undoStep(again, 'library', 3)
    expect(undone?.step.kind).toBe('deleteOrg')
    expect(await listOrgs(again)).toHaveLength(1)
  })

  it('purges what was deleted longer ago than is kept, with its content and its journal', async () => {
    const { database } = await withOrg()
    await commit(database, { kind: 'deleteOrg', orgId: 'o1' }, 0)
    await purgeDeletedOrgs(database, (keptDays + 1) * dayMs)
    expect(await database.orgs.count()).toBe(0)
    expect(await database.contents.count()).toBe(0)
    expect(await database.chunks.count()).toBe(0)
    expect(await database.journal.count()).toBe(0)
  })

  it('does not purge what was deleted within the days that are kept', async () => {
    const { database } = await withOrg()
    await commit(database, { kind: 'deleteOrg', orgId: 'o1' }, 0)
    await purgeDeletedOrgs(database, (keptDays - 1) * dayMs)
    expect(await database.contents.count()).toBe(1)
  })

  it('shares the content of a duplicate until the original is gone, and keeps it then', async () => {
    const { database } = await withOrg()
    const original = await present(readOrg(database, 'o1'))
    const copy = { orgId: 'o2', name: 'Harbour 2', label: 'add Harbour 2' }
    await duplicateOrg(database, original, copy, 2)
    expect(await database.contents.count()).toBe(1)
    await commit(database, { kind: 'deleteOrg', orgId: 'o1' }, 2)
    await purgeDeletedOrgs(database, (keptDays + 1) * dayMs)
    const left = await present(readOrg(database, 'o2'))
    expect(await readOrgContent(database, left)).not.toBeNull()
  })
})

describe('the journal', () => {
  const change = (before: string[], after: string[]): Step => ({
    kind: 'changeScenario',
    orgId: 'o1',
    before: before.map((text) => ({ text, isOn: true })),
    after: after.map((text) => ({ text, isOn: true })),
  })
  const texts = async (database: TripodDatabase) =>
    (await readScenario(database, 'o1')).map(({ text }) => text)

  it('walks back and forth through the changes of an org', async () => {
    const { database } = await withOrg()
    await commit(database, change([], ['a']), 2, 'o1')
    await commit(database, change(['a'], ['a', 'b']), 3, 'o1')
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
    await commit(database, change([], ['a']), 2, 'o1')
    await undoStep(database, 'o1', 3)
    await commit(database, change([], ['b']), 4, 'o1')
    expect((await journalEnds(database, 'o1')).redo).toBeNull()
    expect(await texts(database)).toEqual(['b'])
  })

  it('does not undo an edit of the library from within an org', async () => {
    const { database } = await withOrg()
    expect(await undoStep(database, 'o1', 2)).toBeNull()
    expect(await listOrgs(database)).toHaveLength(1)
  })

  it('puts content, counts and changes back when changes had become part of the base', async () => {
    const { database } = await withOrg()
    const before = { contentId: 'c1', counts: noCounts, changes: [{ text: 'a', isOn: true }] }
    const after = { contentId: 'c2', counts: { ...noCounts, userCount: 9 }, changes: [] }
    await commit(database, { kind: 'replaceContent', orgId: 'o1', before, after }, 2, 'o1')
    expect((await readOrg(database, 'o1'))?.contentId).toBe('c2')
    await undoStep(database, 'o1', 3)
    expect((await readOrg(database, 'o1'))?.contentId).toBe('c1')
    expect(await texts(database)).toEqual(['a'])
  })
})
