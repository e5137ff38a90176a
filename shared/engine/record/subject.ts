import type { Grant, PathStep } from '../answer'
import { forEachBit, hasBit, type Bitset } from '../compile/bitset'
import type { CompiledObject } from '../compile/compiled-object'
import type { CompiledOrg } from '../compile/compile-org'
import {
  isTicked,
  type CompiledTable,
  type RecordPosition,
  ownerAt,
  queueAt,
} from '../compile/compiled-table'
import { mayBeSuperior } from '../compile/possible-superiors'
import { granteeKey, mightReach, reachOf, type Reach } from '../compile/reach'
import { familyOf, isSuperior, userAt } from '../compile/reach-context'
import type { Grantee } from '../../model/group'
import type { SharingLevel } from '../../model/level'
import type { AccountSettings } from '../../model/sharing'
import type { UserFamily } from '../../model/user'
import { either, type Reached } from './reached'

/** The question of every door: one user, one record. */
export interface Subject {
  readonly compiled: CompiledOrg
  /** Position in `org.users`. */
  readonly user: number
  readonly family: UserFamily
  readonly object: CompiledObject
  readonly table: CompiledTable
  readonly row: number
}

/** A door: for one user and one record, every grant that it leaves. */
export interface Door {
  readonly name: string
  readonly rule: string
  readonly grants: (subject: Subject) => readonly Grant[]
}

/** How a door is asked: itself, or a note of what it said before. */
export type AskDoor = (door: Door, subject: Subject) => readonly Grant[]

export const askDoor: AskDoor = (door, subject) => door.grants(subject)

export function subjectOf(compiled: CompiledOrg, user: number, position: RecordPosition): Subject {
  const object = compiled.objects[position.object]
  const table = compiled.tables[position.object]
  const family = compiled.families[user]
  if (object === undefined || table === undefined || family === undefined) {
    throw new Error(
      `no user ${String(user)} or no record at ${String(position.object)}/${String(position.row)}`,
    )
  }
  return { compiled, user, family, object, table, row: position.row }
}

export function grantOf(
  rowCause: string,
  level: SharingLevel,
  rule: string,
  options: {
    via?: readonly PathStep[]
    grantee?: Grantee
    isCertain?: boolean
    childLevels?: AccountSettings | null
  } = {},
): Grant {
  return {
    rowCause,
    level,
    rule,
    isCertain: options.isCertain ?? true,
    grantee: options.grantee ?? null,
    childLevels: options.childLevels ?? null,
    via: options.via ?? [],
  }
}

/** An opportunity that only its owner and the owner's superiors reach, by whatever row. Rules R15.27, R6.22. */
export function isPrivateOpportunity(
  record: Pick<Subject, 'compiled' | 'object' | 'table' | 'row'>,
): boolean {
  return (
    record.object.index === record.compiled.known.opportunity &&
    isTicked(record.table, record.row, 'IsPrivate')
  )
}

/** Users whom only guest rules, or only their own doors, can let in take part in no row. Rules R5.4, R13.6, R13.22. */
export function takesPartInSharing(family: UserFamily): boolean {
  return family === 'internal' || family === 'partner' || family === 'customerPlus'
}

/**
 * Does a row for this grantee let the user in? Rules R5.1, R5.6–R5.9, R7.2.
 *
 * `hierarchy` is the object's switch (R4.7); `known` saves looking the reach up where the caller has it.
 */
export function isReached(
  compiled: CompiledOrg,
  grantee: Grantee,
  user: number,
  hierarchy: boolean,
  known?: Reach,
): Reached {
  if (!takesPartInSharing(familyOf(compiled, user))) return 'no'
  if (grantee.kind === 'user') {
    const named = compiled.userIndexById.get(grantee.user) ?? -1
    if (named === -1) return 'unknown'
    if (!takesPartInSharing(familyOf(compiled, named))) return 'no'
    if (named === user) return 'yes'
    return hierarchy ? isAbove(compiled, user, named) : 'no'
  }
  const reach = known ?? reachIn(compiled, grantee)
  const how = hierarchy ? 'withSuperiors' : 'members'
  if (hasBit(reach[how], user)) return 'yes'
  return mightReach(reach, how, user) ? 'unknown' : 'no'
}

/** Is user `a` a superior of user `b`? Not known above roles whose superior is not in the import. Rules R4.1, R19.1. */
export function isAbove(compiled: CompiledOrg, a: number, b: number): Reached {
  if (isSuperior(compiled, a, b)) return 'yes'
  return mayBeSuperior(compiled, a, b) ? 'unknown' : 'no'
}

/** The same question of somebody in a set. */
export function isAboveOneOf(compiled: CompiledOrg, user: number, users: Bitset): Reached {
  let answer: Reached = 'no'
  forEachBit(users, (other) => {
    if (answer !== 'yes') answer = either(answer, isAbove(compiled, user, other))
  })
  return answer
}

/** As `isReached`, for a row that is derived for each user reached and that their superiors inherit. Rule R10.1. */
export function isReachedByDerivedRow(
  compiled: CompiledOrg,
  grantee: Grantee,
  user: number,
  known?: Reach,
): Reached {
  if (grantee.kind === 'user') return isReached(compiled, grantee, user, true)
  if (!takesPartInSharing(familyOf(compiled, user))) return 'no'
  const reach = known ?? reachIn(compiled, grantee)
  if (hasBit(reach.derived, user)) return 'yes'
  return mightReach(reach, 'derived', user) ? 'unknown' : 'no'
}

export function reachIn(compiled: CompiledOrg, grantee: Grantee): Reach {
  return compiled.reachByGrantee.get(granteeKey(grantee)) ?? reachOf(compiled, grantee)
}

/** The step up from a role (position `below`) to the user's own, where that is another: for certain, or perhaps. */
export function stepsAbove(
  { org, roleTree, roleOfUser }: CompiledOrg,
  user: number,
  below: number,
): readonly PathStep[] {
  const [own, role] = [org.roles[roleOfUser[user] ?? -1], org.roles[below]]
  if (own === undefined || role === undefined || own === role) return []
  const step = { name: own.developerName, below: role.developerName }
  const top = roleTree.top[below] ?? -1
  const isAboveTop = roleTree.top[roleOfUser[user] ?? -1] !== top
  const topName = org.roles[top]?.developerName ?? ''
  return [
    isAboveTop
      ? { kind: 'rolePerhapsAbove', ...step, top: topName }
      : { kind: 'roleAbove', ...step },
  ]
}

/** The queue that owns the record, as a grantee. */
export function owningQueue({ compiled, table, row }: Subject): Grantee | null {
  if (ownerAt(table, row) >= 0) return null
  const queue = compiled.org.groups[queueAt(table, row)]
  return queue === undefined ? null : { kind: 'group', group: queue.id }
}

export function userName(compiled: CompiledOrg, user: number): string {
  return userAt(compiled, user).username
}
