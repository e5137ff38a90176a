import type { CompiledOrg } from '@shared/engine/compile/compile-org'
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
import { describedChange } from '../opened-org'

const hasRecords = ({ org }: CompiledOrg, object: string) =>
  org.records.some((table) => table.object === object && table.ids.length > 0)
const hasFamily = ({ families }: CompiledOrg, ...wanted: readonly string[]) =>
  families.some((family) => wanted.includes(family))
const hasExternal = ({ families }: CompiledOrg) => families.some((family) => family !== 'internal')
const hasTerritories = ({ org }: CompiledOrg) => org.territories.length > 0
const always = () => true

/** The settings that the engine reads, readings first, each with whether the org holds what it is about. */
const inUse: readonly (readonly [SettingName, (compiled: CompiledOrg) => boolean])[] = [
  ['hasAllAccessMode', always],
  ['keepPreviousOwnerOnOpportunity', (compiled) => hasRecords(compiled, 'Opportunity')],
  [
    'rwtAllowsDelete',
    ({ objects }) => objects.some(({ internalModel }) => internalModel === 'ReadWriteTransfer'),
  ],
  ['territoryRollsUpRoles', hasTerritories],
  [
    'cbpOwnerKeepsFullAccess',
    ({ objects }) => objects.some(({ control }) => control === 'controlledByParent'),
  ],
  ['hvuSeesAllAccountContacts', (compiled) => hasFamily(compiled, 'highVolume')],
  ['convertedLeadReadOnly', (compiled) => hasRecords(compiled, 'Lead')],
  ['enableExternalSharingModel', hasExternal],
  ['enablePortalUserCaseSharing', hasExternal],
  ['enablePartnerSuperUserAccess', (compiled) => hasFamily(compiled, 'partner')],
  ['enableManagerGroups', ({ org }) => org.users.some(({ manager }) => manager !== null)],
  ['t2ForecastAccessLevel', hasTerritories],
]

/** The settings of an org that the engine reads. */
export function orgSettings(compiled: CompiledOrg): readonly OrgSetting[] {
  return inUse.map(([name, isInUse]) => ({
    name,
    decision: decisionOf(name),
    label: formatSettingName(name),
    value: valueOf(compiled.org, name),
    options: settingChoices[name].map((choice) => ({
      value: String(choice),
      label: formatSettingValue(name, String(choice)),
      sense: formatSetting(name, String(choice)),
      change: changeTo(name, String(choice)),
    })),
    isInUse: isInUse(compiled),
  }))
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
    const object = compiled.objects[compiled.objectIndexByName.get(name.toLowerCase()) ?? -1]
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
