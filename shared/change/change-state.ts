import type { Permissions } from '../model/container'
import type { Group } from '../model/group'
import type { Org } from '../model/org'
import type { SettingName } from '../model/setting-choices'
import type { Change, NamedMember } from './change'
import {
  fieldNamed,
  groupNamed,
  mutingPermissionSetNamed,
  objectNamed,
  permissionSetGroupNamed,
  permissionSetNamed,
  profileNamed,
  recordNamed,
  restrictionRuleNamed,
  roleNamed,
  sharingRuleNamed,
  userNamed,
  type Named,
} from './naming'

/** The value that a change is about, as it stands in this org. */
export function changeState(org: Org, change: Change): string | null {
  switch (change.kind) {
    case 'objectSharingModel':
      return of(objectNamed(org, change.object), (object) => object.sharingModel)
    case 'objectExternalSharingModel':
      return of(objectNamed(org, change.object), (object) => object.externalSharingModel)
    case 'objectHierarchyAccess':
      return of(objectNamed(org, change.object), (object) =>
        onOff(object.grantAccessUsingHierarchies),
      )
    case 'fieldWriteRequiresMasterRead':
      return of(objectNamed(org, change.object), (object) =>
        of(fieldNamed(object, change.field), (field) => onOff(field.writeRequiresMasterRead)),
      )
    case 'sharingRuleActive':
      return of(sharingRuleNamed(org, change.object, change.rule), ({ isActive }) =>
        onOff(isActive),
      )
    case 'sharingRuleAccessLevel':
      return of(sharingRuleNamed(org, change.object, change.rule), (rule) => rule.accessLevel)
    case 'userRole':
      return of(
        userNamed(org, change.user),
        (user) => org.roles.find(({ id }) => id === user.role)?.developerName ?? null,
      )
    case 'userProfile':
      return of(
        userNamed(org, change.user),
        (user) => org.profiles.find(({ id }) => id === user.profile)?.name ?? null,
      )
    case 'userActive':
      return of(userNamed(org, change.user), ({ isActive }) => onOff(isActive))
    case 'userFrozen':
      return of(userNamed(org, change.user), ({ isFrozen }) => onOff(isFrozen))
    case 'permissionSetAssignment':
    case 'permissionSetGroupAssignment':
      return onOff(isAssigned(org, change))
    case 'groupMember':
      return memberState(org, groupNamed(org, change.group, 'Regular'), change.member)
    case 'queueMember':
      return memberState(org, groupNamed(org, change.queue, 'Queue'), change.member)
    case 'roleParent':
      return of(
        roleNamed(org, change.role),
        (role) => org.roles.find(({ id }) => id === role.parent)?.developerName ?? null,
      )
    case 'objectPermission':
    case 'fieldPermission':
    case 'systemPermission':
      return permissionState(org, change)
    case 'recordOwner':
    case 'recordValue':
      return recordState(org, change)
    case 'restrictionRuleActive':
      return of(restrictionRuleNamed(org, change.rule), ({ isActive }) => onOff(isActive))
    case 'orgSetting':
      return settingState(org, change.setting)
  }
}

function of<Item>(found: Named<Item>, value: (item: Item) => string | null): string | null {
  return found.kind === 'found' ? value(found.item) : null
}

function settingState({ settings }: Org, setting: SettingName): string | null {
  const value = settings[setting]
  return value === null ? null : String(value)
}

const onOff = (isOn: boolean | null) => (isOn === null ? null : isOn ? 'on' : 'off')

function isAssigned(
  org: Org,
  change: Extract<Change, { kind: 'permissionSetAssignment' | 'permissionSetGroupAssignment' }>,
): boolean {
  const user = userNamed(org, change.user)
  const target =
    change.kind === 'permissionSetAssignment'
      ? permissionSetNamed(org, change.permissionSet)
      : permissionSetGroupNamed(org, change.permissionSetGroup)
  if (user.kind === 'refused' || target.kind === 'refused') return false
  return org.assignments.some(
    (one) =>
      one.user === user.item.id &&
      (one.kind === 'permissionSet' ? one.permissionSet : one.permissionSetGroup) ===
        target.item.id,
  )
}

function memberState(org: Org, found: Named<Group>, member: NamedMember): string | null {
  if (found.kind === 'refused' || found.item.members === null) return null
  const named =
    member.kind === 'user'
      ? userNamed(org, member.name)
      : member.kind === 'group'
        ? groupNamed(org, member.name, 'Regular')
        : roleNamed(org, member.name)
  if (named.kind === 'refused') return null
  const { id } = named.item
  const isMember = found.item.members.some(
    (one) =>
      one.kind === member.kind &&
      (('user' in one && one.user === id) ||
        ('group' in one && one.group === id) ||
        ('role' in one && one.role === id)),
  )
  return onOff(isMember)
}

function permissionState(
  org: Org,
  change: Extract<Change, { kind: 'objectPermission' | 'fieldPermission' | 'systemPermission' }>,
): string | null {
  const { kind, name } = change.container
  const found: Named<Permissions> =
    kind === 'profile'
      ? profileNamed(org, name)
      : kind === 'permissionSet'
        ? permissionSetNamed(org, name)
        : mutingPermissionSetNamed(org, name)
  if (found.kind === 'refused') return null
  const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const { objectPermissions, fieldPermissions, userPermissions } = found.item
  switch (change.kind) {
    case 'objectPermission': {
      const entry = objectPermissions.find(({ object }) => isSame(object, change.object))
      return onOff(entry?.[change.permission] ?? false)
    }
    case 'fieldPermission': {
      const entry = fieldPermissions.find(
        ({ object, field }) => isSame(object, change.object) && isSame(field, change.field),
      )
      return onOff((change.permission === 'read' ? entry?.readable : entry?.editable) ?? false)
    }
    case 'systemPermission':
      return onOff(userPermissions.some((one) => isSame(one, change.permission)))
  }
}

function recordState(
  org: Org,
  change: Extract<Change, { kind: 'recordOwner' | 'recordValue' }>,
): string | null {
  const found = recordNamed(org, change.record)
  if (found.kind === 'refused') return null
  const { table, position } = found
  if (change.kind === 'recordValue') {
    const wanted = change.field.toLowerCase()
    const column = table.columns.find(({ field }) => field.toLowerCase() === wanted)
    return column?.values[position] ?? null
  }
  const owner = table.owners[position] ?? null
  const user = org.users.find(({ id }) => id === owner)
  return user?.username ?? org.groups.find(({ id }) => id === owner)?.developerName ?? owner
}
