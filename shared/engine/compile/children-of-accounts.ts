import { isRecordClass, type CompiledTable, type RecordPosition } from './compiled-table'
import type { CompiledObject } from './compiled-object'
import type { RecordId } from '../../model/id'
import { inPieces, type Steps } from './steps'
import { addUp, countOne, startOf } from './starts'

/**
 * Records of one object by the account whose access they may open: those of account row a are
 * `rows[starts[a]] … rows[starts[a + 1] − 1]`, in the order of the table. Rules R10.1, R10.4.
 */
export interface ChildrenOfAccounts {
  readonly object: number
  readonly starts: Uint32Array
  readonly rows: Uint32Array
}

/**
 * Does this record, as a child, count for what its account opens to? A class of records on a real account does not:
 * nothing imagined may open what exists (product 4).
 */
export function isCountedChild(child: RecordId, account: RecordId): boolean {
  return !isRecordClass(child) || isRecordClass(account)
}

/** The children of one object. O(records). */
export function* compileChildrenOfAccounts(
  object: CompiledObject,
  tables: readonly (CompiledTable | undefined)[],
  account: number,
): Steps<ChildrenOfAccounts | null> {
  const table = tables[object.index]
  const accounts = tables[account]
  const link = object.parents.findIndex((parent) => parent.object === account)
  const parents = table?.parentRows[link]
  if (table === undefined || accounts === undefined || parents === undefined) return null
  const accountOf = (row: number): number => {
    const of = parents[row] ?? -1
    if (of < 0 || !table.hasClasses) return of
    const [child, parent] = [table.table.ids[row], accounts.table.ids[of]]
    return child !== undefined && parent !== undefined && isCountedChild(child, parent) ? of : -1
  }
  const starts = new Uint32Array(accounts.rowCount + 1)
  yield* inPieces(table.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const of = accountOf(row)
      if (of >= 0) countOne(starts, of + 1)
    }
  })
  addUp(starts)
  const next = starts.slice()
  const rows = new Uint32Array(startOf(starts, accounts.rowCount))
  yield* inPieces(table.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const of = accountOf(row)
      if (of < 0) continue
      const at = next[of] ?? 0
      next[of] = at + 1
      rows[at] = row
    }
  })
  return { object: object.index, starts, rows }
}

/** The records that may open one account, object by object. */
export function childrenOfAccount(
  all: readonly ChildrenOfAccounts[],
  account: number,
): RecordPosition[] {
  const positions: RecordPosition[] = []
  for (const { object, starts, rows } of all) {
    const end = startOf(starts, account + 1)
    for (let at = startOf(starts, account); at < end; at++)
      positions.push({ object, row: rows[at] ?? 0 })
  }
  return positions
}
