import type { FieldName, ObjectName, UserId } from '../model/id'
import type { HeatMapRowKind } from './heat-map'
import type { RuleEntry } from './explain'
import type { ChangeText, Sentence } from './sentence'

export type SettingsQuery =
  | {
      readonly about: 'object'
      readonly object: ObjectName
      /** With a field, what each profile and permission set gives on it. */
      readonly field: FieldName | null
      readonly changes: readonly ChangeText[]
    }
  /** A row of several users: role, profile, permission set or group; on one of its cells when an object is given. */
  | {
      readonly about: 'row'
      readonly rows: HeatMapRowKind
      readonly row: string
      readonly object: ObjectName | null
      readonly field: FieldName | null
      readonly changes: readonly ChangeText[]
    }
  | { readonly about: 'user'; readonly user: UserId; readonly changes: readonly ChangeText[] }
  | {
      readonly about: 'cell'
      readonly user: UserId
      readonly object: ObjectName
      readonly field: FieldName | null
      readonly changes: readonly ChangeText[]
    }

export interface FlippableSetting {
  readonly subject: Sentence
  /** Heading under which it stands: default, rules, permissions, user. */
  readonly group: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly change: ChangeText }[]
}

/** A setting of the org as it stands in the base. */
export interface OrgSetting {
  /** `rwtAllowsDelete`. */
  readonly name: string
  /** The decision that it is the reading of (`D-10`), or null. */
  readonly decision: string | null
  readonly label: Sentence
  /** Which rule asks for it. */
  readonly rule: RuleEntry
  /** One of the options' values, or a value of an open list; empty: not stated. */
  readonly value: string
  /** What is the case with the value in force. */
  readonly sense: Sentence
  /** Empty for a value that only an import states. */
  readonly options: readonly SettingOption[]
  /** The org holds something that the setting is about. */
  readonly isInUse: boolean
}

export interface SettingOption {
  readonly value: string
  readonly label: string
  /** What is the case then. */
  readonly sense: Sentence
  readonly change: ChangeText
}

/** Something assumed, and the change that states it. */
export interface Statable {
  readonly sentence: Sentence
  readonly change: ChangeText
}
