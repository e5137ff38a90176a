import type { PermissionSetId, ProfileId } from '@shared/model/id'
import { parsePermissionSetId, parseProfileId } from '@shared/model/id'
import { reportCounted } from './findings'
import type { PermissionDraft } from './permissions'
import { addFieldRow, addObjectRow, addSystemColumns, emptyDraft } from './permissions'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place, tableNamed } from './sources'

/** Whose entries a PermissionSet row carries. Rule PRM-07: sets of profiles and of groups are no sets of their own. */
export type SetOwner =
  | { readonly kind: 'set' }
  | {
      readonly kind: 'profile'
      readonly profile: ProfileId | null
      readonly profileName: string | null
    }
  | { readonly kind: 'group'; readonly group: string | null }

/** PermissionSet rows by id, with their owners. */
export interface SetRows {
  readonly byId: ReadonlyMap<PermissionSetId, { readonly row: Row; readonly owner: SetOwner }>
}

function ownerOf(row: Row): SetOwner {
  const type = cell(row, 'Type')?.toLowerCase()
  const profile = cell(row, 'ProfileId')
  const isOwned = flag(row, 'IsOwnedByProfile') === true || type === 'profile'
  if (isOwned || /^X00e\w{9,15}$/.test(cell(row, 'Name') ?? '')) {
    const fromName = /^X(00e\w{12}(?:\w{3})?)$/.exec(cell(row, 'Name') ?? '')?.[1] ?? null
    const id = profile ?? fromName
    return {
      kind: 'profile',
      profile: id === null ? null : parseProfileId(id),
      profileName: cell(row, 'Profile.Name') ?? (id === null ? cell(row, 'Label') : null),
    }
  }
  const group = cell(row, 'PermissionSetGroupId')
  return type === 'group' || group !== null ? { kind: 'group', group } : { kind: 'set' }
}

export function setRowsOf(sources: Sources): SetRows {
  const byId = new Map<PermissionSetId, { row: Row; owner: SetOwner }>()
  for (const row of eachRow(sources, 'PermissionSet')) {
    const id = cell(row, 'Id')
    if (id !== null) byId.set(parsePermissionSetId(id), { row, owner: ownerOf(row) })
  }
  return { byId }
}

/** Entries of permission exports, by the container they belong to. */
export interface PermissionRows {
  readonly byProfile: Map<string, PermissionDraft>
  readonly bySet: Map<string, PermissionDraft>
  /** True when ObjectPermissions were exported: then what a container does not list it does not grant. */
  readonly areWhole: boolean
}

function draftIn(drafts: Map<string, PermissionDraft>, key: string): PermissionDraft {
  const draft = drafts.get(key) ?? emptyDraft()
  drafts.set(key, draft)
  return draft
}

/** The draft of a row's parent; null for a group's computed set and for a parent that cannot be told. */
function draftOf(
  sources: Sources,
  rows: PermissionRows,
  sets: SetRows,
  row: Row,
): PermissionDraft | null {
  const id = cell(row, 'ParentId')
  const set = id === null ? undefined : sets.byId.get(parsePermissionSetId(id))
  const owner = set?.owner
  if (owner?.kind === 'group') return null
  if (owner?.kind === 'profile') {
    const key = owner.profile ?? owner.profileName?.toLowerCase()
    return key === undefined ? null : draftIn(rows.byProfile, key)
  }
  if (set !== undefined && id !== null) return draftIn(rows.bySet, parsePermissionSetId(id))
  const profileName = cell(row, 'Parent.Profile.Name')
  if (flag(row, 'Parent.IsOwnedByProfile') === true && profileName !== null)
    return draftIn(rows.byProfile, profileName.toLowerCase())
  const name = cell(row, 'Parent.Name')
  if (name !== null && flag(row, 'Parent.IsOwnedByProfile') !== true)
    return draftIn(rows.bySet, name.toLowerCase())
  const message = `no permission set \`${id ?? ''}\` is in this import; export PermissionSet with it`
  reportCounted(sources.findings, 'warning', 'unknown-permission-set', place(row), message)
  return null
}

/** Developer names of custom permissions by id, for SetupEntityAccess rows. */
function customPermissionNames(sources: Sources): Map<string, string> {
  const names = new Map<string, string>()
  for (const row of eachRow(sources, 'CustomPermission')) {
    const [id, name] = [cell(row, 'Id'), cell(row, 'DeveloperName')]
    if (id !== null && name !== null) names.set(id.slice(0, 15), name)
  }
  return names
}

/** Reads ObjectPermissions, FieldPermissions, SetupEntityAccess and the `Permissions…` columns of sets and profiles. */
export function permissionRowsOf(sources: Sources, sets: SetRows): PermissionRows {
  const rows: PermissionRows = {
    byProfile: new Map(),
    bySet: new Map(),
    areWhole: tableNamed(sources, 'ObjectPermissions') !== null,
  }
  for (const row of eachRow(sources, 'ObjectPermissions')) {
    const draft = draftOf(sources, rows, sets, row)
    if (draft !== null) addObjectRow(draft, row)
  }
  for (const row of eachRow(sources, 'FieldPermissions')) {
    const draft = draftOf(sources, rows, sets, row)
    if (draft !== null) addFieldRow(draft, row)
  }
  const names = customPermissionNames(sources)
  for (const row of eachRow(sources, 'SetupEntityAccess')) {
    if (cell(row, 'SetupEntityType')?.toLowerCase() !== 'custompermission') continue
    const draft = draftOf(sources, rows, sets, row)
    const name =
      cell(row, 'SetupEntity.DeveloperName') ??
      names.get(cell(row, 'SetupEntityId')?.slice(0, 15) ?? '')
    if (draft !== null && name !== undefined) draft.customPermissions.set(name.toLowerCase(), name)
  }
  addSystemRows(sources, rows, sets)
  return rows
}

function addSystemRows(sources: Sources, rows: PermissionRows, sets: SetRows): void {
  for (const [id, { row, owner }] of sets.byId) {
    const hasSystem = [...row.table.columns.keys()].some((key) =>
      /^permissions(?!etgroup)/.test(key),
    )
    if (!hasSystem || owner.kind === 'group') continue
    if (owner.kind === 'set') addSystemColumns(draftIn(rows.bySet, id), row)
    else if (owner.profile !== null) addSystemColumns(draftIn(rows.byProfile, owner.profile), row)
  }
  for (const row of eachRow(sources, 'Profile')) {
    const id = cell(row, 'Id')
    const hasSystem = [...row.table.columns.keys()].some((key) => key.startsWith('permissions'))
    if (hasSystem && id !== null) addSystemColumns(draftIn(rows.byProfile, parseProfileId(id)), row)
  }
}
