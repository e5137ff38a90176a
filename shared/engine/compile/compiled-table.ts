import type { GroupId, RecordId, UserId } from '../../model/id'
import type { RecordTable } from '../../model/record-table'
import type { Share } from '../../model/sharing'
import type { CompiledObject } from './compiled-object'

/** Where a record is: index of its object and row in its table. */
export interface RecordPosition {
  readonly object: number
  readonly row: number
}

/**
 * The records of one object with their references as numbers.
 *
 * `ownerUser[row]`: position in `org.users`, −1 when no user owns it; `ownerQueue[row]`: position in `org.groups`, −1
 * when no queue does; both −1 with `isOwnerKnown[row]` 0 when the import does not say who owns the record.
 * `parentRows[i][row]`: row of the i-th parent link's record, −1 blank, −2 named but not in the import.
 */
export interface CompiledTable {
  readonly object: number
  readonly table: RecordTable
  readonly rowCount: number
  readonly rowById: ReadonlyMap<RecordId, number>
  readonly ownerUser: Int32Array
  readonly ownerQueue: Int32Array
  readonly isOwnerKnown: Uint8Array
  readonly parentRows: readonly Int32Array[]
  readonly columnByField: ReadonlyMap<string, readonly (string | null)[]>
  readonly sharesByRow: ReadonlyMap<number, readonly Share[]>
}

export const blankParent = -1
export const absentParent = -2

/** Cell of a record: a value, null for blank, undefined when the field was not imported. Field names ignore case. */
export function cellOf(
  table: CompiledTable,
  row: number,
  field: string,
): string | null | undefined {
  return table.columnByField.get(field.toLowerCase())?.[row]
}

/** True for a checkbox cell that says so. */
export function isTicked(table: CompiledTable, row: number, field: string): boolean {
  return cellOf(table, row, field)?.toLowerCase() === 'true'
}

interface TableContext {
  readonly userIndexById: ReadonlyMap<UserId, number>
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly shares: readonly Share[]
}

/** All but the parents, which need every table first: see `withParents`. O(records). */
export function compileTable(
  object: CompiledObject,
  table: RecordTable,
  context: TableContext,
): CompiledTable {
  const rowCount = table.ids.length
  const ownerUser = new Int32Array(rowCount).fill(-1)
  const ownerQueue = new Int32Array(rowCount).fill(-1)
  const isOwnerKnown = new Uint8Array(rowCount)
  const owners: ReadonlyMap<string, number> = context.userIndexById
  const queues: ReadonlyMap<string, number> = context.groupIndexById
  for (let row = 0; row < rowCount; row++) {
    const owner = table.owners[row] ?? null
    if (owner === null) continue
    ownerUser[row] = owners.get(owner) ?? -1
    ownerQueue[row] = ownerUser[row] === -1 ? (queues.get(owner) ?? -1) : -1
    isOwnerKnown[row] = ownerUser[row] !== -1 || ownerQueue[row] !== -1 ? 1 : 0
  }
  const rowById = new Map(table.ids.map((id, row) => [id, row]))
  return {
    object: object.index,
    table,
    rowCount,
    rowById,
    ownerUser,
    ownerQueue,
    isOwnerKnown,
    parentRows: [],
    columnByField: new Map(
      table.columns.map((column) => [column.field.toLowerCase(), column.values]),
    ),
    sharesByRow: sharesByRow(context.shares, rowById),
  }
}

function sharesByRow(
  shares: readonly Share[],
  rowById: ReadonlyMap<RecordId, number>,
): Map<number, Share[]> {
  const byRow = new Map<number, Share[]>()
  for (const share of shares) {
    const row = rowById.get(share.record)
    if (row === undefined) continue
    const rows = byRow.get(row)
    if (rows === undefined) byRow.set(row, [share])
    else rows.push(share)
  }
  return byRow
}

/** The table with the rows of its parents. `tables` is indexed by object. */
export function withParents(
  object: CompiledObject,
  table: CompiledTable,
  tables: readonly (CompiledTable | undefined)[],
): CompiledTable {
  const parentRows = object.parents.map((link) => {
    const parents = tables[link.object]?.rowById
    const values = table.columnByField.get(link.field.toLowerCase())
    return Int32Array.from({ length: table.rowCount }, (_, row) =>
      parentRow(values?.[row], parents),
    )
  })
  return { ...table, parentRows }
}

function parentRow(
  id: string | null | undefined,
  parents: ReadonlyMap<string, number> | undefined,
): number {
  if (id === undefined) return absentParent
  if (id === null || id === '') return blankParent
  return parents?.get(id) ?? absentParent
}
