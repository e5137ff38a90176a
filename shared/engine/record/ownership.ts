import { SharingLevel } from '../../model/level'
import { noChildLevels, type AccountSettings } from '../../model/sharing'
import type { Grant } from '../answer'
import { mightReach } from '../compile/reach'
import { roleAt, roleOf } from '../compile/reach-context'
import { hasBit } from '../compile/bitset'
import { ownerAt } from '../compile/compiled-table'
import {
  grantOf,
  isAbove,
  owningQueue,
  reachIn,
  stepsAbove,
  takesPartInSharing,
  userName,
  type Door,
  type Subject,
} from './subject'

/** The owner has full access while being owner; guests own nothing. Rules R2.1, R2.11, R13.7. */
export const ownershipDoor: Door = {
  name: 'Owner',
  rule: 'R2.1',
  grants(subject): Grant[] {
    const { table, row, user, family, object } = subject
    if (!object.hasOwner || family === 'guest') return []
    if (table.ownerUser[row] === user) {
      return [
        grantOf('Owner', SharingLevel.All, 'R2.1', {
          childLevels: levelsOfOwnerRole(subject, user),
          via: [{ kind: 'user', name: userName(subject.compiled, user) }],
        }),
      ]
    }
    return table.isOwnerKnown[row] === 0 ? unknownOwner(subject) : []
  },
}

function unknownOwner(subject: Subject): Grant[] {
  return mayBeOwnedBelow(subject, subject.object.hierarchy)
    ? [grantOf('Owner', SharingLevel.All, 'R2.1', { isCertain: false })]
    : []
}

/**
 * A record whose owner the import does not name: without stated owner it may be anybody's; an owner who is absent is not this
 * user, who may be a superior of them where `rollsUp`. Rules R2.1, R4.2, R19.1.
 */
export function mayBeOwnedBelow(
  { compiled, table, row, user }: Subject,
  rollsUp: boolean,
): boolean {
  if ((table.table.owners[row] ?? null) === null) return true
  return rollsUp && roleAt(compiled, user) >= 0
}

/** Members of the owning queue have full access. Rules R2.4, R2.5, R2.7. */
export const queueDoor: Door = {
  name: 'QueueMember',
  rule: 'R2.4',
  grants(subject): Grant[] {
    const queue = owningQueue(subject)
    if (queue === null || !subject.object.hasOwner || !takesPartInSharing(subject.family)) return []
    const reach = reachIn(subject.compiled, queue)
    if (hasBit(reach.source, subject.user))
      return [grantOf('QueueMember', SharingLevel.All, 'R2.4', { grantee: queue })]
    return mightReach(reach, 'source', subject.user)
      ? [grantOf('QueueMember', SharingLevel.All, 'R2.4', { grantee: queue, isCertain: false })]
      : []
  },
}

/** Superiors of the owner, or of members of the owning queue, have full access. Rules R4.2, R2.6, R4.7. */
export const roleHierarchyDoor: Door = {
  name: 'RoleHierarchy',
  rule: 'R4.2',
  grants(subject): Grant[] {
    const { compiled, table, row, user, object } = subject
    if (!object.hasOwner || !object.hierarchy) return []
    const owner = ownerAt(table, row)
    if (owner >= 0) {
      const above = isAbove(compiled, user, owner)
      if (above === 'no') return []
      const via = [
        ...stepsAbove(compiled, user, roleAt(compiled, owner)),
        { kind: 'user', name: userName(compiled, owner) } as const,
      ]
      const childLevels = levelsOfOwnerRole(subject, owner)
      const isCertain = above === 'yes'
      return [
        grantOf('RoleHierarchy(of Owner)', SharingLevel.All, 'R4.2', {
          via,
          childLevels,
          isCertain,
        }),
      ]
    }
    const queue = owningQueue(subject)
    if (queue === null || !takesPartInSharing(subject.family)) return []
    const reach = reachIn(compiled, queue)
    if (hasBit(reach.source, user)) return []
    const isCertain = hasBit(reach.withSuperiors, user)
    const mayBeBoss = reach.possible !== null && hasBit(reach.possible.withSuperiors, user)
    return isCertain || mayBeBoss
      ? [
          grantOf('RoleHierarchy(of QueueMember)', SharingLevel.All, 'R2.6', {
            grantee: queue,
            isCertain,
          }),
        ]
      : []
  },
}

/** R4.9, R10.7: the owner's row on an account carries the levels of the owner's role, none without one; null: not known. */
function levelsOfOwnerRole({ compiled, object }: Subject, owner: number): AccountSettings | null {
  if (object.index !== compiled.known.account) return null
  const role = roleOf(compiled, owner) ?? noChildLevels
  return 'isMissing' in role && role.isMissing ? null : role
}
