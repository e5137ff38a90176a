import type { ObjectPermissionKey } from '../model/container'
import { objectPermissionWords, type Change, type NamedContainer } from './change'
import { formatName } from './quoted-name'

/** The text of a change; `parseChange` reads it back as the same change. */
export function formatChange(change: Change): string {
  switch (change.kind) {
    case 'objectSharingModel':
      return `object:${formatName(change.object)}.sharingModel=${change.sharingModel}`
    case 'objectExternalSharingModel':
      return `object:${formatName(change.object)}.externalSharingModel=${change.sharingModel}`
    case 'objectHierarchyAccess':
      return `object:${formatName(change.object)}.hierarchyAccess=${String(change.isOn)}`
    case 'fieldWriteRequiresMasterRead':
      return `field:${dotted(change.object, change.field)}.writeRequiresMasterRead=${String(change.isOn)}`
    case 'sharingRuleActive':
      return `sharingRule:${dotted(change.object, change.rule)}=${onOff(change.isOn)}`
    case 'sharingRuleAccessLevel':
      return `sharingRule:${dotted(change.object, change.rule)}.accessLevel=${change.accessLevel}`
    case 'userRole':
      return `user:${formatName(change.user)}.role=${formatValue(change.role)}`
    case 'userProfile':
      return `user:${formatName(change.user)}.profile=${formatValue(change.profile)}`
    case 'userActive':
      return `user:${formatName(change.user)}.isActive=${String(change.isOn)}`
    case 'userFrozen':
      return `user:${formatName(change.user)}.isFrozen=${String(change.isOn)}`
    case 'permissionSetAssignment':
      return `permissionSet:${formatName(change.permissionSet)}${sign(change.isAssigned)}user:${formatValue(change.user)}`
    case 'permissionSetGroupAssignment':
      return `permissionSetGroup:${formatName(change.permissionSetGroup)}${sign(change.isAssigned)}user:${formatValue(change.user)}`
    case 'groupMember':
      return `group:${formatName(change.group)}${sign(change.isMember)}${change.member.kind}:${formatValue(change.member.name)}`
    case 'queueMember':
      return `queue:${formatName(change.queue)}${sign(change.isMember)}${change.member.kind}:${formatValue(change.member.name)}`
    case 'roleParent':
      return `role:${formatName(change.role)}.parent=${formatValue(change.parent)}`
    case 'objectPermission':
      return `${formatContainer(change.container)}.object:${formatName(change.object)}.${objectPermissionWord(change.permission)}=${String(change.isGranted)}`
    case 'fieldPermission':
      return `${formatContainer(change.container)}.field:${dotted(change.object, change.field)}.${change.permission}=${String(change.isGranted)}`
    case 'systemPermission':
      return `${formatContainer(change.container)}.system:${formatName(change.permission)}=${String(change.isGranted)}`
    case 'recordOwner':
      return `record:${formatName(change.record)}.owner=${change.owner.kind}:${formatValue(change.owner.name)}`
    case 'recordValue':
      return `record:${formatName(change.record)}.${change.field}=${change.value ?? ''}`
    case 'restrictionRuleActive':
      return `restrictionRule:${formatName(change.rule)}=${onOff(change.isOn)}`
    case 'orgSetting':
      return `setting:${change.setting}=${change.value}`
  }
}

/** The word of a change for a permission of an object (`viewAll`). */
export function objectPermissionWord(permission: ObjectPermissionKey): string {
  const found = Object.entries(objectPermissionWords).find(([, key]) => key === permission)
  return found === undefined ? permission : found[0]
}

const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')
const sign = (isAdded: boolean) => (isAdded ? '+=' : '-=')
const formatContainer = ({ kind, name }: NamedContainer) => `${kind}:${formatName(name)}`

/** Object and member name; the object is quoted when it holds a dot, since the first dot parts them. */
function dotted(object: string, name: string): string {
  const head =
    object.includes('.') && !formatName(object).startsWith('"') ? `"${object}"` : formatName(object)
  const tail =
    name.includes('.') && !formatName(name).startsWith('"') ? `"${name}"` : formatName(name)
  return `${head}.${tail}`
}

/** A name at the end of a change: it runs to the end, so that it needs quotes only to keep its own edges. */
function formatValue(name: string | null): string {
  if (name === null) return ''
  return name === '' || name !== name.trim() || /^"|"$/.test(name)
    ? `"${name.replaceAll('"', '""')}"`
    : name
}
