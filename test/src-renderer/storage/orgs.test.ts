import { describe, expect, it } from 'vitest'
import { emptyDesign } from '@shared/model/design'
import { commitStep, undoStep } from '../../../src-renderer/storage/journal'
import type { Step } from '../../../src-renderer/storage/journal-rows'
import {
  addOrg,
  duplicateOrg,
  listOrgs,
  readDiagnostics,
  readOrg,
  readOrgContent,
} from '../../../src-renderer/storage/orgs'
import { keptDays, purge } from '../../../src-renderer/storage/purge'
import type { TripodDatabase } from '../../../src-renderer/storage/database'
import { readDesign } from '../../../src-renderer/storage/designs'
import { designOf } from './edits'
import { freshDatabase, imported, reopened } from './fresh-database'

const dayMs = 24 * 60 * 60 * 1000
const ids = { orgId: 'o1', contentId: 'c1' }

const commit = (database: TripodDatabase, step: Step, now = 2) =>
  commitStep(database, { scope: 'library', label: step.kind, step }, now)

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
    expect(content).toEqual(imported('Harbour').content)
    expect((await readDiagnostics(again, 'o1')).diagnostics).toHaveLength(1)
  })

  it('keeps the design that comes with an org', async () => {
    const { database } = await freshDatabase()
    const design = designOf('object:Account.sharingModel=Read')
    await addOrg(database, { ...imported('Quay'), design }, ids, 'add Quay', 1)
    expect(await readDesign(database, 'o1')).toEqual(design)
  })

  it('begins with an empty design where none comes with an org', async () => {
    const { database } = await withOrg()
    expect(await readDesign(database, 'o1')).toEqual(emptyDesign)
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

  it('shares the content of a duplicate until the original is gone, and keeps it then', async () => {
    const { database } = await withOrg()
    const original = await present(readOrg(database, 'o1'))
    const copy = { orgId: 'o2', name: 'Harbour 2', label: 'add Harbour 2' }
    await duplicateOrg(database, original, copy, 2)
    expect(await database.contents.count()).toBe(1)
    await commit(database, { kind: 'deleteOrg', orgId: 'o1' }, 2)
    await purge(database, (keptDays + 1) * dayMs)
    const left = await present(readOrg(database, 'o2'))
    expect(await readOrgContent(database, left)).not.toBeNull()
  })
})
