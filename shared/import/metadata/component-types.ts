/**
 * Types of metadata by folder and suffix, as the registry of `@salesforce/source-deploy-retrieve` has them
 * (Apache-2.0): which are read here, and the names of those that are only counted. Source: import-formats 1.3.
 */
export const readTypes = [
  'CustomObject',
  'CustomField',
  'RecordType',
  'SharingReason',
  'Profile',
  'PermissionSet',
  'PermissionSetGroup',
  'MutingPermissionSet',
  'CustomPermission',
  'Role',
  'Group',
  'Queue',
  'SharingRules',
  'SharingSet',
  'AccountRelationshipShareRule',
  'RestrictionRule',
  'FieldRestrictionRule',
  'Settings',
  'Territory2Model',
  'Territory2',
  'Network',
  'CustomSite',
  'Layout',
  'ReportFolder',
  'DashboardFolder',
  'EmailFolder',
  'DocumentFolder',
  'DataCategoryGroup',
  'ConnectedApp',
] as const
export type ReadType = (typeof readTypes)[number]

export interface ComponentType {
  readonly type: string
  readonly folder: string
  readonly suffix: string
  /** The suffix belongs to several types, so the folder (or the root element) must say which. */
  readonly isShared: boolean
}

const rows = `
CustomObject objects object
CustomField fields field
RecordType recordTypes recordType
SharingReason sharingReasons sharingReason
Profile profiles profile
PermissionSet permissionsets permissionset
PermissionSetGroup permissionsetgroups permissionsetgroup
MutingPermissionSet mutingpermissionsets mutingpermissionset
CustomPermission customPermissions customPermission
Role roles role
Group groups group
Queue queues queue
SharingRules sharingRules sharingRules
SharingSet sharingSets sharingSet
RestrictionRule restrictionRules rule
FieldRestrictionRule fieldRestrictionRules rule
Settings settings settings
Territory2Model territory2Models territory2Model
Territory2 territories territory2
Network networks network
CustomSite sites site
SiteDotCom siteDotComSites site
AuraDefinitionBundle aura app
AuraDefinitionBundle aura cmp
AuraDefinitionBundle aura evt
AuraDefinitionBundle aura intf
AuraDefinitionBundle aura design
AuraDefinitionBundle aura tokens
AuraDefinitionBundle aura auradoc
LightningComponentBundle lwc js
CustomApplication applications app
CustomMetadata customMetadata md
ApexClass classes cls
ApexTrigger triggers trigger
ApexPage pages page
ApexComponent components component
ApexTestSuite testSuites testSuite
StaticResource staticresources resource
CustomTab tabs tab
CustomLabels labels labels
Layout layouts layout
Flow flows flow
FlowDefinition flowDefinitions flowDefinition
FlexiPage flexipages flexipage
QuickAction quickActions quickAction
GlobalValueSet globalValueSets globalValueSet
StandardValueSet standardValueSets standardValueSet
Workflow workflows workflow
AssignmentRules assignmentRules assignmentRules
AutoResponseRules autoResponseRules autoResponseRules
EscalationRules escalationRules escalationRules
ApprovalProcess approvalProcesses approvalProcess
Report reports report
ReportFolder reports reportFolder
ReportType reportTypes reportType
Dashboard dashboards dashboard
DashboardFolder dashboards dashboardFolder
EmailTemplate email email
EmailFolder email emailFolder
Letterhead letterhead letter
Document documents document
DocumentFolder documents documentFolder
ConnectedApp connectedApps connectedApp
DataCategoryGroup datacategorygroups datacategorygroup
DelegateGroup delegateGroups delegateGroup
Territory territories territory
Territory2Rule rules territory2Rule
Territory2Type territory2Types territory2Type
AccountRelationshipShareRule accountRelationshipShareRules accountRelationshipShareRule
ProfilePasswordPolicy profilePasswordPolicies profilePasswordPolicy
ProfileSessionSetting profileSessionSettings profileSessionSetting
NamedCredential namedCredentials namedCredential
RemoteSiteSetting remoteSiteSettings remoteSite
CspTrustedSite cspTrustedSites cspTrustedSite
CustomObjectTranslation objectTranslations objectTranslation
CustomFieldTranslation objectTranslations fieldTranslation
Translations translations translation
HomePageLayout homePageLayouts homePageLayout
HomePageComponent homePageComponents homePageComponent
ExperienceBundle experiences site
DigitalExperienceBundle digitalExperiences digitalExperience
NavigationMenu navigationMenus navigationMenu
MatchingRules matchingRules matchingRule
DuplicateRule duplicateRules duplicateRule
PathAssistant pathAssistants pathAssistant
PlatformCachePartition cachePartitions cachePartition
CleanDataService cleanDataServices cleanDataService
PermissionSetLicenseDefinition permissionSetLicenseDefinitions permissionSetLicenseDefinition
AppMenu appMenus appMenu
ContentAsset contentassets asset
AccountSharingRules accountSharingRules sharingRules
CampaignSharingRules campaignSharingRules sharingRules
CaseSharingRules caseSharingRules sharingRules
ContactSharingRules contactSharingRules sharingRules
CustomObjectSharingRules customObjectSharingRules sharingRules
LeadSharingRules leadSharingRules sharingRules
OpportunitySharingRules opportunitySharingRules sharingRules
UserSharingRules userSharingRules sharingRules
ListView listViews listView
ValidationRule validationRules validationRule
WebLink webLinks webLink
BusinessProcess businessProcesses businessProcess
CompactLayout compactLayouts compactLayout
FieldSet fieldSets fieldSet
Index indexes index
`

/** Suffixes of which the folder is not decisive: the type's own folder may hold folders of the user's. */
const sharedSuffixes = new Set(['rule', 'site', 'app', 'md', 'sharingRules'])

export const componentTypes: readonly ComponentType[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [type = '', folder = '', suffix = ''] = row.split(' ')
    return { type, folder, suffix, isShared: sharedSuffixes.has(suffix) }
  })

export const typesBySuffix: ReadonlyMap<string, readonly ComponentType[]> = bySuffix()

function bySuffix(): Map<string, ComponentType[]> {
  const types = new Map<string, ComponentType[]>()
  for (const each of componentTypes) {
    const suffix = each.suffix.toLowerCase()
    types.set(suffix, [...(types.get(suffix) ?? []), each])
  }
  return types
}

/** Rules of before API 33, one type an object: not read, and said so. */
export function isOldSharingRules(type: string): boolean {
  return type.endsWith('SharingRules') && type !== 'SharingRules'
}

/** Elements inside a `CustomObject` that are counted only. */
export const countedObjectParts: ReadonlyMap<string, string> = new Map([
  ['listViews', 'ListView'],
  ['validationRules', 'ValidationRule'],
  ['webLinks', 'WebLink'],
  ['businessProcesses', 'BusinessProcess'],
  ['compactLayouts', 'CompactLayout'],
  ['fieldSets', 'FieldSet'],
  ['indexes', 'Index'],
])

/** Elements of a decomposed permission set by the suffix of their file (import-formats 1.4). */
export const permissionSetPartSuffixes: ReadonlySet<string> = new Set([
  'fieldpermission',
  'objectpermission',
  'objectsettings',
  'tabsetting',
  'classaccess',
  'pageaccess',
  'flowaccess',
  'userpermission',
  'recordtypevisibility',
  'custompermission',
  'custompermissions',
  'applicationvisibility',
  'custommetadatatypeaccess',
  'customsettingaccess',
  'customsettingaccesses',
  'externaldatasourceaccess',
  'externalcredentialprincipalaccess',
  'emailroutingaddressaccess',
  'agentaccess',
  'servicepresencestatusaccess',
])

export const sharingRulePartSuffixes: ReadonlySet<string> = new Set([
  'sharingcriteriarule',
  'sharingownerrule',
  'sharingguestrule',
  'sharingterritoryrule',
])
