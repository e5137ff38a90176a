import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../../src-renderer/storage/contents'
import { openDatabase } from '../../../src-renderer/storage/database'
import { journalEnds, redoStep, undoStep } from '../../../src-renderer/storage/journal'
import { readOrg } from '../../../src-renderer/storage/orgs'
import { schemaHistory } from '../../../src-renderer/storage/schema-history'
import { contentId, texts } from './edits'
import { noCounts, reopened } from './fresh-database'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A database as version 2 left it: an org, its content before and after an edit, an undone edit. */
async function version2(name: string): Promise<void> {
  const opened = await openDatabase(name, schemaHistory.slice(0, 2))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { database } = opened
  const table = (of: string) => database.table<unknown>(of)
  await table('orgs').add({
    id: 'o1',
    name: 'Harbour',
    counts: noCounts,
    contentId: 'c2',
    createdAt: 1,
    changedAt: 1,
    deletedAt: null,
  })
  for (const id of ['c1', 'c2']) {
    await table('contents').add({ id, head: bytes(`head of ${id}`) })
    for (const position of [1, 0])
      await table('chunks').add({
        contentId: id,
        position,
        object: 'Crate__c',
        recordCount: 5,
        bytes: bytes(`chunk ${position} of ${id}`),
      })
  }
  const edit = {
    kind: 'replaceContent',
    orgId: 'o1',
    before: { contentId: 'c1', counts: noCounts, changes: [] },
    after: { contentId: 'c2', counts: noCounts, changes: [] },
  }
  const row = (scope: string, step: unknown, isUndone: boolean) =>
    table('journal').add({ scope, label: scope, step, isUndone })
  await row('library', { kind: 'createOrg', orgId: 'o1' }, false)
  await row('o1', edit, false)
  const after = [{ text: 'a', isOn: true }]
  await row('o1', { kind: 'changeScenario', orgId: 'o1', before: [], after }, true)
  database.close()
}

describe('version 3 of the database', () => {
  it('keeps every byte of every content of version 2', async () => {
    await version2('v2-contents')
    const database = await reopened('v2-contents')
    expect(await readOrg(database, 'o1')).toMatchObject({ name: 'Harbour', contentId: 'c2' })
    for (const id of ['c1', 'c2']) {
      const content = await readContent(database, id)
      expect(content?.parts).toEqual([
        { kind: 'head', id: `${id}:head` },
        { kind: 'records', object: 'Crate__c', count: 5, id: `${id}:0` },
        { kind: 'records', object: 'Crate__c', count: 5, id: `${id}:1` },
      ])
      expect(content?.bytes.map((part) => new TextDecoder().decode(part.bytes))).toEqual([
        `head of ${id}`,
        `chunk 0 of ${id}`,
        `chunk 1 of ${id}`,
      ])
    }
    expect([...database.backendDB().objectStoreNames]).not.toContain('chunks')
  })

  it('undoes what version 2 could undo, does again what it had undone, and nothing else', async () => {
    await version2('v2-journal')
    const database = await reopened('v2-journal')
    const { undo, redo } = await journalEnds(database, 'o1')
    expect([undo?.step.kind, redo?.step.kind]).toEqual(['replaceContent', 'changeDesign'])
    await redoStep(database, 'o1', 2)
    expect(await texts(database)).toEqual(['a'])
    await undoStep(database, 'o1', 3)
    await undoStep(database, 'o1', 4)
    expect(await contentId(database)).toBe('c1')
    expect(await undoStep(database, 'o1', 5)).toBeNull()
    expect((await undoStep(database, 'library', 6))?.step.kind).toBe('createOrg')
    expect(await undoStep(database, 'library', 7)).toBeNull()
  })
})
