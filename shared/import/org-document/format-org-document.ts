import { emptyDesign, isEmptyDesign, type Design } from '@shared/model/design'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { canonicalOrg } from '../assemble/canonical-org'
import { documentVersion } from './org-schema'
import { recordRow } from './record-rows'

/** Keys that come first in an entry, so that a line says what it is about; the rest follows by name. */
const leadingKeys: ReadonlyMap<string, number> = new Map(
  [
    'kind',
    'id',
    'object',
    'name',
    'developerName',
    'field',
    'username',
    'label',
    'type',
    'user',
    'text',
    'on',
  ].map((key, at) => [key, at]),
)

/** Lists whose entries stand on lines of their own inside an entry: the long ones that people compare. */
const brokenLists: ReadonlySet<string> = new Set([
  'changes',
  'objectPermissions',
  'fieldPermissions',
  'fields',
  'members',
  'records',
  'sharedTo',
])

function keyOrder(a: string, b: string): number {
  const [first, second] = [leadingKeys.get(a) ?? 99, leadingKeys.get(b) ?? 99]
  return first - second || (a < b ? -1 : a > b ? 1 : 0)
}

const sortedEntries = (value: object) =>
  Object.entries(value).sort(([a], [b]) => keyOrder(a, b)) as [string, unknown][] // values are read as unknown

/** A value on one line, keys in canonical order. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${sortedEntries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}:${inline(inner)}`)
    .join(',')}}`
}

/** An entry on one line, but its long lists one element a line. */
function entryText(entry: object): string {
  const parts = sortedEntries(entry).map(([key, value]) => {
    const isBroken = brokenLists.has(key) && Array.isArray(value) && value.length > 0
    const text = isBroken ? `[\n  ${value.map(inline).join(',\n  ')}\n ]` : inline(value)
    return `${JSON.stringify(key)}:${text}`
  })
  return `{${parts.join(',')}}`
}

function* listPieces(key: string, entries: readonly object[]): Generator<string> {
  yield `,\n${JSON.stringify(key)}:[`
  for (const [at, entry] of entries.entries()) yield `${at === 0 ? '' : ','}\n ${entryText(entry)}`
  yield entries.length === 0 ? ']' : '\n]'
}

function* tablePieces(table: RecordTable): Generator<string> {
  const columns = table.columns.map((column) => column.field)
  const head = { columns, hasMatchedRules: table.matchedRules !== null, object: table.object }
  yield `${inline(head).slice(0, -1)},"rows":[`
  for (let at = 0; at < table.ids.length; at++)
    yield `${at === 0 ? '' : ','}\n  ${JSON.stringify(recordRow(table, at))}`
  yield table.ids.length === 0 ? ']}' : '\n ]}'
}

const listKeys = [
  'users',
  'roles',
  'groups',
  'profiles',
  'permissionSets',
  'permissionSetGroups',
  'mutingPermissionSets',
  'assignments',
  'customPermissions',
  'objects',
  'layouts',
  'sharingRules',
  'sharingSets',
  'territories',
  'restrictionRules',
  'folders',
  'dataCategoryGroups',
  'networks',
  'connectedApps',
  'trustedIpRanges',
  'shares',
] as const satisfies readonly (keyof Org)[]

/** The document in pieces, for orgs whose text is too large for one string. */
export function* orgDocumentPieces(given: Org, design = emptyDesign): Generator<string> {
  const org = canonicalOrg(given)
  yield `{\n"tripod":${documentVersion},\n"name":${JSON.stringify(org.name)},\n"settings":${inline(org.settings)}`
  for (const key of listKeys) yield* listPieces(key, org[key])
  if (org.permissionSetLicenseAssignments === null)
    yield ',\n"permissionSetLicenseAssignments":null'
  else yield* listPieces('permissionSetLicenseAssignments', org.permissionSetLicenseAssignments)
  yield ',\n"records":['
  for (const [at, table] of org.records.entries()) {
    yield at === 0 ? '\n ' : ',\n '
    yield* tablePieces(table)
  }
  yield org.records.length === 0 ? ']' : '\n]'
  yield* listPieces('notRead', org.notRead)
  if (!isEmptyDesign(design)) yield designText(design)
  yield '\n}\n'
}

/** Lists of a design keep the order that people gave them. */
function designText(design: Design): string {
  const lists = (['scenarios', 'requirements', 'watches'] as const).map((key) =>
    [...listPieces(key, design[key])].join('').slice(1),
  )
  return `,\n"design":{${lists.join(',')}}`
}

/**
 * An org with what people think about it as the text that `parseOrgDocument` reads: JSON, versioned, in canonical order, one entry a line, so that equal
 * orgs are equal text and a difference is a line.
 */
export function formatOrgDocument(org: Org, design = emptyDesign): string {
  return [...orgDocumentPieces(org, design)].join('')
}
