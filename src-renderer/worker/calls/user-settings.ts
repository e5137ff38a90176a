import { otherSide } from '@shared/change/kinds/user-licence'
import { formatName } from '@shared/change/quoted-name'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { userFamily, type User } from '@shared/model/user'
import type { FlippableSetting } from '@shared/protocol/engine'

/** A longer list shows only what the user is in; the rest is one line to search in. */
const listedCount = 12

/** What can be flipped about a user: role, profile, active, frozen, and what the user is in or has. */
export function userSettings(compiled: CompiledOrg, user: User): FlippableSetting[] {
  const flip = (property: 'isActive' | 'isFrozen', subject: string): FlippableSetting => ({
    subject,
    group: 'user',
    value: user[property] ? 'yes' : 'no',
    options: ['yes', 'no'].map((value) => ({
      value,
      change: `user:${formatName(user.username)}.${property}=${value === 'yes' ? 'true' : 'false'}`,
    })),
  })
  return [
    roleSetting(compiled, user),
    profileSetting(compiled, user),
    flip('isActive', `\`${user.name}\` is active`),
    flip('isFrozen', `\`${user.name}\` is frozen`),
  ]
}

const noRole = '(no role)'

/** R13.1: portal roles for external users, the others for internal ones. */
function roleSetting({ org }: CompiledOrg, user: User): FlippableSetting {
  const target = `user:${formatName(user.username)}.role`
  const isInternal = userFamily(user.userType) === 'internal'
  const roles = org.roles.filter(
    ({ id, isMissing, portalType }) =>
      id === user.role || (!isMissing && (portalType === 'None') === isInternal),
  )
  return {
    subject: `role of \`${user.name}\``,
    group: 'user',
    value: org.roles.find(({ id }) => id === user.role)?.developerName ?? noRole,
    options: [
      { value: noRole, change: `${target}=` },
      ...roles.map(({ developerName }) => ({
        value: developerName,
        change: `${target}=${developerName}`,
      })),
    ],
  }
}

/** PRM-01: only profiles that a user of this type can have. */
function profileSetting({ org }: CompiledOrg, user: User): FlippableSetting {
  const target = `user:${formatName(user.username)}.profile`
  const profiles = org.profiles.filter(
    (one) => one.id === user.profile || (!one.isMissing && otherSide(user, one) === null),
  )
  return {
    subject: `profile of \`${user.name}\``,
    group: 'user',
    value: org.profiles.find(({ id }) => id === user.profile)?.name ?? '',
    options: profiles.map(({ name }) => ({ value: name, change: `${target}=${name}` })),
  }
}

/** Something that a user is in or has, directly. */
interface Membership {
  readonly name: string
  readonly label: string
  readonly isHeld: boolean
}

interface MembershipKind {
  readonly kind: 'permissionSet' | 'permissionSetGroup' | 'group'
  readonly noun: string
  readonly heading: string
  readonly held: string
  readonly free: string
}

/** Permission sets, permission set groups and public groups: to assign, to take away, to add to, to take out of. */
export function membershipSettings({ org }: CompiledOrg, user: User): FlippableSetting[] {
  const assigned = new Set<string>()
  for (const one of org.assignments)
    if (one.user === user.id)
      assigned.add(one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup)
  const ofAssigned = ({ id, name, label }: { id: string; name: string; label: string }) => ({
    name,
    label,
    isHeld: assigned.has(id),
  })
  // Who is in a group without membership data is unknown, and cannot be changed.
  const groups = org.groups.flatMap(({ type, developerName, name, members }) =>
    type !== 'Regular' || members === null
      ? []
      : {
          name: developerName,
          label: name,
          isHeld: members.some((one) => one.kind === 'user' && one.user === user.id),
        },
  )
  const set = { noun: 'permission set', heading: 'permission sets' }
  const setGroup = { noun: 'permission set group', heading: 'permission set groups' }
  const group = { noun: 'group', heading: 'public groups' }
  const assign = { held: 'assigned', free: 'not assigned' }
  const join = { held: 'member', free: 'not a member' }
  return [
    ...membershipLines(
      user,
      { kind: 'permissionSet', ...set, ...assign },
      org.permissionSets.map(ofAssigned),
    ),
    ...membershipLines(
      user,
      { kind: 'permissionSetGroup', ...setGroup, ...assign },
      org.permissionSetGroups.map(ofAssigned),
    ),
    ...membershipLines(user, { kind: 'group', ...group, ...join }, groups),
  ]
}

function membershipLines(
  user: User,
  { kind, noun, heading, held, free }: MembershipKind,
  all: readonly Membership[],
): FlippableSetting[] {
  const change = (name: string, operator: '+=' | '-=') =>
    `${kind}:${formatName(name)}${operator}user:${formatName(user.username)}`
  const line = ({ name, label, isHeld }: Membership): FlippableSetting => ({
    subject: `${noun} \`${label}\``,
    group: heading,
    value: isHeld ? held : free,
    options: [
      { value: held, change: change(name, '+=') },
      { value: free, change: change(name, '-=') },
    ],
  })
  if (all.length <= listedCount) return all.map(line)
  const others = all.filter(({ isHeld }) => !isHeld)
  const addition: FlippableSetting = {
    subject: `add a ${noun}`,
    group: heading,
    value: '',
    options: others.map(({ name }) => ({ value: name, change: change(name, '+=') })),
  }
  return [...all.filter(({ isHeld }) => isHeld).map(line), addition]
}
