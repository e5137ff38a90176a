import { parsePermissionSetId } from '@shared/model/id'
import type { PermissionSet } from '@shared/model/container'
import type { Org } from '@shared/model/org'

/** Lists in which the order says something: numbers of a filter, parents before children. */
const orderedLists: readonly string[] = ['criteria', 'categories']

/** The org with every list turned round, also within its things; rows of a table stay together. */
export const reordered = (org: Org): Org => turnedRound(org, '') as Org // the same shape, in another order

function turnedRound(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry: unknown) => turnedRound(entry, ''))
    return orderedLists.includes(key) ? entries : entries.reverse()
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, turnedRound(part, name)]),
  )
}

/** The same org with a mark behind every platform id, wherever it stands; the id of the org itself is no name. */
export function renamedThroughout(org: Org): Org {
  const text = JSON.stringify(org).replaceAll(
    /"((?!00D)[a-zA-Z0-9]{3}\d{12}[A-Z0-5]{3})"/g,
    '"$1~"',
  )
  return JSON.parse(text) as Org
}

/** The org with a permission set cut in two, of which everybody gets both. Rule R1.16. */
export function withSetSplit(org: Org, set: PermissionSet): Org {
  const isFirst = (_: unknown, at: number) => at % 2 === 0
  const isSecond = (_: unknown, at: number) => at % 2 === 1
  const part = (keep: (_: unknown, at: number) => boolean) => ({
    objectPermissions: set.objectPermissions.filter(keep),
    fieldPermissions: set.fieldPermissions.filter(keep),
    userPermissions: set.userPermissions.filter(keep),
    customPermissions: set.customPermissions.filter(keep),
    recordTypeVisibilities: set.recordTypeVisibilities.filter(keep),
    categoryGroupVisibilities: set.categoryGroupVisibilities.filter(keep),
  })
  const other = {
    ...set,
    ...part(isSecond),
    id: parsePermissionSetId(`${set.id}~`),
    name: `${set.name}_2`,
  }
  const both = <T extends { readonly permissionSets: Org['networks'][number]['permissionSets'] }>(
    holder: T,
  ): T => ({
    ...holder,
    permissionSets: holder.permissionSets.flatMap((id) => (id === set.id ? [id, other.id] : [id])),
  })
  return {
    ...org,
    permissionSets: [
      ...org.permissionSets.map((each) => (each === set ? { ...set, ...part(isFirst) } : each)),
      other,
    ],
    permissionSetGroups: org.permissionSetGroups.map(both),
    networks: org.networks.map(both),
    connectedApps: org.connectedApps.map(both),
    assignments: org.assignments.flatMap((each) =>
      each.kind === 'permissionSet' && each.permissionSet === set.id
        ? [each, { ...each, permissionSet: other.id }]
        : [each],
    ),
  }
}
