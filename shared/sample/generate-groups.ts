import type { Grantee, Group } from '../model/group'
import type { ObjectConfig } from '../model/object-config'
import type { Role } from '../model/role'
import type { User } from '../model/user'
import { places } from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { groupIdAt } from './sample-id'

const themes = [
  'Watch',
  'Review',
  'Launch',
  'Service',
  'Quality',
  'Finance',
  'Fair',
  'Night',
] as const

/** Public groups, nested where asked for (also in a cycle now and then), and queues. Rules R5.2, R5.3, R2.4. */
export function generateGroups(
  random: Random,
  shape: OrgShape,
  objects: readonly ObjectConfig[],
  users: readonly User[],
  roles: readonly Role[],
): Group[] {
  const groups: Group[] = []
  const queueCount = shape.features.includes('queues') ? Math.max(2, shape.groupCount >> 2) : 0
  const total = shape.groupCount + queueCount
  for (let number = 0; number < total; number++) {
    const isQueue = number >= shape.groupCount
    const theme = elementAt(themes, number % themes.length)
    const place = elementAt(places, Math.floor(number / themes.length) % places.length)
    const name = `${theme} ${place}${isQueue ? ' Queue' : ''} ${number + 1}`
    groups.push({
      id: groupIdAt(number + 1),
      type: isQueue ? 'Queue' : 'Regular',
      developerName: name.replaceAll(' ', '_'),
      name,
      doesIncludeBosses: random.chance(0.15) ? null : random.chance(0.6),
      members: membersOf(random, shape, number, users, roles),
      queueObjects: isQueue ? queueObjectsOf(objects) : [],
      isMissing: false,
    })
  }
  return groups
}

function membersOf(
  random: Random,
  shape: OrgShape,
  number: number,
  users: readonly User[],
  roles: readonly Role[],
): Grantee[] | null {
  if (shape.features.includes('unknownMembers') && random.chance(0.25)) return null
  const members: Grantee[] = []
  const memberCount = random.below(4)
  for (let member = 0; member < memberCount; member++)
    members.push(memberOf(random, shape, number, users, roles))
  return members
}

/** A member, mostly a user; nested groups point to any group, so that chains and cycles occur. */
function memberOf(
  random: Random,
  shape: OrgShape,
  number: number,
  users: readonly User[],
  roles: readonly Role[],
): Grantee {
  const choice = random.below(10)
  if (choice < 3 && shape.features.includes('nestedGroups')) {
    const reach = random.chance(0.1) ? shape.groupCount : Math.max(1, number)
    return { kind: 'group', group: groupIdAt(random.below(Math.min(reach, shape.groupCount)) + 1) }
  }
  if (choice < 7 || roles.length === 0) return { kind: 'user', user: random.pick(users).id }
  return roleGrantee(random, roles)
}

/** A role, with or without those below. */
export function roleGrantee(random: Random, roles: readonly Role[]): Grantee {
  const kind = random.pick(['role', 'roleAndSubordinates', 'roleAndSubordinatesInternal'] as const)
  return { kind, role: random.pick(roles).id }
}

function queueObjectsOf(objects: readonly ObjectConfig[]): string[] {
  return objects
    .filter((object) =>
      object.kind === 'custom'
        ? !object.fields.some((field) => field.type === 'MasterDetail')
        : ['Case', 'Lead', 'Order'].includes(object.name),
    )
    .map((object) => object.name)
}
