import type { Org } from '../../model/org'
import {
  isRestrictable,
  isScopable,
  scopableStandardObjects,
  type RestrictionRule,
} from '../../model/sharing'
import { changeRefusal, type ChangeRefusal } from '../change'
import { kindOf, type Edited, type KindOf } from '../kind'
import { objectNamed, restrictionRuleNamed } from '../naming'
import { inList, propertiesOf } from '../property'
import { illegalDeveloperName } from './legal-name'

const put = inList<RestrictionRule>(
  (org) => org.restrictionRules,
  (org, restrictionRules) => ({ ...org, restrictionRules }),
)
const { text, flag, choice, reference } = propertiesOf(put)

const illegal = (org: Org, name: string, except: RestrictionRule | null) =>
  illegalDeveloperName(
    'restriction rule',
    name,
    org.restrictionRules.filter((one) => one !== except).map((one) => one.name),
  )

/** R14.3, R14.12. */
function illegalObject(rule: RestrictionRule): ChangeRefusal | null {
  const { object, enforcementType } = rule
  const isLegal = enforcementType === 'Scoping' ? isScopable(object) : isRestrictable(object)
  return isLegal
    ? null
    : changeRefusal(
        'not-restrictable',
        enforcementType === 'Scoping'
          ? `\`${object}\` cannot have scoping rules (R14.12); choose a custom object or one of ${scopableStandardObjects.join(', ')}`
          : `\`${object}\` cannot have restriction rules (R14.3); choose a custom object, Contract, Event, Quote, Task or TimeSheet`,
      )
}

const checked = (rule: RestrictionRule) => illegalObject(rule) ?? rule

/** Switched off, on own records, for active users: complete, and nothing is restricted yet. */
function make(org: Org, name: string): Edited {
  const object = org.objects.find((one) => isRestrictable(one.name))
  if (object === undefined)
    return changeRefusal(
      'not-restrictable',
      'the org has no object that may have restriction rules (R14.3); make a custom object first',
    )
  const rule: RestrictionRule = {
    name,
    object: object.name,
    isActive: false,
    enforcementType: 'Restrict',
    userCriteria: '$User.IsActive = true',
    recordFilter: 'OwnerId = $User.Id',
  }
  return illegal(org, name, null) ?? put(org, null, rule)
}

const of: KindOf<RestrictionRule> = {
  kind: 'restrictionRule',
  noun: 'restriction rule',
  plural: 'restriction rules',
  nameForm: 'DeveloperName',
  isDotted: false,
  direct: { flag: 'active', list: null },
  renamedBy: 'name',
  items: (org) => org.restrictionRules,
  key: ({ name }) => name,
  naming: () => (rule) => rule.name,
  label: ({ name }) => name,
  note: () => (rule) =>
    [rule.object, rule.enforcementType, rule.isActive ? '' : 'off']
      .filter((part) => part !== '')
      .join(' · '),
  parent: () => (rule) => rule.object,
  find: restrictionRuleNamed,
  make,
  copy: (org, rule, name) => illegal(org, name, null) ?? put(org, null, { ...rule, name }),
  rename: (org, rule, name) => illegal(org, name, rule) ?? put(org, rule, { ...rule, name }),
  remove: (org, rule) => put(org, rule, null),
  properties: [
    text(
      'name',
      (rule) => rule.name,
      (rule) => rule,
    ),
    flag(
      'active',
      (rule) => rule.isActive,
      (rule, isActive) => ({ ...rule, isActive }),
      { rule: 'R14.1' },
    ),
    reference(
      'targetEntity',
      { kind: 'object', isOptional: false, find: objectNamed },
      (_, rule) => rule.object,
      (rule, object) => (object === null ? rule : checked({ ...rule, object: object.name })),
      { rule: 'R14.3' },
    ),
    choice(
      'enforcementType',
      ['Restrict', 'Scoping', 'FieldRestrict'] as const,
      (rule) => rule.enforcementType,
      (rule, enforcementType) => checked({ ...rule, enforcementType }),
      { rule: 'R14.12' },
    ),
    text(
      'userCriteria',
      (rule) => rule.userCriteria,
      (rule, userCriteria) => ({ ...rule, userCriteria }),
      { isOptional: true, rule: 'R14.6' },
    ),
    text(
      'recordFilter',
      (rule) => rule.recordFilter,
      (rule, recordFilter) => ({ ...rule, recordFilter }),
      { isOptional: true, rule: 'R14.6' },
    ),
  ],
}

export const restrictionRuleKind = kindOf(of)
