import type { Grantee } from '../../model/group'
import type { PermissionSetId, ProfileId, RoleId, UserId } from '../../model/id'
import { ownProfiles } from '../../model/personas'
import { addBit, bitset, forEachBit, type Bitset } from '../compile/bitset'
import type { CompiledOrg } from '../compile/compile-org'
import { reachOf } from '../compile/reach'
import { mayBeMember } from '../compile/reach-context'
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
      return ownProfiles(org).map((profile) => ({
        name: profile.name,
        label: profile.label,
        users: users.get(profile.id) ?? [],
      }))
    }
    case 'permissionset':
      return permissionSetRows(compiled, now)
    case 'group': {
      const membersOf = groupMembers(compiled)
      return org.groups.flatMap((group, position) =>
        group.type === 'Regular'
          ? [{ name: group.developerName, label: group.name, users: membersOf(position) }]
          : [],
      )
    }
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

/**
 * Active members of the group at a position, at any depth and without bosses. Rules R5.3, R5.13. O(groups nested in it):
 * what each holds itself is looked up once, so that ten thousand groups in each other are no more than a walk.
 */
function groupMembers(compiled: CompiledOrg): (position: number) => number[] {
  const { groups, users } = compiled.org
  const positions = new Map(groups.map(({ id }, position) => [id, position]))
  const nested = groups.map(({ members }) =>
    (members ?? []).flatMap((member) =>
      member.kind === 'group' ? (positions.get(member.group) ?? []) : [],
    ),
  )
  const direct = groups.map(({ members }) =>
    (members ?? []).flatMap((member) => directMembers(compiled, member)),
  )
  const visited = new Int32Array(groups.length).fill(-1)
  return (position) => {
    const found = bitset(users.length)
    const open = [position]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (visited[next] === position) continue
      visited[next] = position
      for (const user of direct[next] ?? []) addBit(found, user)
      for (const inner of nested[next] ?? []) open.push(inner)
    }
    return bitsOf(found).filter((user) => users[user]?.isActive === true)
  }
}

/** Whom a member that is no group stands for; a high-volume user or guest is no member, though listed. Rule R5.4. */
function directMembers(compiled: CompiledOrg, member: Grantee): number[] {
  if (member.kind === 'group') return []
  if (member.kind === 'user') {
    const user = compiled.userIndexById.get(member.user)
    return user !== undefined && mayBeMember(compiled.families[user]) ? [user] : []
  }
  return bitsOf(reachOf(compiled, member).source)
}

function bitsOf(set: Bitset): number[] {
  const bits: number[] = []
  forEachBit(set, (bit) => bits.push(bit))
  return bits
}
