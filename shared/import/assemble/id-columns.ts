import { idChecksum, isPlatformId, normalizeId } from '@shared/model/id'
import type { DataColumn, DataTable } from '../data/data-table'
import { placeOf } from '../data/data-table'
import { isSetupObject, isShareTable, keyPrefixes, sharedObjectOf } from '../data/known-objects'
import type { Findings } from './findings'
import { reportCounted } from './findings'

const words = (text: string) => text.split(' ')

/** Columns that name one kind of thing wherever they stand, by the prefixes that their ids may have. Source: import-formats 5.2. */
const prefixesByColumn: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>(
  [
    ...words('userid assigneeid managerid createdbyid lastmodifiedbyid').map(
      (column) => [column, ['005']] as const,
    ),
    ['memberid', ['005', '003']],
    ['ownerid', ['005', '00G']],
    ['userorgroupid', ['005', '00G']],
    ['groupid', ['00G']],
    ['queueid', ['00G']],
    ['profileid', ['00e']],
    ['userroleid', ['00E']],
    ['parentroleid', ['00E']],
    ['permissionsetid', ['0PS', '0QM']],
    ['permissionsetgroupid', ['0PG']],
    ['territory2id', ['0MI']],
    ['parentterritory2id', ['0MI']],
    ['territory2modelid', ['0MA']],
    ['accountid', ['001']],
    ['portalaccountid', ['001']],
    ['contactid', ['003']],
    ['opportunityid', ['006']],
    ['caseid', ['500']],
    ['leadid', ['00Q']],
    ['campaignid', ['701']],
    ['contractid', ['800']],
    ['orderid', ['801']],
    ['recordtypeid', ['012']],
  ],
)

/** Objects whose own ids others name; with the records of the org, the ones whose prefixes are sure. */
const namedObjects: ReadonlySet<string> = new Set(
  words('user userrole profile permissionset permissionsetgroup group territory2 territory2model'),
)

/** Prefixes that the ids of a column begin with; null where any may stand. */
function prefixesOf(
  table: DataTable,
  column: string,
  keyPrefixOf: (object: string) => string | null,
): readonly string[] | null {
  const object = table.object.toLowerCase()
  if (column === 'id') {
    const isSure = namedObjects.has(object) || !isSetupObject(object)
    const own = isSure && !isShareTable(object) ? keyPrefixOf(table.object) : null
    return own === null ? null : [own]
  }
  if (column === 'memberid' && object === 'contentworkspacemember') return ['005', '00G']
  // A report stands with the folder that it lies in, with the org or with a user (FLD-03, FLD-17).
  if (column === 'ownerid' && object === 'report') return ['005', '00l', '00D']
  if (column !== 'parentid') return prefixesByColumn.get(column) ?? null
  if (/^(?:object|field)permissions$|^setupentityaccess$/.test(object)) return ['0PS', '0QM']
  if (object === 'caseteammember' || object === 'caseteamtemplaterecord') return ['500']
  const shared = isShareTable(table.object) ? keyPrefixOf(sharedObjectOf(table.object)) : null
  return shared === null ? null : [shared]
}

/** True when an id begins with one of the prefixes, as written or after its letter case was repaired. */
export function hasPrefix(value: string, prefixes: readonly string[]): boolean {
  const id = normalizeId(value)
  return prefixes.some((prefix) => value.startsWith(prefix) || id.startsWith(prefix))
}

/** True for 18 characters whose last three are the checksum of the others; without making a text, for a million ids. */
function isSound(id: string): boolean {
  if (id.length !== 18) return false
  for (let group = 0; group < 3; group++) {
    let bits = 0
    for (let i = 0; i < 5; i++) {
      const code = id.charCodeAt(group * 5 + i)
      if (code >= 65 && code <= 90) bits |= 1 << i
    }
    if (id.charCodeAt(15 + group) !== (bits < 26 ? 65 + bits : 22 + bits)) return false
  }
  return true
}

type Fault = 'prefix' | 'checksum' | 'number' | 'shape'

/** What is said of ids that are kept as they stand. */
const complaints: Readonly<Record<Exclude<Fault, 'prefix'>, string>> = {
  checksum: 'ids whose last three characters do not fit the rest',
  number: 'numbers that a spreadsheet made of ids',
  shape: 'ids that are not 15 or 18 letters and digits',
}

/** What is wrong with an id, or null. */
function faultOf(value: string, prefixes: readonly string[] | null): Fault | null {
  if (isSound(value) && (prefixes?.some((prefix) => value.startsWith(prefix)) ?? true)) return null
  if (/^[\d.,]+E\+\d+$/i.test(value)) return 'number'
  // What a tree export names by its reference has no id (import-formats 5.1).
  if (!isPlatformId(value)) return value.startsWith('@') ? null : 'shape'
  if (prefixes !== null && !hasPrefix(value, prefixes)) return 'prefix'
  const id = normalizeId(value)
  return idChecksum(id.slice(0, 15)) === id.slice(15) ? null : 'checksum'
}

/** The column without ids of a wrong kind; the column itself when it has none. */
function checkedColumn(
  table: DataTable,
  column: DataColumn,
  prefixes: readonly string[] | null,
  findings: Findings,
): DataColumn {
  let kept: (string | null)[] | null = null
  const known = new Map<string, Fault | null>()
  for (const [row, value] of column.values.entries()) {
    if (value === null) continue
    const fault = known.get(value) ?? faultOf(value, prefixes)
    if (known.size < 65536) known.set(value, fault)
    if (fault === null) continue
    const at = placeOf(table, row)
    if (fault !== 'prefix') {
      const message = `\`${column.name}\` holds ${complaints[fault]}; they were kept, export again`
      reportCounted(findings, 'warning', 'bad-id', at, message)
      continue
    }
    const wanted = prefixes?.map((prefix) => `\`${prefix}\``).join(' or ') ?? ''
    const what = column.name.toLowerCase() === 'id' ? 'their rows were' : 'they were'
    const message = `ids in \`${column.name}\` of \`${table.object}\` begin with ${wanted}, and these do not; ${what} left out, correct the file or name it after its object`
    reportCounted(findings, 'warning', 'wrong-prefix', at, message)
    kept ??= [...column.values]
    kept[row] = null
  }
  return kept === null ? column : { ...column, values: kept }
}

/** Rows whose own id is of a wrong kind go; what else stands in them describes something else. */
function withoutRows(table: DataTable, before: DataColumn, after: DataColumn): DataTable {
  if (before === after) return table
  const rows = before.values.flatMap((value, row) =>
    value !== null && after.values[row] === null ? [] : [row],
  )
  const picked = <T>(values: readonly T[]) => rows.flatMap((row) => values.slice(row, row + 1))
  const columns = [...table.columns].map(
    ([key, column]) => [key, { ...column, values: picked(column.values) }] as const,
  )
  return {
    ...table,
    fileOf: picked(table.fileOf),
    lines: picked(table.lines),
    rowCount: rows.length,
    columns: new Map(columns),
  }
}

/**
 * Data tables whose id columns hold ids of the right kind alone: a wrong prefix is reported and the value dropped, in `Id`
 * the row; what is no platform id, or has a wrong checksum, is reported and kept. Source: import-formats 5.2, 6.
 */
export function checkedTables(
  tables: ReadonlyMap<string, DataTable>,
  findings: Findings,
): ReadonlyMap<string, DataTable> {
  const ownPrefixes = new Map<string, string>(
    Object.entries(keyPrefixes).map(([prefix, object]) => [object.toLowerCase(), prefix]),
  )
  const entities = tables.get('entitydefinition')?.columns
  for (const [row, name] of (entities?.get('qualifiedapiname')?.values ?? []).entries()) {
    const prefix = entities?.get('keyprefix')?.values[row] ?? null
    if (name !== null && prefix !== null) ownPrefixes.set(name.toLowerCase(), prefix)
  }
  const keyPrefixOf = (object: string) => ownPrefixes.get(object.toLowerCase()) ?? null
  return new Map(
    [...tables].map(([name, table]) => [name, checkedTable(table, keyPrefixOf, findings)]),
  )
}

function checkedTable(
  table: DataTable,
  keyPrefixOf: (object: string) => string | null,
  findings: Findings,
): DataTable {
  const columns = new Map(table.columns)
  for (const [key, column] of table.columns) {
    const prefixes = prefixesOf(table, key, keyPrefixOf)
    if (prefixes !== null || key === 'id')
      columns.set(key, checkedColumn(table, column, prefixes, findings))
  }
  const [before, after] = [table.columns.get('id'), columns.get('id')]
  const checked = { ...table, columns }
  return before === undefined || after === undefined ? checked : withoutRows(checked, before, after)
}
