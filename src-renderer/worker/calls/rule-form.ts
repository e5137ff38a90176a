import { granteeTexts } from '@shared/change/grantee-text'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { mayHaveRows, type CompiledObject } from '@shared/engine/compile/compiled-object'
import type { Grantee } from '@shared/model/group'
import type { Org } from '@shared/model/org'
import type { SharingRule } from '@shared/model/sharing'
import { userFamily } from '@shared/model/user'
import type { RuleDraft, RuleGrantee, SharingRuleForm } from '@shared/protocol/engine'
import { ruleFields } from './rule-fields'

/** The rules of an object and what a rule of it may name. Rules R6.2, R6.8, R6.12, R6.14. */
export function sharingRuleForm(
  compiled: CompiledOrg,
  { object: asked }: { readonly object: string | null },
): SharingRuleForm {
  const { org } = compiled
  const stated = compiled.objects.filter(({ config, isStated }) => config !== null && isStated)
  const open = stated.filter((object) => mayHaveRows(object))
  const found = stated.find(({ name }) => name === asked)
  const first = open.find(({ name }) => org.sharingRules.some((rule) => rule.object === name))
  const object = found ?? first ?? open[0]
  const name = object?.name ?? ''
  const own = org.sharingRules.filter((rule) => rule.object === name)
  return {
    object: name,
    objects: stated.map((one) => ({
      name: one.name,
      label: one.config?.label ?? one.name,
      ruleCount: org.sharingRules.filter((rule) => rule.object === one.name).length,
      refused: mayHaveRows(one)
        ? ''
        : `\`${one.name}\` has no sharing of its own and so no sharing rules`,
    })),
    rules: own.flatMap((rule) => (rule.kind === 'notEvaluated' ? [] : [draftOf(org, rule)])),
    fields: object === undefined ? [] : ruleFields(object, compiled.tables[object.index]),
    ...granteesOf(org),
    levels: levelsOf(object),
  }
}

/** R6.8: full access exists for campaigns alone. */
function levelsOf(object: CompiledObject | undefined): SharingRuleForm['levels'] {
  return object?.name === 'Campaign' ? ['Read', 'Edit', 'All'] : ['Read', 'Edit']
}

function draftOf(org: Org, rule: Exclude<SharingRule, { kind: 'notEvaluated' }>): RuleDraft {
  const texts = granteeTexts(org)
  const { object, name, label, isActive, kind, accessLevel, accountSettings } = rule
  return {
    ...{ object, name, label, isActive, kind, accessLevel },
    childLevels:
      accountSettings === null
        ? null
        : {
            contact: accountSettings.contactAccessLevel,
            opportunity: accountSettings.opportunityAccessLevel,
            case: accountSettings.caseAccessLevel,
          },
    sharedFrom: kind === 'owner' ? rule.sharedFrom.map(texts) : [],
    sharedTo: rule.sharedTo.map(texts),
    criteria: kind === 'owner' ? [] : rule.criteria,
    booleanFilter: kind === 'owner' ? '' : (rule.booleanFilter ?? ''),
    includesRoleless:
      kind === 'criteria'
        ? rule.includeRecordsOwnedByAll
        : kind === 'guest' && rule.includeHVUOwnedRecords,
  }
}

const everybody = [
  ['allInternalUsers', 'All internal users'],
  ['allPartnerUsers', 'All partner users'],
  ['allCustomerPortalUsers', 'All customer users'],
] as const

/** R6.4: a queue may be a source, never a target. R6.7: a guest rule names a site's guest user. R6.12. */
function granteesOf(org: Org): Pick<SharingRuleForm, 'sources' | 'targets' | 'guests'> {
  const texts = granteeTexts(org)
  const entry = (grantee: Grantee, kind: string, title: string): RuleGrantee => ({
    text: texts(grantee),
    kind,
    title,
  })
  const groups = org.groups.filter(({ isMissing, type }) => !isMissing && type !== 'Personal')
  const targets = [
    ...groups
      .filter(({ type }) => type === 'Regular')
      .map((one) => entry({ kind: 'group', group: one.id }, 'Group', one.name)),
    ...org.roles.flatMap(({ id, name, isMissing }) =>
      isMissing
        ? []
        : [
            entry({ kind: 'role', role: id }, 'Role', name),
            entry({ kind: 'roleAndSubordinatesInternal', role: id }, 'Role, internal below', name),
            entry({ kind: 'roleAndSubordinates', role: id }, 'Role and all below', name),
          ],
    ),
    ...org.territories.flatMap(({ id, name }) => [
      entry({ kind: 'territory', territory: id }, 'Territory', name),
      entry({ kind: 'territoryAndSubordinates', territory: id }, 'Territory and below', name),
    ]),
    ...everybody.map(([kind, title]) => entry({ kind }, 'Everybody', title)),
  ]
  const queues = groups
    .filter(({ type }) => type === 'Queue')
    .map((one) => entry({ kind: 'group', group: one.id }, 'Queue', one.name))
  const guests = org.users
    .filter(({ userType }) => userFamily(userType) === 'guest')
    .map((one) => entry({ kind: 'user', user: one.id }, 'Guest user', one.name))
  return { sources: [...queues, ...targets], targets, guests }
}
