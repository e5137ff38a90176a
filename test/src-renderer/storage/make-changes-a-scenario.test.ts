import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { emptyDesign } from '@shared/model/design'
import { listCheckpoints } from '../../../src-renderer/storage/checkpoints'
import { openDatabase } from '../../../src-renderer/storage/database'
import { readDesign } from '../../../src-renderer/storage/designs'
import { undoStep } from '../../../src-renderer/storage/journal'
import { schemaHistory } from '../../../src-renderer/storage/schema-history'
import { readSession } from '../../../src-renderer/storage/settings'
import { contentId, designOf } from './edits'
import { noCounts, reopened } from './fresh-database'

const listed = (...texts: readonly string[]) => texts.map((text) => ({ text, isOn: true }))
const oldState = (id: string, ...texts: readonly string[]) => ({
  contentId: id,
  counts: noCounts,
  changes: listed(...texts),
})

/** A database as version 3 left it: two orgs, of which one has changes, an applied change, and a checkpoint before it. */
async function version3(name: string): Promise<void> {
  const opened = await openDatabase(name, schemaHistory.slice(0, 3))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const table = (of: string) => opened.database.table<unknown>(of)
  for (const id of ['o1', 'o2'])
    await table('orgs').add({
      ...{ id, name: id, counts: noCounts, contentId: 'c2' },
      ...{ createdAt: 1, changedAt: 1, deletedAt: null },
    })
  for (const id of ['c1', 'c2']) await table('contents').add({ id, parts: [] })
  await table('scenarios').add({ orgId: 'o1', changes: listed('b') })
  await table('sessions').add({ orgId: 'o1', values: { screen: 'model' } })
  const steps = [
    { kind: 'changeScenario', orgId: 'o1', before: [], after: listed('a', 'b') },
    {
      kind: 'replaceContent',
      orgId: 'o1',
      before: oldState('c1', 'a', 'b'),
      after: oldState('c2', 'b'),
    },
  ]
  for (const step of steps)
    await table('journal').add({
      scope: 'o1',
      label: step.kind,
      at: 1,
      group: null,
      bytes: 0,
      step,
    })
  await table('heads').add({ scope: 'o1', position: 2, since: 0, revision: 2 })
  const state = oldState('c1', 'a', 'b')
  await table('checkpoints').add({ orgId: 'o1', name: 'before', at: 1, position: 1, state })
  opened.database.close()
}

it('version 4 keeps the changes of an org as a scenario that stays in force', async () => {
  await version3('v3-designs')
  const database = await reopened('v3-designs')
  expect(await readDesign(database, 'o1')).toEqual(designOf('b'))
  expect(await readSession(database, 'o1')).toEqual({ screen: 'model', scenario: 'Scenario 1' })
  expect(await readDesign(database, 'o2')).toEqual(emptyDesign)
  expect(await readSession(database, 'o2')).toEqual({})
  expect([...database.backendDB().objectStoreNames]).not.toContain('scenarios')
})

it('version 4 undoes what version 3 could undo, and keeps what its checkpoints hold', async () => {
  await version3('v3-journal')
  const database = await reopened('v3-journal')
  const [checkpoint] = await listCheckpoints(database, 'o1')
  expect(checkpoint?.state).toEqual({
    contentId: 'c1',
    counts: noCounts,
    design: designOf('a', 'b'),
  })
  await undoStep(database, 'o1', 2)
  expect(await contentId(database)).toBe('c1')
  expect(await readDesign(database, 'o1')).toEqual(designOf('a', 'b'))
  await undoStep(database, 'o1', 3)
  expect(await readDesign(database, 'o1')).toEqual(emptyDesign)
})
