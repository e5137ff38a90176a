import type { Org } from '../model/org'
import { settingChoices, settingNames } from '../model/setting-choices'
import { changeRefusal, type Change, type ChangeRefusal } from './change'
import { closestNames } from './closest-names'
import { booleanValue, choiceValue, isRefusal, type Statement } from './statement'
import { unquotedName } from './quoted-name'

/** `setting:rwtAllowsDelete=true`. */
export function settingChange({ subject, value }: Statement): Change | ChangeRefusal {
  const word = unquotedName(subject)
  const setting = settingNames.find((name) => name.toLowerCase() === word.toLowerCase())
  if (setting === undefined)
    return changeRefusal(
      'unknown-setting',
      `there is no setting \`${word}\``,
      closestNames(word, settingNames),
    )
  const choices = settingChoices[setting].map(String)
  const isSwitch = choices.includes('true')
  const chosen = isSwitch ? booleanValue(value) : choiceValue(value, choices)
  return isRefusal(chosen) ? chosen : { kind: 'orgSetting', setting, value: String(chosen) }
}

/** The org with one setting at another value. */
export function editOrgSetting(
  org: Org,
  { setting, value }: Extract<Change, { kind: 'orgSetting' }>,
): Org {
  const chosen = settingChoices[setting].find((choice) => String(choice) === value)
  if (chosen === undefined) throw new Error(`${value} is no value of ${setting}`)
  return { ...org, settings: { ...org.settings, [setting]: chosen } }
}
