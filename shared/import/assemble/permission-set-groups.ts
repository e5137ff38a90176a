import type { PermissionSetGroup } from '@shared/model/container'
import type { MutingPermissionSetId, PermissionSetGroupId, PermissionSetId } from '@shared/model/id'
import { parseMutingPermissionSetId, parsePermissionSetGroupId } from '@shared/model/id'
import { report } from './findings'
import type { MutingRegistry, PermissionSetRegistry } from './permission-sets'
import { qualifiedName } from './permission-sets'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, resolveId, resolveName, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place, tableNamed } from './sources'

export type PermissionSetGroupRegistry = Registry<PermissionSetGroupId, PermissionSetGroup>

interface Components {
  readonly permissionSets: Set<PermissionSetId>
  muting: MutingPermissionSetId | null
}

const missingGroup = (id: PermissionSetGroupId, name: string): PermissionSetGroup => ({
  id,
  name,
  label: name,
  permissionSets: [],
  mutingPermissionSet: null,
  hasActivationRequired: false,
  isMissing: true,
})

/** Id of the group a row names, null when it names none. */
export function groupOfRow(
  sources: Sources,
  groups: PermissionSetGroupRegistry,
  row: Row,
): PermissionSetGroupId | null {
  const id = cell(row, 'PermissionSetGroupId')
  if (id !== null) return resolveId(groups, id, place(row), sources.findings)
  const name = cell(row, 'PermissionSetGroup.DeveloperName')
  return name === null ? null : resolveName(groups, name, place(row), sources.findings)
}

function componentsByGroup(
  sources: Sources,
  groups: PermissionSetGroupRegistry,
  sets: PermissionSetRegistry,
  muting: MutingRegistry,
): Map<PermissionSetGroupId, Components> {
  const byGroup = new Map<PermissionSetGroupId, Components>()
  for (const row of eachRow(sources, 'PermissionSetGroupComponent')) {
    const group = groupOfRow(sources, groups, row)
    const id = cell(row, 'PermissionSetId')
    const name = cell(row, 'PermissionSet.Name')
    if (group === null || (id === null && name === null)) continue
    const components = byGroup.get(group) ?? { permissionSets: new Set(), muting: null }
    byGroup.set(group, components)
    if (id?.startsWith('0QM') === true) components.muting = parseMutingPermissionSetId(id)
    else if (id !== null)
      components.permissionSets.add(resolveId(sets, id, place(row), sources.findings))
    else if (name !== null && keyNamed(muting, name) !== null)
      components.muting = keyNamed(muting, name)
    else if (name !== null)
      components.permissionSets.add(resolveName(sets, name, place(row), sources.findings))
  }
  return byGroup
}

/** Group rows without their components. */
function addRows(sources: Sources, groups: PermissionSetGroupRegistry): void {
  for (const row of eachRow(sources, 'PermissionSetGroup')) {
    const name = qualifiedName(row, 'DeveloperName')
    const stated = cell(row, 'Id')
    if (name === null && stated === null) continue
    const id = stated === null ? stableKey(groups, name ?? '') : parsePermissionSetGroupId(stated)
    const hasComponents = tableNamed(sources, 'PermissionSetGroupComponent') !== null
    add(groups, id, [name ?? id], {
      ...missingGroup(id, name ?? id),
      label: cell(row, 'MasterLabel') ?? name ?? id,
      hasActivationRequired: flag(row, 'HasActivationRequired') ?? false,
      isMissing: !hasComponents,
    })
  }
}

const sorted = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].sort()
const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value, i) => value === b[i])

/**
 * Groups of permission sets of files and of data, joined by developer name. What a group is made of is a definition:
 * metadata wins, a difference is a note; at most one muting set counts (PRM-11).
 */
export function assemblePermissionSetGroups(
  sources: Sources,
  sets: PermissionSetRegistry,
  muting: MutingRegistry,
): PermissionSetGroupRegistry {
  const groups = emptyRegistry('permission set group', parsePermissionSetGroupId, missingGroup)
  addRows(sources, groups)
  for (const parsed of sources.metadata.permissionSetGroups) {
    const id = keyNamed(groups, parsed.name) ?? stableKey(groups, parsed.name)
    const base = groups.entries.get(id) ?? missingGroup(id, parsed.name)
    add(groups, id, [parsed.name], {
      ...base,
      name: parsed.name,
      label: parsed.label ?? base.label,
      hasActivationRequired: parsed.hasActivationRequired,
      isMissing: false,
    })
  }
  for (const [id, components] of componentsByGroup(sources, groups, sets, muting)) {
    const group = groups.entries.get(id)
    if (group === undefined) continue
    const mutes =
      components.muting !== null && muting.entries.has(components.muting) ? components.muting : null
    groups.entries.set(id, {
      ...group,
      permissionSets: sorted(components.permissionSets),
      mutingPermissionSet: mutes,
    })
    if (
      components.muting !== null &&
      mutes === null &&
      !sources.metadata.permissionSetGroups.some((parsed) => keyNamed(groups, parsed.name) === id)
    )
      report(
        sources.findings,
        'warning',
        'unknown-muting-permission-set',
        { file: '', line: null },
        `what muting set \`${components.muting}\` of group \`${group.name}\` takes away is not in this import; add its file`,
      )
  }
  for (const parsed of sources.metadata.permissionSetGroups) {
    const id = keyNamed(groups, parsed.name)
    const group = id === null ? undefined : groups.entries.get(id)
    if (id === null || group === undefined) continue
    const members = sorted(
      parsed.permissionSets.map((name) => resolveName(sets, name, parsed, sources.findings)),
    )
    const [mutes] = parsed.mutingPermissionSets.map((name) =>
      resolveName(muting, name, parsed, sources.findings),
    )
    if (parsed.mutingPermissionSets.length > 1)
      report(
        sources.findings,
        'warning',
        'several-muting-sets',
        parsed,
        `group \`${parsed.name}\` names several muting sets; the first one counts`,
      )
    if (group.permissionSets.length > 0 && !isSame(members, group.permissionSets))
      report(
        sources.findings,
        'note',
        'group-components-differ',
        parsed,
        `group \`${parsed.name}\` has other permission sets in the data; the metadata was taken`,
      )
    groups.entries.set(id, {
      ...group,
      permissionSets: members,
      mutingPermissionSet: mutes ?? null,
    })
  }
  return groups
}
