import type { Org } from '../model/org'
import type { Change, ChangeRefusal } from './change'
import {
  editGroupMember,
  editPermissionSetAssignment,
  editPermissionSetGroupAssignment,
  editQueueMember,
} from './edit-membership'
import {
  editExternalSharingModel,
  editHierarchyAccess,
  editRestrictionRuleActive,
  editSharingModel,
  editSharingRuleAccessLevel,
  editSharingRuleActive,
  editWriteRequiresMasterRead,
  type Edited,
} from './edit-object'
import { editFieldPermission, editObjectPermission, editSystemPermission } from './edit-permission'
import { editRecordOwner, editRecordValue } from './edit-record'
import {
  editRoleParent,
  editUserActive,
  editUserFrozen,
  editUserProfile,
  editUserRole,
} from './edit-user'
import { formatChange } from './format-change'
import { editOrgSetting } from './org-setting'

export type ChangedOrg =
  | { readonly kind: 'ok'; readonly org: Org }
  /** `position`: which of the changes is refused, from 0; `text` is that change. */
  | (ChangeRefusal & { readonly position: number; readonly text: string })

/**
 * The org after all changes, in order, or the first refusal; the org given is never altered and nothing is half applied.
 *
 * What a change does not touch is shared with the org before, so that the cost is that of the lists it touches.
 */
export function applyChanges(org: Org, changes: readonly Change[]): ChangedOrg {
  let current = org
  for (const [position, change] of changes.entries()) {
    const edited = applyChange(current, change)
    if ('kind' in edited) return { ...edited, position, text: formatChange(change) }
    current = edited
  }
  return { kind: 'ok', org: current }
}

/** The org after one change, or why it cannot be. */
export function applyChange(org: Org, change: Change): Edited {
  switch (change.kind) {
    case 'objectSharingModel':
      return editSharingModel(org, change)
    case 'objectExternalSharingModel':
      return editExternalSharingModel(org, change)
    case 'objectHierarchyAccess':
      return editHierarchyAccess(org, change)
    case 'fieldWriteRequiresMasterRead':
      return editWriteRequiresMasterRead(org, change)
    case 'sharingRuleActive':
      return editSharingRuleActive(org, change)
    case 'sharingRuleAccessLevel':
      return editSharingRuleAccessLevel(org, change)
    case 'userRole':
      return editUserRole(org, change)
    case 'userProfile':
      return editUserProfile(org, change)
    case 'userActive':
      return editUserActive(org, change)
    case 'userFrozen':
      return editUserFrozen(org, change)
    case 'permissionSetAssignment':
      return editPermissionSetAssignment(org, change)
    case 'permissionSetGroupAssignment':
      return editPermissionSetGroupAssignment(org, change)
    case 'groupMember':
      return editGroupMember(org, change)
    case 'queueMember':
      return editQueueMember(org, change)
    case 'roleParent':
      return editRoleParent(org, change)
    case 'objectPermission':
      return editObjectPermission(org, change)
    case 'fieldPermission':
      return editFieldPermission(org, change)
    case 'systemPermission':
      return editSystemPermission(org, change)
    case 'recordOwner':
      return editRecordOwner(org, change)
    case 'recordValue':
      return editRecordValue(org, change)
    case 'restrictionRuleActive':
      return editRestrictionRuleActive(org, change)
    case 'orgSetting':
      return editOrgSetting(org, change)
  }
}
