import type { CompiledRule } from '../compile/compiled-rule'
import { runThrough, type Steps } from '../compile/steps'
import {
  childKinds,
  collectOwnerChildLevels,
  collectRuleChildLevels,
  collectShareChildLevels,
} from './collect-child-implicit'
import { collectCaseContacts, collectPortalImplicit } from './collect-external'
import { collectOwnership } from './collect-ownership'
import { collectPossibleSuperiors } from './collect-possible-superiors'
import {
  collectForecastAccounts,
  collectOwnersOfChildren,
  collectRuleAccounts,
  collectShareAccounts,
} from './collect-parent-implicit'
import { collectPersonAccounts } from './collect-person-accounts'
import { collectRules, rowsOfRule } from './collect-rules'
import { collectShares } from './collect-shares'
import { collectSharingSets } from './collect-sharing-sets'
import { collectSuperUsers } from './collect-super-users'
import { collectForecasts, collectTerritories } from './collect-territories'
import { objectsOfChildren } from './account-children'
import type { DoorBuild, SomeUsers } from './door-build'
import { piecesOf, type DoorLayer, type LayerKey } from './door-layers'
import {
  compileDoorRows,
  compilePiece,
  growingDoors,
  isWithoutDoors,
  type DoorRows,
} from './door-rows'
import type { Bound } from '../record/sharing-level'
import type { IndexChanges } from './index-changes'

/** One layer: how it is collected, and whether it is the same after some changes. */
export interface LayerPlan {
  readonly key: LayerKey
  /** All of it, or what is open to some users and to others for them; given the layers before it. */
  readonly collect: (users: SomeUsers, before: ReadonlyMap<LayerKey, DoorLayer>) => Steps<void>
  /** True where it looks at the children of accounts. */
  readonly usesChildren: boolean
  readonly isKept: (changes: IndexChanges) => boolean
  /** Users for whom it is collected anew where it is kept; none where not stated. */
  readonly usersAnew?: (changes: IndexChanges) => ReadonlySet<number>
}

/**
 * Every layer, in the order in which they are collected: direct doors, then what super users share in, then what follows
 * from rows on accounts and children (R10.21).
 */
export function layerPlans(build: DoorBuild, sequence: readonly number[]): readonly LayerPlan[] {
  const rules = sequence.flatMap((object) => build.compiled.rules[object] ?? [])
  return [
    ...sequence.flatMap((object) => directPlans(build, object)),
    ...rules.map((rule) => rulePlan(build, rule)),
    {
      key: 'super users',
      collect: () => collectSuperUsers(build, () => directDoors(build, sequence)),
      usesChildren: false,
      isKept: () => true, // where there are any, nothing is kept
    },
    ...accountPlans(build),
    ...otherPlans(build),
  ]
}

/**
 * Doors by object with what ownership, rules and rows open under one reading, and nothing else; null: no more than for certain.
 *
 * The contact of a case has a row on it (R10.15).
 */
function* directDoors(
  build: DoorBuild,
  sequence: readonly number[],
): Steps<(object: number, bound: Bound) => DoorRows | null> {
  const doorsOf = () => build.orders.map((order) => order && growingDoors(order.rowCount))
  const direct = { ...build, certain: doorsOf(), possible: doorsOf() }
  yield* collectCaseContacts(direct)
  for (const object of sequence) {
    yield* collectOwnership(direct, object)
    yield* collectShares(direct, object)
    for (const rule of build.compiled.rules[object] ?? []) {
      collectRules(direct, rule, rowsOfRule(direct, rule))
      yield null
    }
  }
  yield* collectPossibleSuperiors(direct)
  return (object, bound) => {
    const [certain, possible] = [direct.certain[object], direct.possible[object]]
    if (bound === 'possible' && (possible === undefined || isWithoutDoors(possible))) return null
    const all = bound === 'certain' ? [certain] : [certain, possible]
    const pieces = all.flatMap((doors) =>
      doors === undefined ? [] : [compilePiece(build.users, doors)],
    )
    return runThrough(compileDoorRows(build.users, pieces, certain?.size ?? 0))
  }
}

function directPlans(build: DoorBuild, object: number): LayerPlan[] {
  return [
    {
      key: `ownership ${object}`,
      collect: () => collectOwnership(build, object),
      usesChildren: false,
      isKept: ({ owners, hierarchies, arePlacesSame }) =>
        arePlacesSame && !owners.has(object) && !hierarchies.has(object),
    },
    {
      key: `shares ${object}`,
      collect: (users) => collectShares(build, object, users),
      usesChildren: false,
      isKept: ({ shares, hierarchies }) => !shares.has(object) && !hierarchies.has(object),
      usersAnew: ({ turned }) => turned,
    },
  ]
}

/** A rule's own rows, and what follows from them on children and accounts. */
function rulePlan(build: DoorBuild, rule: CompiledRule): LayerPlan {
  const { object } = rule
  return {
    key: rule.rule,
    *collect() {
      const rows = rowsOfRule(build, rule)
      yield null
      collectRules(build, rule, rows)
      yield null
      yield* collectRuleChildLevels(build, rule, rows)
      collectRuleAccounts(build, rule, rows)
    },
    usesChildren: true,
    isKept: ({ owners, hierarchies, isRuleSame }) =>
      isRuleSame(rule) &&
      !hierarchies.has(object) &&
      (rule.sourceUsers === null || !owners.has(object)),
  }
}

/** What opens accounts by their children, and children by their account. */
function accountPlans(build: DoorBuild): LayerPlan[] {
  const { known } = build.compiled
  const { account } = known
  const children = childKinds.map((kind) => known[kind])
  return [
    {
      key: 'levels of owners on children',
      collect: (users) => collectOwnerChildLevels(build, users),
      usesChildren: true,
      isKept: ({ owners, areRolesSame, arePlacesSame }) =>
        [account, ...children].every((of) => !owners.has(of)) &&
        ((areRolesSame && arePlacesSame) ||
          build.compiled.tables[account]?.isOwnerKnown.includes(0) !== true),
      usersAnew: ({ childLevels }) => childLevels,
    },
    {
      key: 'levels of shares on children',
      collect: (users) => collectShareChildLevels(build, users),
      usesChildren: true,
      isKept: ({ shares }) => !shares.has(account),
      usersAnew: ({ turned }) => turned,
    },
    ...objectsOfChildren(known).flatMap((object): LayerPlan[] => [
      {
        key: `accounts of owners ${object}`,
        *collect() {
          const of = build.children[object]
          if (of !== undefined) yield* collectOwnersOfChildren(build, of)
        },
        usesChildren: true,
        isKept: ({ owners, arePlacesSame }) =>
          !owners.has(object) &&
          !owners.has(account) &&
          (arePlacesSame || build.compiled.tables[object]?.isOwnerKnown.includes(0) !== true),
      },
      {
        key: `accounts of shares ${object}`,
        *collect(users) {
          const of = build.children[object]
          if (of !== undefined) yield* collectShareAccounts(build, of, users)
        },
        usesChildren: true,
        isKept: ({ shares }) => !shares.has(object),
        usersAnew: ({ turned }) => turned,
      },
    ]),
  ]
}

function otherPlans(build: DoorBuild): LayerPlan[] {
  return [
    {
      key: 'territories',
      *collect() {
        yield* collectTerritories(build)
        yield* collectForecasts(build)
        yield* collectForecastAccounts(build)
      },
      usesChildren: true,
      isKept: ({ arePlacesSame }) => arePlacesSame || build.compiled.territories.all.length === 0,
    },
    {
      key: 'portal',
      collect: () => collectPortalImplicit(build),
      usesChildren: false,
      isKept: ({ arePlacesSame, arePeopleSame, areRolesSame }) =>
        arePlacesSame && arePeopleSame && areRolesSame,
    },
    {
      key: 'contacts of cases',
      collect: () => collectCaseContacts(build),
      usesChildren: true,
      isKept: ({ arePeopleSame }) => arePeopleSame,
    },
    {
      key: 'sharing sets',
      collect: () => collectSharingSets(build),
      usesChildren: true,
      isKept: () => build.compiled.org.sharingSets.length === 0,
    },
    {
      key: 'person accounts',
      collect: (_users, before) =>
        collectPersonAccounts(build, piecesOf(before.values(), build.compiled.known.account)),
      usesChildren: true,
      isKept: () => true, // where there may be any, nothing is kept
    },
  ]
}
