import type { Grantee } from '../model/group'
import type { ObjectConfig } from '../model/object-config'
import type { RecordTable } from '../model/record-table'
import type { Share, SharingSet } from '../model/sharing'
import type { Containers } from './generate-containers'
import { roleGrantee } from './generate-groups'
import { accountSettings, sharedObjects, type RuleSources } from './generate-sharing-rules'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'

const teamObjects = ['Account', 'Opportunity', 'Case']

/** Stored rows: manual ones, Apex-managed ones on custom objects, and teams. Rules R7.1, R7.7, R8.1. */
export function generateShares(
  random: Random,
  shape: OrgShape,
  sources: RuleSources,
  tables: readonly RecordTable[],
): Share[] {
  const wantsShares = shape.features.includes('shares')
  const wantsTeams = shape.features.includes('teams')
  const shares: Share[] = []
  for (const object of sharedObjects(sources.objects)) {
    const table = tables.find((candidate) => candidate.object === object.name)
    for (const record of table?.ids ?? []) {
      if (wantsShares && random.chance(shape.shareRate))
        shares.push(shareOf(random, object, record, sources))
      if (wantsTeams && teamObjects.includes(object.name) && random.chance(shape.shareRate / 2))
        shares.push(teamRow(random, object, record, sources))
    }
  }
  return shares
}

function shareOf(
  random: Random,
  object: ObjectConfig,
  record: Share['record'],
  sources: RuleSources,
): Share {
  const isApex = object.kind === 'custom' && random.chance(0.3)
  return {
    object: object.name,
    record,
    grantee: granteeOf(random, sources),
    level: random.pick(['Read', 'Edit']),
    rowCause: isApex ? 'Project_Team__c' : 'Manual',
    accountSettings: object.name === 'Account' ? accountSettings(random) : null,
  }
}

function teamRow(
  random: Random,
  object: ObjectConfig,
  record: Share['record'],
  sources: RuleSources,
): Share {
  return {
    object: object.name,
    record,
    grantee: { kind: 'user', user: random.pick(sources.users).id },
    level: random.pick(['Read', 'Edit']),
    rowCause: 'Team',
    accountSettings: object.name === 'Account' ? accountSettings(random) : null,
  }
}

/** Users mostly, then groups and roles; guests and high-volume users too, for whom rows open nothing (D-18, D-30). */
function granteeOf(random: Random, sources: RuleSources): Grantee {
  const choice = random.below(10)
  if (choice < 6) return { kind: 'user', user: random.pick(sources.users).id }
  if (choice < 8 && sources.groups.length > 0)
    return { kind: 'group', group: random.pick(sources.groups).id }
  if (sources.roles.length > 0) return roleGrantee(random, sources.roles)
  return { kind: 'user', user: random.pick(sources.users).id }
}

/** One set for the community profile and one for the customer profile, the first with a share group. Rules R13.8, R13.14. */
export function generateSharingSets(
  random: Random,
  shape: OrgShape,
  sources: RuleSources,
  containers: Containers,
): SharingSet[] {
  if (!shape.features.includes('sharingSets') || !shape.features.includes('externalUsers'))
    return []
  const mappings = (level: 'Read' | 'Edit') => [
    { object: 'Case', accessLevel: level, userField: 'Account', objectField: 'Account' },
    ...sources.objects
      .filter((object) => object.fields.some((field) => field.name === 'Account__c'))
      .filter((object) => object.sharingModel === 'Private' && random.chance(0.6))
      .map((object) => ({
        object: object.name,
        accessLevel: level,
        userField: 'Contact.Account',
        objectField: 'Account__c',
      })),
  ]
  return [
    {
      name: 'Customers',
      profiles: [elementAt(containers.profiles, 6).id],
      accessMappings: mappings('Read'),
      shareGroup: [],
    },
    {
      name: 'Members',
      profiles: [elementAt(containers.profiles, 7).id],
      accessMappings: mappings('Edit'),
      shareGroup: [granteeOf(random, sources)],
    },
  ]
}
