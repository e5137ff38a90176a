import { emptyDesign, type Design } from '@shared/model/design'
import { commitStep } from '../../../src-renderer/storage/journal'
import type { ContentState, Step } from '../../../src-renderer/storage/journal-rows'
import { addOrg, readOrg } from '../../../src-renderer/storage/orgs'
import { readDesign } from '../../../src-renderer/storage/designs'
import type { TripodDatabase } from '../../../src-renderer/storage/database'
import { contentOf, freshDatabase, imported, noCounts } from './fresh-database'

/** A database with the org `o1`, whose content is `c1`. */
export async function withOrg() {
  const { name, database } = await freshDatabase()
  const ids = { orgId: 'o1', contentId: 'c1' }
  await addOrg(database, imported('Harbour'), ids, 'add Harbour', 1)
  return { name, database }
}

/** A design with one scenario of these changes. */
export const designOf = (...changes: readonly string[]): Design => ({
  ...emptyDesign,
  scenarios:
    changes.length === 0
      ? []
      : [
          {
            name: 'Scenario 1',
            on: null,
            note: '',
            changes: changes.map((text) => ({ text, isOn: true })),
          },
        ],
})

export const stateOf = (contentId: string, ...changes: readonly string[]): ContentState => ({
  contentId,
  counts: noCounts,
  design: designOf(...changes),
})

export const designStep = (before: readonly string[], after: readonly string[]): Step => ({
  kind: 'changeDesign',
  orgId: 'o1',
  before: designOf(...before),
  after: designOf(...after),
})

/** Puts changes in the place of others. */
export const changeList = (
  database: TripodDatabase,
  before: readonly string[],
  after: readonly string[],
  now = 2,
  group: string | null = null,
) => {
  const step = designStep(before, after)
  return commitStep(database, { scope: 'o1', label: after.join(' '), step, group }, now)
}

/** An edit of the base that leads from one content to another, which has a part of its own besides those there are. */
export const editBase = (
  database: TripodDatabase,
  from: string,
  to: string,
  options: { readonly now?: number; readonly basedOn?: number; readonly label?: string } = {},
) => {
  const { parts, bytes } = contentOf('head', 'users 1', `users of ${to}`)
  const step: Step = {
    kind: 'replaceContent',
    orgId: 'o1',
    before: stateOf(from),
    after: stateOf(to),
  }
  const { now = 2, basedOn = null, label = to } = options
  const content = { id: to, content: { parts, bytes: bytes.slice(2) } }
  return commitStep(database, { scope: 'o1', label, step, basedOn, content }, now)
}

export const texts = async (database: TripodDatabase) =>
  (await readDesign(database, 'o1')).scenarios.flatMap(({ changes }) =>
    changes.map(({ text }) => text),
  )

export const contentId = async (database: TripodDatabase) =>
  (await readOrg(database, 'o1'))?.contentId
