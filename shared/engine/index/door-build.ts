import type { Grantee } from '../../model/group'
import type { SharingRule } from '../../model/sharing'
import { addBit, bitset, isEmpty, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { addPossibleSuperiorsOfRoles } from '../compile/possible-superiors'
import { granteeKey, reachOf, type Reach, type ReachedUsers } from '../compile/reach'
import { addSuperiors, mayBeMember, roleAt } from '../compile/reach-context'
import type { AccountChildren } from './account-children'
import {
  openAlone,
  openBelow,
  rowsOpenTo,
  type Carry,
  type GrowingDoors,
  type ReachedBy,
  type UserSet,
} from './door-rows'
import type { RecordOrder } from './record-order'
import { addRowSet, forEachRow, isEmptyRowSet, type RowSet } from './row-set'
import type { UserOrder } from './user-order'

/** Everything that the doors of an org are collected from and into; arrays are indexed as `compiled.objects`. */
export interface DoorBuild {
  readonly compiled: CompiledOrg
  readonly users: UserOrder
  readonly orders: readonly (RecordOrder | undefined)[]
  /** Doors that are open for certain. */
  readonly certain: readonly (GrowingDoors | undefined)[]
  /** Doors that might be open: membership, match or owner not imported, or a mechanism not modelled. */
  readonly possible: readonly (GrowingDoors | undefined)[]
  /** Children of accounts, indexed as objects; undefined for others. Empty until a layer that uses them is collected. */
  readonly children: readonly (AccountChildren | undefined)[]
  /** Users that may be members of anything (R5.4): whom an unknown membership might reach. */
  readonly members: Bitset
  /** Positions in `org.sharingRules`. */
  readonly positionOfRule: ReadonlyMap<SharingRule, number>
}

/** Users whose entries alone are collected; null for all that there is to collect. */
export type SomeUsers = ReadonlySet<number> | null

export function possibleMembers(compiled: CompiledOrg): Bitset {
  const members = bitset(compiled.org.users.length)
  compiled.families.forEach((family, user) => {
    if (mayBeMember(family)) addBit(members, user)
  })
  return members
}

/** Who gets in, at which level, on which object. */
export interface Opening {
  readonly object: number
  readonly grantee: Grantee
  readonly carry: Carry
  readonly level: number
  /** Position in `org.sharingRules` of the rule that says so. */
  readonly source?: number | undefined
}

function reachSet(reach: ReachedUsers, carry: Carry): Bitset {
  switch (carry) {
    case 'source':
      return reach.source
    case 'members':
      return reach.members
    case 'superiors':
      return reach.withSuperiors
    case 'derived':
      return reach.derived
  }
}

/** How rows of an object carry, by its hierarchy switch. Rules R4.7, R5.6–R5.8. */
export function carryOf(compiled: CompiledOrg, object: number): Carry {
  return compiled.objects[object]?.hierarchy === true ? 'superiors' : 'members'
}

export function reachOfGrantee(compiled: CompiledOrg, grantee: Grantee): Reach {
  return compiled.reachByGrantee.get(granteeKey(grantee)) ?? reachOf(compiled, grantee)
}

/** The users that a row of a grantee reaches; of a user, those are the user, and superiors where the row carries so far. */
export function reachedBy(compiled: CompiledOrg, { grantee, carry }: ReachedBy): Bitset {
  if (grantee.kind !== 'user') return reachSet(reachOfGrantee(compiled, grantee), carry)
  const reach = bitset(compiled.org.users.length)
  const user = compiled.userIndexById.get(grantee.user)
  if (user === undefined) return reach
  addBit(reach, user)
  if (carry === 'superiors' || carry === 'derived') addSuperiors(compiled, user, reach)
  return reach
}

function possibleSuperiorsOfUser(compiled: CompiledOrg, user: number): Bitset {
  const reach = bitset(compiled.org.users.length)
  if (compiled.roleTree.openTops.size > 0)
    addPossibleSuperiorsOfRoles(compiled, [roleAt(compiled, user)], reach)
  return reach
}

/** One record opened to a grantee; not `isCertain`: it might be. */
export function openRow(
  build: DoorBuild,
  opening: Opening,
  position: number,
  isCertain: boolean,
): void {
  openRows(build, opening, { kind: 'list', positions: Uint32Array.of(position) }, isCertain)
}

/** Records opened to a grantee; where it is unknown whom it reaches, they might be open to anybody. */
export function openRows(
  build: DoorBuild,
  opening: Opening,
  rows: RowSet,
  isCertain: boolean,
): void {
  const { object, grantee, carry, level, source } = opening
  if (level === 0) return
  if (grantee.kind === 'user') {
    openRowsToUser(build, opening, grantee.user, rows, isCertain)
    return
  }
  const reach = reachOfGrantee(build.compiled, grantee)
  const to = {
    object,
    key: `${granteeKey(grantee)} ${carry}`,
    reach: reachSet(reach, carry),
    by: { grantee, carry },
    level,
    source,
  }
  openRowsToSet(build, to, rows, isCertain)
  if (reach.isUncertain) openRowsToAnybody(build, opening, rows)
  else if (reach.possible !== null) openToPossible(build, to, reachSet(reach.possible, carry), rows)
}

/** The same rows to those whom the set might reach besides; nothing where nobody is. Rule R19.1. */
function openToPossible(
  build: DoorBuild,
  { object, key, level, source }: Omit<ObjectUserSet, 'reach'>,
  reach: Bitset,
  rows: RowSet,
): void {
  const to = { object, key: `perhaps ${key}`, reach, level, source }
  if (!isEmpty(reach)) openRowsToSet(build, to, rows, false)
}

/** A set of users and what is open to it. */
type ObjectUserSet = UserSet & { readonly object: number; readonly level: number }

/** Records opened to a set of users; equal keys must mean equal sets. */
export function openRowsToSet(
  build: DoorBuild,
  to: ObjectUserSet,
  rows: RowSet,
  isCertain: boolean,
): void {
  const doors = (isCertain ? build.certain : build.possible)[to.object]
  if (doors === undefined || to.level === 0 || isEmptyRowSet(rows)) return
  addRowSet(rowsOpenTo(doors, to, to.level), rows, doors.size)
}

/** Records that might be open to anybody who takes part in sharing. */
function openRowsToAnybody(
  build: DoorBuild,
  { object, level, source }: Opening,
  rows: RowSet,
): void {
  openRowsToSet(build, { object, key: 'anybody', reach: build.members, level, source }, rows, false)
}

function openRowsToUser(
  build: DoorBuild,
  opening: Opening,
  id: string,
  rows: RowSet,
  isCertain: boolean,
): void {
  const { compiled } = build
  const { object, level, carry, source } = opening
  const users: ReadonlyMap<string, number> = compiled.userIndexById
  const user = users.get(id)
  if (user === undefined) {
    // A row to somebody who is not in the import: superiors of that user may be.
    openRowsToAnybody(build, opening, rows)
    return
  }
  const doors = (isCertain ? build.certain : build.possible)[object]
  if (doors === undefined || !mayBeMember(compiled.families[user])) return
  const isAlone = carry === 'members' || carry === 'source'
  if (source !== undefined) {
    // What a rule gives stays apart, so that the rule can be switched off.
    const by = { grantee: opening.grantee, carry }
    const to = { object, key: `user:${id} ${carry}`, level, source }
    openRowsToSet(build, { ...to, reach: reachedBy(compiled, by), by }, rows, isCertain)
    if (!isAlone) openToPossible(build, to, possibleSuperiorsOfUser(compiled, user), rows)
    return
  }
  forEachRow(rows, (position) => {
    if (isAlone) openAlone(doors, user, position, level)
    else openBelow(doors, user, position, level)
  })
}
