import type { Grantee } from '../../model/group'
import type { Org } from '../../model/org'
import { type AccountSettings, type SharingRule } from '../../model/sharing'
import { changeRefusal } from '../change'
import { granteeNamed, granteeTexts, isSameGrantee } from '../grantee-text'
import type { GranteeWord } from '../item'
import { kindOf, type Edited, type KindOf, type Named } from '../kind'
import { objectNamed, sharingRuleNamed } from '../naming'
import { illegalName, labelOfName, takenName } from '../naming-rules'
import { inList, propertiesOf, type ElementList } from '../property'
import { mapped, withParts } from '../references'
import { isControlled, sharingModelChoices } from '../sharing-model-choice'
import { objectAndName } from '../statement'
import { criteriaOf, criteriaType } from './criteria'
import { noCriteria, ruleKinds, withFilter, withKind, withLevel } from './sharing-rule-edits'

const put = inList<SharingRule>(
  (org) => org.sharingRules,
  (org, sharingRules) => ({ ...org, sharingRules }),
)
const { text, flag, choice, list } = propertiesOf(put)

function find(org: Org, name: string): Named<SharingRule> {
  const parts = objectAndName(name)
  if ('kind' in parts) return parts
  const object = objectNamed(org, parts.object)
  return object.kind === 'refused' ? object : sharingRuleNamed(org, object.item.name, parts.name)
}

function illegal(org: Org, object: string, name: string, except: SharingRule | null) {
  const others = org.sharingRules.filter((one) => one.object === object && one !== except)
  return (
    illegalName(name) ??
    takenName(
      name,
      `sharing rule of \`${object}\` named`,
      others.map((one) => one.name),
    )
  )
}

const noAccountSettings: AccountSettings = {
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
}

/** R6.2: only objects with sharing of their own have rules. */
function newPlace(org: Org, text: string) {
  const parts = objectAndName(text)
  if ('kind' in parts) return parts
  const found = objectNamed(org, parts.object)
  if (found.kind === 'refused') return found
  const { item: object } = found
  const { sharingModel } = object
  if (
    sharingModelChoices(object).length === 0 ||
    (sharingModel !== null && isControlled(sharingModel)) ||
    object.fields.some(({ type }) => type === 'MasterDetail')
  )
    return changeRefusal(
      'no-sharing-rules',
      `\`${object.name}\` has no sharing of its own and so no sharing rules (R6.2); share the object above it`,
    )
  return illegal(org, object.name, parts.name, null) ?? { object: object.name, name: parts.name }
}

/** Read on records owned by all internal users, for nobody yet: it opens nothing until `sharedTo` names somebody. */
function make(org: Org, text: string): Edited {
  const place = newPlace(org, text)
  if ('kind' in place) return place
  return put(org, null, {
    kind: 'owner',
    ...place,
    label: labelOfName(place.name),
    accessLevel: 'Read',
    accountSettings: place.object === 'Account' ? noAccountSettings : null,
    sharedFrom: [{ kind: 'allInternalUsers' }],
    sharedTo: [],
    isActive: true,
  })
}

/** On another object the criteria must fit its fields, and only accounts have levels for what is below them. */
function copy(org: Org, rule: SharingRule, text: string): Edited {
  const place = newPlace(org, text)
  if ('kind' in place) return place
  const accountSettings =
    place.object === 'Account' ? (rule.accountSettings ?? noAccountSettings) : null
  const accessLevel =
    rule.accessLevel === 'All' && place.object !== 'Campaign' ? 'Edit' : rule.accessLevel
  const twin = { ...rule, ...place, label: labelOfName(place.name), accountSettings, accessLevel }
  if ('criteria' in twin)
    for (const item of twin.criteria) {
      const refusal = criteriaOf(org, place.object).refuse(item)
      if (refusal !== null) return refusal
    }
  return put(org, null, twin)
}

/** R6.12; R6.4: a queue may be a source, never a target. R6.7: a guest rule names the guest user. */
const targetWords = [
  'group',
  'role',
  'roleAndSubordinatesInternal',
  'roleAndSubordinates',
  'territory',
  'territoryAndSubordinates',
  'managers',
  'managerSubordinates',
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'user',
] as const satisfies readonly GranteeWord[]
const sourceWords = [...targetWords, 'queue'] as const satisfies readonly GranteeWord[]

const sides = (
  side: 'sharedTo' | 'sharedFrom',
  words: readonly GranteeWord[],
  rule: string,
): ElementList<SharingRule, Grantee> => ({
  rule,
  elements: (_, one) =>
    side === 'sharedTo' ? one.sharedTo : one.kind === 'owner' ? one.sharedFrom : [],
  parse: (org, _, text) => granteeNamed(org, text, words),
  format: granteeTexts,
  isSame: isSameGrantee,
  put(org, one, grantees) {
    if (side === 'sharedTo') return put(org, one, { ...one, sharedTo: grantees })
    return one.kind === 'owner'
      ? put(org, one, { ...one, sharedFrom: grantees })
      : changeRefusal(
          'no-source',
          `\`${one.object}.${one.name}\` is a ${one.kind} rule and looks at no owner (R6.5); set \`kind=owner\` first`,
        )
  },
  absent: (_, one, text) =>
    changeRefusal(
      'not-there',
      `\`${one.object}.${one.name}\` does not name \`${text}\`; leave this change out`,
    ),
})

/** R6.8: levels for contacts, opportunities and cases, on accounts alone. */
const childLevel = (name: keyof AccountSettings) =>
  choice(
    name,
    ['None', 'Read', 'Edit'] as const,
    (rule) =>
      rule.object === 'Account' ? (rule.accountSettings ?? noAccountSettings)[name] : null,
    (rule, level) =>
      rule.object === 'Account'
        ? {
            ...rule,
            accountSettings: { ...(rule.accountSettings ?? noAccountSettings), [name]: level },
          }
        : changeRefusal(
            'account-only',
            `only rules of \`Account\` have \`${name}\` (R6.8); leave this change out`,
          ),
    { rule: 'R6.8' },
  )

const of: KindOf<SharingRule> = {
  kind: 'sharingRule',
  noun: 'sharing rule',
  plural: 'sharing rules',
  nameForm: 'Object.DeveloperName',
  isDotted: true,
  direct: { flag: 'isActive', list: null },
  renamedBy: 'name',
  items: (org) => org.sharingRules,
  key: ({ object, name }) => `${object}.${name}`,
  naming: () => (rule) => `${rule.object}.${rule.name}`,
  label: ({ label }) => label,
  note(org) {
    const texts = granteeTexts(org)
    return (rule) =>
      [rule.kind, rule.accessLevel, rule.sharedTo.map(texts).join(', '), rule.isActive ? '' : 'off']
        .filter((part) => part !== '')
        .join(' · ')
  },
  parent: () => (rule) => rule.object,
  find,
  make,
  copy,
  rename: (org, rule, name) =>
    illegal(org, rule.object, name, rule) ?? renamed(put(org, rule, { ...rule, name }), rule, name),
  remove: (org, rule) => put(org, rule, null),
  properties: [
    text(
      'name',
      (rule) => rule.name,
      (rule) => rule,
    ),
    text(
      'label',
      (rule) => rule.label,
      (rule, label) => ({ ...rule, label }),
    ),
    flag(
      'isActive',
      (rule) => rule.isActive,
      (rule, isActive) => ({ ...rule, isActive }),
    ),
    choice(
      'kind',
      ruleKinds,
      (rule) => (rule.kind === 'notEvaluated' ? null : rule.kind),
      withKind,
      { rule: 'R6.3' },
    ),
    choice('accessLevel', ['Read', 'Edit', 'All'] as const, (rule) => rule.accessLevel, withLevel, {
      rule: 'R6.8',
      choicesFor: (_, rule) =>
        rule.kind === 'guest'
          ? ['Read']
          : rule.object === 'Campaign'
            ? ['Read', 'Edit', 'All']
            : ['Read', 'Edit'],
    }),
    list(
      'sharedFrom',
      { kind: 'members', words: sourceWords, levels: [] },
      sides('sharedFrom', sourceWords, 'R6.4'),
    ),
    list(
      'sharedTo',
      { kind: 'members', words: targetWords, levels: [] },
      sides('sharedTo', targetWords, 'R6.12'),
    ),
    list('criteria', criteriaType, {
      rule: 'R6.15',
      elements: (_, rule) => ('criteria' in rule ? rule.criteria : []),
      parse: (org, rule, text) => criteriaOf(org, rule.object).parse(text),
      format: (org) => (item) => criteriaOf(org, '').format(item),
      isSame: (a, b) => a.field === b.field && a.operation === b.operation && a.value === b.value,
      put: (org, rule, criteria) =>
        'criteria' in rule
          ? put(org, rule, { ...rule, criteria, booleanFilter: null })
          : noCriteria(rule),
      absent: (_, rule, text) =>
        changeRefusal(
          'not-there',
          `\`${rule.object}.${rule.name}\` has no criterion \`${text}\`; leave this change out`,
        ),
    }),
    text(
      'booleanFilter',
      (rule) => ('booleanFilter' in rule ? rule.booleanFilter : null),
      (rule, filter) => withFilter(rule, filter),
      { isOptional: true, rule: 'R6.18' },
    ),
    flag(
      'includeRecordsOwnedByAll',
      (rule) => (rule.kind === 'criteria' ? rule.includeRecordsOwnedByAll : null),
      (rule, includeRecordsOwnedByAll) =>
        rule.kind === 'criteria' ? { ...rule, includeRecordsOwnedByAll } : noCriteria(rule),
      { rule: 'R6.6' },
    ),
    flag(
      'includeHVUOwnedRecords',
      (rule) => (rule.kind === 'guest' ? rule.includeHVUOwnedRecords : null),
      (rule, includeHVUOwnedRecords) =>
        rule.kind === 'guest'
          ? { ...rule, includeHVUOwnedRecords }
          : changeRefusal(
              'guest-only',
              'only guest rules have `includeHVUOwnedRecords` (R6.7); set `kind=guest` first',
            ),
      { rule: 'R6.7' },
    ),
    childLevel('contactAccessLevel'),
    childLevel('opportunityAccessLevel'),
    childLevel('caseAccessLevel'),
  ],
}

/** Record classes name the rules that they stand for. */
function renamed(org: Org, { object, name: from }: SharingRule, to: string): Org {
  return withParts(org, {
    records: mapped(org.records, (table) =>
      table.object !== object || table.matchedRules === null
        ? table
        : {
            ...table,
            matchedRules: table.matchedRules.map((names) =>
              names.map((name) => (name === from ? to : name)),
            ),
          },
    ),
  })
}

export const sharingRuleKind = kindOf(of)
