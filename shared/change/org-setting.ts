import type { Org } from '../model/org'
import { settingChoices, settingNames } from '../model/setting-choices'
import { changeRefusal, type Change, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import { booleanValue, choiceValue, isRefusal, type Statement } from './statement'
import { unquotedName } from './quoted-name'

/** Zones of the world, by their IANA names. */
export const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** `setting:rwtAllowsDelete=true`. */
export function settingChange({ subject, value }: Statement): Change | ChangeRefusal {
  const word = unquotedName(subject)
  if (word.toLowerCase() === 'timezone') return zoneChange(unquotedName(value))
  const setting = settingNames.find((name) => name.toLowerCase() === word.toLowerCase())
  if (setting === undefined)
    return changeRefusal(
      'unknown-setting',
      `there is no setting \`${word}\``,
      closestNames(word, [...settingNames, 'timeZone']),
    )
  const choices = settingChoices[setting].map(String)
  const isSwitch = choices.includes('true')
  const chosen = isSwitch ? booleanValue(value) : choiceValue(value, choices)
  return isRefusal(chosen) ? chosen : { kind: 'orgSetting', setting, value: String(chosen) }
}

/** LOG-11: the zone in which login hours are told, by its IANA name; empty: not stated. */
function zoneChange(text: string): Change | ChangeRefusal {
  const wanted = text.toLowerCase()
  const value =
    text === '' ? '' : (timeZones.find((zone) => zone.toLowerCase() === wanted) ?? otherName(text))
  return value === undefined
    ? changeRefusal(
        'wrong-value',
        `\`${text}\` is no time zone; write one such as \`Europe/Berlin\``,
        closestNames(text, timeZones),
      )
    : { kind: 'orgSetting', setting: 'timeZone', value }
}

/** Zones have more names than the listed one (`Asia/Kolkata` is listed as `Asia/Calcutta`); undefined for no zone. */
function otherName(text: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The org with one setting at another value. */
export function editOrgSetting(
  org: Org,
  { setting, value }: Extract<Change, { kind: 'orgSetting' }>,
): Org {
  if (setting === 'timeZone')
    return { ...org, settings: { ...org.settings, timeZone: value === '' ? null : value } }
  const chosen = settingChoices[setting].find((choice) => String(choice) === value)
  if (chosen === undefined) throw new Error(`${value} is no value of ${setting}`)
  return { ...org, settings: { ...org.settings, [setting]: chosen } }
}
