import { bitset, forEachBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { isAncestorRole } from '../compile/role-tree'
import { isObjectOfSuperUsers, isSuperUser } from '../record/super-user'
import { addRange, keepOnly } from './bit-ranges'
import type { DoorBuild } from './door-build'
import { openAlone, type DoorRows } from './door-rows'
import { clearLevels, levelSets } from './level-sets'
import { openDoorRows, openOwned } from './user-levels'

/** Positions of the users that are super users. Rule R13.17. */
export function superUsersOf(compiled: CompiledOrg): number[] {
  return compiled.portal.externalUsers.filter((user) => {
    const family = compiled.families[user]
    return family !== undefined && isSuperUser({ compiled, user, family })
  })
}

/**
 * What fellow users of the same account own or were given, for super users. Rules R13.17–R13.19.
 *
 * `directDoors`: by object what ownership, rules and rows open, and nothing else.
 */
export function collectSuperUsers(
  build: DoorBuild,
  directDoors: () => (object: number) => DoorRows,
): void {
  const { compiled } = build
  const superUsers = superUsersOf(compiled)
  if (superUsers.length === 0) return
  const givenOn = directDoors()
  for (const object of compiled.objects) {
    const order = build.orders[object.index]
    const certain = build.certain[object.index]
    const wanted = superUsers.filter((user) => {
      const family = compiled.families[user]
      return family !== undefined && isObjectOfSuperUsers({ compiled, family, object })
    })
    if (order === undefined || certain === undefined || wanted.length === 0) continue
    const given = givenOn(object.index)
    const sets = levelSets(order.rowCount)
    const open = bitset(order.rowCount)
    addRange(open, 0, order.openCount)
    for (const user of wanted) {
      clearLevels(sets)
      for (const fellow of fellowsOf(build, user)) {
        openOwned(build, { object, order }, fellow, sets)
        openDoorRows(given, build.users, new Uint8Array(0), fellow, sets)
      }
      sets.forEach((set, level) => {
        if (level === 0) return
        keepOnly(set, open)
        forEachBit(set, (position) => {
          openAlone(certain, user, position, level)
        })
      })
    }
  }
}

/** Users of the same account and family, in the same role or below. Rule R13.17. */
function fellowsOf(build: DoorBuild, user: number): number[] {
  const { compiled } = build
  const account = compiled.org.users[user]?.account ?? null
  const role = compiled.roleOfUser[user] ?? -1
  if (account === null) return []
  return compiled.portal.externalUsers.filter((other) => {
    if (other === user || compiled.org.users[other]?.account !== account) return false
    if (compiled.families[other] !== compiled.families[user]) return false
    const otherRole = compiled.roleOfUser[other] ?? -1
    return otherRole === role || isAncestorRole(compiled.roleTree, role, otherRole)
  })
}
