import type { TerritoryId, UserId } from '@shared/model/id'
import { parseRecordId } from '@shared/model/id'
import type { TerritoryRecord } from '@shared/model/sharing'
import { keyPrefixes } from '../data/known-objects'
import { sortedBy } from './order'
import { resolveId, resolveName } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'
import type { TerritoryRegistry } from './territories'
import type { UserRegistry } from './users'
import { userOfColumns } from './users'

/** The territory that a row names by id or by developer name; null when it names none. */
function territoryOf(
  sources: Sources,
  territories: TerritoryRegistry,
  row: Row,
): TerritoryId | null {
  const id = cell(row, 'Territory2Id')
  if (id !== null) return resolveId(territories, id, place(row), sources.findings)
  const name = cell(row, 'Territory2.DeveloperName')
  return name === null ? null : resolveName(territories, name, place(row), sources.findings)
}

function usersByTerritory(
  sources: Sources,
  territories: TerritoryRegistry,
  users: UserRegistry,
): Map<TerritoryId, Set<UserId>> {
  const byTerritory = new Map<TerritoryId, Set<UserId>>()
  for (const row of eachRow(sources, 'UserTerritory2Association')) {
    if (flag(row, 'IsActive') === false) continue
    const user = userOfColumns(sources, users, row, 'UserId', 'User.Username')
    const territory = territoryOf(sources, territories, row)
    if (user === null || territory === null) continue
    const members = byTerritory.get(territory) ?? new Set()
    byTerritory.set(territory, members.add(user))
  }
  return byTerritory
}

function recordsByTerritory(
  sources: Sources,
  territories: TerritoryRegistry,
): Map<TerritoryId, TerritoryRecord[]> {
  const byTerritory = new Map<TerritoryId, TerritoryRecord[]>()
  for (const row of eachRow(sources, 'ObjectTerritory2Association')) {
    const record = cell(row, 'ObjectId')
    const territory = territoryOf(sources, territories, row)
    if (record === null || territory === null) continue
    const cause = /manual/i.test(cell(row, 'AssociationCause') ?? '')
      ? 'Territory2AssociationManual'
      : 'Territory'
    const object = cell(row, 'SobjectType') ?? keyPrefixes[record.slice(0, 3)] ?? 'Account'
    const records = byTerritory.get(territory) ?? []
    byTerritory.set(territory, records)
    records.push({ object, record: parseRecordId(record), cause })
  }
  return byTerritory
}

/** Users and records of territories, which come from data alone; inactive associations are left out (R9.2). */
export function addTerritoryMembers(
  sources: Sources,
  territories: TerritoryRegistry,
  users: UserRegistry,
): void {
  const members = usersByTerritory(sources, territories, users)
  const records = recordsByTerritory(sources, territories)
  for (const [id, territory] of territories.entries)
    territories.entries.set(id, {
      ...territory,
      users: [...(members.get(id) ?? [])].sort(),
      records: sortedBy(
        records.get(id) ?? [],
        (entry) => entry.object,
        (entry) => entry.record,
        (entry) => entry.cause,
      ),
    })
}
