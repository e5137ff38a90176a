import type { Assignment } from '../model/container'
import type { Grantee, Group } from '../model/group'
import type { GroupId } from '../model/id'
import type { Org } from '../model/org'
import { changeRefusal, type Change, type ChangeRefusal, type NamedMember } from './change'
import type { Edited } from './edit-object'
import {
  groupNamed,
  permissionSetGroupNamed,
  permissionSetNamed,
  roleNamed,
  userNamed,
} from './naming'

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** PRM-02: assigned without an end; an assignment that would end is replaced. */
export function editPermissionSetAssignment(
  org: Org,
  change: Of<'permissionSetAssignment'>,
): Edited {
  const set = permissionSetNamed(org, change.permissionSet)
  if (set.kind === 'refused') return set
  const user = userNamed(org, change.user)
  if (user.kind === 'refused') return user
  return withAssignment(
    org,
    { kind: 'permissionSet', user: user.item.id, permissionSet: set.item.id, expirationDate: null },
    change.isAssigned,
    `\`${user.item.username}\` does not have the permission set \`${set.item.name}\``,
  )
}

export function editPermissionSetGroupAssignment(
  org: Org,
  change: Of<'permissionSetGroupAssignment'>,
): Edited {
  const group = permissionSetGroupNamed(org, change.permissionSetGroup)
  if (group.kind === 'refused') return group
  const user = userNamed(org, change.user)
  if (user.kind === 'refused') return user
  return withAssignment(
    org,
    {
      kind: 'permissionSetGroup',
      user: user.item.id,
      permissionSetGroup: group.item.id,
      expirationDate: null,
    },
    change.isAssigned,
    `\`${user.item.username}\` does not have the permission set group \`${group.item.name}\``,
  )
}

function withAssignment(
  org: Org,
  assignment: Assignment,
  isAssigned: boolean,
  absence: string,
): Edited {
  const others = org.assignments.filter((one) => !isSameAssignment(one, assignment))
  if (isAssigned) {
    const isThere = org.assignments.some(
      (one) => isSameAssignment(one, assignment) && one.expirationDate === null,
    )
    return isThere ? org : { ...org, assignments: [...others, assignment] }
  }
  return others.length < org.assignments.length
    ? { ...org, assignments: others }
    : changeRefusal('not-assigned', `${absence}; leave this change out`)
}

function isSameAssignment(a: Assignment, b: Assignment): boolean {
  if (a.user !== b.user) return false
  return a.kind === 'permissionSet'
    ? b.kind === 'permissionSet' && a.permissionSet === b.permissionSet
    : b.kind === 'permissionSetGroup' && a.permissionSetGroup === b.permissionSetGroup
}

export function editGroupMember(org: Org, change: Of<'groupMember'>): Edited {
  return withMember(org, change.group, 'Regular', change.member, change.isMember)
}

/** R2.5: a queue has the members that a public group may have. */
export function editQueueMember(org: Org, change: Of<'queueMember'>): Edited {
  return withMember(org, change.queue, 'Queue', change.member, change.isMember)
}

function withMember(
  org: Org,
  name: string,
  type: 'Regular' | 'Queue',
  member: NamedMember,
  isMember: boolean,
): Edited {
  const found = groupNamed(org, name, type)
  if (found.kind === 'refused') return found
  const group = found.item
  if (group.members === null)
    return changeRefusal(
      'members-unknown',
      `the import does not say who is in \`${group.developerName}\`; add its members (GroupMember.csv) first`,
    )
  const grantee = granteeOf(org, member)
  if ('refusal' in grantee) return grantee.refusal
  const others = group.members.filter((one) => !isSameGrantee(one, grantee))
  const isThere = others.length < group.members.length
  if (!isMember && !isThere)
    return changeRefusal(
      'not-a-member',
      `\`${member.kind}:${member.name}\` is not a direct member of \`${group.developerName}\`; leave this change out`,
    )
  if (isMember && isThere) return org
  if (isMember && grantee.kind === 'group' && reaches(org, grantee.group, group.id))
    return changeRefusal(
      'group-cycle',
      `\`${group.developerName}\` would be inside itself through \`${member.name}\`; name another group`,
    )
  const edited: Group = { ...group, members: isMember ? [...others, grantee] : others }
  return { ...org, groups: org.groups.with(found.position, edited) }
}

function granteeOf(org: Org, member: NamedMember): Grantee | { refusal: ChangeRefusal } {
  switch (member.kind) {
    case 'user': {
      const user = userNamed(org, member.name)
      return user.kind === 'refused' ? { refusal: user } : { kind: 'user', user: user.item.id }
    }
    case 'group': {
      const group = groupNamed(org, member.name, 'Regular')
      return group.kind === 'refused' ? { refusal: group } : { kind: 'group', group: group.item.id }
    }
    case 'role':
    case 'roleAndSubordinates':
    case 'roleAndSubordinatesInternal': {
      const role = roleNamed(org, member.name)
      return role.kind === 'refused' ? { refusal: role } : { kind: member.kind, role: role.item.id }
    }
  }
}

function isSameGrantee(a: Grantee, b: Grantee): boolean {
  if (a.kind === 'user') return b.kind === 'user' && a.user === b.user
  if (a.kind === 'group') return b.kind === 'group' && a.group === b.group
  return a.kind === b.kind && 'role' in a && 'role' in b && a.role === b.role
}

/** Whether `to` is `from` or nested in it at any depth. Rule R5.3. */
function reaches(org: Org, from: GroupId, to: GroupId): boolean {
  const groupsById = new Map(org.groups.map((group) => [group.id, group]))
  const seen = new Set([from])
  for (const id of seen) {
    if (id === to) return true
    for (const member of groupsById.get(id)?.members ?? [])
      if (member.kind === 'group') seen.add(member.group)
  }
  return false
}
