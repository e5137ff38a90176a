import type { Org } from '../../model/org'

/**
 * How often an org uses a feature: in all, and at most in one place that a limit counts by (a licence, an object).
 *
 * Standard objects’ own settings are no use; a feature that the model does not hold, or that every edition has (EDI-12,
 * EDI-13, EDI-28, EDI-33), has no entry.
 */
export interface FeatureUse {
  readonly count: number
  readonly most: number
}

/** Use of each feature of the table by its id. Rules EDI-10–EDI-31. */
export function featureUses(org: Org): ReadonlyMap<string, FeatureUse> {
  const custom = org.profiles.filter(({ name }) => !standardProfiles.has(name.toLowerCase()))
  const total = (count: number): FeatureUse => ({ count, most: count })
  const fields = org.objects.flatMap((object) => object.fields)
  const active = org.restrictionRules.filter(
    ({ isActive, enforcementType }) => isActive && enforcementType === 'Restrict',
  )
  return new Map([
    ['EDI-10', grouped(custom.map(({ userLicense }) => userLicense ?? ''))],
    ['EDI-11', total(org.permissionSets.filter(({ isMissing }) => !isMissing).length)],
    ['EDI-14', total(custom.filter((profile) => profile.objectPermissions.length > 0).length)],
    ['EDI-15', total(hidingContainers(org))],
    [
      'EDI-16',
      grouped(org.objects.flatMap(({ name, recordTypes }) => recordTypes.map(() => name))),
    ],
    ['EDI-17', total(org.profiles.filter(({ loginHours }) => loginHours !== null).length)],
    ['EDI-18', total(org.profiles.filter(({ loginIpRanges }) => loginIpRanges.length > 0).length)],
    ['EDI-19', total(org.roles.filter(({ portalType }) => portalType === 'None').length)],
    ['EDI-20', total(org.sharingRules.length)],
    ['EDI-21', total(org.sharingRules.filter(({ object }) => object === 'User').length)],
    ['EDI-22', grouped(active.map(({ object }) => object))],
    ['EDI-23', total(org.territories.length)],
    ['EDI-24', total(notRead(org, /^Apex(Class|Trigger)$/))],
    ['EDI-25', total(holdersOfApi(org))],
    ['EDI-26', total(org.networks.length)],
    ['EDI-27', total(org.networks.filter(({ guestProfile }) => guestProfile !== null).length)],
    ['EDI-29', total(dynamicDashboards(org))],
    ['EDI-30', total(fields.filter(({ type }) => type === 'EncryptedText').length)],
    ['EDI-31', total(fields.filter((field) => field.isEncryptedAtRest === true).length)],
  ])
}

/** Names of the profile files that every org has. */
const standardProfiles = new Set(
  'Admin|Standard|SolutionManager|MarketingProfile|ContractManager|ReadOnly|StandardAul|MinimumAccess|System Administrator|Standard User|Solution Manager|Marketing User|Contract Manager|Read Only|Standard Platform User|Minimum Access - Salesforce|Chatter Free User|Chatter External User|Chatter Moderator User|Analytics Cloud Integration User|Analytics Cloud Security User|Salesforce API Only System Integrations|Identity User|Guest License User|High Volume Customer Portal|HighVolumePortal|Authenticated Website|PlatformPortal|Customer Community User|Customer Community Plus User|Partner Community User|Standard Guest|Force.com - App Subscription User|Silver Partner User|Gold Partner User|Cross Org Data Proxy User|Work.com Only User|External Identity User|External Apps User'
    .toLowerCase()
    .split('|'),
)

function grouped(keys: readonly string[]): FeatureUse {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return { count: keys.length, most: Math.max(0, ...counts.values()) }
}

/** Containers that state field permissions: each relies on them. */
function hidingContainers(org: Org): number {
  return [...org.profiles, ...org.permissionSets].filter(
    ({ fieldPermissions }) => fieldPermissions.length > 0,
  ).length
}

/** Components that were in the import, of types that are counted alone. */
function notRead(org: Org, type: RegExp): number {
  return org.notRead
    .filter((entry) => type.test(entry.type))
    .reduce((sum, { count }) => sum + count, 0)
}

/** Containers that let programs in. */
function holdersOfApi(org: Org): number {
  return [...org.profiles, ...org.permissionSets].filter(({ userPermissions }) =>
    userPermissions.includes('ApiEnabled'),
  ).length
}

/** FLD-20: dashboards that run as whoever looks. */
function dynamicDashboards(org: Org): number {
  const types = org.records
    .filter(({ object }) => object === 'Dashboard')
    .flatMap(({ columns }) => columns.find(({ field }) => field === 'Type')?.values ?? [])
  return types.filter((type) => type === 'LoggedInUser' || type === 'MyTeamUser').length
}
