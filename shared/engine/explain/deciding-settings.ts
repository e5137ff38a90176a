import type { OrgSettings } from '../../model/org'
import { settingChoices, type SettingName } from '../../model/setting-choices'
import type { RecordAccess } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { RecordPosition } from '../compile/compiled-table'
import { recordAccess } from '../record/record-access'

/** A setting whose value decides an answer: another of its values would give another one. */
export interface DecidingSetting {
  readonly setting: SettingName
  /** The value in force, as text. */
  readonly value: string
  /** Values that would answer differently, in the order of `settingChoices`. */
  readonly others: readonly string[]
}

/** Settings that the doors read when they are asked, so that another value can be tried without compiling anew. */
const tried = [
  'hasAllAccessMode',
  'rwtAllowsDelete',
  'territoryRollsUpRoles',
  'cbpOwnerKeepsFullAccess',
  'hvuSeesAllAccountContacts',
  'convertedLeadReadOnly',
  'enablePortalUserCaseSharing',
  'enablePartnerSuperUserAccess',
  't2ForecastAccessLevel',
] as const satisfies readonly SettingName[]

/**
 * The settings that decide what this user may do with this record, found by trying every other value of each.
 *
 * Manager groups and the external sharing model work when an org is compiled and are not tried here.
 */
export function decidingSettings(
  compiled: CompiledOrg,
  user: number,
  position: RecordPosition,
): readonly DecidingSetting[] {
  const { org } = compiled
  const now = recordAccess(compiled, user, position)
  const accessWith = (settings: OrgSettings) =>
    recordAccess({ ...compiled, org: { ...org, settings } }, user, position)
  return tried.flatMap((setting) => {
    const value = org.settings[setting]
    const others = settingChoices[setting].filter(
      (other) => other !== value && !isSame(accessWith({ ...org.settings, [setting]: other }), now),
    )
    return others.length === 0
      ? []
      : [{ setting, value: String(value), others: others.map(String) }]
  })
}

const isSame = (a: RecordAccess, b: RecordAccess) =>
  a.maxAccessLevel === b.maxAccessLevel &&
  a.sharingLevel === b.sharingLevel &&
  a.hasEditAccess === b.hasEditAccess &&
  a.hasDeleteAccess === b.hasDeleteAccess &&
  a.hasTransferAccess === b.hasTransferAccess &&
  a.hasAllAccess === b.hasAllAccess &&
  a.certainty === b.certainty
