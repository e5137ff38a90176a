import { levelOf } from '../compile/compiled-rule'
import type { Share } from '../../model/sharing'
import { oneByOne, type Steps } from '../compile/steps'
import { isLostByDeactivation } from '../record/shares'
import { carryOf, openRows, type DoorBuild, type SomeUsers } from './door-build'
import type { RowSet } from './row-set'
import { positionOf } from './record-order'

/** To open what follows from a stored row is as much work as to look at some records. */
const rowsOfShare = 16

/** Calls `visit` with every stored row of an object that still opens something, or with those to some users alone. Rule R16.4. */
export function* forEachShare(
  build: DoorBuild,
  object: number,
  users: SomeUsers,
  visit: (share: Share, rows: RowSet, position: number) => void,
): Steps<void> {
  const order = build.orders[object]
  const table = build.compiled.tables[object]
  if (
    order === undefined ||
    table === undefined ||
    build.compiled.objects[object]?.control !== 'own'
  )
    return
  const { userIndexById } = build.compiled
  const isWanted = ({ grantee }: Share) =>
    users === null || (grantee.kind === 'user' && users.has(userIndexById.get(grantee.user) ?? -1))
  yield* oneByOne(table.sharesByRow, rowsOfShare, ([row, shares]) => {
    const position = positionOf(order, row)
    if (position >= order.openCount) return
    const rows: RowSet = { kind: 'list', positions: Uint32Array.of(position) }
    for (const share of shares)
      if (isWanted(share) && !isLostByDeactivation(build.compiled, share))
        visit(share, rows, position)
  })
}

/** Stored rows of an object: manual, Apex-managed, team. Rules R7.1, R7.7, R8.1–R8.4. */
export function* collectShares(
  build: DoorBuild,
  object: number,
  users: SomeUsers = null,
): Steps<void> {
  const carry = carryOf(build.compiled, object)
  yield* forEachShare(build, object, users, (share, rows) => {
    openRows(
      build,
      { object, grantee: share.grantee, carry, level: levelOf(share.level) },
      rows,
      true,
    )
  })
}
