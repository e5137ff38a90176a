import type { GroupId, PermissionSetId, ProfileId, RoleId, UserId } from '../../model/id'
import { forEachBit } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { reachOf } from '../compile/reach'
import { compileStandings } from '../permission/standing'
import type { HeatMapRows } from './heat-map-types'

/** One row of a heat-map: whose counts it adds up, as positions in `org.users`. */
export interface HeatMapRow {
  /** Username, else developer name. */
  readonly name: string
  /** What people read. */
  readonly label: string
  readonly users: readonly number[]
}

/**
 * The rows of one kind. Every user has a row; other kinds add up the active users that hold them.
 *
 * A permission set is held also through its groups; a public group by its members at any depth, without bosses.
 * `now`, as for `compileOrg`: assignments that expire before it are not held.
 */
export function heatMapRows(
  compiled: CompiledOrg,
  kind: HeatMapRows,
  now: string | null = null,
): HeatMapRow[] {
  const { org } = compiled
  switch (kind) {
    case 'user':
      return org.users.map((user, index) => ({
        name: user.username,
        label: user.name,
        users: [index],
      }))
    case 'role': {
      const users = usersBy(compiled, (index) => org.users[index]?.role ?? null)
      return org.roles.map((role) => ({
        name: role.developerName,
        label: role.name,
        users: users.get(role.id) ?? [],
      }))
    }
    case 'profile': {
      const users = usersBy(compiled, (index) => org.users[index]?.profile ?? null)
      return org.profiles.map((profile) => ({
        name: profile.name,
        label: profile.label,
        users: users.get(profile.id) ?? [],
      }))
    }
    case 'permissionset':
      return permissionSetRows(compiled, now)
    case 'group':
      return org.groups
        .filter((group) => group.type === 'Regular')
        .map((group) => ({
          name: group.developerName,
          label: group.name,
          users: membersOf(compiled, group.id),
        }))
  }
}

function usersBy<Key extends RoleId | ProfileId>(
  compiled: CompiledOrg,
  keyOf: (user: number) => Key | null,
): Map<Key, number[]> {
  const users = new Map<Key, number[]>()
  compiled.org.users.forEach((user, index) => {
    const key = user.isActive ? keyOf(index) : null
    if (key === null) return
    const others = users.get(key)
    if (others === undefined) users.set(key, [index])
    else others.push(index)
  })
  return users
}

function permissionSetRows(compiled: CompiledOrg, now: string | null): HeatMapRow[] {
  const { org, userIndexById } = compiled
  const members = new Map(org.permissionSetGroups.map((group) => [group.id, group.permissionSets]))
  const holders = new Map<PermissionSetId, Set<UserId>>()
  const { isExpired } = compileStandings(org, { now })
  for (const assignment of org.assignments) {
    if (isExpired(assignment)) continue
    const sets =
      assignment.kind === 'permissionSet'
        ? [assignment.permissionSet]
        : (members.get(assignment.permissionSetGroup) ?? [])
    for (const set of sets) holders.set(set, (holders.get(set) ?? new Set()).add(assignment.user))
  }
  return org.permissionSets.map((set) => {
    const users = [...(holders.get(set.id) ?? [])]
      .map((id) => userIndexById.get(id) ?? -1)
      .filter((index) => org.users[index]?.isActive === true)
      .sort((a, b) => a - b)
    return { name: set.name, label: set.label, users }
  })
}

function membersOf(compiled: CompiledOrg, group: GroupId): number[] {
  const users: number[] = []
  forEachBit(reachOf(compiled, { kind: 'group', group }).source, (user) => {
    if (compiled.org.users[user]?.isActive === true) users.push(user)
  })
  return users
}
