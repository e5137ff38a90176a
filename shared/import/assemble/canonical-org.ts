import type { Assignment, Permissions } from '@shared/model/container'
import type { Network } from '@shared/model/login'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { granteeKey, sortedGrantees } from './grantee-key'
import { sortedBy } from './order'

function canonicalPermissions<Container extends Permissions>(container: Container): Container {
  return {
    ...container,
    objectPermissions: sortedBy(container.objectPermissions, (entry) => entry.object),
    fieldPermissions: sortedBy(
      container.fieldPermissions,
      (entry) => entry.object,
      (entry) => entry.field,
    ),
    userPermissions: [...container.userPermissions].sort(),
    customPermissions: [...container.customPermissions].sort(),
    recordTypeVisibilities: sortedBy(
      container.recordTypeVisibilities,
      (entry) => entry.object,
      (entry) => entry.recordType,
    ),
    categoryGroupVisibilities: sortedBy(
      container.categoryGroupVisibilities,
      (entry) => entry.dataCategoryGroup,
    ),
  }
}

const canonicalContainers = <Container extends Permissions & { name: string; id: string }>(
  containers: readonly Container[],
): Container[] =>
  sortedBy(
    containers.map(canonicalPermissions),
    (container) => container.name,
    (container) => container.id,
  )

const isSorted = (ids: readonly string[]) =>
  ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id)

/** Rows by id, columns by name. */
function canonicalTable(table: RecordTable): RecordTable {
  const columns = sortedBy(table.columns, (column) => column.field)
  if (isSorted(table.ids)) return { ...table, columns }
  const order = table.ids.map((_, at) => at)
  const ids = table.ids
  order.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
  const picked = <T>(values: readonly T[]) => order.flatMap((at) => values.slice(at, at + 1))
  return {
    ...table,
    ids: picked(table.ids),
    owners: picked(table.owners),
    columns: columns.map(({ field, values }) => ({ field, values: picked(values) })),
    matchedRules: table.matchedRules === null ? null : picked(table.matchedRules),
  }
}

/** The set or group that is given. */
const assignedId = (assignment: Assignment): string =>
  assignment.kind === 'permissionSet' ? assignment.permissionSet : assignment.permissionSetGroup

function canonicalAccess(
  org: Org,
): Pick<Org, 'groups' | 'sharingRules' | 'sharingSets' | 'territories' | 'shares'> {
  return {
    groups: sortedBy(
      org.groups.map((group) => ({
        ...group,
        members: group.members === null ? null : sortedGrantees(group.members),
        queueObjects: [...group.queueObjects].sort(),
      })),
      (group) => group.developerName,
      (group) => group.type,
      (group) => group.id,
    ),
    sharingRules: sortedBy(
      org.sharingRules.map((rule) =>
        rule.kind === 'owner'
          ? {
              ...rule,
              sharedTo: sortedGrantees(rule.sharedTo),
              sharedFrom: sortedGrantees(rule.sharedFrom),
            }
          : { ...rule, sharedTo: sortedGrantees(rule.sharedTo) },
      ),
      (rule) => rule.object,
      (rule) => rule.name,
      (rule) => rule.kind,
    ),
    sharingSets: sortedBy(
      org.sharingSets.map((set) => ({
        ...set,
        profiles: [...set.profiles].sort(),
        accessMappings: sortedBy(
          set.accessMappings,
          (mapping) => mapping.object,
          (mapping) => mapping.objectField,
          (mapping) => mapping.userField,
        ),
        shareGroup: sortedGrantees(set.shareGroup),
      })),
      (set) => set.name,
    ),
    territories: sortedBy(
      org.territories.map((territory) => ({
        ...territory,
        users: [...territory.users].sort(),
        records: sortedBy(
          territory.records,
          (entry) => entry.object,
          (entry) => entry.record,
          (entry) => entry.cause,
        ),
      })),
      (territory) => territory.model,
      (territory) => territory.developerName,
      (territory) => territory.id,
    ),
    shares: sortedBy(
      org.shares,
      (share) => share.object,
      (share) => share.record,
      (share) => granteeKey(share.grantee),
      (share) => share.rowCause,
    ),
  }
}

const canonicalMembers = <Entry extends Pick<Network, 'profiles' | 'permissionSets'>>(
  entry: Entry,
): Entry => ({
  ...entry,
  profiles: [...entry.profiles].sort(),
  permissionSets: [...entry.permissionSets].sort(),
})

/** The same org with every list in canonical order (by id, name or API name), so that equal orgs are equal text. */
export function canonicalOrg(org: Org): Org {
  return {
    ...org,
    ...canonicalAccess(org),
    users: sortedBy(org.users, (user) => user.id),
    roles: sortedBy(
      org.roles,
      (role) => role.developerName,
      (role) => role.id,
    ),
    profiles: canonicalContainers(
      org.profiles.map((profile) => ({
        ...profile,
        layoutAssignments: sortedBy(
          profile.layoutAssignments,
          (assignment) => assignment.object,
          (assignment) => assignment.recordType ?? '',
        ),
      })),
    ),
    permissionSets: canonicalContainers(org.permissionSets),
    mutingPermissionSets: canonicalContainers(org.mutingPermissionSets),
    permissionSetGroups: sortedBy(
      org.permissionSetGroups.map((group) => ({
        ...group,
        permissionSets: [...group.permissionSets].sort(),
      })),
      (group) => group.name,
      (group) => group.id,
    ),
    assignments: sortedBy(
      org.assignments,
      (assignment) => assignment.user,
      (assignment) => assignment.kind,
      assignedId,
      (assignment) => assignment.expirationDate ?? '',
    ),
    objects: sortedBy(
      org.objects.map((object) => ({
        ...object,
        fields: sortedBy(object.fields, (field) => field.name),
        recordTypes: sortedBy(object.recordTypes, (recordType) => recordType.name),
      })),
      (object) => object.name,
    ),
    customPermissions: sortedBy(org.customPermissions, (entry) => entry.name),
    permissionSetLicenseAssignments:
      org.permissionSetLicenseAssignments === null
        ? null
        : sortedBy(
            org.permissionSetLicenseAssignments,
            (entry) => entry.user,
            (entry) => entry.permissionSetLicense,
          ),
    layouts: sortedBy(
      org.layouts,
      (layout) => layout.object,
      (layout) => layout.name,
    ),
    folders: sortedBy(
      org.folders.map((folder) => ({
        ...folder,
        shares: sortedBy(
          folder.shares,
          ({ sharedTo }) => (sharedTo.kind === 'everyone' ? '' : granteeKey(sharedTo)),
          ({ accessLevel }) => accessLevel,
        ),
      })),
      (folder) => folder.kind,
      (folder) => folder.name,
      (folder) => folder.id,
    ),
    dataCategoryGroups: sortedBy(org.dataCategoryGroups, (group) => group.name),
    networks: sortedBy(org.networks.map(canonicalMembers), (network) => network.name),
    connectedApps: sortedBy(org.connectedApps.map(canonicalMembers), (app) => app.name),
    trustedIpRanges: sortedBy(
      org.trustedIpRanges,
      (range) => range.start,
      (range) => range.end,
    ),
    restrictionRules: sortedBy(
      org.restrictionRules,
      (rule) => rule.object,
      (rule) => rule.name,
    ),
    records: sortedBy(org.records.map(canonicalTable), (table) => table.object),
    notRead: sortedBy(org.notRead, (entry) => entry.type),
  }
}
