import { forEachBit } from '@shared/engine/compile/bitset'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { reachOf } from '@shared/engine/compile/reach'
import type { Grantee } from '@shared/model/group'
import { isBareProfile, ownProfiles } from '@shared/model/personas'
import type { User } from '@shared/model/user'
import type { HeatMapRow, HeatMapRowKind } from '@shared/protocol/engine'

/** A row of the heat-map and the users that it adds up, as positions in `org.users`. */
export interface PopulatedRow {
  readonly row: HeatMapRow
  readonly users: readonly number[]
}

/** Rows that were asked for, as long as their org is there: putting people in order costs more than counting for them. */
const knownRows = new WeakMap<CompiledOrg, Map<HeatMapRowKind, readonly PopulatedRow[]>>()

/** The rows of one kind: users one by one, or all active users that hold a role, profile, set or group. */
export function populatedRows(
  compiled: CompiledOrg,
  kind: HeatMapRowKind,
): readonly PopulatedRow[] {
  const known = knownRows.get(compiled) ?? new Map<HeatMapRowKind, readonly PopulatedRow[]>()
  knownRows.set(compiled, known)
  const rows = known.get(kind) ?? rowsOfKind(compiled, kind)
  known.set(kind, rows)
  return rows
}

function rowsOfKind(compiled: CompiledOrg, kind: HeatMapRowKind): PopulatedRow[] {
  switch (kind) {
    case 'user':
      return userRows(compiled, false)
    case 'persona':
      return userRows(compiled, true)
    case 'role':
      return roleRows(compiled)
    case 'profile':
      return profileRows(compiled)
    case 'permissionset':
      return permissionSetRows(compiled)
    case 'group':
      return groupRows(compiled)
  }
}

/** An org without users has personas in their place. */
function userRows(compiled: CompiledOrg, arePersonas: boolean): PopulatedRow[] {
  const { org } = compiled
  const branches = branchNames(compiled)
  const roleNames = new Map(org.roles.map((role) => [role.id, role.name]))
  const profiles = new Map(org.profiles.map((profile) => [profile.id, profile.label]))
  const rows = org.users.flatMap((user, index): PopulatedRow[] => {
    if (user.isPersona !== arePersonas) return []
    const role = user.role === null ? undefined : roleNames.get(user.role)
    const row: HeatMapRow = {
      id: user.id,
      name: user.name,
      detail: role ?? (isOfSet(user) ? '' : (profiles.get(user.profile) ?? '')),
      group: branchOf(compiled, index, branches),
      user: user.id,
      parent: null,
      isActive: user.isActive && !user.isFrozen,
      userCount: 1,
    }
    return [{ row, users: [index] }]
  })
  const order = groupOrder(rows)
  return rows.sort(
    (a, b) =>
      (order.get(a.row.group) ?? 0) - (order.get(b.row.group) ?? 0) ||
      compare(a.row.detail, b.row.detail) ||
      compare(a.row.name, b.row.name),
  )
}

const outside = 'External'
const noRole = 'No role'
const sets = 'Permission sets'

/** A persona that stands for a permission set or group alone. */
const isOfSet = (user: User) => user.isPersona && isBareProfile({ id: user.profile })

/** Role branches by name, then those without a role, then external users. */
function groupOrder(rows: readonly PopulatedRow[]): ReadonlyMap<string, number> {
  const rank = (group: string) => (group === outside ? 2 : group === noRole ? 1 : 0)
  const groups = [...new Set(rows.map(({ row }) => row.group))]
  groups.sort((a, b) => rank(a) - rank(b) || compare(a, b))
  return new Map(groups.map((group, index) => [group, index]))
}

function branchOf(compiled: CompiledOrg, user: number, branches: readonly string[]): string {
  const family = compiled.families[user]
  if (family !== 'internal' && family !== 'chatterOnly') return outside
  const persona = compiled.org.users[user]
  if (persona?.isPersona === true) return isOfSet(persona) ? sets : ''
  return branches[compiled.roleOfUser[user] ?? -1] ?? noRole
}

/** By role: the branch it stands in, which is the highest role above it that has siblings. */
function branchNames({ org }: CompiledOrg): string[] {
  const byId = new Map(org.roles.map((role) => [role.id, role]))
  const topCount = org.roles.filter((role) => role.parent === null).length
  return org.roles.map((role) => {
    const path = [role]
    for (let at = role; at.parent !== null && path.length <= org.roles.length;) {
      const parent = byId.get(at.parent)
      if (parent === undefined) break
      path.unshift(parent)
      at = parent
    }
    return (topCount === 1 ? (path[1] ?? path[0]) : path[0])?.name ?? role.name
  })
}

function roleRows(compiled: CompiledOrg): PopulatedRow[] {
  const { org } = compiled
  const names = new Map(org.roles.map((role) => [role.id, role.name]))
  return org.roles.map((role, index) =>
    aggregate(compiled, role.id, role.name, compiled.usersByRole[index] ?? [], {
      group: (role.parent === null ? undefined : names.get(role.parent)) ?? '',
      parent: role.parent,
    }),
  )
}

function profileRows(compiled: CompiledOrg): PopulatedRow[] {
  return ownProfiles(compiled.org).map((profile) =>
    aggregate(
      compiled,
      profile.id,
      profile.label,
      usersWhere(compiled, (user) => compiled.org.users[user]?.profile === profile.id),
      { group: profile.userLicense ?? '' },
    ),
  )
}

/** A set counts through its groups as well. */
function permissionSetRows(compiled: CompiledOrg): PopulatedRow[] {
  const { org, userIndexById } = compiled
  const holders = new Map<string, Set<number>>()
  const add = (set: string, user: number | undefined) => {
    if (user === undefined) return
    const known = holders.get(set)
    if (known === undefined) holders.set(set, new Set([user]))
    else known.add(user)
  }
  const groups = new Map(org.permissionSetGroups.map((group) => [group.id, group.permissionSets]))
  for (const assignment of org.assignments) {
    const user = userIndexById.get(assignment.user)
    if (assignment.kind === 'permissionSet') add(assignment.permissionSet, user)
    else for (const set of groups.get(assignment.permissionSetGroup) ?? []) add(set, user)
  }
  return org.permissionSets.map((set) =>
    aggregate(compiled, set.id, set.label, [...(holders.get(set.id) ?? [])], {
      group: set.license ?? '',
    }),
  )
}

/** Nested members, without bosses. */
function groupRows(compiled: CompiledOrg): PopulatedRow[] {
  return compiled.org.groups
    .filter((group) => group.type !== 'Personal')
    .map((group) => {
      const grantee: Grantee = { kind: 'group', group: group.id }
      const users: number[] = []
      forEachBit(reachOf(compiled, grantee).source, (user) => users.push(user))
      return aggregate(compiled, group.id, group.name, users, {
        group: group.type === 'Queue' ? 'Queues' : 'Public groups',
      })
    })
}

function aggregate(
  { org }: CompiledOrg,
  id: string,
  name: string,
  users: readonly number[],
  { group, parent = null }: { readonly group: string; readonly parent?: string | null },
): PopulatedRow {
  const active = users.filter((user) => org.users[user]?.isActive === true)
  const detail = `${String(active.length)} ${active.length === 1 ? 'user' : 'users'}`
  return {
    row: { id, name, detail, group, user: null, parent, isActive: true, userCount: active.length },
    users: active,
  }
}

const usersWhere = ({ org }: CompiledOrg, holds: (user: number) => boolean): number[] =>
  org.users.flatMap((_, user) => (holds(user) ? [user] : []))

const { compare } = new Intl.Collator('en')
