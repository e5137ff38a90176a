import type { UserType } from './user'

/**
 * What each user licence lets a container give: letters C R E D, V (View All), M (Modify All). Rule LIC-07, a table of data.
 *
 * The columns are families of licences; `licenceFamily` finds the one of a licence's name.
 */
export type LicenceFamily =
  | 'salesforce'
  | 'platform'
  | 'customerCommunity'
  | 'customerCommunityPlus'
  | 'partnerCommunity'
  | 'externalApps'
  | 'guest'
  | 'chatterOrIdentity'
  | 'integration'

export const licenceFamilies: readonly LicenceFamily[] = [
  'salesforce',
  'platform',
  'customerCommunity',
  'customerCommunityPlus',
  'partnerCommunity',
  'externalApps',
  'guest',
  'chatterOrIdentity',
]

/** Licence names, lower case, as `userLicense` states them; a trailing ` login` means the same family. */
const familyByLicence: ReadonlyMap<string, LicenceFamily> = new Map(
  Object.entries<LicenceFamily>({
    salesforce: 'salesforce',
    'salesforce platform': 'platform',
    'force.com - app subscription': 'platform',
    'lightning platform starter': 'platform',
    'lightning platform plus': 'platform',
    'customer community': 'customerCommunity',
    'high volume customer portal': 'customerCommunity',
    'authenticated website': 'customerCommunity',
    'customer community plus': 'customerCommunityPlus',
    'customer portal manager standard': 'customerCommunityPlus',
    'customer portal manager custom': 'customerCommunityPlus',
    'partner community': 'partnerCommunity',
    'gold partner': 'partnerCommunity',
    'silver partner': 'partnerCommunity',
    'channel account': 'partnerCommunity',
    'external apps': 'externalApps',
    'external apps plus': 'externalApps',
    'guest user license': 'guest',
    guest: 'guest',
    'chatter free': 'chatterOrIdentity',
    'chatter external': 'chatterOrIdentity',
    identity: 'chatterOrIdentity',
    'external identity': 'chatterOrIdentity',
    'salesforce integration': 'integration',
  }),
)

/** Family of a licence by its name, or null when the table does not know it (its cap is then unknown). */
export function licenceFamily(userLicense: string): LicenceFamily | null {
  const name = userLicense.trim().toLowerCase()
  return familyByLicence.get(name) ?? familyByLicence.get(name.replace(/ login$/, '')) ?? null
}

/** Rows of LIC-07, one column per entry of `licenceFamilies`. Case on Platform needs a contract flag and is taken as none. */
const caps: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<readonly string[]>({
    Account: ['CREDVM', 'CREDVM', 'RE', 'RE', 'CRE', 'RE', 'CR', ''],
    Contact: ['CREDVM', 'CREDVM', 'CRE', 'CRE', 'CRE', 'CRE', 'CR', ''],
    Lead: ['CREDVM', '', '', '', 'CRE', '', 'CR', ''],
    Opportunity: ['CREDVM', '', '', '', 'CRE', '', '', ''],
    Case: ['CREDVM', '', 'CRE', 'CRE', 'CRE', 'CRE', 'CR', ''],
    Campaign: ['CREDVM', '', '', '', 'CRE', '', 'R', ''],
    Contract: ['CREDVM', '', 'CRE', 'CRE', 'CRE', 'CRE', 'R', ''],
    Order: ['CREDVM', '', 'CRE', 'CRE', 'CRE', 'CRE', 'CR', ''],
    Quote: ['CREDVM', '', '', '', 'CRE', '', '', ''],
    Product2: ['CREDVM', '', 'R', 'R', 'R', 'R', 'R', ''],
    Pricebook2: ['CREDVM', '', 'R', 'R', 'R', 'R', 'R', ''],
    Asset: ['CREDVM', 'CRED', 'CRE', 'CRE', 'CRE', 'CRE', 'CR', ''],
    Task: ['CRED', 'CRED', 'R', 'CRED', 'CRED', 'CRED', '', ''],
    Event: ['CRED', 'CRED', '', 'CRE', 'CRE', 'CRE', '', ''],
    Knowledge__kav: ['CREDVM', 'R', 'R', 'R', 'R', 'R', 'R', ''],
    Document: ['CREDVM', 'CREDVM', 'R', 'R', 'R', 'R', 'R', ''],
    Idea: ['CREDVM', 'CR', 'CR', 'CR', 'CR', 'CR', 'R', ''],
    Entitlement: ['CREDVM', '', 'R', 'R', 'R', 'R', '', ''],
    User: ['R', 'R', 'R', 'R', 'R', 'R', 'R', 'R'],
  }),
)
const customObjectCaps = ['CREDVM', 'CREDVM', 'CRED', 'CREDVM', 'CREDVM', 'CRED', 'CR', '']
/** Objects outside the table. Rule LIC-08. */
const otherObjectCaps = ['CREDVM', '', 'R', 'R', 'R', 'R', '', '']

/** Letters that a licence family leaves for an object. Rules LIC-06, LIC-07, LIC-08. */
export function licenceCap(family: LicenceFamily, object: string, isCustom: boolean): string {
  if (family === 'integration') return ''
  const row = caps.get(object) ?? (isCustom ? customObjectCaps : otherObjectCaps)
  return row[licenceFamilies.indexOf(family)] ?? ''
}

/** True for licences whose users may run reports and dashboards. Rule LIC-07. */
export function mayRunReports(family: LicenceFamily): boolean {
  const without: readonly LicenceFamily[] = [
    'customerCommunity',
    'externalApps',
    'guest',
    'chatterOrIdentity',
  ]
  return !without.includes(family)
}

/** System permissions outside the cap of every external, guest, Chatter and Identity licence. Rule LIC-03. */
export const internalOnlyPermissions: readonly string[] = [
  'ViewAllData',
  'ModifyAllData',
  'ManageUsers',
  'AuthorApex',
  'CustomizeApplication',
  'ViewSetup',
  'ManageSharing',
  'ManageRoles',
  'ManageProfilesPermissionsets',
]

/** Rule R13.1: the user type that goes with a licence; internal where the licence is not stated. */
export function userTypeOfLicense(userLicense: string | null): UserType {
  // Capped as External Apps (LIC-07), yet with roles as partners have.
  if (/^external apps plus( login)?$/i.test(userLicense?.trim() ?? '')) return 'PowerPartner'
  switch (userLicense === null ? null : licenceFamily(userLicense)) {
    case 'customerCommunity':
    case 'externalApps':
      return 'CspLitePortal'
    case 'customerCommunityPlus':
      return 'PowerCustomerSuccess'
    case 'partnerCommunity':
      return 'PowerPartner'
    case 'guest':
      return 'Guest'
    case 'chatterOrIdentity':
      return 'CsnOnly'
    case 'salesforce':
    case 'platform':
    case 'integration':
    case null:
      return 'Standard'
  }
}
