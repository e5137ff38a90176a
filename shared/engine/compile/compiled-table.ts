import type { GroupId, RecordId, UserId } from '../../model/id'
import type { RecordTable } from '../../model/record-table'
import type { Share } from '../../model/sharing'
import { addBit, bitset, type Bitset } from './bitset'
import type { CompiledObject } from './compiled-object'
import { areListsEqual, keepEqual } from './keep'
import { compileRowLookup, rowOf, type RowLookup } from './row-lookup'
import { inPieces, oneByOne, rowsOfPiece, type Steps } from './steps'

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
 * `references` likewise by the catalogue's `references`, which may lead to any object; empty for objects without.
 */
export interface CompiledTable {
  readonly object: number
  readonly table: RecordTable
  readonly rowCount: number
  readonly rowById: RowLookup
  /** True when a record of it is a record class (product 4). */
  readonly hasClasses: boolean
  readonly ownerUser: Int32Array
  readonly ownerQueue: Int32Array
  readonly isOwnerKnown: Uint8Array
  readonly parentRows: readonly Int32Array[]
  readonly references: readonly References[]
  readonly columnByField: ReadonlyMap<string, readonly (string | null)[]>
  readonly sharesByRow: ReadonlyMap<number, readonly Share[]>
  /** The rows of `sharesByRow`: most records have none, which a bit tells sooner than a look into the map. */
  readonly rowsWithShares: Bitset
}

/** Records that a field leads to: index of the object and row by row; the row is −1 blank, −2 not in the import. */
export interface References {
  readonly field: string
  readonly objects: Int32Array
  readonly rows: Int32Array
}

export const blankParent = -1
export const absentParent = -2

/** Cell of a record: a value, null for blank, undefined when the field was not imported. Field names ignore case. */
export function cellOf(
  table: CompiledTable,
  row: number,
  field: string,
): string | null | undefined {
  return table.columnByField.get(columnKey(field))?.[row]
}

const columnKeys = new Map<string, string>()

/** A field's name as columns are found by; few names are asked for again and again, so their keys are kept. */
function columnKey(field: string): string {
  let key = columnKeys.get(field)
  if (key === undefined) columnKeys.set(field, (key = field.toLowerCase()))
  return key
}

/** Id of the record in a row; a row outside the table is a defect. */
export function idAt({ table }: CompiledTable, row: number): RecordId {
  const id = table.ids[row]
  if (id === undefined) throw new Error(`no record at ${table.object}/${String(row)}`)
  return id
}

/** Position of the user who owns the record; −1 when none does. */
export function ownerAt({ ownerUser }: Pick<CompiledTable, 'ownerUser'>, row: number): number {
  return ownerUser[row] ?? -1
}

/** Position of the queue that owns the record; −1 when none does. */
export function queueAt({ ownerQueue }: Pick<CompiledTable, 'ownerQueue'>, row: number): number {
  return ownerQueue[row] ?? -1
}

/** Row of the record that the `link`-th parent link names, `blankParent` or `absentParent`. */
export function parentAt({ parentRows }: CompiledTable, link: number, row: number): number {
  return parentRows[link]?.[row] ?? absentParent
}

/** True for a checkbox cell that says so. */
export function isTicked(table: CompiledTable, row: number, field: string): boolean {
  const cell = cellOf(table, row, field)
  return cell === 'true' || cell?.toLowerCase() === 'true'
}

const classPrefix = 'class:'

/** Id of the class of records of one owner and rule: a stable text of its own. */
export function recordClassId(object: string, owner: string, rule: string): RecordId {
  return `${classPrefix}${object}:${owner}:${rule}` as RecordId // no platform id holds a colon, so there is nothing to parse
}

/** True for a record class, which stands for records that nobody imported (product 4). */
export function isRecordClass(id: RecordId): boolean {
  return id.startsWith(classPrefix)
}

interface TableContext {
  readonly userIndexById: ReadonlyMap<UserId, number>
  readonly groupIndexById: ReadonlyMap<GroupId, number>
  readonly shares: readonly Share[]
}

/** The same table before a change; undefined where there was none. */
interface TableBefore extends Omit<TableContext, 'shares'> {
  readonly table: CompiledTable | undefined
  readonly areSharesSame: boolean
}

/** All but the parents, which need every table first: see `withParents`. O(records), less what stood before. */
export function* compileTable(
  object: CompiledObject,
  table: RecordTable,
  context: TableContext,
  before?: TableBefore,
): Steps<CompiledTable> {
  const old = before?.table
  const isSameRows = old?.table.ids === table.ids
  const { rowById, hasClasses } = isSameRows ? old : yield* rowsOf(table)
  yield null
  const areNumbersSame =
    isSameRows &&
    before?.userIndexById === context.userIndexById &&
    before.groupIndexById === context.groupIndexById
  return {
    object: object.index,
    table,
    rowCount: table.ids.length,
    rowById,
    hasClasses,
    ...(yield* compileOwners(table, context, areNumbersSame ? old : undefined)),
    parentRows: [],
    references: [],
    columnByField:
      old?.table.columns === table.columns
        ? old.columnByField
        : new Map(table.columns.map((column) => [column.field.toLowerCase(), column.values])),
    ...(isSameRows && before?.areSharesSame === true
      ? { sharesByRow: old.sharesByRow, rowsWithShares: old.rowsWithShares }
      : yield* compileShares(context.shares, rowById, table.ids.length)),
  }
}

function* rowsOf({ ids }: RecordTable): Steps<Pick<CompiledTable, 'rowById' | 'hasClasses'>> {
  return { rowById: yield* compileRowLookup(ids), hasClasses: ids.some(isRecordClass) }
}

type Owners = Pick<CompiledTable, 'ownerUser' | 'ownerQueue' | 'isOwnerKnown'>

/** `before`: the same rows with other owners, and the same numbers for users and groups. */
function* compileOwners(
  { ids, owners }: RecordTable,
  { userIndexById, groupIndexById }: Pick<TableContext, 'userIndexById' | 'groupIndexById'>,
  before: CompiledTable | undefined,
): Steps<Owners> {
  const known = before?.table.owners
  if (before !== undefined && known === owners) {
    const { ownerUser, ownerQueue, isOwnerKnown } = before
    return { ownerUser, ownerQueue, isOwnerKnown }
  }
  const rowCount = ids.length
  const ownerUser = before?.ownerUser.slice() ?? new Int32Array(rowCount)
  const ownerQueue = before?.ownerQueue.slice() ?? new Int32Array(rowCount)
  const isOwnerKnown = before?.isOwnerKnown.slice() ?? new Uint8Array(rowCount)
  const users: ReadonlyMap<string, number> = userIndexById
  const queues: ReadonlyMap<string, number> = groupIndexById
  yield* inPieces(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const owner = owners[row] ?? null
      if (known !== undefined && owner === (known[row] ?? null)) continue
      const user = owner === null ? -1 : (users.get(owner) ?? -1)
      const queue = owner === null || user !== -1 ? -1 : (queues.get(owner) ?? -1)
      ownerUser[row] = user
      ownerQueue[row] = queue
      isOwnerKnown[row] = user !== -1 || queue !== -1 ? 1 : 0
    }
  })
  return {
    ownerUser: keepEqual(before?.ownerUser, ownerUser, areListsEqual),
    ownerQueue: keepEqual(before?.ownerQueue, ownerQueue, areListsEqual),
    isOwnerKnown: keepEqual(before?.isOwnerKnown, isOwnerKnown, areListsEqual),
  }
}

function* compileShares(
  shares: readonly Share[],
  rowById: RowLookup,
  rowCount: number,
): Steps<Pick<CompiledTable, 'sharesByRow' | 'rowsWithShares'>> {
  const sharesByRow = new Map<number, Share[]>()
  const rowsWithShares = bitset(rowCount)
  yield* oneByOne(shares, 4, (share) => {
    const row = rowOf(rowById, share.record)
    if (row === undefined) return
    const rows = sharesByRow.get(row)
    if (rows !== undefined) rows.push(share)
    else {
      sharesByRow.set(row, [share])
      addBit(rowsWithShares, row)
    }
  })
  return { sharesByRow, rowsWithShares }
}

/** What stood before a change: the same table, among all objects and tables. */
interface ParentsBefore {
  readonly table: CompiledTable | undefined
  readonly objects: readonly CompiledObject[]
  readonly tables: readonly (CompiledTable | undefined)[]
}

/** The table with the rows of its parents. `tables` is indexed by object. */
export function* withParents(
  object: CompiledObject,
  table: CompiledTable,
  tables: readonly (CompiledTable | undefined)[],
  before?: ParentsBefore,
): Steps<CompiledTable> {
  const leftOut = hasOtherParent(object, table) ? null : undefined
  const old = before?.table
  const oldObject = old === undefined ? undefined : before?.objects[old.object]
  const isKept = (i: number): boolean => {
    const [link, was] = [object.parents[i], oldObject?.parents[i]]
    if (link === undefined || was === undefined || old === undefined) return false
    const key = link.field.toLowerCase()
    const values = table.columnByField.get(key)
    return (
      was.field === link.field &&
      old.rowById === table.rowById &&
      old.columnByField.get(key) === values &&
      before?.tables[was.object]?.rowById === tables[link.object]?.rowById &&
      (values !== undefined ||
        (oldObject !== undefined && hasOtherParent(oldObject, old)) === (leftOut === null))
    )
  }
  const parentRows: Int32Array[] = []
  for (const [i, link] of object.parents.entries()) {
    const parents = tables[link.object]?.rowById
    const values = table.columnByField.get(link.field.toLowerCase())
    const rows = (isKept(i) ? old?.parentRows[i] : undefined) ?? new Int32Array(table.rowCount)
    parentRows.push(rows)
    if (rows === old?.parentRows[i]) continue
    for (let row = 0; row < rows.length; row++) {
      rows[row] = parentRow(values === undefined ? leftOut : values[row], parents)
      if (row % rowsOfPiece === rowsOfPiece - 1) yield null
    }
  }
  return { ...table, parentRows: keepEqual(old?.parentRows, parentRows, areListsEqual) }
}

/**
 * True where an object that follows one or another parent has the column of one and lacks another's: an export of orders
 * without contracts. Its records are taken to have no such parent, and the answers are marked assumed. Rule R15.29 (D-59).
 */
export function hasOtherParent(
  object: CompiledObject,
  table: Pick<CompiledTable, 'columnByField'>,
): boolean {
  const stated = object.parents.filter(({ field }) => table.columnByField.has(field.toLowerCase()))
  return (
    object.control === 'controlledByParent' &&
    stated.length > 0 &&
    stated.length < object.parents.length
  )
}

function parentRow(id: string | null | undefined, parents: RowLookup | undefined): number {
  if (id === undefined) return absentParent
  if (id === null || id === '') return blankParent
  return rowOf(parents, id) ?? absentParent
}
