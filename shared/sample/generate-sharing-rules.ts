import type { Grantee, Group } from '../model/group'
import type { ObjectConfig } from '../model/object-config'
import type { Role } from '../model/role'
import type { AccountSettings, CriteriaItem, SharingRule } from '../model/sharing'
import type { ChildLevel } from '../model/role'
import type { User } from '../model/user'
import { roleGrantee } from './generate-groups'
import { regions } from './names'
import type { OrgShape } from './org-shape'
import { elementAt, type Random } from './random'

export interface RuleSources {
  readonly objects: readonly ObjectConfig[]
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
}

const childLevels: readonly ChildLevel[] = ['None', 'Read', 'Edit']

/** Objects with own sharing: neither details nor controlled by a parent. Rule R6.2. */
export function sharedObjects(objects: readonly ObjectConfig[]): ObjectConfig[] {
  return objects.filter(
    (object) => object.sharingModel !== 'ControlledByParent' && object.name !== 'Contract',
  )
}

/** Owner, criteria and guest rules in turn, sorted by object and name. Rules R6.3–R6.8. */
export function generateSharingRules(
  random: Random,
  shape: OrgShape,
  sources: RuleSources,
): SharingRule[] {
  const wants = (['ownerRules', 'criteriaRules', 'guestRules'] as const).filter((feature) =>
    shape.features.includes(feature),
  )
  const objects = sharedObjects(sources.objects)
  if (wants.length === 0 || objects.length === 0) return []
  const guest = sources.users.find((user) => user.userType === 'Guest')
  const rules: SharingRule[] = []
  for (let number = 0; number < shape.ruleCount; number++) {
    const feature = elementAt(wants, number % wants.length)
    const object = random.pick(objects)
    if (feature === 'guestRules') {
      if (guest !== undefined) rules.push(guestRule(random, object, number, guest))
    } else if (feature === 'ownerRules') rules.push(ownerRule(random, object, number, sources))
    else rules.push(criteriaRule(random, object, number, sources))
  }
  return rules.sort((a, b) =>
    a.object === b.object ? (a.name < b.name ? -1 : 1) : a.object < b.object ? -1 : 1,
  )
}

function baseOf(random: Random, object: ObjectConfig, number: number, word: string) {
  const accessLevel: SharingRule['accessLevel'] =
    object.name === 'Campaign' && random.chance(0.3)
      ? 'All'
      : random.pick(['Read', 'Edit'] as const)
  return {
    name: `${word}_${number + 1}`,
    label: `${word} ${number + 1}`,
    object: object.name,
    accessLevel,
    accountSettings: object.name === 'Account' ? accountSettings(random) : null,
    isActive: true,
  }
}

/** Child levels as an account rule or row may carry them. Rule R6.8. */
export function accountSettings(random: Random): AccountSettings {
  return {
    contactAccessLevel: random.pick(childLevels),
    opportunityAccessLevel: random.pick(childLevels),
    caseAccessLevel: random.pick(childLevels),
  }
}

function ownerRule(
  random: Random,
  object: ObjectConfig,
  number: number,
  sources: RuleSources,
): SharingRule {
  return {
    kind: 'owner',
    ...baseOf(random, object, number, 'Owned_By'),
    sharedFrom: [target(random, sources, true)],
    sharedTo: [target(random, sources, false)],
  }
}

function criteriaRule(
  random: Random,
  object: ObjectConfig,
  number: number,
  sources: RuleSources,
): SharingRule {
  const criteria = criteriaOf(random, object)
  return {
    kind: 'criteria',
    ...baseOf(random, object, number, 'Where'),
    sharedTo: [target(random, sources, false)],
    criteria,
    booleanFilter: criteria.length === 3 ? '1 AND (2 OR NOT 3)' : null,
    includeRecordsOwnedByAll: random.chance(0.6),
  }
}

function guestRule(random: Random, object: ObjectConfig, number: number, guest: User): SharingRule {
  return {
    kind: 'guest',
    ...baseOf(random, object, number, 'Public'),
    accessLevel: 'Read',
    sharedTo: [{ kind: 'user', user: guest.id }],
    criteria: criteriaOf(random, object).slice(0, 1),
    booleanFilter: null,
    includeHVUOwnedRecords: random.chance(0.5),
  }
}

function criteriaOf(random: Random, object: ObjectConfig): CriteriaItem[] {
  const region: CriteriaItem = {
    field: 'Region__c',
    operation: random.pick(['equals', 'equals', 'notEqual', 'contains', 'startsWith']),
    value: random.chance(0.3) ? 'North,East' : random.pick(regions),
  }
  const amount = object.fields.find((field) => field.type === 'Currency')
  if (amount === undefined || random.chance(0.5)) return [region]
  const bound: CriteriaItem = {
    field: amount.name,
    operation: random.pick(['greaterThan', 'lessOrEqual']),
    value: String(random.below(90) * 100),
  }
  const second: CriteriaItem = {
    field: 'Region__c',
    operation: 'equals',
    value: random.pick(regions),
  }
  return random.chance(0.5) ? [region, bound] : [region, bound, second]
}

/** Whom a rule names: groups and roles mostly; as a source also a queue (R6.12). */
function target(random: Random, sources: RuleSources, isSource: boolean): Grantee {
  const groups = sources.groups.filter((group) => isSource || group.type === 'Regular')
  if (groups.length > 0 && random.chance(0.4))
    return { kind: 'group', group: random.pick(groups).id }
  if (random.chance(0.85) && sources.roles.length > 0) return roleGrantee(random, sources.roles)
  if (isSource) return { kind: 'allInternalUsers' }
  return random.pick<Grantee>([
    { kind: 'allInternalUsers' },
    { kind: 'allPartnerUsers' },
    { kind: 'allCustomerPortalUsers' },
    { kind: 'managers', user: random.pick(sources.users).id },
    { kind: 'managerSubordinates', user: random.pick(sources.users).id },
  ])
}
