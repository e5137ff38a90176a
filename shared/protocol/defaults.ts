import type { ObjectName } from '../model/id'
import type { SharingModel } from '../model/object-config'
import type { ChangeText, Sentence } from './sentence'

// Organization-wide defaults of every object, with what each may be.

export interface DefaultsCalls {
  organizationWideDefaults: (query: Readonly<Record<string, never>>) => DefaultsTable
}

export interface DefaultsTable {
  /** By label. */
  readonly rows: readonly DefaultsRow[]
  /** The org has external users or says that external defaults are on; else external ones follow the internal (R3.4). */
  readonly hasExternalUsers: boolean
  /** Names of profiles and roles, to name the most restricted user by. */
  readonly people: readonly string[]
}

export interface DefaultsRow {
  readonly object: ObjectName
  readonly label: string
  readonly isCustom: boolean
  /** Why nothing can be chosen here, and the rule; null where something can. */
  readonly fixed: RefusedChoice | null
  readonly internal: DefaultSetting
  readonly external: DefaultSetting
  readonly hierarchy: HierarchySetting
  /** Why somebody chose it; empty when nobody said. */
  readonly reason: string
}

export interface RefusedChoice {
  readonly sentence: Sentence
  readonly rule: string
}

export interface DefaultSetting {
  /** In force. */
  readonly model: SharingModel
  readonly label: string
  /** No file said it: the platform's default is taken (R3.19). */
  readonly isAssumed: boolean
  readonly options: readonly DefaultOption[]
}

export interface DefaultOption {
  readonly model: SharingModel
  readonly label: string
  /** In order; they make it so, with what has to go along. Empty for a refused one. */
  readonly changes: readonly ChangeText[]
  /** What goes along, in words; empty where nothing does. */
  readonly along: Sentence
  readonly refused: RefusedChoice | null
}

/** "Grant Access Using Hierarchies". Rule R4.7. */
export interface HierarchySetting {
  readonly isOn: boolean
  readonly isAssumed: boolean
  /** Null where it cannot be switched. */
  readonly change: ChangeText | null
  /** States what is assumed; null where nothing is. */
  readonly statement: ChangeText | null
}
