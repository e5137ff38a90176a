import type { Grantee, Group } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { isDeepStrictEqual } from 'node:util'
import { element, flag, pick, set, turned, type Proposal, type Propose } from './proposal'

/** Changes of users, what they hold and where they belong. */
export const onUsers = {
  userRole(org, random) {
    const user = random.pick(org.users)
    const nameOf = (id: string | null) => org.roles.find((role) => role.id === id)?.developerName
    const inner = org.roles.filter(({ portalType }) => portalType === 'None')
    const other = pick(random, inner)?.developerName ?? ''
    const to = (role: string) => set('user', user.username, 'role', role)
    return { there: to(other), back: [to(nameOf(user.role) ?? '')], isWider: false }
  },
  userProfile(org, random) {
    const user = random.pick(org.users)
    const before = org.profiles.find(({ id }) => id === user.profile)
    const to = (profile: string) => set('user', user.username, 'profile', profile)
    if (before === undefined) return null
    return { there: to(random.pick(org.profiles).name), back: [to(before.name)], isWider: false }
  },
  userActive(org, random) {
    const { username: user, isActive } = random.pick(org.users)
    return turned(isActive, flag('user', user, 'isActive'))
  },
  // R16.1: whether frozen or not, the answer is the same.
  userFrozen(org, random) {
    const { username: user, isFrozen } = random.pick(org.users)
    return turned(isFrozen, flag('user', user, 'isFrozen'), true)
  },
  permissionSetAssignment(org, random) {
    const given = pick(random, org.permissionSets)
    const user = random.pick(org.users)
    if (given === undefined) return null
    const isAssigned = org.assignments.some(
      (each) =>
        each.kind === 'permissionSet' && each.permissionSet === given.id && each.user === user.id,
    )
    return turned(
      isAssigned,
      element('permissionSet', given.name, 'assignments', `user:${user.username}`),
    )
  },
  permissionSetGroupAssignment(org, random) {
    const given = pick(random, org.permissionSetGroups)
    const user = random.pick(org.users)
    if (given === undefined) return null
    const isAssigned = org.assignments.some(
      (each) =>
        each.kind === 'permissionSetGroup' &&
        each.permissionSetGroup === given.id &&
        each.user === user.id,
    )
    return turned(
      isAssigned,
      element('permissionSetGroup', given.name, 'assignments', `user:${user.username}`),
    )
  },
  groupMember: (org, random) => memberTurned(org, random, 'group'),
  queueMember: (org, random) => memberTurned(org, random, 'queue'),
  roleParent(org, random) {
    const inner = org.roles.filter(({ portalType }) => portalType === 'None')
    const [role, above] = [pick(random, inner), pick(random, inner)]
    if (role === undefined) return null
    const nameOf = (id: string | null) => org.roles.find((each) => each.id === id)?.developerName
    const to = (parent: string) => set('role', role.developerName, 'parent', parent)
    const there = to(above === role ? '' : (above?.developerName ?? ''))
    return { there, back: [to(nameOf(role.parent) ?? '')], isWider: false }
  },
} satisfies Record<string, Propose>

function memberTurned(org: Org, random: Random, kind: 'group' | 'queue'): Proposal | null {
  const type = kind === 'group' ? 'Regular' : 'Queue'
  const isOpen = (each: Group) => each.type === type && each.members !== null && !each.isMissing
  const group = pick(random, org.groups.filter(isOpen))
  const member = memberOf(org, random)
  if (group === undefined) return null
  const isMember = group.members?.some((each) => isDeepStrictEqual(each, member.grantee)) === true
  return turned(isMember, element(kind, group.developerName, 'members', member.text))
}

/** R5.2: a user, a role with or without those below, or a group. */
function memberOf(org: Org, random: Random): { readonly grantee: Grantee; readonly text: string } {
  const user = random.pick(org.users)
  const role = pick(random, org.roles)
  const group = pick(
    random,
    org.groups.filter(({ type, isMissing }) => type === 'Regular' && !isMissing),
  )
  const kind = random.pick(['user', 'user', 'role', 'roleAndSubordinates', 'group'] as const)
  if (kind === 'group' && group !== undefined)
    return { grantee: { kind, group: group.id }, text: `group:${group.developerName}` }
  if ((kind === 'role' || kind === 'roleAndSubordinates') && role !== undefined)
    return { grantee: { kind, role: role.id }, text: `${kind}:${role.developerName}` }
  return { grantee: { kind: 'user', user: user.id }, text: `user:${user.username}` }
}
