import type { Org } from '../model/org'

/** System permissions that decide access or guard it; an org may name more. Source: permissions-and-org PRM-25–PRM-31, SYS. */
const knownPermissions: readonly string[] = [
  'AllowViewKnowledge',
  'ApiEnabled',
  'ApiUserOnly',
  'AssignPermissionSets',
  'AuthorApex',
  'BulkApiHardDelete',
  'BypassMFAForUiLogins',
  'ContentAdministrator',
  'CreateAuditFields',
  'CreateCustomizeFilters',
  'CreateCustomizeReports',
  'CustomizeApplication',
  'DataExport',
  'EditEvent',
  'EditPublicDocuments',
  'EditReadonlyFields',
  'EditTask',
  'ExportReport',
  'ForceTwoFactor',
  'InstallPackaging',
  'ManageDataCategories',
  'ManageEncryptionKeys',
  'ManageInternalUsers',
  'ManageProfilesPermissionsets',
  'ManageRoles',
  'ManageSessionPermissionSets',
  'ManageSharing',
  'ManageTerritories',
  'ManageUnlistedGroups',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'PasswordNeverExpires',
  'QueryAllFiles',
  'ResetPasswords',
  'RunFlow',
  'RunReports',
  'ScheduleReports',
  'TransferAnyCase',
  'TransferAnyEntity',
  'TransferAnyLead',
  'TwoFactorApi',
  'ViewAllData',
  'ViewAllUsers',
  'ViewAndEditConvertedLeads',
  'ViewEncryptedData',
  'ViewRoles',
  'ViewSetup',
]

/** Every system permission that a change may name in this org, sorted. */
export function systemPermissionNames(org: Org): readonly string[] {
  const names = new Set(knownPermissions)
  for (const containers of [org.profiles, org.permissionSets, org.mutingPermissionSets])
    for (const { userPermissions } of containers)
      for (const permission of userPermissions) names.add(permission)
  return [...names].sort()
}
