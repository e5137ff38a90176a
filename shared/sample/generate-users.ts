import type { Assignment } from '../model/container'
import type { Role } from '../model/role'
import type { User, UserType } from '../model/user'
import type { Containers } from './generate-containers'
import { firstNames, lastNames } from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'
import { userIdAt } from './sample-id'

/** Internal users: the first is the administrator, the second sits in the top role, every twelfth has no role. */
export function generateInternalUsers(
  random: Random,
  shape: OrgShape,
  roles: readonly Role[],
  containers: Containers,
): User[] {
  const users: User[] = []
  for (let number = 0; number < shape.userCount; number++) {
    const profile = number === 0 ? 0 : 1 + random.below(4)
    const manager = number > 2 && random.chance(0.7) ? userIdAt(random.below(number) + 1) : null
    users.push({
      ...userAt(random, number, 'Standard', shape.features.includes('inactiveUsers')),
      profile: elementAt(containers.profiles, profile).id,
      role: internalRole(random, number, roles),
      manager,
    })
  }
  return users
}

function internalRole(random: Random, number: number, roles: readonly Role[]): Role['id'] | null {
  if (number === 0 || number % 12 === 11 || roles.length === 0) return null
  return number === 1 ? elementAt(roles, 0).id : random.pick(roles).id
}

/** The parts every generated user shares; profile, role and account are added by the caller. */
export function userAt(
  random: Random,
  number: number,
  userType: UserType,
  mayBeInactive: boolean,
): Omit<User, 'profile'> {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`
  const key = name.toLowerCase().replaceAll(' ', '.')
  return {
    id: userIdAt(number + 1),
    username: `${key}.${number + 1}@greenmachines.example`,
    name,
    alias: `u${number + 1}`,
    isActive: number < 2 || !mayBeInactive || random.chance(0.88),
    isFrozen: number >= 2 && mayBeInactive && random.chance(0.06),
    userType,
    role: null,
    manager: null,
    contact: null,
    account: null,
    isPortalSuperUser: false,
    nickname: null,
    isPersona: false,
  }
}

const ends = [null, null, null, '2030-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']

/** Sets and groups of sets, given to about one user in two; some have ended long ago (PRM-05). */
export function generateAssignments(
  random: Random,
  users: readonly User[],
  containers: Containers,
): Assignment[] {
  const { permissionSets, permissionSetGroups } = containers
  if (permissionSets.length === 0) return []
  return users.flatMap((user): Assignment[] => {
    const sets = random.chance(0.5) ? random.some(permissionSets, 1 + random.below(2)) : []
    const groups = random.chance(0.25) ? random.some(permissionSetGroups, 1) : []
    return [
      ...sets.map((set) => ({
        kind: 'permissionSet' as const,
        user: user.id,
        permissionSet: set.id,
        expirationDate: random.pick(ends),
      })),
      ...groups.map((group) => ({
        kind: 'permissionSetGroup' as const,
        user: user.id,
        permissionSetGroup: group.id,
        expirationDate: null,
      })),
    ]
  })
}
