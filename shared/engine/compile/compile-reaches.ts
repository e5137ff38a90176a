import type { Grantee, Group } from '../../model/group'
import type { GroupId, RoleId } from '../../model/id'
import type { Org } from '../../model/org'
import type { Role } from '../../model/role'
import { contentGrantees } from '../content/content-rows'
import { areSetsEqual, hasBit, haveCommon } from './bitset'
import { areAlikeIn, keepEqual } from './keep'
import { granteeKey, reachOf, type Reach, type ReachedUsers } from './reach'
import type { ReachContext } from './reach-context'
import { roleMoves } from './role-moves'
import type { Steps } from './steps'

/** Reaches as they were before a change, with the lookups behind them. */
export interface ReachesBefore extends ReachContext {
  readonly reachByGrantee: ReadonlyMap<string, Reach>
}

/**
 * Reach of every group-like grantee that a share, a rule, a queue or a folder names; users are tested directly.
 *
 * What a change does not concern is the same object as before, the whole map included; so is what it concerns without
 * moving anybody.
 */
export function* compileReaches(
  context: ReachContext,
  before: ReachesBefore | null,
): Steps<ReadonlyMap<string, Reach>> {
  const mayKeep = before === null ? null : keptReaches(context, before)
  const known = before?.reachByGrantee
  const reaches = new Map<string, Reach>()
  for (const [key, grantee] of granteesByKey(context.org)) {
    const old = known?.get(key)
    const isKept = old !== undefined && mayKeep?.(grantee, old) === true
    reaches.set(key, isKept ? old : keepEqual(old, reachOf(context, grantee), isSameReach))
    yield null
  }
  const isSame =
    known?.size === reaches.size && [...reaches].every(([key, reach]) => known.get(key) === reach)
  return isSame ? known : reaches
}

/** Every grantee that reaches more than one user, once. */
function granteesByKey(org: Org): Map<string, Grantee> {
  const byKey = new Map<string, Grantee>()
  forEachGrantee(org, (grantee) => {
    if (grantee.kind === 'user') return
    const key = granteeKey(grantee)
    if (!byKey.has(key)) byKey.set(key, grantee)
  })
  return byKey
}

function forEachGrantee(org: Org, visit: (grantee: Grantee) => void): void {
  for (const share of org.shares) visit(share.grantee)
  for (const rule of org.sharingRules) {
    rule.sharedTo.forEach(visit)
    if (rule.kind === 'owner') rule.sharedFrom.forEach(visit)
  }
  for (const set of org.sharingSets) set.shareGroup.forEach(visit)
  for (const group of org.groups)
    if (group.type === 'Queue') visit({ kind: 'group', group: group.id })
  contentGrantees(org).forEach(visit)
}

/** Which reaches are the same as before; null where any may differ. */
function keptReaches(
  context: ReachContext,
  before: ReachesBefore,
): ((grantee: Grantee, old: Reach) => boolean) | null {
  const moves = isElseSame(context, before) ? roleMoves(context, before) : null
  if (moves === null) return null
  const { indexById } = context.roleTree
  const isMoved = (role: RoleId) => hasBit(moves.roles, indexById.get(role) ?? -1)
  const changed = changedGroups(context.org, before, isMoved)
  // `derived` holds whoever is in any set of the reach.
  const areUnmoved = ({ derived }: ReachedUsers) => !haveCommon(derived, moves.users)
  return (grantee, reach) =>
    !(grantee.kind === 'group' && changed.has(grantee.group)) &&
    !('role' in grantee && isMoved(grantee.role)) &&
    areUnmoved(reach) &&
    (reach.possible === null || areUnmoved(reach.possible))
}

/** True when nothing but moved roles, roles of users and members of groups may reach other users than before. */
function isElseSame(context: ReachContext, before: ReachesBefore): boolean {
  const { org } = context
  const placesOf = ({ id, isMissing, portalType }: Role) => [id, isMissing, portalType]
  return (
    context.families === before.families &&
    context.userIndexById === before.userIndexById &&
    context.reportsOf === before.reportsOf &&
    org.territories === before.org.territories &&
    org.settings === before.org.settings &&
    context.roleTree.openTops.size + before.roleTree.openTops.size === 0 &&
    areAlikeIn(org.roles, before.org.roles, placesOf)
  )
}

/** Groups that changed or hold a role that gained somebody, and those that hold such a group at any depth. */
function changedGroups(
  org: Org,
  before: ReachesBefore,
  isMoved: (role: RoleId) => boolean,
): ReadonlySet<GroupId> {
  const changed = new Set<GroupId>()
  const isConcerned = ({ members }: Group) =>
    members?.some((member) =>
      member.kind === 'group'
        ? changed.has(member.group)
        : 'role' in member && isMoved(member.role),
    ) === true
  if (org.groups !== before.org.groups) {
    for (const group of org.groups)
      if (before.groupById.get(group.id) !== group) changed.add(group.id)
    const now = new Set(org.groups.map(({ id }) => id))
    for (const { id } of before.org.groups) if (!now.has(id)) changed.add(id)
  }
  for (let size = -1; size !== changed.size;) {
    size = changed.size
    for (const group of org.groups)
      if (!changed.has(group.id) && isConcerned(group)) changed.add(group.id)
  }
  return changed
}

export function isSameReach(a: Reach, b: Reach): boolean {
  return (
    a.isUncertain === b.isUncertain &&
    areSameUsers(a, b) &&
    (a.possible === null || b.possible === null
      ? a.possible === b.possible
      : areSameUsers(a.possible, b.possible))
  )
}

function areSameUsers(a: ReachedUsers, b: ReachedUsers): boolean {
  return (
    areSetsEqual(a.source, b.source) &&
    areSetsEqual(a.members, b.members) &&
    areSetsEqual(a.withSuperiors, b.withSuperiors) &&
    areSetsEqual(a.derived, b.derived)
  )
}
