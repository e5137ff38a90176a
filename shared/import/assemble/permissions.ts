import type {
  FieldPermissions,
  ObjectPermissionKey,
  ObjectPermissions,
  Permissions,
} from '@shared/model/container'
import { noPermissions } from '@shared/model/container'
import type { CategoryGroupVisibility } from '@shared/model/data-category'
import type { RecordTypeVisibility } from '@shared/model/layout'
import type { ParsedPermissions } from '../metadata/parsed-containers'
import { sortedBy } from './order'
import type { Row } from './sources'
import { cell, flag } from './sources'

/** Entries of one container while they are collected; keys are names in lower case. */
export interface PermissionDraft {
  readonly objects: Map<string, ObjectPermissions>
  readonly fields: Map<string, FieldPermissions>
  readonly userPermissions: Map<string, string>
  readonly customPermissions: Map<string, string>
  readonly recordTypes: Map<string, RecordTypeVisibility>
  readonly categories: Map<string, CategoryGroupVisibility>
}

export function emptyDraft(): PermissionDraft {
  return {
    objects: new Map(),
    fields: new Map(),
    userPermissions: new Map(),
    customPermissions: new Map(),
    recordTypes: new Map(),
    categories: new Map(),
  }
}

/** Adds what a metadata file states; it wins over what data said before. */
export function addParsed(draft: PermissionDraft, parsed: ParsedPermissions): void {
  for (const { file: _file, line: _line, ...entry } of parsed.objectPermissions)
    draft.objects.set(entry.object.toLowerCase(), entry)
  for (const { file: _file, line: _line, ...entry } of parsed.fieldPermissions)
    draft.fields.set(`${entry.object}.${entry.field}`.toLowerCase(), entry)
  for (const entry of parsed.userPermissions) setSwitch(draft.userPermissions, entry)
  for (const entry of parsed.customPermissions) setSwitch(draft.customPermissions, entry)
  for (const { file: _file, line: _line, ...entry } of parsed.recordTypeVisibilities)
    draft.recordTypes.set(`${entry.object}.${entry.recordType}`.toLowerCase(), entry)
  for (const { file: _file, line: _line, ...entry } of parsed.categoryGroupVisibilities)
    draft.categories.set(entry.dataCategoryGroup.toLowerCase(), entry)
}

function setSwitch(
  switches: Map<string, string>,
  entry: { readonly name: string; readonly enabled: boolean },
): void {
  if (entry.enabled) switches.set(entry.name.toLowerCase(), entry.name)
  else switches.delete(entry.name.toLowerCase())
}

const columns = {
  allowCreate: 'PermissionsCreate',
  allowRead: 'PermissionsRead',
  allowEdit: 'PermissionsEdit',
  allowDelete: 'PermissionsDelete',
  viewAllRecords: 'PermissionsViewAllRecords',
  modifyAllRecords: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields',
} as const

/** Adds one row of an ObjectPermissions export; the same object twice is united. */
export function addObjectRow(draft: PermissionDraft, row: Row): void {
  const object = cell(row, 'SobjectType')
  if (object === null) return
  const known = draft.objects.get(object.toLowerCase())
  const on = (key: ObjectPermissionKey) => known?.[key] === true || flag(row, columns[key]) === true
  draft.objects.set(object.toLowerCase(), {
    object,
    allowCreate: on('allowCreate'),
    allowRead: on('allowRead'),
    allowEdit: on('allowEdit'),
    allowDelete: on('allowDelete'),
    viewAllRecords: on('viewAllRecords'),
    modifyAllRecords: on('modifyAllRecords'),
    viewAllFields: on('viewAllFields'),
  })
}

/** Adds one row of a FieldPermissions export; `Field` is split at its first dot. */
export function addFieldRow(draft: PermissionDraft, row: Row): void {
  const text = cell(row, 'Field')
  if (text === null) return
  const dot = text.indexOf('.')
  const object = dot < 0 ? cell(row, 'SobjectType') : text.slice(0, dot)
  if (object === null) return
  const field = text.slice(dot + 1)
  const key = `${object}.${field}`.toLowerCase()
  const known = draft.fields.get(key)
  draft.fields.set(key, {
    object,
    field,
    readable: known?.readable === true || flag(row, 'PermissionsRead') === true,
    editable: known?.editable === true || flag(row, 'PermissionsEdit') === true,
  })
}

/** Adds the `Permissions…` columns of a Profile or PermissionSet row that say yes. */
export function addSystemColumns(draft: PermissionDraft, row: Row): void {
  for (const [key, column] of row.table.columns) {
    if (!key.startsWith('permissions') || key === 'permissionsetgroupid') continue
    if (flag(row, key) !== true) continue
    const name = column.name.slice('Permissions'.length)
    draft.userPermissions.set(name.toLowerCase(), name)
  }
}

/** The entries in canonical order: by object, then field; names by text. */
export function finishedPermissions(draft: PermissionDraft | undefined): Permissions {
  if (draft === undefined) return noPermissions
  return {
    objectPermissions: sortedBy(draft.objects.values(), (entry) => entry.object),
    fieldPermissions: sortedBy(
      draft.fields.values(),
      (entry) => entry.object,
      (entry) => entry.field,
    ),
    userPermissions: [...draft.userPermissions.values()].sort(),
    customPermissions: [...draft.customPermissions.values()].sort(),
    recordTypeVisibilities: sortedBy(
      draft.recordTypes.values(),
      (entry) => entry.object,
      (entry) => entry.recordType,
    ),
    categoryGroupVisibilities: sortedBy(
      draft.categories.values(),
      (entry) => entry.dataCategoryGroup,
    ),
  }
}
