import type { GroupId, RecordId, UserId } from '@shared/model/id'
import { parseGroupId, parseRecordId, parseUserId } from '@shared/model/id'
import type { RecordTable } from '@shared/model/record-table'

/** One row of a table as the document has it: id, owner, cells in the order of the columns, then the matched rules. */
type RecordRow = readonly (string | null | readonly string[])[]

export function recordRow(table: RecordTable, at: number): RecordRow {
  const cells = table.columns.map((column) => column.values[at] ?? null)
  const row = [table.ids[at] ?? '', table.owners[at] ?? null, ...cells]
  return table.matchedRules === null ? row : [...row, table.matchedRules[at] ?? []]
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string')

interface TableShape {
  readonly object: string
  readonly columns: readonly string[]
  readonly hasMatchedRules: boolean
  readonly rows: readonly unknown[]
}

export type ParsedTable =
  | { readonly kind: 'ok'; readonly table: RecordTable }
  | { readonly kind: 'refused'; readonly row: number; readonly message: string }

const ownerIdOf = (text: string): UserId | GroupId =>
  /^(?:00G|queue:)/.test(text) ? parseGroupId(text) : parseUserId(text)

/** A table while its rows are taken. */
interface TableDraft {
  readonly ids: RecordId[]
  readonly seen: Set<string>
  readonly owners: (UserId | GroupId | null)[]
  readonly columns: readonly { readonly field: string; readonly values: (string | null)[] }[]
  readonly matchedRules: string[][] | null
}

/** Takes one row, or says what is wrong with it. */
function takeRow(draft: TableDraft, row: unknown): string | null {
  if (!Array.isArray(row)) return 'a row of records is a list'
  const cells: readonly unknown[] = row
  const wanted = draft.columns.length + (draft.matchedRules === null ? 2 : 3)
  if (cells.length !== wanted) return `a row has ${cells.length} cells where ${wanted} belong`
  const [id, owner] = cells
  if (typeof id !== 'string' || id === '') return 'a row begins with the id of its record'
  if (owner !== null && typeof owner !== 'string') return 'an owner is neither text nor null'
  if (draft.seen.has(id)) return `record \`${id}\` stands twice`
  draft.seen.add(id)
  draft.ids.push(parseRecordId(id))
  draft.owners.push(owner === null ? null : ownerIdOf(owner))
  for (const [at, column] of draft.columns.entries()) {
    const cell = cells[at + 2]
    if (cell !== null && typeof cell !== 'string') return 'a cell is neither text nor null'
    column.values.push(cell)
  }
  const rules = cells[wanted - 1]
  if (draft.matchedRules === null) return null
  if (!isNames(rules)) return 'a row ends with the names of its rules'
  draft.matchedRules.push(rules)
  return null
}

/** A record table out of its rows in the document, checked cell by cell. */
export function parseRecordRows(shape: TableShape): ParsedTable {
  const draft: TableDraft = {
    ids: [],
    seen: new Set(),
    owners: [],
    columns: shape.columns.map((field) => ({ field, values: [] })),
    matchedRules: shape.hasMatchedRules ? [] : null,
  }
  for (const [at, row] of shape.rows.entries()) {
    const message = takeRow(draft, row)
    if (message !== null) return { kind: 'refused', row: at, message }
  }
  const { ids, owners, columns, matchedRules } = draft
  return { kind: 'ok', table: { object: shape.object, ids, owners, columns, matchedRules } }
}
