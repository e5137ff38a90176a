/** Mechanisms that a generated org may hold; each can be asked for alone or together with others. */
export const features = [
  'salesObjects',
  'queues',
  'nestedGroups',
  'ownerRules',
  'criteriaRules',
  'shares',
  'teams',
  'hierarchySwitch',
  'masterDetail',
  'controlledByParent',
  'childLevels',
  'territories',
  'externalUsers',
  'sharingSets',
  'guestRules',
  'permissionSets',
  'muting',
  'licences',
  'inactiveUsers',
  'permissionHoles',
  'unknownMembers',
  'missingProfile',
  'specialObjects',
  'content',
] as const
export type Feature = (typeof features)[number]

/** Size and content of a generated org. Counts are totals; `recordCount` is spread over the objects. */
export interface OrgShape {
  readonly name: string
  readonly seed: number
  readonly userCount: number
  readonly roleCount: number
  /** Levels of the role tree, from the top role on. */
  readonly roleDepth: number
  readonly objectCount: number
  readonly recordCount: number
  readonly groupCount: number
  readonly ruleCount: number
  /** Manual shares per record of an object with own sharing. */
  readonly shareRate: number
  readonly features: readonly Feature[]
}

/** A handful of everything, so that two implementations can be compared cell by cell. */
export function smallShape(seed: number, wanted: readonly Feature[]): OrgShape {
  return {
    name: `Small org ${seed}`,
    seed,
    userCount: 7,
    roleCount: 6,
    roleDepth: 4,
    objectCount: wanted.includes('salesObjects') ? 11 : 7,
    recordCount: 36,
    groupCount: 4,
    ruleCount: 9,
    shareRate: 0.4,
    features: wanted,
  }
}

/** The shape of the bench: one account tree and a custom object, all private, every kind of record door. */
export function largeShape(seed: number, userCount: number, recordCount: number): OrgShape {
  const isLarge = userCount >= 10_000
  return {
    name: `Large org ${userCount} x ${recordCount}`,
    seed,
    userCount,
    roleCount: isLarge ? 2_000 : Math.max(20, Math.floor(userCount / 5)),
    roleDepth: 10,
    objectCount: 5,
    recordCount,
    groupCount: isLarge ? 500 : Math.max(10, Math.floor(userCount / 20)),
    ruleCount: isLarge ? 300 : Math.max(10, Math.floor(userCount / 30)),
    shareRate: 0.05,
    features: [
      'nestedGroups',
      'ownerRules',
      'criteriaRules',
      'shares',
      'childLevels',
      'hierarchySwitch',
      'permissionSets',
    ],
  }
}
