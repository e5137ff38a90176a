import type { MutingPermissionSet, PermissionSet } from '@shared/model/container'
import { noPermissions } from '@shared/model/container'
import type { MutingPermissionSetId, PermissionSetId } from '@shared/model/id'
import { parseMutingPermissionSetId, parsePermissionSetId } from '@shared/model/id'
import { report } from './findings'
import { licenceNames } from './licences'
import type { PermissionRows, SetRows } from './permission-rows'
import { addParsed, emptyDraft, finishedPermissions } from './permissions'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, stableKey } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'

export type PermissionSetRegistry = Registry<PermissionSetId, PermissionSet>
export type MutingRegistry = Registry<MutingPermissionSetId, MutingPermissionSet>

const missingSet = (id: PermissionSetId, name: string): PermissionSet => ({
  ...noPermissions,
  id,
  name,
  label: name,
  license: null,
  hasActivationRequired: false,
  isMissing: true,
})

/** API name with the namespace of its package: `ns__Name`. */
export function qualifiedName(row: Row, column: string): string | null {
  const name = cell(row, column)
  const namespace = cell(row, 'NamespacePrefix')
  return name === null || namespace === null ? name : `${namespace}__${name}`
}

function addRow(
  sets: PermissionSetRegistry,
  id: PermissionSetId,
  row: Row,
  licences: ReadonlyMap<string, string>,
): void {
  const name = qualifiedName(row, 'Name') ?? id
  add(sets, id, [name], {
    ...missingSet(id, name),
    label: cell(row, 'Label') ?? name,
    license:
      cell(row, 'License.Name') ?? licences.get(cell(row, 'LicenseId')?.slice(0, 15) ?? '') ?? null,
    hasActivationRequired:
      flag(row, 'HasActivationRequired') ?? cell(row, 'Type')?.toLowerCase() === 'session',
  })
}

/**
 * Permission sets of files and of `PermissionSet` rows, joined by name; sets owned by profiles and groups are left out
 * (PRM-07). A set that only data names, without permission rows, is `isMissing`: what it gives is unknown.
 */
export function assemblePermissionSets(
  sources: Sources,
  setRows: SetRows,
  rows: PermissionRows,
): PermissionSetRegistry {
  const sets = emptyRegistry('permission set', parsePermissionSetId, missingSet)
  const licences = licenceNames(sources)
  for (const [id, { row, owner }] of setRows.byId)
    if (owner.kind === 'set') addRow(sets, id, row, licences)
  const parsedById = new Map<PermissionSetId, (typeof sources.metadata.permissionSets)[number]>()
  for (const parsed of sources.metadata.permissionSets) {
    const id = keyNamed(sets, parsed.name) ?? stableKey(sets, parsed.name)
    const base = sets.entries.get(id) ?? missingSet(id, parsed.name)
    parsedById.set(id, parsed)
    add(sets, id, [parsed.name], {
      ...base,
      name: parsed.name,
      label: parsed.label ?? base.label,
      license: parsed.license ?? base.license,
      hasActivationRequired: parsed.hasActivationRequired,
    })
  }
  for (const [name, draft] of rows.bySet)
    if (
      keyNamed(sets, name) === null &&
      !sets.entries.has(parsePermissionSetId(name)) &&
      draft.objects.size >= 0
    )
      add(sets, stableKey(sets, name), [name], missingSet(stableKey(sets, name), name))
  for (const [id, set] of sets.entries) {
    const parsed = parsedById.get(id)
    const fromRows = rows.bySet.get(id) ?? rows.bySet.get(set.name.toLowerCase())
    const draft = fromRows ?? emptyDraft()
    if (parsed !== undefined) addParsed(draft, parsed)
    const isKnown = parsed !== undefined || fromRows !== undefined || rows.areWhole
    sets.entries.set(id, { ...set, ...finishedPermissions(draft), isMissing: !isKnown })
    const row = setRows.byId.get(id)?.row
    if (!isKnown && row !== undefined)
      report(
        sources.findings,
        'warning',
        'permission-set-without-permissions',
        place(row),
        `nothing in this import says what permission set \`${set.name}\` grants; add its file or export ObjectPermissions`,
      )
  }
  return sets
}

/** Muting sets of files, with the ids of `MutingPermissionSet` rows where there are any. Rule PRM-11. */
export function assembleMutingSets(sources: Sources): MutingRegistry {
  const muting = emptyRegistry<MutingPermissionSetId, MutingPermissionSet>(
    'muting permission set',
    parseMutingPermissionSetId,
    (id, name) => ({ ...noPermissions, id, name, label: name }),
  )
  const idsByName = new Map<string, MutingPermissionSetId>()
  for (const row of eachRow(sources, 'MutingPermissionSet')) {
    const [id, name] = [cell(row, 'Id'), qualifiedName(row, 'DeveloperName')]
    if (id !== null && name !== null)
      idsByName.set(name.toLowerCase(), parseMutingPermissionSetId(id))
  }
  for (const parsed of sources.metadata.mutingPermissionSets) {
    const id = idsByName.get(parsed.name.toLowerCase()) ?? stableKey(muting, parsed.name)
    const draft = emptyDraft()
    addParsed(draft, parsed)
    add(muting, id, [parsed.name], {
      ...finishedPermissions(draft),
      id,
      name: parsed.name,
      label: parsed.label ?? parsed.name,
    })
  }
  return muting
}
