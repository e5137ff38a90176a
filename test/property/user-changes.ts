import type { Change } from '@shared/change/change'
import type { Org } from '@shared/model/org'
import type { Random } from '@shared/sample/random'
import { pick, turned, type Propose, type Proposal } from './proposal'

/** Changes of users, what they hold and where they belong. */
export const onUsers = {
  userRole(org, random) {
    const user = random.pick(org.users)
    const nameOf = (id: string | null) => org.roles.find((role) => role.id === id)?.developerName
    const inner = org.roles.filter(({ portalType }) => portalType === 'None')
    const other = pick(random, inner)?.developerName ?? null
    const to = (role: string | null): Change => ({ kind: 'userRole', user: user.username, role })
    return { there: to(other), back: [to(nameOf(user.role) ?? null)], isWider: false }
  },
  userProfile(org, random) {
    const user = random.pick(org.users)
    const before = org.profiles.find(({ id }) => id === user.profile)
    const to = (profile: string): Change => ({
      kind: 'userProfile',
      user: user.username,
      profile,
    })
    if (before === undefined) return null
    return { there: to(random.pick(org.profiles).name), back: [to(before.name)], isWider: false }
  },
  userActive(org, random) {
    const { username: user, isActive } = random.pick(org.users)
    return turned(isActive, (isOn) => ({ kind: 'userActive', user, isOn }))
  },
  // R16.1: whether frozen or not, the answer is the same.
  userFrozen(org, random) {
    const { username: user, isFrozen } = random.pick(org.users)
    return turned(isFrozen, (isOn) => ({ kind: 'userFrozen', user, isOn }), true)
  },
  permissionSetAssignment(org, random) {
    const set = pick(random, org.permissionSets)
    const user = random.pick(org.users)
    if (set === undefined) return null
    const isAssigned = org.assignments.some(
      (each) =>
        each.kind === 'permissionSet' && each.permissionSet === set.id && each.user === user.id,
    )
    return turned(isAssigned, (isOn) => ({
      kind: 'permissionSetAssignment',
      permissionSet: set.name,
      user: user.username,
      isAssigned: isOn,
    }))
  },
  permissionSetGroupAssignment(org, random) {
    const set = pick(random, org.permissionSetGroups)
    const user = random.pick(org.users)
    if (set === undefined) return null
    const isAssigned = org.assignments.some(
      (each) =>
        each.kind === 'permissionSetGroup' &&
        each.permissionSetGroup === set.id &&
        each.user === user.id,
    )
    return turned(isAssigned, (isOn) => ({
      kind: 'permissionSetGroupAssignment',
      permissionSetGroup: set.name,
      user: user.username,
      isAssigned: isOn,
    }))
  },
  groupMember: (org, random) =>
    memberTurned(org, random, 'Regular', (group, user, isMember) => ({
      kind: 'groupMember',
      group,
      member: { kind: 'user', name: user },
      isMember,
    })),
  queueMember: (org, random) =>
    memberTurned(org, random, 'Queue', (queue, user, isMember) => ({
      kind: 'queueMember',
      queue,
      member: { kind: 'user', name: user },
      isMember,
    })),
  roleParent(org, random) {
    const inner = org.roles.filter(({ portalType }) => portalType === 'None')
    const [role, above] = [pick(random, inner), pick(random, inner)]
    if (role === undefined) return null
    const nameOf = (id: string | null) => org.roles.find((each) => each.id === id)?.developerName
    const to = (parent: string | null): Change => ({
      kind: 'roleParent',
      role: role.developerName,
      parent,
    })
    const there = to(above === role ? null : (above?.developerName ?? null))
    return { there, back: [to(nameOf(role.parent) ?? null)], isWider: false }
  },
} satisfies Partial<Record<Change['kind'], Propose>>

function memberTurned(
  org: Org,
  random: Random,
  type: 'Regular' | 'Queue',
  to: (group: string, user: string, isMember: boolean) => Change,
): Proposal | null {
  const group = pick(
    random,
    org.groups.filter((each) => each.type === type && each.members !== null && !each.isMissing),
  )
  const user = random.pick(org.users)
  if (group === undefined) return null
  const isMember = group.members?.some((each) => each.kind === 'user' && each.user === user.id)
  return turned(isMember === true, (isOn) => to(group.developerName, user.username, isOn))
}
