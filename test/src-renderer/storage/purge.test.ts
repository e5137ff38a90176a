import { describe, expect, it } from 'vitest'
import { addCheckpoint } from '../../../src-renderer/storage/checkpoints'
import { readContent } from '../../../src-renderer/storage/contents'
import {
  commitStep,
  goToPosition,
  listJournal,
  undoStep,
} from '../../../src-renderer/storage/journal'
import { keptDays, purge } from '../../../src-renderer/storage/purge'
import type { TripodDatabase } from '../../../src-renderer/storage/database'
import { changeList, contentId, editBase, withOrg } from './edits'

const dayMs = 24 * 60 * 60 * 1000

const deleteOrg = (database: TripodDatabase) => {
  const step = { kind: 'deleteOrg', orgId: 'o1' } as const
  return commitStep(database, { scope: 'library', label: 'delete', step }, 0)
}
const partIds = (database: TripodDatabase) => database.parts.toCollection().primaryKeys()

describe('clearing the database', () => {
  it('removes what was deleted longer ago than is kept, with its parts, its journal and its checkpoints', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    await addCheckpoint(database, 'o1', 'first', 3)
    await deleteOrg(database)
    await purge(database, (keptDays + 1) * dayMs)
    const { orgs, contents, parts, journal, checkpoints } = database
    const tables = [orgs, contents, parts, journal, checkpoints]
    expect(await Promise.all(tables.map((table) => table.count()))).toEqual([0, 0, 0, 0, 0])
  })

  it('does not remove what was deleted within the days that are kept', async () => {
    const { database } = await withOrg()
    await deleteOrg(database)
    await purge(database, (keptDays - 1) * dayMs)
    expect(await partIds(database)).toEqual(['head', 'users 1', 'users 2'])
  })

  it('keeps the parts that an edit, an undone edit and a checkpoint need', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    await addCheckpoint(database, 'o1', 'here', 3)
    await undoStep(database, 'o1', 4)
    await editBase(database, 'c1', 'c3')
    await undoStep(database, 'o1', 5)
    await purge(database, 6)
    for (const id of ['c1', 'c2', 'c3'])
      expect((await readContent(database, id))?.bytes).toHaveLength(3)
  })

  it('removes the parts of an edit that can no longer be done again', async () => {
    const { database } = await withOrg()
    await editBase(database, 'c1', 'c2')
    await undoStep(database, 'o1', 4)
    await editBase(database, 'c1', 'c3')
    await purge(database, 6)
    expect(await partIds(database)).toEqual(['head', 'users 1', 'users 2', 'users of c3'])
    expect(await readContent(database, 'c2')).toBeNull()
  })

  it('forgets the oldest edits when they take too much, and never the last ones', async () => {
    const { database } = await withOrg()
    for (let at = 1; at < 6; at++) await editBase(database, `c${at}`, `c${at + 1}`)
    await purge(database, 6, { bytes: 1, count: 2 })
    const { head, rows } = await listJournal(database, 'o1')
    expect(rows.map(({ label }) => label)).toEqual(['c5', 'c6'])
    expect(await readContent(database, 'c2')).toBeNull()
    await goToPosition(database, 'o1', head.since, 7)
    expect(await contentId(database)).toBe('c4')
    expect(await undoStep(database, 'o1', 8)).toBeNull()
  })

  it('does not forget an edit while they take little', async () => {
    const { database } = await withOrg()
    for (let at = 0; at < 30; at++) await changeList(database, [], [`${at}`])
    await purge(database, 6)
    expect((await listJournal(database, 'o1')).rows).toHaveLength(30)
  })
})
