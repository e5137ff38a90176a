import type { ObjectName } from '@shared/model/id'
import { normalizeId } from '@shared/model/id'
import type { RecordColumn } from '@shared/model/record-table'
import type { DataColumn, DataTable } from '../data/data-table'
import { placeOf } from '../data/data-table'
import { reportCounted } from './findings'
import type { ObjectRegistry } from './object-registry'
import type { Sources } from './sources'
import { rowsOf, tableNamed } from './sources'

/** A column that names a record of another object by one of that object's fields: `Account.Key__c`, `Ship__r.Name`. */
interface NamedReference {
  /** The field that holds the reference: `AccountId`, `Ship__c`. */
  readonly field: string
  readonly target: ObjectName
  readonly by: string
}

/** Objects whose parent is a record of another object; null where it may be one of many objects. */
const parentObjects: ReadonlyMap<string, ObjectName | null> = new Map(
  Object.entries<ObjectName | null>({
    casecomment: 'Case',
    emailmessage: 'Case',
    note: null,
    attachment: null,
    feeditem: null,
  }),
)

/** Object that a standard relationship leads to. */
function standardTarget(object: ObjectName, relation: string): ObjectName | null {
  if (!/^parent$/i.test(relation)) return relation
  const other = parentObjects.get(object.toLowerCase())
  return other === undefined ? object : other
}

/** What a dotted column refers to; null when it is no reference to a record of this import. */
function referenceOf(
  sources: Sources,
  registry: ObjectRegistry,
  object: ObjectName,
  column: DataColumn,
): NamedReference | null {
  const [relation, by, ...more] = column.name.split('.')
  if (relation === undefined || by === undefined || more.length > 0) return null
  const isCustom = /__r$/i.test(relation)
  const field = isCustom ? relation.replace(/__r$/i, '__c') : `${relation}Id`
  const declared = registry.fields.get(object.toLowerCase())?.get(field.toLowerCase())
  const target = declared?.referenceTo[0] ?? (isCustom ? null : standardTarget(object, relation))
  if (target === null || /^recordtype$/i.test(target) || tableNamed(sources, target) === null)
    return null
  return { field: declared?.name ?? field, target, by }
}

/** Ids of a table by a field's values; a value of several records leads to none. */
function idsBy(table: DataTable, field: string): Map<string, string | null> {
  const ids = table.columns.get('id')?.values
  const values = table.columns.get(field.toLowerCase())?.values
  const byValue = new Map<string, string | null>()
  for (const row of rowsOf(table)) {
    const [id, value] = [ids?.[row] ?? null, values?.[row] ?? null]
    if (id === null || value === null) continue
    byValue.set(value, byValue.has(value) ? null : normalizeId(id))
  }
  return byValue
}

/**
 * References that an export gives by an external id or a name, as columns of ids; a column of ids that is there wins.
 *
 * A name of several records, or of none, is left blank and counted. Source: import-formats 5.3.
 */
export function namedReferences(
  sources: Sources,
  registry: ObjectRegistry,
  table: DataTable,
  object: ObjectName,
  rows: readonly number[],
): RecordColumn[] {
  const found: RecordColumn[] = []
  for (const column of table.columns.values()) {
    const reference = referenceOf(sources, registry, object, column)
    const target = reference === null ? null : tableNamed(sources, reference.target)
    if (reference === null || target === null) continue
    const isGiven =
      table.columns.has(reference.field.toLowerCase()) ||
      found.some(({ field }) => field === reference.field)
    if (isGiven) continue
    const ids = idsBy(target, reference.by)
    const values = rows.map((row) => {
      const value = column.values[row] ?? null
      const id = value === null ? null : (ids.get(value) ?? null)
      if (value !== null && id === null)
        reportCounted(
          sources.findings,
          'warning',
          'unresolved-reference',
          placeOf(table, row),
          `\`${column.name}\` \`${value}\` is ${ids.has(value) ? 'several records' : 'no record'} of \`${reference.target}\`; the reference was left blank`,
        )
      return id
    })
    found.push({ field: reference.field, values })
  }
  return found
}
