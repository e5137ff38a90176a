import { emptyOrg, type Org, type OrgSettings } from '../model/org'
import { withContent } from './generate-content'
import { generateContainers } from './generate-containers'
import { generateExternalPeople } from './generate-external'
import { generateGroups } from './generate-groups'
import { generateObjects } from './generate-objects'
import { generateRecords, recordCounts } from './generate-records'
import { generateRoles } from './generate-roles'
import { generateShares, generateSharingSets } from './generate-shares'
import { generateSharingRules } from './generate-sharing-rules'
import { withSpecialObjects } from './generate-special'
import { generateTerritories } from './generate-territories'
import { generateAssignments, generateInternalUsers } from './generate-users'
import type { OrgShape } from './org-shape'
import { randomFrom, type Random } from './random'

/**
 * A whole invented org of the wanted shape: the same shape and seed give the same org, everywhere.
 *
 * Lists are in canonical order. Names are made up; nothing in it is taken from a real org.
 */
export function generateOrg(shape: OrgShape): Org {
  const random = randomFrom(shape.seed)
  const objects = generateObjects(random, shape)
  const roles = generateRoles(random, shape)
  const containers = generateContainers(random, shape, objects)
  const internals = generateInternalUsers(random, shape, roles, containers)
  const external = generateExternalPeople(random, shape, internals, roles, containers)
  const users = [...internals, ...external.users]
  const allRoles = [...roles, ...external.roles]
  const groups = generateGroups(random, shape, objects, users, roles)
  const accountCount = recordCounts(shape, objects, external).get('Account') ?? 0
  const territories = generateTerritories(random, shape, internals, accountCount)
  const sources = { objects, users, groups, roles: allRoles }
  const records = generateRecords(random, shape, { ...sources, external, territories })
  const org = {
    ...emptyOrg(shape.name),
    ...containers,
    settings: settingsOf(random, shape),
    users,
    roles: allRoles,
    groups,
    objects,
    territories,
    records,
    assignments: generateAssignments(random, users, containers),
    sharingRules: generateSharingRules(random, shape, sources),
    sharingSets: generateSharingSets(random, shape, sources, containers),
    shares: generateShares(random, shape, sources, records),
  }
  return withContent(withSpecialObjects(org, shape), shape)
}

function settingsOf(random: Random, shape: OrgShape): OrgSettings {
  const { settings } = emptyOrg(shape.name)
  if (!shape.features.includes('externalUsers')) return settings
  return {
    ...settings,
    enableExternalSharingModel: true,
    enablePartnerSuperUserAccess: random.chance(0.5),
    enablePortalUserCaseSharing: random.chance(0.8),
    t2ForecastAccessLevel: random.pick(['None', 'Read', 'Edit']),
  }
}
