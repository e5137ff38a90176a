import { standardObjects } from '@shared/model/standard-objects'

/** Key prefixes of standard and setup objects. Source: import-formats 5.2. */
export const keyPrefixes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    standardObjects.flatMap(({ keyPrefix, name }) =>
      keyPrefix === null ? [] : [[keyPrefix, name]],
    ),
  ),
  '00D': 'Organization',
  '00E': 'UserRole',
  '00e': 'Profile',
  '00G': 'Group',
  '011': 'GroupMember',
  '03g': 'QueueSobject',
  '0PS': 'PermissionSet',
  '0Pa': 'PermissionSetAssignment',
  '0PG': 'PermissionSetGroup',
  '0PM': 'PermissionSetGroupComponent',
  '0QM': 'MutingPermissionSet',
  '110': 'ObjectPermissions',
  '01k': 'FieldPermissions',
  '0J0': 'SetupEntityAccess',
  '00r': 'AccountShare',
  '03s': 'ContactShare',
  '00t': 'OpportunityShare',
  '01n': 'CaseShare',
  '01o': 'LeadShare',
  '08s': 'CampaignShare',
  '0MI': 'Territory2',
  '0MA': 'Territory2Model',
  '0M5': 'Territory2Type',
  '012': 'RecordType',
  '100': 'UserLicense',
  '0DM': 'Site',
  '0DB': 'Network',
}

/** Objects whose rows describe the org; what the importer reads of them, import-formats 5.3. */
const setupObjects = [
  'User',
  'UserLogin',
  'UserRole',
  'UserLicense',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'MutingPermissionSet',
  'Group',
  'PermissionSetLicense',
  'PermissionSetLicenseAssign',
  'GroupMember',
  'QueueSobject',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
  'CustomPermission',
  'CustomPermissionDependency',
  'ConnectedApplication',
  'Network',
  'NetworkMemberGroup',
  'Folder',
  'AccountTeamMember',
  'OpportunityTeamMember',
  'CaseTeamMember',
  'CaseTeamRole',
  'CaseTeamTemplate',
  'CaseTeamTemplateMember',
  'CaseTeamTemplateRecord',
  'Territory2Model',
  'Territory2',
  'UserTerritory2Association',
  'ObjectTerritory2Association',
  'Territory2ObjSharingConfig',
  'EntityDefinition',
  'Organization',
  'RecordType',
] as const

/** Setup objects that may lie beside the others and say nothing about access as the model holds it. */
const ignoredObjects = [
  'UserRecordAccess',
  'Territory2Type',
  'Site',
  'UserTeamMember',
  'UserAccountTeamMember',
  'CronTrigger',
  'LoginHistory',
] as const

const knownByLowerName: ReadonlyMap<string, string> = new Map(
  [
    ...standardObjects.map(({ name }) => name),
    'ContactPointAddress',
    ...setupObjects,
    ...ignoredObjects,
  ].map((name) => [name.toLowerCase(), name]),
)

/**
 * API name of the object that a text names, in the platform's spelling; null when it is no name of an object.
 *
 * Any custom name (`X__c`, `ns__X__c`, `X__Share` …) is taken; a standard one must be known, or be the share table of one.
 */
export function objectNamed(text: string): string | null {
  const known = knownByLowerName.get(text.toLowerCase())
  if (known !== undefined) return known
  const share = /^([a-z0-9]+)share$/i.exec(text)
  const shared = share?.[1] === undefined ? undefined : knownByLowerName.get(share[1].toLowerCase())
  if (shared !== undefined) return `${shared}Share`
  return /^[a-z]\w*__(?:c|share|x|kav|datacategoryselection|mdt|b|e)$/i.test(text) ? text : null
}

const lowerSetup: ReadonlySet<string> = new Set(
  [...setupObjects, ...ignoredObjects].map((name) => name.toLowerCase()),
)
const lowerIgnored: ReadonlySet<string> = new Set(ignoredObjects.map((name) => name.toLowerCase()))

/** True for an object whose rows describe the org and are no records of it. */
export const isSetupObject = (object: string) => lowerSetup.has(object.toLowerCase())

/** True for an object that may lie beside the others and says nothing about access as the model holds it. */
export const isIgnoredObject = (object: string) => lowerIgnored.has(object.toLowerCase())

/** True for `AccountShare`, `Invoice__Share`. */
export function isShareTable(object: string): boolean {
  return /(?:__share|[a-z0-9]share)$/i.test(object)
}

/** The object whose rows a share table shares: `AccountShare` → `Account`, `Invoice__Share` → `Invoice__c`. */
export function sharedObjectOf(shareTable: string): string {
  return /__share$/i.test(shareTable)
    ? shareTable.replace(/__share$/i, '__c')
    : shareTable.slice(0, -'Share'.length)
}

/** The share table of an object: `Account` → `AccountShare`, `Invoice__c` → `Invoice__Share`. */
export function shareTableOf(object: string): string {
  return /__c$/i.test(object) ? object.replace(/__c$/i, '__Share') : `${object}Share`
}
