import type { Org } from '../model/org'
import { generateOrg } from './generate-org'

/** An invented maker of garden machines: 500 users, 50 objects, 20,000 records, every common sharing feature. */
export function workshopOrg(): Org {
  return generateOrg({
    name: 'Green Machines',
    seed: 20_260,
    userCount: 500,
    roleCount: 60,
    roleDepth: 6,
    objectCount: 50,
    recordCount: 20_000,
    groupCount: 24,
    ruleCount: 60,
    shareRate: 0.03,
    features: [
      'salesObjects',
      'queues',
      'nestedGroups',
      'ownerRules',
      'criteriaRules',
      'shares',
      'teams',
      'hierarchySwitch',
      'masterDetail',
      'childLevels',
      'permissionSets',
      'muting',
      'inactiveUsers',
      'permissionHoles',
    ],
  })
}
