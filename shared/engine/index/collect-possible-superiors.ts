import { bitset } from '../compile/bitset'
import { ownerAt } from '../compile/compiled-table'
import { addPossibleSuperiorsOfRoles } from '../compile/possible-superiors'
import { roleAt } from '../compile/reach-context'
import { inPieces, type Steps } from '../compile/steps'
import { SharingLevel } from '../../model/level'
import { openRowsToSet, type DoorBuild } from './door-build'
import { rowAt } from './record-order'
import { addRow, compileRowSet, growingRows, type GrowingRows } from './row-set'

/**
 * What is open to users below a role whose superior the import does not name might be open to anybody above it: opens what was
 * collected since the last layer for one user and everybody above, and goes through records that stand under their owners. The
 * compiled form of `isAbove`. Rules R4.2, R10.1, R19.1.
 */
export function* collectPossibleSuperiors(build: DoorBuild): Steps<void> {
  if (build.compiled.roleTree.openTops.size === 0) return
  for (const { index } of build.compiled.objects) {
    const found = rowsBelowTops(build, index)
    for (const doors of [build.certain[index], build.possible[index]]) {
      if (doors === undefined) continue
      const { count, users, positions, levels } = doors.inherited
      yield* inPieces(count, (from, to) => {
        for (let at = from; at < to; at++)
          found.add(users[at] ?? 0, positions[at] ?? 0, levels[at] ?? 0)
      })
    }
    found.open()
  }
}

/** Records that stand under their owners, which have no entry of their own. Rules R2.1, R4.2. */
export function* collectPossibleSuperiorsOfOwners(build: DoorBuild, object: number): Steps<void> {
  const { compiled, orders } = build
  const [order, table] = [orders[object], compiled.tables[object]]
  if (compiled.roleTree.openTops.size === 0 || order === undefined || table === undefined) return
  const found = rowsBelowTops(build, object)
  yield* inPieces(order.ownedStarts.at(-1) ?? 0, (from, to) => {
    for (let position = from; position < to; position++)
      found.add(ownerAt(table, rowAt(order, position)), position, SharingLevel.All)
  })
  found.open()
}

/** Rows by open tree and level, while they are found. */
function rowsBelowTops(build: DoorBuild, object: number) {
  const { compiled, orders } = build
  const { top, openTops } = compiled.roleTree
  const rowsByTop = new Map<number, (GrowingRows | undefined)[]>()
  return {
    add(user: number, position: number, level: number) {
      const above = top[roleAt(compiled, user)] ?? -1
      if (!openTops.has(above)) return
      const byLevel = rowsByTop.get(above) ?? []
      rowsByTop.set(above, byLevel)
      addRow((byLevel[level] ??= growingRows()), position, orders[object]?.rowCount ?? 0)
    },
    open() {
      for (const [above, byLevel] of rowsByTop) {
        const reach = bitset(compiled.org.users.length)
        addPossibleSuperiorsOfRoles(compiled, [above], reach)
        const key = `perhaps above role ${String(above)}`
        byLevel.forEach((rows, level) => {
          if (rows === undefined) return
          openRowsToSet(build, { object, key, reach, level }, compileRowSet(rows), false)
        })
      }
    },
  }
}
