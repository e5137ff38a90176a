import type { ObjectPermissionKey } from '../model/container'
import type { SettingName } from '../model/setting-choices'
import { itemKinds, type ItemRef } from './item'

/**
 * One edit of an org as data. Things are named as the text names them and are looked up when the change is applied.
 *
 * `parseChange` and `formatChange` turn it into the text of the command line and the what-if list, and back.
 */
export type Change =
  /** `like`: the thing that it is a duplicate of. */
  | { readonly kind: 'make'; readonly item: ItemRef; readonly like: string | null }
  | { readonly kind: 'delete'; readonly item: ItemRef }
  /** `value` as `canonicalValue` gives it; empty for none. */
  | {
      readonly kind: 'set'
      readonly item: ItemRef
      readonly property: string
      readonly value: string
    }
  | {
      readonly kind: 'add' | 'take'
      readonly item: ItemRef
      readonly property: string
      readonly element: string
    }
  | {
      readonly kind: 'objectPermission'
      readonly container: NamedContainer
      readonly object: string
      readonly permission: ObjectPermissionKey
      readonly isGranted: boolean
    }
  | {
      readonly kind: 'fieldPermission'
      readonly container: NamedContainer
      readonly object: string
      readonly field: string
      readonly permission: 'read' | 'edit'
      readonly isGranted: boolean
    }
  | {
      readonly kind: 'systemPermission'
      readonly container: NamedContainer
      readonly permission: string
      readonly isGranted: boolean
    }
  | {
      readonly kind: 'recordOwner'
      readonly record: string
      readonly owner: { readonly kind: 'user' | 'queue'; readonly name: string }
    }
  /** Null: blank. */
  | {
      readonly kind: 'recordValue'
      readonly record: string
      readonly field: string
      readonly value: string | null
    }
  /** `value` is one of `settingChoices[setting]` as text; of `timeZone` any zone of the world, empty for none. */
  | {
      readonly kind: 'orgSetting'
      readonly setting: SettingName | 'timeZone'
      readonly value: string
    }

export const containerKinds = ['profile', 'permissionSet', 'mutingPermissionSet'] as const
export interface NamedContainer {
  readonly kind: (typeof containerKinds)[number]
  readonly name: string
}

/** Words for object permissions in a change, in the order that people list them. */
export const objectPermissionWords = {
  create: 'allowCreate',
  read: 'allowRead',
  edit: 'allowEdit',
  delete: 'allowDelete',
  viewAll: 'viewAllRecords',
  modifyAll: 'modifyAllRecords',
  viewAllFields: 'viewAllFields',
} as const satisfies Record<string, ObjectPermissionKey>
export type ObjectPermissionWord = keyof typeof objectPermissionWords

/** What begins a change (`object:Account…`). */
export const subjectKinds = [...itemKinds, 'setting'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Why a change cannot be read or applied: one line that says what is wrong and what to do. */
export interface ChangeRefusal {
  readonly kind: 'refused'
  /** Kebab-case, stable: `unknown-role`. */
  readonly code: string
  readonly message: string
  /** Names that may have been meant, closest first. */
  readonly suggestions: readonly string[]
}

/** A refusal whose sentence ends with the closest names, when there are any. */
export function changeRefusal(
  code: string,
  message: string,
  suggestions: readonly string[] = [],
): ChangeRefusal {
  const names = suggestions.map((name) => `\`${name}\``).join(', ')
  return {
    kind: 'refused',
    code,
    message: suggestions.length === 0 ? message : `${message}; did you mean ${names}?`,
    suggestions,
  }
}
