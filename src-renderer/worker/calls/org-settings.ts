import { objectNamed } from '@shared/engine/compile/compile-tables'
import type { CompiledOrg } from '@shared/engine/compile/compile-org'
import { timeZones } from '@shared/change/org-setting'
import { formatName } from '@shared/change/quoted-name'
import { decisionOfSetting, settingChoices, type SettingName } from '@shared/model/setting-choices'
import type { Org } from '@shared/model/org'
import type { DecidingSetting, OrgSetting, Statable } from '@shared/protocol/engine'
import type { DecidingSetting as DecidingCode } from '@shared/engine/explain/deciding-settings'
import {
  formatSetting,
  formatSettingName,
  formatSettingValue,
} from '@shared/report/setting-messages-en'
import { describedChange } from '../described-change'
import { ruleEntry } from './rule-entry'

const hasRecords = ({ org }: CompiledOrg, object: string) =>
  org.records.some((table) => table.object === object && table.ids.length > 0)
const hasFamily = ({ families }: CompiledOrg, ...wanted: readonly string[]) =>
  families.some((family) => wanted.includes(family))
const hasExternal = ({ families }: CompiledOrg) => families.some((family) => family !== 'internal')
const hasTerritories = ({ org }: CompiledOrg) => org.territories.length > 0
const holdsFieldOverride = ({ permissions }: CompiledOrg) =>
  permissions.classes.some(({ possibleSystem }) => possibleSystem.has('EditReadonlyFields'))
const holdsArticles = ({ org }: CompiledOrg) =>
  org.records.some(({ object }) => /^Knowledge__|__kav$/.test(object)) ||
  org.objects.some(({ name }) => name.endsWith('__kav'))
const always = () => true

/** Every setting, readings first, each with the rule that asks for it and whether the org holds what it is about. */
const asked: readonly (readonly [SettingName, string, (compiled: CompiledOrg) => boolean])[] = [
  ['hasAllAccessMode', 'R1.11', always],
  ['keepPreviousOwnerOnOpportunity', 'R2.3', (compiled) => hasRecords(compiled, 'Opportunity')],
  [
    'rwtAllowsDelete',
    'R3.7',
    ({ objects }) => objects.some(({ internalModel }) => internalModel === 'ReadWriteTransfer'),
  ],
  ['territoryRollsUpRoles', 'R9.8', hasTerritories],
  [
    'cbpOwnerKeepsFullAccess',
    'R10.11',
    ({ objects }) => objects.some(({ control }) => control === 'controlledByParent'),
  ],
  ['hvuSeesAllAccountContacts', 'R10.14', (compiled) => hasFamily(compiled, 'highVolume')],
  ['convertedLeadReadOnly', 'R15.22', (compiled) => hasRecords(compiled, 'Lead')],
  ['enableExternalSharingModel', 'R3.4', hasExternal],
  ['enablePortalUserCaseSharing', 'R10.15', hasExternal],
  ['enablePortalUserVisibility', 'R15.19', hasExternal],
  ['enableCommunityUserVisibility', 'R15.19', hasExternal],
  ['enablePartnerSuperUserAccess', 'R13.17', (compiled) => hasFamily(compiled, 'partner')],
  ['enableManagerGroups', 'R5.11', ({ org }) => org.users.some(({ manager }) => manager !== null)],
  ['t2ForecastAccessLevel', 'R9.9', hasTerritories],
  ['editReadOnlyOverridesFls', 'FLS-30', holdsFieldOverride],
  [
    'platformCase',
    'LIC-02',
    ({ permissions }) => permissions.classes.some(({ licence }) => licence === 'platform'),
  ],
  ['knowledgeStandardSharing', 'KNW-02', holdsArticles],
  ['enhancedFolderSharing', 'FLD-12', ({ org }) => org.folders.length > 0],
  ['edition', 'EDI-01', always],
  ['isMfaRequired', 'LOG-06', always],
  ['isSsoOnly', 'LOG-08', always],
  [
    'enforceIpRangesEveryRequest',
    'LOG-23',
    ({ org }) => org.profiles.some(({ loginIpRanges }) => loginIpRanges.length > 0),
  ],
  ['strictEdition', 'EDI-03', ({ org }) => org.settings.edition !== null],
  ['defaultCalendarAccess', 'R3.11', always],
]

/** The settings of an org that the engine reads. */
export function orgSettings(compiled: CompiledOrg): readonly OrgSetting[] {
  const settings = asked.map(([name, rule, isInUse]) => {
    const value = valueOf(compiled.org, name)
    return {
      name,
      decision: decisionOf(name),
      label: formatSettingName(name),
      rule: ruleEntry(rule),
      value,
      sense: formatSetting(name, value),
      options: settingChoices[name].flatMap((choice) =>
        choice === null ? [] : [option(name, choice)],
      ),
      isInUse: isInUse(compiled),
    }
  })
  return [...settings, timeZone(compiled)]
}

function option(name: SettingName, choice: boolean | string) {
  return {
    value: String(choice),
    label: formatSettingValue(name, String(choice)),
    sense: formatSetting(name, String(choice)),
    change: changeTo(name, String(choice)),
  }
}

/** LOG-11; any zone of the world. */
function timeZone({ org }: CompiledOrg): OrgSetting {
  const value = org.settings.timeZone ?? ''
  return {
    name: 'timeZone',
    decision: null,
    label: formatSettingName('timeZone'),
    rule: ruleEntry('LOG-11'),
    value,
    sense: formatSetting('timeZone', org.settings.timeZone === null ? '' : 'stated'),
    options: [...new Set([...(value === '' ? [] : [value]), ...timeZones])].map((zone) => ({
      ...{ value: zone, label: zone, sense: formatSetting('timeZone', 'stated') },
      change: `setting:timeZone=${zone}`,
    })),
    isInUse: true,
  }
}

/** Settings that decide an answer, in words. */
export function decidingWords({ setting, value, others }: DecidingCode): DecidingSetting {
  return {
    name: setting,
    decision: decisionOf(setting),
    sense: formatSetting(setting, value),
    others: others.map((other) => ({
      sense: formatSetting(setting, other),
      change: changeTo(setting, other),
    })),
  }
}

/** What is assumed about the given objects because no file said it, with the changes that state it. Product 5. */
export function assumptionsOf(
  compiled: CompiledOrg,
  objects: readonly string[],
): readonly Statable[] {
  return objects.flatMap((name) => {
    const object = objectNamed(compiled, name)
    if (object === undefined) return []
    const { isDefaultAssumed, isHierarchyAssumed, internalModel } = object
    const args = { object: object.name, model: internalModel }
    const changes = [
      isDefaultAssumed ? statementOf({ code: 'assumed-default', args }) : null,
      isHierarchyAssumed ? statementOf({ code: 'assumed-hierarchy', args }) : null,
    ]
    return changes.flatMap((change) => {
      const told = change === null ? null : describedChange(compiled.org, change)
      if (told?.kind !== 'ok') return []
      return [{ sentence: `${told.subject}: ${told.after}`, change: told.change }]
    })
  })
}

/** The change that states what a reason says is assumed; null for what no change can state. */
export function statementOf({
  code,
  args,
}: {
  readonly code: string
  readonly args: Readonly<Record<string, string>>
}): string | null {
  const object = formatName(args.object ?? '')
  if (code === 'assumed-hierarchy') return `object:${object}.hierarchyAccess=true`
  return code === 'assumed-default' ? `object:${object}.sharingModel=${args.model ?? ''}` : null
}

const changeTo = (name: SettingName, value: string) => `setting:${name}=${value}`

function valueOf({ settings }: Org, name: SettingName): string {
  const value = settings[name]
  return value === null ? '' : String(value)
}

function decisionOf(name: SettingName): string | null {
  const decisions: Readonly<Partial<Record<SettingName, string>>> = decisionOfSetting
  return decisions[name] ?? null
}
