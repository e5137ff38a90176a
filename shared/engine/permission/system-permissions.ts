import { internalOnlyPermissions } from '../../model/licence-caps'
import type { LicenceFamily } from '../../model/licence-caps'
import type { CustomPermission } from '../../model/container'
import type { Granted } from './raw-grants'

/** A licence's family, or `unknown` for a licence that the table does not know. */
export type Ceiling = LicenceFamily | 'unknown'

/** True for licences whose users may hold what LIC-03 keeps from outsiders. */
export function mayHoldInternalOnly(ceiling: Ceiling): boolean {
  return ceiling === 'salesforce' || ceiling === 'platform' || ceiling === 'unknown'
}

/** System permissions in force: the union, capped, with what the platform adds at run time. Rules LIC-02, LIC-03, PRM-25, PRM-31. */
export function systemInForce(grants: readonly Granted[], ceiling: Ceiling): ReadonlySet<string> {
  const system = new Set(grants.flatMap((grant) => [...grant.system]))
  if (!mayHoldInternalOnly(ceiling)) {
    const raised = new Set(grants.flatMap((grant) => [...grant.raisedSystem]))
    for (const name of internalOnlyPermissions) if (!raised.has(name)) system.delete(name)
  }
  for (const [name, implied] of runTimeImplications) if (system.has(name)) system.add(implied)
  return system
}

/** Rules PRM-25, PRM-31: the only system permissions that bring another one. */
export const runTimeImplications: readonly (readonly [name: string, implied: string])[] = [
  ['ModifyAllData', 'ViewAllData'],
  ['ManageUsers', 'ViewAllUsers'],
]

/** Custom permissions in force: held by a container, and with them all that they require. Rule PRM-27. */
export function customInForce(
  grants: readonly Granted[],
  declared: readonly CustomPermission[],
): ReadonlySet<string> {
  const held = new Set(grants.flatMap((grant) => [...grant.custom]))
  const needing = declared.filter(({ requiredPermissions }) => requiredPermissions.length > 0)
  for (let size = -1; size !== held.size;) {
    size = held.size
    for (const { name, requiredPermissions } of needing)
      if (!requiredPermissions.every((required) => held.has(required))) held.delete(name)
  }
  return held
}

/**
 * What each system permission requires. Rule PRM-30, a table of data.
 *
 * The platform adds the right side when the left is ticked; a broken row is a finding (HLT-23) and changes no answer
 * beyond `runTimeImplications` (PRM-31).
 */
export const systemDependencies: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    ModifyAllData: [
      'ViewAllData',
      'EditPublicDocuments',
      'ManageReportsInPubFolders',
      'ManageDashbdsInPubFolders',
    ],
    AuthorApex: ['ModifyAllData', 'ViewSetup', 'CustomizeApplication'],
    CustomizeApplication: ['ViewSetup'],
    ManageUsers: [
      'ViewAllUsers',
      'ViewSetup',
      'ManageInternalUsers',
      'ResetPasswords',
      'ManageProfilesPermissionsets',
      'AssignPermissionSets',
      'ManageRoles',
      'ManageSharing',
      'ManageIpAddresses',
      'ManagePasswordPolicies',
      'ManageLoginAccessPolicies',
    ],
    ManageProfilesPermissionsets: ['ViewSetup'],
    AssignPermissionSets: ['ViewSetup'],
    ManageInternalUsers: ['ViewSetup', 'ResetPasswords'],
    ManageRoles: ['ViewRoles', 'ViewSetup'],
    ManageSharing: ['ViewSetup'],
    ModifyMetadata: ['ViewSetup', 'ApiEnabled'],
    InstallPackaging: ['CustomizeApplication'],
    ExportReport: ['RunReports'],
    ScheduleReports: ['RunReports'],
    CreateCustomizeReports: ['RunReports'],
    ManageReportsInPubFolders: [
      'CreateCustomizeReports',
      'CreateReportFolders',
      'ViewPublicReports',
    ],
    ManageDashbdsInPubFolders: [
      'CreateCustomizeDashboards',
      'CreateDashboardFolders',
      'ViewPublicDashboards',
    ],
    BulkApiHardDelete: ['ApiEnabled'],
    ApiUserOnly: ['ApiEnabled'],
    DataExport: ['ViewAllData'],
    ManageDataCategories: ['ViewDataCategories'],
    QueryAllFiles: ['ViewAllData'],
  }),
)
