import type { ObjectName } from '@shared/model/id'
import { isPlatformId, normalizeId } from '@shared/model/id'
import type { RecordColumn } from '@shared/model/record-table'
import type { DataColumn, DataTable } from '../data/data-table'
import { placeOf } from '../data/data-table'
import { reportCounted } from './findings'
import { hasPrefix } from './id-columns'
import type { ObjectRegistry } from './object-registry'
import { namedField } from '@shared/model/object-config'
import { addField, keyPrefixIn } from './object-registry'
import { sortedBy } from './order'
import { namedReferences } from './record-references'
import { hasRecordTypes, recordTypeLabels } from './record-types'
import type { Sources } from './sources'

/** True for a column of ids: a standard reference, a declared one, or a custom column that holds nothing but ids. */
function isReference(registry: ObjectRegistry, object: ObjectName, column: DataColumn): boolean {
  const type = registry.fields.get(object.toLowerCase())?.get(column.name.toLowerCase())?.type
  if (type === 'Lookup' || type === 'MasterDetail' || type === 'Hierarchy') return true
  if (type === null || type === undefined) {
    if (/Id$/.test(column.name)) return true
    const first = column.values.find((value) => value !== null)
    return (
      /(?:__c|^[A-Z\d]+ID)$/i.test(column.name) &&
      typeof first === 'string' &&
      isPlatformId(first) &&
      /^[\da]/.test(first)
    )
  }
  return false
}

/** Prefixes of the objects that a field refers to; null when some prefix is not known. */
function targetPrefixes(
  registry: ObjectRegistry,
  object: ObjectName,
  column: DataColumn,
): readonly string[] | null {
  const field = registry.fields.get(object.toLowerCase())?.get(column.name.toLowerCase())
  const prefixes = (field?.referenceTo ?? []).map((target) => keyPrefixIn(registry, target))
  const known = prefixes.filter((prefix) => prefix !== null)
  return known.length === 0 || known.length < prefixes.length ? null : known
}

/** References as 18 characters; those to an object that the field does not refer to are reported and dropped. */
function referenceValues(
  sources: Sources,
  table: DataTable,
  column: DataColumn,
  rows: readonly number[],
  prefixes: readonly string[] | null,
): (string | null)[] {
  const values = normalizedValues(rows.map((row) => column.values[row] ?? null))
  if (prefixes === null) return values
  return values.map((id, at) => {
    const written = column.values[rows[at] ?? 0] ?? ''
    if (id === null || !isPlatformId(id) || hasPrefix(written, prefixes)) return id
    const message = `ids in \`${column.name}\` of \`${table.object}\` begin with ${prefixes.map((prefix) => `\`${prefix}\``).join(' or ')}, and these do not; they were left out, correct the file`
    reportCounted(
      sources.findings,
      'warning',
      'wrong-prefix',
      placeOf(table, rows[at] ?? 0),
      message,
    )
    return null
  })
}

function normalizedValues(values: readonly (string | null)[]): (string | null)[] {
  const known = new Map<string, string>()
  return values.map((value) => {
    if (value === null) return null
    const kept = known.get(value)
    if (kept !== undefined) return kept
    const id = normalizeId(value)
    if (known.size < 65536) known.set(value, id)
    return id
  })
}

const headerSkipped = new Set([
  'id',
  'ownerid',
  'owner.username',
  'owner.name',
  'owner.alias',
  'isdeleted',
])

/** Spelling of a column: as its field is declared, else as the file has it (upper case of Data Loader is the file's). */
function fieldName(registry: ObjectRegistry, object: ObjectName, header: string): string {
  const declared = registry.fields.get(object.toLowerCase())?.get(header.toLowerCase())
  return declared?.name ?? standardSpelling(header)
}

const commonFields: ReadonlyMap<string, string> = new Map(
  [
    'Name',
    'AccountId',
    'ContactId',
    'ParentId',
    'Subject',
    'Territory2Id',
    'IsPrivate',
    'RecordTypeId',
    'CampaignId',
    'LeadId',
    'OpportunityId',
    'CaseId',
    'WhoId',
    'WhatId',
    'ReportsToId',
    'CreatedById',
    'CreatedDate',
    'LastModifiedById',
    'LastModifiedDate',
    'SystemModstamp',
    'Status',
    'Type',
    'Rating',
    'Priority',
    'Industry',
    'StageName',
    'Amount',
    'IsConverted',
    'IsPersonAccount',
    'PersonContactId',
    'RecordType.DeveloperName',
    'RecordType.Name',
    'ContractId',
    'AssetId',
    'Origin',
    'Email',
    'Phone',
    'Company',
    'FirstName',
    'LastName',
    'IsClosed',
  ].map((name) => [name.toLowerCase(), name]),
)

function standardSpelling(header: string): string {
  if (header !== header.toUpperCase()) return header
  return (
    commonFields.get(header.toLowerCase()) ??
    header.replace(/__[CR]\b/g, (suffix) => suffix.toLowerCase())
  )
}

/**
 * The cells of a table but for ids and owners, in columns by field; new fields are added, undeclared.
 *
 * `RecordTypeId` holds labels where the import knows them, because criteria compare labels.
 */
export function columnsOf(
  sources: Sources,
  registry: ObjectRegistry,
  object: ObjectName,
  table: DataTable,
  rows: readonly number[],
): RecordColumn[] {
  const columns: RecordColumn[] = []
  for (const [key, column] of table.columns) {
    if (headerSkipped.has(key) || key === 'recordtypeid') continue
    const field = fieldName(registry, object, column.name)
    const values = isReference(registry, object, column)
      ? referenceValues(sources, table, column, rows, targetPrefixes(registry, object, column))
      : rows.map((row) => column.values[row] ?? null)
    columns.push({ field, values })
    if (!field.includes('.')) addField(registry, object, namedField(field))
  }
  if (hasRecordTypes(table)) {
    const label = recordTypeLabels(sources, table)
    const ids = table.columns.get('recordtypeid')?.values
    columns.push({
      field: 'RecordTypeId',
      values: rows.map((row) => label(row) ?? ids?.[row] ?? null),
    })
    addField(registry, object, namedField('RecordTypeId'))
  }
  for (const { field, values } of namedReferences(sources, registry, table, object, rows)) {
    const spelled = fieldName(registry, object, field)
    columns.push({ field: spelled, values })
    addField(registry, object, namedField(spelled))
  }
  return sortedBy(columns, (column) => column.field)
}
