import type { GroupId, ObjectName, RecordId, UserId } from '@shared/model/id'
import { isPlatformId, parseGroupId, parseRecordId, parseUserId } from '@shared/model/id'
import type { RecordTable } from '@shared/model/record-table'
import type { DataTable } from '../data/data-table'
import { cellOf, placeOf } from '../data/data-table'
import { reportCounted } from './findings'
import type { GroupRegistries } from './groups'
import type { ObjectRegistry } from './object-registry'
import { objectOf, setObject } from './object-registry'
import { columnsOf } from './record-columns'
import { keyNamed } from './registry'
import type { Sources } from './sources'
import { rowsOf } from './sources'
import { usersBy, type UserRegistry } from './users'

type OwnerId = UserId | GroupId

interface Owners {
  readonly users: UserRegistry
  readonly groups: GroupRegistries
}

interface Rows {
  readonly ids: readonly RecordId[]
  /** Row of the table for each id. */
  readonly rows: readonly number[]
}

/** The id of every row that is not deleted, in the order of the table. */
function statedIds(sources: Sources, table: DataTable, object: ObjectName): Rows {
  const idCells = table.columns.get('id')?.values
  const ids: RecordId[] = []
  const rows: number[] = []
  for (const row of rowsOf(table)) {
    const text = idCells?.[row] ?? null
    ids.push(parseRecordId(text ?? `${object}:${row + 1}`))
    rows.push(row)
  }
  return { ids, rows }
}

/** Rows in the order of their ids, each id once (the last row of an id counts). Most exports are in that order already. */
function uniqueRows(sources: Sources, table: DataTable, object: ObjectName): Rows {
  const stated = statedIds(sources, table, object)
  const idAt = (at: number): string => stated.ids[at] ?? ''
  if (stated.ids.every((id, at) => at === 0 || idAt(at - 1) < id)) return stated
  const order = stated.ids.map((_, at) => at)
  order.sort((a, b) => (idAt(a) < idAt(b) ? -1 : idAt(a) > idAt(b) ? 1 : a - b))
  const kept = order.filter((at, position) => {
    const next = order[position + 1]
    if (next === undefined || idAt(next) !== idAt(at)) return true
    const message = `record \`${idAt(at)}\` stands twice; the last row counts, and the one before where its file has no such column`
    const place = placeOf(table, stated.rows[next] ?? 0)
    reportCounted(sources.findings, 'warning', 'duplicate-id', place, message)
    return false
  })
  return {
    ids: kept.flatMap((at) => stated.ids.slice(at, at + 1)),
    rows: kept.map((at) => stated.rows[at] ?? 0),
  }
}

function ownerByName(owners: Owners, name: string): OwnerId | null {
  return keyNamed(owners.users, name) ?? keyNamed(owners.groups.queues, name)
}

function ownersOf(
  sources: Sources,
  table: DataTable,
  rows: readonly number[],
  owners: Owners,
): (OwnerId | null)[] {
  const ids = table.columns.get('ownerid')?.values
  const usernames = table.columns.get('owner.username')?.values
  const names = table.columns.get('owner.name')?.values
  const aliases = table.columns.get('owner.alias')?.values
  const byFullName = names === undefined ? null : usersBy(owners.users, ({ name }) => name)
  const byAlias = aliases === undefined ? null : usersBy(owners.users, ({ alias }) => alias)
  const known = new Map<string, OwnerId>()
  const owner = (row: number): OwnerId | null => {
    const id = ids?.[row] ?? null
    if (id !== null) {
      const kept = known.get(id)
      if (kept !== undefined) return kept
      const parsed = id.startsWith('00G') ? parseGroupId(id) : parseUserId(id)
      known.set(id, parsed)
      return parsed
    }
    const name = usernames?.[row] ?? null
    if (name !== null) return ownerByName(owners, name)
    const [fullName, alias] = [names?.[row] ?? null, aliases?.[row] ?? null]
    return (
      (alias === null ? null : byAlias?.get(alias.toLowerCase())) ??
      (fullName === null
        ? null
        : (byFullName?.get(fullName.toLowerCase()) ?? ownerByName(owners, fullName)))
    )
  }
  const found = rows.map(owner)
  const nameless = rows.filter((row, at) => found[at] === null)
  for (const row of nameless) reportUnnamedOwner(sources, table, row)
  const missing = found.findIndex((id) => id !== null && !isKnownOwner(owners, id))
  if (missing >= 0) reportMissingOwners(sources, table, rows[missing] ?? 0, found, owners)
  return found
}

/** An owner given by a name that nobody has, or several have (import-formats 5.3). */
function reportUnnamedOwner(sources: Sources, table: DataTable, row: number): void {
  const column = ['Owner.Username', 'Owner.Alias', 'Owner.Name'].find(
    (each) => cellOf(table, row, each) !== null,
  )
  if (column === undefined) return
  const message = `\`${column}\` \`${cellOf(table, row, column) ?? ''}\` is not one user or queue of this import; who owns is unknown, export \`OwnerId\``
  reportCounted(sources.findings, 'warning', 'unknown-owner', placeOf(table, row), message)
}

/** Folders and the org, with which reports stand, are no users to miss. */
function isKnownOwner(owners: Owners, id: OwnerId): boolean {
  if (/^00[lD]/.test(id)) return true
  const entries = [owners.users.entries, owners.groups.queues.entries, owners.groups.groups.entries]
  return entries.some((known: ReadonlyMap<string, unknown>) => known.has(id))
}

function reportMissingOwners(
  sources: Sources,
  table: DataTable,
  row: number,
  found: readonly (OwnerId | null)[],
  owners: Owners,
): void {
  const count = found.filter((id) => id !== null && !isKnownOwner(owners, id)).length
  reportCounted(
    sources.findings,
    'warning',
    'unknown-owner',
    placeOf(table, row),
    `${count} records of \`${table.object}\` belong to users or queues that are not in this import`,
  )
}

/**
 * One table of records from the rows of its export; cells as they stand, references as 18 character ids.
 *
 * Owners come from `OwnerId`, `Owner.Username`, or an alias or full name that only one user has; a detail has none.
 */
export function recordTable(
  sources: Sources,
  registry: ObjectRegistry,
  table: DataTable,
  owners: Owners,
): RecordTable {
  const { name: object, keyPrefix } = objectOf(registry, table.object)
  const { ids, rows } = uniqueRows(sources, table, object)
  const prefix = ids.find((id) => isPlatformId(id))?.slice(0, 3)
  if (keyPrefix === null && prefix !== undefined) setObject(registry, object, { keyPrefix: prefix })
  return {
    object,
    ids,
    owners: ownersOf(sources, table, rows, owners),
    columns: columnsOf(sources, registry, object, table, rows),
    matchedRules: null,
  }
}
