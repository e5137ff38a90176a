import { expect, it } from 'vitest'
import { emptyDesign, type Design } from '@shared/model/design'
import { readDesign } from '../../../src-renderer/storage/designs'
import { commitStep, redoStep, undoStep } from '../../../src-renderer/storage/journal'
import { designOf, withOrg } from './edits'
import { reopened } from './fresh-database'

const scenario = (name: string, on: string | null) => ({ name, on, note: '', changes: [] })

/** What somebody may have made of a design, step by step: changes, a branch, a rename, a note, a deletion. */
const designs: readonly Design[] = [
  emptyDesign,
  designOf('a'),
  designOf('a', 'b'),
  { ...designOf('b', 'a'), requirements: [{ text: 'nobody may read a', note: '' }] },
  { ...emptyDesign, scenarios: [scenario('Scenario 1', null), scenario('Branch', 'Scenario 1')] },
  { ...emptyDesign, scenarios: [scenario('Renamed', null), scenario('Branch', 'Renamed')] },
  { ...emptyDesign, scenarios: [{ ...scenario('Renamed', null), note: 'why' }] },
  emptyDesign,
]

it('each step of a design that is undone restores it, after a restart too, and done again brings it back', async () => {
  const { name, database } = await withOrg()
  for (const [at, after] of designs.entries()) {
    const before = designs[at - 1]
    if (before === undefined) continue
    const step = { kind: 'changeDesign', orgId: 'o1', before, after } as const
    await commitStep(database, { scope: 'o1', label: `step ${at}`, step }, at)
  }
  database.close()
  const again = await reopened(name)
  for (const expected of designs.slice(0, -1).toReversed()) {
    await undoStep(again, 'o1', 20)
    expect(await readDesign(again, 'o1')).toEqual(expected)
  }
  for (const expected of designs.slice(1)) {
    await redoStep(again, 'o1', 30)
    expect(await readDesign(again, 'o1')).toEqual(expected)
  }
})
