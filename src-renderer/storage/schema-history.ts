import type { Transaction } from 'dexie'
import { divideContents } from './divide-contents'
import { makeChangesAScenario } from './make-changes-a-scenario'

export interface SchemaVersion {
  readonly version: number
  /** Indexes per table, in Dexie's notation; null takes a table away. */
  readonly stores: Readonly<Record<string, string | null>>
  /** A named function with a test that opens a database of the version before. */
  readonly upgrade: ((transaction: Transaction) => Promise<void>) | null
}

/** Versions are only ever appended. */
export const schemaHistory: readonly SchemaVersion[] = [
  {
    version: 1,
    stores: {
      orgs: 'id',
      contents: 'id',
      chunks: '[contentId+position], contentId',
      diagnostics: 'orgId',
      scenarios: 'orgId',
      sessions: 'orgId',
      journal: '++position, scope',
      settings: 'key',
    },
    upgrade: null,
  },
  // The last heat-map, to be painted before the engine has read the org.
  { version: 2, stores: { pictures: 'orgId' }, upgrade: null },
  {
    version: 3,
    stores: {
      parts: 'id',
      chunks: null,
      journal: '++position, [scope+position]',
      heads: 'scope',
      checkpoints: '++id, orgId',
    },
    upgrade: divideContents,
  },
  {
    version: 4,
    stores: { designs: 'orgId', scenarios: null },
    upgrade: makeChangesAScenario,
  },
]
