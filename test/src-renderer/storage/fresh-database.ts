import 'fake-indexeddb/auto'
import { openDatabase, type TripodDatabase } from '../../../src-renderer/storage/database'
import type { ImportedOrg, OrgCounts } from '@shared/protocol/engine'

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

export function imported(name: string): ImportedOrg {
  return {
    name,
    counts: { ...noCounts, userCount: 3 },
    content: {
      head: new Uint8Array([1, 2, 3]),
      chunks: [
        { object: 'Crate__c', recordCount: 2, bytes: new Uint8Array([4]) },
        { object: 'Crate__c', recordCount: 1, bytes: new Uint8Array([5]) },
      ],
    },
    diagnostics: [
      { severity: 'note', code: 'n', file: 'a.xml', line: 3, message: 'something to know' },
    ],
    report: [],
  }
}
