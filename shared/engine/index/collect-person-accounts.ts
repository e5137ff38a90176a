import { SharingLevel } from '../../model/level'
import { inPieces, type Steps } from '../compile/steps'
import { isOpenEnded } from '../record/person-accounts'
import { openRowsToSet, type DoorBuild } from './door-build'
import { addRow, compileRowSet, growingRows } from './row-set'
import { rowAt } from './record-order'

/** Person accounts and their contacts might be open to anybody by their other half. Rule R15.23. */
export function* collectPersonAccounts(build: DoorBuild): Steps<void> {
  const { account, contact } = build.compiled.known
  for (const object of [account, contact]) {
    const order = build.orders[object]
    if (order === undefined) continue
    const rows = growingRows()
    yield* inPieces(order.openCount, (from, to) => {
      for (let position = from; position < to; position++)
        if (isOpenEnded(build.compiled, object, rowAt(order, position)))
          addRow(rows, position, order.rowCount)
    })
    const to = { object, key: 'anybody', reach: build.members, level: SharingLevel.All }
    openRowsToSet(build, to, compileRowSet(rows), false)
  }
}
