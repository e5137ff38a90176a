import { bitset, forEachBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import type { CompiledObject } from '../compile/compiled-object'
import type { Steps } from '../compile/steps'
import { fellowsOf, isObjectOfSuperUsers, isSuperUser } from '../record/super-user'
import { addRange, keepOnly } from './bit-ranges'
import type { DoorBuild } from './door-build'
import { openAlone, type DoorRows, type GrowingDoors } from './door-rows'
import { clearLevels, levelSets } from './level-sets'
import type { Bound } from '../record/sharing-level'
import type { RecordOrder } from './record-order'
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
 * `directDoors`: by object what ownership, rules and rows open under one reading, and nothing else.
 */
export function* collectSuperUsers(
  build: DoorBuild,
  directDoors: () => Steps<(object: number, bound: Bound) => DoorRows | null>,
): Steps<void> {
  const { compiled } = build
  const superUsers = superUsersOf(compiled)
  if (superUsers.length === 0) return
  const givenOn = yield* directDoors()
  for (const object of compiled.objects) {
    const order = build.orders[object.index]
    const wanted = superUsers.filter((user) => {
      const family = compiled.families[user]
      return family !== undefined && isObjectOfSuperUsers({ compiled, family, object })
    })
    if (order === undefined || wanted.length === 0) continue
    for (const bound of ['certain', 'possible'] as const) {
      const into = build[bound][object.index]
      const given =
        givenOn(object.index, bound) ??
        // There may be more fellows than for certain.
        (compiled.roleTree.openTops.size > 0 ? givenOn(object.index, 'certain') : null)
      if (into !== undefined && given !== null)
        yield* shareIn(build, { object, order }, wanted, bound, given, into)
    }
  }
}

/** Opens to each super user what the fellows own and the rows give them, each at its level. */
function* shareIn(
  build: DoorBuild,
  { object, order }: { readonly object: CompiledObject; readonly order: RecordOrder },
  superUsers: readonly number[],
  bound: Bound,
  given: DoorRows,
  into: GrowingDoors,
): Steps<void> {
  const { compiled } = build
  const sets = levelSets(order.rowCount)
  const open = bitset(order.rowCount)
  addRange(open, 0, order.openCount)
  for (const user of superUsers) {
    clearLevels(sets)
    for (const fellow of fellowsOf({ compiled, user, family: compiled.families[user] }, bound)) {
      openOwned(build, { object, order }, fellow, sets)
      openDoorRows(given, build.users, new Uint8Array(0), fellow, sets)
    }
    sets.forEach((set, level) => {
      if (level === 0) return
      keepOnly(set, open)
      forEachBit(set, (position) => {
        openAlone(into, user, position, level)
      })
    })
    yield null
  }
}
