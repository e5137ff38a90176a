import 'fake-indexeddb/auto'
import { emptyDesign } from '@shared/model/design'
import { openDatabase, type TripodDatabase } from '../../../src-renderer/storage/database'
import type { ImportedOrg, OrgContent, OrgCounts } from '@shared/protocol/engine'

let number = 0

/** A database of its own for one test; `name` opens it again. */
export async function freshDatabase(): Promise<{ name: string; database: TripodDatabase }> {
  const name = `test-${String(++number)}`
  return { name, database: await reopened(name) }
}

export async function reopened(name: string): Promise<TripodDatabase> {
  const opened = await openDatabase(name)
  if (opened.kind !== 'open') throw new Error(`the database is ${opened.kind}`)
  return opened.database
}

export const noCounts: OrgCounts = {
  userCount: 0,
  personaCount: 0,
  roleCount: 0,
  profileCount: 0,
  permissionSetCount: 0,
  objectCount: 0,
  sharingRuleCount: 0,
  recordCount: 0,
}

/** A content of parts that are called by what is in them. */
export function contentOf(head: string, ...users: readonly string[]): OrgContent {
  return {
    parts: [
      { kind: 'head', id: head },
      ...users.map((id) => ({ kind: 'entries', list: 'users', count: 1, id }) as const),
    ],
    bytes: [head, ...users].map((id) => ({ id, bytes: new TextEncoder().encode(id) })),
  }
}

export function imported(name: string): ImportedOrg {
  return {
    name,
    counts: { ...noCounts, userCount: 3 },
    content: contentOf('head', 'users 1', 'users 2'),
    diagnostics: [
      { severity: 'note', code: 'n', file: 'a.xml', line: 3, message: 'something to know' },
    ],
    report: [],
    design: emptyDesign,
  }
}
