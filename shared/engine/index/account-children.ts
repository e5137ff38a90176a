import type { CompiledOrg, KnownObjects } from '../compile/compile-org'
import { isCountedChild } from '../compile/children-of-accounts'
import { inPieces, type Steps } from '../compile/steps'
import { positionOf, rowAt, type RecordOrder } from './record-order'
import { addUp, countOne, startOf } from '../compile/starts'

/**
 * The children of accounts that take part in implicit sharing, by bit position. Rules R10.1, R10.4, R10.5.
 *
 * `accountOf[c]` is the account's position that child position c may open, −1 for none; the children of account position a are
 * `positions[starts[a]] … positions[starts[a + 1] − 1]`.
 */
export interface AccountChildren {
  readonly object: number
  readonly accountOf: Int32Array
  readonly starts: Uint32Array
  readonly positions: Uint32Array
}

/** Objects whose records may open their account, in the order in which they are asked. Rules R10.1, R10.4. */
export function objectsOfChildren({
  contact,
  opportunity,
  case: cases,
  contract,
  order,
}: KnownObjects): number[] {
  return [contact, opportunity, cases, contract, order].filter((object) => object >= 0)
}

/** Children of one object; undefined when it has no records with an account. O(records). */
export function* compileAccountChildren(
  compiled: CompiledOrg,
  orders: readonly (RecordOrder | undefined)[],
  object: number,
): Steps<AccountChildren | undefined> {
  const accounts = orders[compiled.known.account]
  const order = orders[object]
  const link =
    compiled.objects[object]?.parents.findIndex(
      (parent) => parent.object === compiled.known.account,
    ) ?? -1
  const accountRows = compiled.tables[object]?.parentRows[link]
  if (accounts === undefined || order === undefined || accountRows === undefined) return undefined
  const hasClasses = compiled.tables[object]?.hasClasses === true
  const [ids, accountIds] = [
    compiled.tables[object]?.table.ids,
    compiled.tables[compiled.known.account]?.table.ids,
  ]
  const mayOpenAccount = (row: number, accountRow: number) => {
    if (!hasClasses) return true
    const [child, parent] = [ids?.[row], accountIds?.[accountRow]]
    return child !== undefined && parent !== undefined && isCountedChild(child, parent)
  }
  const accountOf = new Int32Array(order.rowCount).fill(-1)
  const starts = new Uint32Array(accounts.rowCount + 1)
  yield* inPieces(order.rowCount, (from, to) => {
    for (let position = from; position < to; position++) {
      const row = accountRows[rowAt(order, position)] ?? -1
      if (row < 0) continue
      const account = positionOf(accounts, row)
      accountOf[position] = account
      countOne(starts, account + 1)
    }
  })
  addUp(starts)
  const next = starts.slice()
  const positions = new Uint32Array(startOf(starts, accounts.rowCount))
  yield* inPieces(order.rowCount, (from, to) => {
    for (let position = from; position < to; position++) {
      const account = accountOf[position] ?? -1
      if (account < 0) continue
      const at = next[account] ?? 0
      next[account] = at + 1
      positions[at] = position
      const row = rowAt(order, position)
      if (!mayOpenAccount(row, accountRows[row] ?? -1)) accountOf[position] = -1
    }
  })
  return { object, accountOf, starts, positions }
}
