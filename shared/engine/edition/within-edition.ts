import type { Org } from '../../model/org'
import { columns, editionColumn, editionTable } from './edition-table'

/** True when the strict edition does not have the feature at all. Rule EDI-03. */
function isWithout({ settings }: Org, id: string): boolean {
  if (!settings.strictEdition || settings.edition === null) return false
  const feature = editionTable.find((line) => line.id === id)
  return feature?.available[columns.indexOf(editionColumn(settings.edition))] === 'no'
}

/** True when fields have no permissions of their own in the edition, and follow the object. Rules EDI-03, EDI-15. */
export const isWithoutFieldPermissions = (org: Org) => isWithout(org, 'EDI-15')

/**
 * The org as a strict edition evaluates it: without roles, rules, territories, login limits and the like where the edition
 * has none; the org itself otherwise. What profiles and sets give counts all the same (EDI-10, EDI-11, EDI-14), and so do
 * numbers beyond a limit: findings name them. Rules EDI-03, EDI-16–EDI-23, EDI-26.
 */
export function withinEdition(org: Org): Org {
  if (!org.settings.strictEdition || org.settings.edition === null) return org
  const has = (id: string) => !isWithout(org, id)
  const areLoginHoursThere = has('EDI-17')
  const areRangesThere = has('EDI-18')
  return {
    ...org,
    roles: has('EDI-19') ? org.roles : org.roles.filter(({ portalType }) => portalType !== 'None'),
    // Rules on users (EDI-21) are nowhere without the others.
    sharingRules: has('EDI-20') ? org.sharingRules : [],
    restrictionRules: has('EDI-22') ? org.restrictionRules : [],
    territories: has('EDI-23') ? org.territories : [],
    networks: has('EDI-26') ? org.networks : [],
    objects: has('EDI-16')
      ? org.objects
      : org.objects.map((object) => ({ ...object, recordTypes: [] })),
    profiles: org.profiles.map((profile) => ({
      ...profile,
      loginHours: areLoginHoursThere ? profile.loginHours : null,
      loginIpRanges: areRangesThere ? profile.loginIpRanges : [],
    })),
  }
}
