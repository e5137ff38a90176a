import 'fake-indexeddb/auto'
import type { Transaction } from 'dexie'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src-renderer/storage/database'
import { listOrgs } from '../../../src-renderer/storage/orgs'
import { addOrg } from '../../../src-renderer/storage/orgs'
import { schemaHistory } from '../../../src-renderer/storage/schema-history'
import { freshDatabase, imported } from './fresh-database'

/** A version that does not exist yet, to prove the way there. */
const nextVersion = {
  version: (schemaHistory.at(-1)?.version ?? 0) + 1,
  stores: { orgs: 'id, name' },
  upgrade: async function nameEveryOrgLoudly(transaction: Transaction) {
    await transaction
      .table('orgs')
      .toCollection()
      .modify((row: { name: string }) => {
        row.name = row.name.toUpperCase()
      })
  },
}

describe('the versions of the database', () => {
  it('are numbered without a gap and only ever appended', () => {
    expect(schemaHistory.map(({ version }) => version)).toEqual(schemaHistory.map((_, i) => i + 1))
  })

  it('brings a database of the version before to the next with its named upgrade', async () => {
    const { name, database } = await freshDatabase()
    await addOrg(database, imported('Harbour'), { orgId: 'o', contentId: 'c' }, 'add', 1)
    database.close()
    const opened = await openDatabase(name, [...schemaHistory, nextVersion])
    if (opened.kind !== 'open') throw new Error(opened.kind)
    expect((await listOrgs(opened.database)).map((row) => row.name)).toEqual(['HARBOUR'])
    opened.database.close()
  })

  it('leaves a database of a newer program alone', async () => {
    const { name, database } = await freshDatabase()
    await addOrg(database, imported('Harbour'), { orgId: 'o', contentId: 'c' }, 'add', 1)
    database.close()
    const newer = await openDatabase(name, [...schemaHistory, nextVersion])
    if (newer.kind !== 'open') throw new Error(newer.kind)
    newer.database.close()
    expect(await openDatabase(name)).toEqual({ kind: 'newer' })
    const again = await openDatabase(name, [...schemaHistory, nextVersion])
    if (again.kind !== 'open') throw new Error(again.kind)
    expect(await listOrgs(again.database)).toHaveLength(1)
    again.database.close()
  })
})
