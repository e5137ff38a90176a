import { describe, expect, it } from 'vitest'
import {
  addCheckpoint,
  goToCheckpoint,
  listCheckpoints,
  putCheckpoint,
  removeCheckpoint,
} from '../../../src-renderer/storage/checkpoints'
import { journalEnds, listJournal, undoStep } from '../../../src-renderer/storage/journal'
import type { TripodDatabase } from '../../../src-renderer/storage/database'
import { changeList, contentId, editBase, texts, withOrg } from './edits'
import { reopened } from './fresh-database'

async function checkpoint(database: TripodDatabase, name: string) {
  const added = await addCheckpoint(database, 'o1', name, 3)
  if (added === null) throw new Error('there is no such org')
  return added
}

describe('a checkpoint', () => {
  it('is found again with its name after the database was opened again', async () => {
    const { name, database } = await withOrg()
    await checkpoint(database, 'before the merger')
    database.close()
    const [found] = await listCheckpoints(await reopened(name), 'o1')
    expect(found).toMatchObject({ name: 'before the merger', at: 3 })
  })

  it('of an org that is gone is not made', async () => {
    const { database } = await withOrg()
    expect(await addCheckpoint(database, 'o9', 'x', 3)).toBeNull()
    expect(await listCheckpoints(database, 'o1')).toEqual([])
  })

  it('is gone back to along the journal, and what is behind it can be done again', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    const point = await checkpoint(database, 'two')
    await editBase(database, 'c2', 'c3')
    await goToCheckpoint(database, point, 'back to two', 5)
    expect(await contentId(database)).toBe('c2')
    expect((await journalEnds(database, 'o1')).redo?.label).toBe('c3')
  })

  it('of the state before the first edit is gone back to as well', async () => {
    const { database } = await withOrg()
    const point = await checkpoint(database, 'as imported')
    await editBase(database, 'c1', 'c2')
    await goToCheckpoint(database, point, 'back', 5)
    expect(await contentId(database)).toBe('c1')
    expect((await listJournal(database, 'o1')).rows.map(({ label }) => label)).toEqual(['c2'])
  })

  it('outlives the edits it was made after: going there is an edit of its own, which undo takes back', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    await changeList(database, [], ['a'])
    const point = await checkpoint(database, 'two')
    await undoStep(database, 'o1', 4)
    await undoStep(database, 'o1', 4)
    await editBase(database, 'c1', 'c3')
    await goToCheckpoint(database, point, 'back to two', 5)
    expect([await contentId(database), await texts(database)]).toEqual(['c2', ['a']])
    await undoStep(database, 'o1', 6)
    expect([await contentId(database), await texts(database)]).toEqual(['c3', []])
  })

  it('that is removed can be put back', async () => {
    const { database } = await withOrg()
    const point = await checkpoint(database, 'two')
    await removeCheckpoint(database, point.id)
    expect(await listCheckpoints(database, 'o1')).toEqual([])
    await putCheckpoint(database, point)
    expect(await listCheckpoints(database, 'o1')).toEqual([point])
  })
})
