import { objectKind } from './objects'
import type { ParsedMetadata, ParsedObject, ParsedSettings } from './parsed'
import type { ParsedPermissionSet, ParsedProfile } from './parsed-containers'
import { reportInconsistent, settlePermissions } from './permission-entries'
import { compareNames, foldName } from './fold-name'
import { countComponents, report, type ComponentLists, type Reading } from './reading'
import type { Positioned } from './positioned'
import { settled, type Origins } from './settle'

type SettledLists = Pick<ParsedMetadata, keyof ComponentLists>
interface Named {
  readonly name: string
}
const nameOf = (value: Named) => value.name
const nameInObject = (value: Named & { readonly object: string }) => `${value.object}.${value.name}`

/** Everything that was read, with parts joined and one value per name. Source: import-formats 8, step 4. */
export function settledLists(reading: Reading, origins: Origins, apiVersion: number | null) {
  const { lists } = reading
  const plain = <Key extends keyof ComponentLists>(
    key: Key,
    type: string,
    keyOf: (value: ComponentLists[Key][number]) => string,
  ): ComponentLists[Key][number][] =>
    settled<ComponentLists[Key][number]>(reading, origins, lists[key], { type, nameOf: keyOf })
  const fields = plain('fields', 'CustomField', nameInObject)
  const recordTypes = plain('recordTypes', 'RecordType', nameInObject)
  const profiles = plain('profiles', 'Profile', nameOf)
  const permissionSets = settledPermissionSets(reading, origins, apiVersion)
  reportProfiles(reading, profiles)
  permissionSets.forEach((set) => reportInconsistent(reading, set))
  return {
    objects: settledObjects(reading, origins, [...fields, ...recordTypes]),
    fields,
    recordTypes,
    sharingReasons: plain('sharingReasons', 'SharingReason', nameInObject),
    profiles,
    permissionSets,
    permissionSetGroups: plain('permissionSetGroups', 'PermissionSetGroup', nameOf),
    mutingPermissionSets: plain('mutingPermissionSets', 'MutingPermissionSet', nameOf),
    customPermissions: plain('customPermissions', 'CustomPermission', nameOf),
    roles: plain('roles', 'Role', nameOf),
    groups: plain('groups', 'Group', nameOf),
    queues: plain('queues', 'Queue', nameOf),
    sharingRules: plain('sharingRules', 'SharingRules', (rule) => `${nameInObject(rule)} (${rule.kind})`), // prettier-ignore
    sharingSets: plain('sharingSets', 'SharingSet', nameOf),
    restrictionRules: plain('restrictionRules', 'RestrictionRule', nameOf),
    territoryModels: plain('territoryModels', 'Territory2Model', nameOf),
    territories: plain('territories', 'Territory2', (each) => `${each.model}.${each.name}`),
    networks: plain('networks', 'Network', nameOf),
    sites: plain('sites', 'CustomSite', nameOf),
    layouts: plain('layouts', 'Layout', nameInObject),
    folders: plain('folders', 'Folder', (folder) => `${folder.kind} ${folder.name}`),
    dataCategoryGroups: plain('dataCategoryGroups', 'DataCategoryGroup', nameOf),
    connectedApps: plain('connectedApps', 'ConnectedApp', nameOf),
  } satisfies SettledLists
}

/** Objects with a file, and those of which only parts are here; later files need not repeat what earlier ones said. */
function settledObjects(
  reading: Reading,
  origins: Origins,
  parts: readonly { readonly object: string; readonly file: string; readonly line: number }[],
): ParsedObject[] {
  const objects = settled<ParsedObject>(reading, origins, reading.lists.objects, {
    type: 'CustomObject',
    nameOf,
    fill: (winner, before) => ({
      ...winner,
      label: winner.label ?? before.label,
      sharingModel: winner.sharingModel ?? before.sharingModel,
      externalSharingModel: winner.externalSharingModel ?? before.externalSharingModel,
      nameField: winner.nameField ?? before.nameField,
    }),
  })
  const known = new Set(objects.map((object) => foldName(object.name)))
  for (const { object, file, line } of parts) {
    if (known.has(foldName(object))) continue
    known.add(foldName(object))
    objects.push({
      file,
      line,
      name: object,
      label: null,
      kind: objectKind(object, false),
      hasFile: false,
      sharingModel: null,
      externalSharingModel: null,
      nameField: null,
    })
  }
  return objects.sort((a, b) => compareNames(a.name, b.name))
}

function settledPermissionSets(
  reading: Reading,
  origins: Origins,
  apiVersion: number | null,
): ParsedPermissionSet[] {
  const isPartial = apiVersion !== null && apiVersion < 40
  const sets = settled<ParsedPermissionSet>(reading, origins, reading.lists.permissionSets, {
    type: 'PermissionSet',
    nameOf,
    join: joinedSet,
  })
  const components = new Set(
    reading.lists.permissionSets.map(
      (set) => `${origins.get(set.file)?.root ?? ''}/${foldName(set.name)}`,
    ),
  )
  if (components.size > 0) countComponents(reading, 'PermissionSet', components.size, true)
  return sets.map((set) => ({ ...set, isPartial, ...settlePermissions(reading, set, set) }))
}

function joinedSet(parts: readonly ParsedPermissionSet[]): ParsedPermissionSet {
  const head = parts.find((part) => part.label !== null) ?? parts[0]
  if (head === undefined) throw new Error('a set without parts')
  return {
    ...head,
    license: parts.find((part) => part.license !== null)?.license ?? null,
    hasActivationRequired: parts.some((part) => part.hasActivationRequired),
    objectPermissions: parts.flatMap((part) => part.objectPermissions),
    fieldPermissions: parts.flatMap((part) => part.fieldPermissions),
    userPermissions: parts.flatMap((part) => part.userPermissions),
    customPermissions: parts.flatMap((part) => part.customPermissions),
    recordTypeVisibilities: parts.flatMap((part) => part.recordTypeVisibilities),
    categoryGroupVisibilities: parts.flatMap((part) => part.categoryGroupVisibilities),
  }
}

/** Import-formats 4: fewer object entries than a whole profile ever has. */
const fewObjectEntries = 5

function reportProfiles(reading: Reading, profiles: readonly ParsedProfile[]): void {
  for (const profile of profiles) {
    reportInconsistent(reading, profile)
    const count = profile.objectPermissions.length
    if (count >= fewObjectEntries) continue
    const message = `profile \`${profile.name}\` looks partial (object entries: ${count}); objects that were not retrieved beside it are unknown, retrieve it together with them` // prettier-ignore
    report(reading, 'note', 'partial-profile', profile, message)
  }
}

/** The last word on each setting; scratch org definitions come before every file of the org. */
export function settledSettings(reading: Reading, origins: Origins): ParsedSettings {
  const rankOf = (file: string) => origins.get(file)?.precedence ?? -1
  const stated = reading.settings.toSorted(
    (a, b) => rankOf(a.file) - rankOf(b.file) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line), // prettier-ignore
  )
  const switches = new Map<string, boolean>()
  const territory2 = new Map<string, string>()
  for (const setting of stated) {
    if (setting.group === 'territory2') territory2.set(setting.name, setting.value)
    else switches.set(setting.name, setting.value.toLowerCase() === 'true')
  }
  return {
    switches: sortedMap(switches),
    territory2: sortedMap(territory2),
    trustedIpRanges: lastOf(reading.trustedIpRanges, rankOf),
    edition: reading.editions[0] ?? null,
    objectSharingModels: reading.objectSharingModels.toSorted((a, b) =>
      compareNames(a.object, b.object),
    ),
  }
}

/** Ranges of the file that counts most, of equals the last by path. */
function lastOf<Range extends Positioned>(
  ranges: readonly Range[],
  rankOf: (file: string) => number,
): Range[] {
  const files = [...new Set(ranges.map(({ file }) => file))].sort(
    (a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1),
  )
  return ranges.filter(({ file }) => file === files.at(-1))
}

function sortedMap<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...map].sort(([a], [b]) => compareNames(a, b)))
}
