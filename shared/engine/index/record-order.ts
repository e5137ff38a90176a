import { ownerAt, type CompiledTable } from '../compile/compiled-table'
import type { CompiledObject } from '../compile/compiled-object'
import { inPieces, type Steps } from '../compile/steps'
import type { UserOrder } from './user-order'
import { addUp, countOne, startOf } from '../compile/starts'

/**
 * The records of one object in the order of their bits.
 *
 * Own records stand together: sorted by the rank of their owner, or, where a parent decides, by the bit position of the
 * first parent. Records that are shut to all doors but ownership, or to all but their account's, come last, from `openCount`
 * on (R15.23, R15.24, R15.27). `rowAt` goes from bit position to row of the table, `positionOf` back.
 */
export interface RecordOrder {
  readonly rowCount: number
  readonly openCount: number
  readonly rowAt: Uint32Array
  readonly positionOf: Uint32Array
  readonly sortedBy: 'owner' | 'parent'
  /** By rank k: owned open records are `ownedStarts[k] … ownedStarts[k + 1] − 1`; empty where sorted by parent. */
  readonly ownedStarts: Uint32Array
  /** Positions, in order, of records that stand in a run whose owner they no longer have; their doors are entries. */
  readonly displaced: readonly number[]
  /** By position p of the first parent: its children are `childStarts[p] … childStarts[p + 1] − 1`; empty where sorted by owner. */
  readonly childStarts: Uint32Array
  /** True when every record names a first parent and each of these has one child: both stand in the same order. */
  readonly isOneForOne: boolean
}

/** Row of the table that stands at a bit position. */
export function rowAt(order: Pick<RecordOrder, 'rowAt'>, position: number): number {
  return order.rowAt[position] ?? 0
}

/** Bit position of a row of the table. */
export function positionOf(order: Pick<RecordOrder, 'positionOf'>, row: number): number {
  return order.positionOf[row] ?? 0
}

/** Orders one object's records; `parents` is the order of the first parent's object. O(records + users). */
export function* compileRecordOrder(
  object: CompiledObject,
  table: CompiledTable,
  users: UserOrder,
  parents: RecordOrder | undefined,
  isShut: (row: number) => boolean,
): Steps<RecordOrder> {
  const isByParent = object.control === 'controlledByParent' || object.control === 'masterDetail'
  const slotCount = isByParent ? (parents?.rowCount ?? 0) : users.rankOf.length
  const slotOf = (row: number): number => {
    if (isShut(row)) return slotCount + 1
    const at = isByParent
      ? (table.parentRows[0]?.[row] ?? -1)
      : object.hasOwner
        ? ownerAt(table, row)
        : -1
    if (at < 0) return slotCount
    return (isByParent ? parents?.positionOf[at] : users.rankOf[at]) ?? slotCount
  }
  const { starts, rowAt, positionOf } = yield* sortBySlot(table.rowCount, slotCount, slotOf)
  const childStarts = isByParent ? starts.subarray(0, slotCount + 1) : new Uint32Array(0)
  return {
    rowCount: table.rowCount,
    openCount: startOf(starts, slotCount + 1),
    rowAt,
    positionOf,
    sortedBy: isByParent ? 'parent' : 'owner',
    ownedStarts: isByParent ? new Uint32Array(0) : starts.subarray(0, slotCount + 1),
    displaced: [],
    childStarts,
    isOneForOne:
      isByParent &&
      slotCount === table.rowCount &&
      childStarts.every((start, position) => start === position),
  }
}

/** Counting sort of the rows by slot; `starts[s]` is where slot s begins, with two slots behind `slotCount`. */
function* sortBySlot(
  rowCount: number,
  slotCount: number,
  slotOf: (row: number) => number,
): Steps<Pick<RecordOrder, 'rowAt' | 'positionOf'> & { readonly starts: Uint32Array }> {
  const starts = new Uint32Array(slotCount + 3)
  const slots = new Uint32Array(rowCount)
  yield* inPieces(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const slot = slotOf(row)
      slots[row] = slot
      countOne(starts, slot + 1)
    }
  })
  addUp(starts)
  const next = starts.slice()
  const rowAt = new Uint32Array(rowCount)
  const positionOf = new Uint32Array(rowCount)
  yield* inPieces(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const slot = slots[row] ?? 0
      const position = next[slot] ?? 0
      next[slot] = position + 1
      rowAt[position] = row
      positionOf[row] = position
    }
  })
  return { starts, rowAt, positionOf }
}

/** With more records than this that changed their owner, the records are better sorted anew. */
const displacedLimit = 64

/** The same records in the same order under other owners; null where too many stand in another's run. O(records). */
export function keptRecordOrder(
  before: RecordOrder,
  { ownerUser }: CompiledTable,
  { userAt }: UserOrder,
): RecordOrder | null {
  if (before.sortedBy === 'parent') return before
  const { ownedStarts, rowAt } = before
  const displaced: number[] = []
  for (let rank = 0; rank + 1 < ownedStarts.length; rank++) {
    const end = startOf(ownedStarts, rank + 1)
    for (let position = startOf(ownedStarts, rank); position < end; position++)
      if (ownerUser[rowAt[position] ?? 0] !== userAt[rank]) displaced.push(position)
    if (displaced.length > displacedLimit) return null
  }
  return { ...before, displaced }
}

/** An interval of positions without the displaced ones in it: start, end, start, end … */
export function withoutDisplaced(
  { displaced }: RecordOrder,
  start: number,
  end: number,
  into: number[],
): void {
  let from = start
  for (const position of displaced) {
    if (position < from || position >= end) continue
    if (position > from) into.push(from, position)
    from = position + 1
  }
  if (from < end) into.push(from, end)
}
