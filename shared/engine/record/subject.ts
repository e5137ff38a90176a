import type { Grant, PathStep } from '../answer'
import { hasBit } from '../compile/bitset'
import type { CompiledObject } from '../compile/compiled-object'
import type { CompiledOrg } from '../compile/compile-org'
import {
  isTicked,
  type CompiledTable,
  type RecordPosition,
  ownerAt,
  queueAt,
} from '../compile/compiled-table'
import { granteeKey, reachOf, type Reach } from '../compile/reach'
import { familyOf, isSuperior, roleOf, userAt } from '../compile/reach-context'
import type { Grantee } from '../../model/group'
import type { Role } from '../../model/role'
import type { SharingLevel } from '../../model/level'
import type { AccountSettings } from '../../model/sharing'
import type { UserFamily } from '../../model/user'

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

export type Reached = 'yes' | 'no' | 'unknown'

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
    return named === user || (hierarchy && isSuperior(compiled, user, named)) ? 'yes' : 'no'
  }
  const reach = known ?? reachIn(compiled, grantee)
  if (hasBit(hierarchy ? reach.withSuperiors : reach.members, user)) return 'yes'
  return reach.isUncertain ? 'unknown' : 'no'
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
  return reach.isUncertain ? 'unknown' : 'no'
}

export function reachIn(compiled: CompiledOrg, grantee: Grantee): Reach {
  return compiled.reachByGrantee.get(granteeKey(grantee)) ?? reachOf(compiled, grantee)
}

/** The last step of a path that ends in a role: up from it to the user's own, where that is another. */
export function stepAbove(compiled: CompiledOrg, user: number, below: Role): readonly PathStep[] {
  const own = roleOf(compiled, user)
  return own === undefined || own === below
    ? []
    : [{ kind: 'roleAbove', name: own.developerName, below: below.developerName }]
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
