import type { Org } from '@shared/model/org'
import type { HierarchyKind, HierarchyNode } from '@shared/protocol/engine'

/** The roles (R4.1) or territories (R9.5) of the base, each with the one above it and its active users. O(users + nodes). */
export function hierarchyOf(org: Org, kind: HierarchyKind): readonly HierarchyNode[] {
  return kind === 'role' ? roleNodes(org) : territoryNodes(org)
}

function roleNodes({ roles, users }: Org): readonly HierarchyNode[] {
  const userCounts = new Map<string, number>()
  for (const { role, isActive } of users)
    if (role !== null && isActive) userCounts.set(role, (userCounts.get(role) ?? 0) + 1)
  const nameById = new Map(roles.map((role) => [role.id, role.developerName]))
  return roles.map(({ id, developerName, name, parent }) => ({
    name: developerName,
    id,
    label: name,
    parent: parent === null ? null : (nameById.get(parent) ?? null),
    userCount: userCounts.get(id) ?? 0,
  }))
}

function territoryNodes({ territories, users }: Org): readonly HierarchyNode[] {
  const active = new Set(users.flatMap(({ id, isActive }) => (isActive ? [id] : [])))
  const nameById = new Map(territories.map((one) => [one.id, one.developerName]))
  return territories.map((territory) => ({
    name: territory.developerName,
    id: territory.id,
    label: territory.name,
    parent: territory.parent === null ? null : (nameById.get(territory.parent) ?? null),
    userCount: territory.users.filter((user) => active.has(user)).length,
  }))
}
