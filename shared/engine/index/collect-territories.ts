import { SharingLevel } from '../../model/level'
import { addAll, bitset, forEachBit, isEmpty, type Bitset } from '../compile/bitset'
import { levelOf } from '../compile/compiled-rule'
import { addPossibleSuperiorsOf } from '../compile/possible-superiors'
import { addSuperiors } from '../compile/reach-context'
import { inPieces, type Steps } from '../compile/steps'
import type { CompiledTerritory } from '../compile/territories'
import { opensToItsMembers, opportunityTerritory, territoryChildLevel } from '../record/territories'
import { childKinds, childRows, childrenOfKind } from './collect-child-implicit'
import { openRowsToSet, type DoorBuild } from './door-build'
import type { RowSet } from './row-set'
import { rowOf } from '../compile/row-lookup'

/** Accounts and leads of territories, and children of these accounts. Rules R9.3–R9.10. */
export function* collectTerritories(build: DoorBuild): Steps<void> {
  const { compiled } = build
  for (const compiledTerritory of compiled.territories.all) {
    const { territory, isCertain } = compiledTerritory
    const reach = inOrAbove(build, compiledTerritory)
    const key = `territory ${territory.id}`
    const maybe = possiblyInOrAbove(build, compiledTerritory)
    const accounts = recordsOf(build, compiledTerritory, compiled.known.account)
    const leads = recordsOf(build, compiledTerritory, compiled.known.lead)
    const open = (object: number, level: number, rows: RowSet) => {
      openRowsToSet(build, { object, key, reach, level }, rows, isCertain)
      if (maybe === null) return
      openRowsToSet(build, { object, key: `perhaps ${key}`, reach: maybe, level }, rows, false)
    }
    open(compiled.known.account, levelOf(territory.accountAccessLevel), accounts)
    open(compiled.known.lead, levelOf(territory.leadAccessLevel), leads)
    for (const kind of childKinds) {
      const children = childrenOfKind(build, kind)
      if (children === undefined) continue
      open(
        children.object,
        territoryChildLevel(territory, kind),
        childRows(build, children, accounts),
      )
    }
    yield null
  }
}

function recordsOf(build: DoorBuild, { territory }: CompiledTerritory, object: number): RowSet {
  const order = build.orders[object]
  const rowById = build.compiled.tables[object]?.rowById
  const positions = new Set<number>()
  for (const { record } of territory.records) {
    const row = rowOf(rowById, record)
    const position = row === undefined ? undefined : order?.positionOf[row]
    if (position !== undefined && position < (order?.openCount ?? 0)) positions.add(position)
  }
  return { kind: 'list', positions: Uint32Array.from(positions).sort() }
}

/** Users of the territory and of its ancestors; superiors of its users only with D-32's switch. Rules R9.4, R9.6, R9.8. */
function inOrAbove(build: DoorBuild, territory: CompiledTerritory): Bitset {
  const reach = members(build, territory)
  addAll(reach, territory.above)
  return reach
}

/** Users of the territory, and with D-32's switch their superiors. Rule R9.8. */
function members({ compiled }: DoorBuild, territory: CompiledTerritory): Bitset {
  const reach = bitset(compiled.org.users.length)
  addAll(reach, territory.users)
  if (compiled.org.settings.territoryRollsUpRoles) {
    forEachBit(territory.users, (user) => {
      addSuperiors(compiled, user, reach)
    })
  }
  return reach
}

/** Who might be superiors of the territory's users, with D-32's switch; null for nobody. Rules R9.8, R19.1. */
function possibleSuperiors({ compiled }: DoorBuild, { users }: CompiledTerritory): Bitset | null {
  if (!compiled.org.settings.territoryRollsUpRoles) return null
  const reach = bitset(compiled.org.users.length)
  addPossibleSuperiorsOf(compiled, users, reach)
  return isEmpty(reach) ? null : reach
}

/** Users of territories that might be ancestors, and possible superiors; null for nobody. Rules R9.6, R19.1. */
function possiblyInOrAbove(build: DoorBuild, territory: CompiledTerritory): Bitset | null {
  const superiors = possibleSuperiors(build, territory)
  const possibleAbove = territory.possibleAbove?.users
  if (possibleAbove === undefined || superiors === null) return possibleAbove ?? superiors
  addAll(superiors, possibleAbove)
  return superiors
}

/** One opportunity's own territory as it opens it. */
export interface ForecastOpening {
  readonly key: string
  readonly reach: Bitset
  readonly level: number
  readonly isCertain: boolean
}

/** Members of the opportunity's own territory, and users of its ancestors. Rule R9.9. */
export function forecastOpenings(build: DoorBuild, position: number): ForecastOpening[] {
  const { compiled } = build
  const object = compiled.known.opportunity
  const table = compiled.tables[object]
  const row = build.orders[object]?.rowAt[position] ?? 0
  const own = table === undefined ? undefined : opportunityTerritory({ compiled, table, row })
  if (table === undefined || own === undefined) return []
  const { id, opportunityAccessLevel } = own.territory
  const memberLevel = opensToItsMembers({ compiled, table, row }, own)
    ? levelOf(opportunityAccessLevel)
    : SharingLevel.None
  const maybe = possibleSuperiors(build, own)
  const { isCertain } = own
  const openings = [
    {
      key: `members of territory ${id}`,
      reach: members(build, own),
      level: memberLevel,
      isCertain,
    },
    {
      key: `above territory ${id}`,
      reach: own.above,
      level: levelOf(compiled.org.settings.t2ForecastAccessLevel),
      isCertain,
    },
    ...(own.possibleAbove === null
      ? []
      : [
          {
            key: `perhaps above territory ${id}`,
            reach: own.possibleAbove.users,
            level: levelOf(compiled.org.settings.t2ForecastAccessLevel),
            isCertain: false,
          },
        ]),
    ...(maybe === null
      ? []
      : [
          {
            key: `perhaps above members of territory ${id}`,
            reach: maybe,
            level: memberLevel,
            isCertain: false,
          },
        ]),
  ]
  return openings.filter((opening) => opening.level > SharingLevel.None)
}

/** Opens opportunities by their own territory. Rule R9.9. */
export function* collectForecasts(build: DoorBuild): Steps<void> {
  const object = build.compiled.known.opportunity
  const order = build.orders[object]
  if (order === undefined || build.compiled.territories.all.length === 0) return
  if (build.compiled.objects[object]?.control !== 'own') return
  const open = (position: number) => {
    const rows: RowSet = { kind: 'list', positions: Uint32Array.of(position) }
    for (const opening of forecastOpenings(build, position))
      openRowsToSet(build, { ...opening, object }, rows, opening.isCertain)
  }
  yield* inPieces(order.openCount, (from, to) => {
    for (let position = from; position < to; position++) open(position)
  })
}
