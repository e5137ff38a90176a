import type { ObjectPermissionKey } from '../model/container'
import type { SharingModel } from '../model/object-config'
import type { SettingName } from '../model/setting-choices'

/**
 * One edit of an org as data. Things are named as the text names them and are looked up when the change is applied.
 *
 * `parseChange` and `formatChange` turn it into the text of the command line and the what-if list, and back.
 */
export type Change =
  | {
      readonly kind: 'objectSharingModel'
      readonly object: string
      readonly sharingModel: SharingModel
    }
  | {
      readonly kind: 'objectExternalSharingModel'
      readonly object: string
      readonly sharingModel: SharingModel
    }
  | { readonly kind: 'objectHierarchyAccess'; readonly object: string; readonly isOn: boolean }
  | {
      readonly kind: 'fieldWriteRequiresMasterRead'
      readonly object: string
      readonly field: string
      readonly isOn: boolean
    }
  | {
      readonly kind: 'sharingRuleActive'
      readonly object: string
      readonly rule: string
      readonly isOn: boolean
    }
  | {
      readonly kind: 'sharingRuleAccessLevel'
      readonly object: string
      readonly rule: string
      readonly accessLevel: 'Read' | 'Edit' | 'All'
    }
  /** Null: no role. */
  | { readonly kind: 'userRole'; readonly user: string; readonly role: string | null }
  | { readonly kind: 'userProfile'; readonly user: string; readonly profile: string }
  | { readonly kind: 'userActive'; readonly user: string; readonly isOn: boolean }
  | { readonly kind: 'userFrozen'; readonly user: string; readonly isOn: boolean }
  | {
      readonly kind: 'permissionSetAssignment'
      readonly permissionSet: string
      readonly user: string
      readonly isAssigned: boolean
    }
  | {
      readonly kind: 'permissionSetGroupAssignment'
      readonly permissionSetGroup: string
      readonly user: string
      readonly isAssigned: boolean
    }
  | {
      readonly kind: 'groupMember'
      readonly group: string
      readonly member: NamedMember
      readonly isMember: boolean
    }
  | {
      readonly kind: 'queueMember'
      readonly queue: string
      readonly member: NamedMember
      readonly isMember: boolean
    }
  /** Null: a role at the top. */
  | { readonly kind: 'roleParent'; readonly role: string; readonly parent: string | null }
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
  | { readonly kind: 'restrictionRuleActive'; readonly rule: string; readonly isOn: boolean }
  /** `value` is one of `settingChoices[setting]` as text. */
  | { readonly kind: 'orgSetting'; readonly setting: SettingName; readonly value: string }

export const memberKinds = [
  'user',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
  'group',
] as const
export interface NamedMember {
  readonly kind: (typeof memberKinds)[number]
  readonly name: string
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
export const subjectKinds = [
  'object',
  'field',
  'sharingRule',
  'user',
  'permissionSet',
  'permissionSetGroup',
  'mutingPermissionSet',
  'group',
  'queue',
  'role',
  'profile',
  'record',
  'restrictionRule',
  'setting',
] as const
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
