import type { Org, OrgSettings } from '@shared/model/org'
import { settingChoices } from '@shared/model/setting-choices'
import { isRestrictable, type RestrictionRule } from '@shared/model/sharing'
import type { Random } from '@shared/sample/random'
import type { OrgFeatures } from './feature'

function ruleOf(
  org: Org,
  random: Random,
  enforcementType: RestrictionRule['enforcementType'],
): Org {
  const object = random.pick(
    org.objects.filter((each) => each.kind === 'custom' && isRestrictable(each.name)),
  )
  const rule: RestrictionRule = {
    name: `${enforcementType}_Own`,
    object: object.name,
    isActive: random.chance(0.8),
    enforcementType,
    userCriteria: random.pick(['$User.IsActive = true', "$User.UserType = 'Standard'"]),
    recordFilter: random.pick(['OwnerId = $User.Id', "Region__c = 'North'"]),
  }
  return { ...org, restrictionRules: [...org.restrictionRules, rule] }
}

const hasRule = (org: Org, type: RestrictionRule['enforcementType']) =>
  org.restrictionRules.some(({ enforcementType }) => enforcementType === type)

const readings = [
  'hasAllAccessMode',
  'rwtAllowsDelete',
  'territoryRollsUpRoles',
  'cbpOwnerKeepsFullAccess',
  'hvuSeesAllAccountContacts',
  'convertedLeadReadOnly',
  'keepPreviousOwnerOnOpportunity',
  'editReadOnlyOverridesFls',
  'platformCase',
  'enableManagerGroups',
  'enablePortalUserCaseSharing',
  't2ForecastAccessLevel',
] as const satisfies readonly (keyof OrgSettings)[]

/** What narrows afterwards, and settings of the org. */
export const settingFeatures = {
  restrictionRules: {
    put: (org, random) => ruleOf(org, random, 'Restrict'),
    isIn: (org) => hasRule(org, 'Restrict'),
  },
  scopingRules: {
    put: (org, random) => ruleOf(org, random, 'Scoping'),
    isIn: (org) => hasRule(org, 'Scoping'),
  },
  readings: {
    put: (org, random) => ({
      ...org,
      settings: readings.reduce(
        (settings, name) => ({ ...settings, [name]: random.pick<unknown>(settingChoices[name]) }),
        org.settings,
      ),
    }),
    isIn: ({ settings }) => settings.hasAllAccessMode === 'share' || settings.rwtAllowsDelete,
  },
  calendars: {
    put: (org, random) => ({
      ...org,
      settings: {
        ...org.settings,
        defaultCalendarAccess: random.pick(
          settingChoices.defaultCalendarAccess.filter((each) => each !== null),
        ),
      },
    }),
    isIn: ({ settings }) => settings.defaultCalendarAccess !== null,
  },
  editions: {
    put: (org, random) => ({
      ...org,
      settings: {
        ...org.settings,
        edition: random.pick(settingChoices.edition.filter((each) => each !== null)),
        strictEdition: random.chance(0.3),
      },
    }),
    isIn: ({ settings }) => settings.edition !== null,
  },
} satisfies OrgFeatures
