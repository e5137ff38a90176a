import type { Grantee } from '@shared/model/group'
import type { ObjectName, RecordId } from '@shared/model/id'
import { parseRecordId } from '@shared/model/id'
import { isShareTable } from '../data/known-objects'
import { reportCounted } from './findings'
import type { Parties } from './grantees'
import { granteeOfId } from './grantees'
import { resolveName } from './registry'
import type { Row, Sources } from './sources'
import { cell, place, rowsOf, tableNamed } from './sources'
import { usersBy } from './users'

/** Users, groups and queues by a text that need not be unique, in lower case; null where several have it. */
export interface PartyNames {
  readonly byName: ReadonlyMap<string, Grantee | null>
  readonly byAlias: ReadonlyMap<string, Grantee | null>
}

const noNames: PartyNames = { byName: new Map(), byAlias: new Map() }

/** Every party that share rows may name without an id; empty where no table of shares names any so. O(users + groups). */
export function partyNames(sources: Sources, parties: Parties): PartyNames {
  const isAnyNamed = [...sources.tables].some(
    ([object, { columns }]) =>
      isShareTable(object) && (columns.has('userorgroup.name') || columns.has('userorgroup.alias')),
  )
  if (!isAnyNamed) return noNames
  const usersAs = (found: ReturnType<typeof usersBy>): Map<string, Grantee | null> =>
    new Map([...found].map(([text, user]) => [text, user && { kind: 'user', user }]))
  const byName = usersAs(usersBy(parties.users, ({ name }) => name))
  const put = (name: string | null, grantee: Grantee | null) => {
    const key = name?.toLowerCase()
    if (key !== undefined) byName.set(key, byName.has(key) ? null : grantee)
  }
  const { groups, queues, systemRows } = parties.groups
  for (const registry of [groups, queues])
    for (const { id, name } of registry.entries.values()) put(name, { kind: 'group', group: id })
  for (const [id, row] of systemRows)
    put(cell(row, 'Name'), granteeOfId(sources, parties, id, place(row)))
  return { byName, byAlias: usersAs(usersBy(parties.users, ({ alias }) => alias)) }
}

/**
 * Whom a share row opens its record to: by id, username, alias or name; null for a user who is not in the import.
 *
 * A name of several or of nobody is an unresolved grantee: the row may open to anybody. Source: import-formats 5.3.
 */
export function granteeOfShare(
  sources: Sources,
  parties: Parties,
  names: PartyNames,
  row: Row,
): Grantee | null {
  const id = cell(row, 'UserOrGroupId') ?? cell(row, 'UserOrGroup.Id')
  if (id !== null) return granteeOfId(sources, parties, id, place(row))
  const username = cell(row, 'UserOrGroup.Username')
  if (username !== null) {
    const user = resolveName(parties.users, username, place(row), sources.findings)
    return parties.users.entries.has(user) ? { kind: 'user', user } : null
  }
  const [alias, name] = [cell(row, 'UserOrGroup.Alias'), cell(row, 'UserOrGroup.Name')]
  const found =
    (alias === null ? null : names.byAlias.get(alias.toLowerCase())) ??
    (name === null ? null : names.byName.get(name.toLowerCase()))
  if (found !== null && found !== undefined) return found
  const text = name ?? alias
  const message =
    text === null
      ? 'share rows without grantee may open their records to anybody; export UserOrGroupId'
      : `\`${text}\` is not one user or group of this import; its share rows may open their records to anybody; export UserOrGroupId`
  reportCounted(sources.findings, 'warning', 'unresolved-grantee', place(row), message)
  return { kind: 'unresolved', text: text ?? 'share row without grantee' }
}

/** Records among which is the one of a share row; equal lists of one object have equal keys. */
interface Candidates {
  readonly key: string
  readonly records: readonly RecordId[]
}

export type SharedRecord =
  | { readonly kind: 'one'; readonly record: RecordId }
  | { readonly kind: 'several'; readonly candidates: readonly Candidates[] }

/** Records of an object by the values of a column; `unnamed` have a blank cell there and may be any. */
interface RecordsByValue {
  readonly byValue: ReadonlyMap<string, readonly RecordId[]>
  readonly unnamed: readonly RecordId[]
}

function recordsByValue(sources: Sources, object: ObjectName, column: string): RecordsByValue {
  const table = tableNamed(sources, object)
  const ids = table?.columns.get('id')?.values
  const values = table?.columns.get(column)?.values
  const byValue = new Map<string, RecordId[]>()
  const unnamed: RecordId[] = []
  for (const at of rowsOf(table)) {
    const id = parseRecordId(ids?.[at] ?? `${object}:${at + 1}`)
    const value = values?.[at] ?? null
    const named = value === null ? unnamed : (byValue.get(value) ?? [])
    named.push(id)
    if (value !== null) byValue.set(value, named)
  }
  return { byValue, unnamed }
}

/**
 * Finds the record of each share row of an object: by id, else by `Parent.Name`, `Account.Key__c` and the like.
 *
 * Where that is not one record, the row may be about each record of the name, and about each that has none. A row whose
 * id is blank, or was of another object, is about none.
 */
export function recordFinder(
  sources: Sources,
  object: ObjectName,
  recordColumn: string,
): (row: Row) => SharedRecord {
  const known = new Map<string, RecordsByValue>()
  const recordsBy = (column: string) => {
    const found = known.get(column) ?? recordsByValue(sources, object, column)
    known.set(column, found)
    return found
  }
  const relation = `${recordColumn.replace(/Id$/, '')}.`.toLowerCase()
  const target = tableNamed(sources, object)
  return (row) => {
    const id =
      cell(row, recordColumn) ??
      cell(row, 'ParentId') ??
      cell(row, `${relation}Id`) ??
      cell(row, 'Parent.Id')
    if (id !== null) return { kind: 'one', record: parseRecordId(id) }
    const header = [...row.table.columns.keys()].find(
      (key) =>
        key.startsWith(relation) &&
        target?.columns.has(key.slice(relation.length)) === true &&
        cell(row, key) !== null,
    )
    if (header === undefined && row.table.columns.has(recordColumn.toLowerCase())) {
      const message = `share rows of \`${object}\` without a record of it were left out`
      reportCounted(sources.findings, 'warning', 'incomplete-share', place(row), message)
      return { kind: 'several', candidates: [] }
    }
    const column = header?.slice(relation.length) ?? ''
    const value = header === undefined ? null : cell(row, header)
    const { byValue, unnamed } = recordsBy(column)
    const named = value === null ? [] : (byValue.get(value) ?? [])
    const [record] = named
    if (record !== undefined && named.length === 1 && unnamed.length === 0)
      return { kind: 'one', record }
    const message = `share rows of \`${object}\` name ${value === null ? 'no record' : `\`${value}\`, which is ${named.length === 0 ? 'no record' : 'not surely one record'} of this import`}; they may open any record it may be; export \`${recordColumn}\``
    reportCounted(sources.findings, 'warning', 'unresolved-share', place(row), message)
    const candidates = [
      { key: `${column}=${value ?? ''}`, records: named },
      { key: `${column} blank`, records: unnamed },
    ]
    return { kind: 'several', candidates }
  }
}
