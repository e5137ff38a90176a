import type { Permissions, Profile } from '@shared/model/container'
import { noPermissions, profileDefaults } from '@shared/model/container'
import type { ProfileId } from '@shared/model/id'
import { parseProfileId } from '@shared/model/id'
import type { ParsedProfile } from '../metadata/parsed-containers'
import { nowhere, report } from './findings'
import { licenceNames } from './licences'
import type { PermissionRows } from './permission-rows'
import { addParsed, emptyDraft, finishedPermissions } from './permissions'
import { sortedBy } from './order'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, stableKey } from './registry'
import type { Sources } from './sources'
import { cell, eachRow, place, tableNamed } from './sources'
import { standardProfileLabel } from '../metadata/standard-profiles'

export type ProfileRegistry = Registry<ProfileId, Profile>

const missingProfile = (id: ProfileId, name: string): Profile => ({
  ...noPermissions,
  ...profileDefaults,
  id,
  name,
  label: standardProfileLabel(name),
  userLicense: null,
  isPartial: true,
  isMissing: true,
  areLoginLimitsKnown: false,
  areUserPermissionsKnown: false,
})

function addRows(sources: Sources, profiles: ProfileRegistry): void {
  const licenses = licenceNames(sources)
  for (const row of eachRow(sources, 'Profile')) {
    const label = cell(row, 'Name')
    const stated = cell(row, 'Id')
    if (label === null && stated === null) continue
    const name = label ?? stated ?? ''
    const id = stated === null ? stableKey(profiles, name) : parseProfileId(stated)
    const license =
      cell(row, 'UserLicense.Name') ?? licenses.get(cell(row, 'UserLicenseId')?.slice(0, 15) ?? '')
    add(profiles, id, [name, label ?? name], {
      ...missingProfile(id, name),
      label: label ?? name,
      userLicense: license ?? null,
    })
  }
}

/** Whether the exports say who may read and write activities; other permissions that have no column are not held. Rule R15.4. */
function hasActivityColumns(sources: Sources): boolean {
  const tables = ['PermissionSet', 'Profile'].flatMap((name) => tableNamed(sources, name) ?? [])
  return tables.some(({ columns }) =>
    activityColumns.every((name) => columns.has(name.toLowerCase())),
  )
}

const activityColumns = ['ActivitiesAccess', 'EditTask', 'EditEvent'].map(
  (name) => `Permissions${name}`,
)

/** Tasks and events of whose readers the import says nothing; told where the columns would stand. */
function reportActivities(sources: Sources, { entries }: ProfileRegistry): void {
  const isOpen = [...entries.values()].some(
    ({ areActivityPermissionsKnown, isMissing }) =>
      areActivityPermissionsKnown === false && !isMissing,
  )
  const [activity] = ['Task', 'Event'].flatMap((name) => tableNamed(sources, name) ?? [])
  if (activity === undefined || !isOpen) return
  const [file] = (tableNamed(sources, 'PermissionSet') ?? activity).files
  const wanted = activityColumns.map((name) => `\`${name}\``).join(', ')
  const message = `no export says who may read and write activities, so access to them is unknown; export ${wanted} of PermissionSet`
  const place = file === undefined ? nowhere : { file, line: 1 }
  report(sources.findings, 'warning', 'activity-permissions-missing', place, message)
}

/**
 * True for a piece of a profile that somebody keeps for one purpose: hardly an object and no system permission, though a
 * standard profile has always some. A custom profile may well be that bare (import-formats 3.4, 4).
 */
function isFragment(permissions: Permissions, parsed: ParsedProfile | undefined): boolean {
  return (
    parsed?.isCustom !== true &&
    permissions.userPermissions.length === 0 &&
    permissions.objectPermissions.length < 5
  )
}

/**
 * Profiles of files and of `Profile` rows, joined by file name or label (import-formats 3.4).
 *
 * `isPartial` follows import-formats 4: a file holds entries only for what was retrieved beside it, unless
 * ObjectPermissions were exported too. A profile with neither file nor permission rows is `isMissing`: what it gives is
 * unknown.
 */
export function assembleProfiles(sources: Sources, rows: PermissionRows): ProfileRegistry {
  const profiles = emptyRegistry('profile', parseProfileId, missingProfile)
  addRows(sources, profiles)
  const areActivitiesExported = hasActivityColumns(sources)
  const parsedById = new Map<ProfileId, (typeof sources.metadata.profiles)[number]>()
  for (const parsed of sources.metadata.profiles) {
    const id =
      keyNamed(profiles, parsed.name) ??
      keyNamed(profiles, parsed.label) ??
      stableKey(profiles, parsed.name)
    const base = profiles.entries.get(id) ?? missingProfile(id, parsed.name)
    parsedById.set(id, parsed)
    add(profiles, id, [parsed.name, parsed.label], {
      ...base,
      name: parsed.name,
      label: parsed.label,
      userLicense: parsed.userLicense ?? base.userLicense,
      loginHours: parsed.loginHours,
      loginIpRanges: parsed.loginIpRanges,
      areLoginLimitsKnown: true,
      layoutAssignments: sortedBy(
        parsed.layoutAssignments,
        (assignment) => assignment.object,
        (assignment) => assignment.recordType ?? '',
      ),
    })
  }
  for (const [id, profile] of profiles.entries) {
    const parsed = parsedById.get(id)
    const fromRows =
      rows.byProfile.get(id) ??
      rows.byProfile.get(profile.label.toLowerCase()) ??
      rows.byProfile.get(profile.name.toLowerCase())
    const draft = fromRows ?? emptyDraft()
    if (parsed !== undefined) addParsed(draft, parsed)
    const isKnown = parsed !== undefined || fromRows !== undefined || rows.areWhole
    const finished = finishedPermissions(draft)
    const isPartial = !rows.areWhole && (parsed?.isPartial ?? true)
    const isWhole = !isPartial || !isFragment(finished, parsed)
    profiles.entries.set(id, {
      ...profile,
      ...finished,
      isPartial,
      isMissing: !isKnown,
      // Limits that are stated are stated whole.
      areLoginLimitsKnown:
        profile.areLoginLimitsKnown &&
        (isWhole || profile.loginHours !== null || profile.loginIpRanges.length > 0),
      areUserPermissionsKnown: isKnown && isWhole,
      ...(parsed === undefined && !areActivitiesExported
        ? { areActivityPermissionsKnown: false }
        : {}),
    })
  }
  reportActivities(sources, profiles)
  for (const row of eachRow(sources, 'Profile')) {
    const id = cell(row, 'Id')
    if (id === null || profiles.entries.get(parseProfileId(id))?.isMissing !== true) continue
    const message = `nothing in this import says what profile \`${cell(row, 'Name') ?? id}\` grants; add its file or export ObjectPermissions`
    report(sources.findings, 'warning', 'profile-without-permissions', place(row), message)
  }
  return profiles
}
