import { objectPermissionKeys } from '@shared/model/container'
import { compareNames, foldName } from './fold-name'
import type {
  ParsedFieldPermissions,
  ParsedObjectPermissions,
  ParsedPermissions,
} from './parsed-containers'
import type { Positioned } from './positioned'
import { report, type Reading } from './reading'

/** One entry per object, field or name, sorted; what was united or contradicts itself is reported once per container. */
export function settlePermissions(
  reading: Reading,
  container: Positioned & { readonly name: string },
  permissions: ParsedPermissions,
): ParsedPermissions {
  const doubled: Positioned[] = []
  const objectPermissions = united(
    permissions.objectPermissions,
    (entry) => entry.object,
    unitedObjects,
    doubled,
  )
  const fieldPermissions = united(
    permissions.fieldPermissions,
    (entry) => `${entry.object}.${entry.field}`,
    unitedFields,
    doubled,
  )
  const unitedSwitches = <Entry extends { readonly enabled: boolean }>(a: Entry, b: Entry) =>
    a.enabled ? a : b
  const nameOf = (entry: { readonly name: string }) => entry.name
  const settled: ParsedPermissions = {
    objectPermissions,
    fieldPermissions,
    userPermissions: united(permissions.userPermissions, nameOf, unitedSwitches, doubled),
    customPermissions: united(permissions.customPermissions, nameOf, unitedSwitches, doubled),
    recordTypeVisibilities: united(
      permissions.recordTypeVisibilities,
      (entry) => `${entry.object}.${entry.recordType}`,
      (a, b) => ({ ...a, visible: a.visible || b.visible, isDefault: a.isDefault || b.isDefault }),
      doubled,
    ),
    categoryGroupVisibilities: united(
      permissions.categoryGroupVisibilities,
      (entry) => entry.dataCategoryGroup,
      unitedCategories,
      doubled,
    ),
  }
  reportDoubled(reading, container.name, doubled)
  return settled
}

function united<Entry extends Positioned>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
  unite: (a: Entry, b: Entry) => Entry,
  doubled: Positioned[],
): Entry[] {
  const byName = new Map<string, Entry>()
  for (const entry of entries) {
    const key = foldName(nameOf(entry))
    const before = byName.get(key)
    if (before !== undefined) doubled.push(entry)
    byName.set(key, before === undefined ? entry : unite(before, entry))
  }
  const names = [...byName.keys()].sort()
  return names.flatMap((name) => byName.get(name) ?? [])
}

function unitedObjects(
  a: ParsedObjectPermissions,
  b: ParsedObjectPermissions,
): ParsedObjectPermissions {
  const union = { ...a }
  for (const key of objectPermissionKeys) union[key] = a[key] || b[key]
  return union
}

function unitedFields(
  a: ParsedFieldPermissions,
  b: ParsedFieldPermissions,
): ParsedFieldPermissions {
  return { ...a, readable: a.readable || b.readable, editable: a.editable || b.editable }
}

type CategoryEntry = ParsedPermissions['categoryGroupVisibilities'][number]

function unitedCategories(a: CategoryEntry, b: CategoryEntry): CategoryEntry {
  const wider = a.visibility === 'ALL' || b.visibility === 'NONE' ? a : b
  if (a.visibility !== 'CUSTOM' || b.visibility !== 'CUSTOM') return wider
  return { ...a, dataCategories: [...new Set([...a.dataCategories, ...b.dataCategories])] }
}

function reportDoubled(reading: Reading, name: string, doubled: readonly Positioned[]): void {
  const first = doubled[0]
  if (first === undefined) return
  const message = `\`${name}\` states ${entryCount(doubled.length)} twice; they were united, keep one of each`
  report(reading, 'warning', 'duplicate-entry', first, message)
}

/**
 * Reports entries that lack what they build on (edit without read); they stay as they are, the engine settles them.
 *
 * Not for muting sets, where an entry takes away. Rules PRM-20, FLS-11.
 */
export function reportInconsistent(
  reading: Reading,
  container: Positioned & ParsedPermissions & { readonly name: string },
): void {
  const lacking: (Positioned & { readonly what: string })[] = []
  for (const entry of container.objectPermissions) {
    const what = lackingPrerequisite(entry)
    if (what !== null) lacking.push({ ...entry, what: `\`${entry.object}\` has ${what}` })
  }
  for (const entry of container.fieldPermissions) {
    if (entry.editable && !entry.readable)
      lacking.push({
        ...entry,
        what: `\`${entry.object}.${entry.field}\` has editable without readable`,
      })
  }
  const first = lacking.toSorted((a, b) => a.line - b.line || compareNames(a.what, b.what))[0]
  if (first === undefined) return
  const rest = lacking.length === 1 ? '' : ` and ${entryCount(lacking.length - 1)} more are alike`
  const message = `in \`${container.name}\` ${first.what}${rest}; what lacks its prerequisite counts for nothing, add it`
  report(reading, 'warning', 'inconsistent-permission', first, message)
}

function lackingPrerequisite(entry: ParsedObjectPermissions): string | null {
  const { allowRead, allowEdit, allowDelete, allowCreate, viewAllRecords, modifyAllRecords } = entry
  if (!allowRead && (allowEdit || allowDelete || allowCreate || viewAllRecords || modifyAllRecords))
    return 'more than read without read'
  if (allowDelete && !allowEdit) return 'delete without edit'
  if (modifyAllRecords && !(viewAllRecords && allowDelete && allowEdit))
    return 'modify all records without view all, edit and delete'
  return null
}

function entryCount(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`
}
