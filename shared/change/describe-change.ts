import type { Org } from '../model/org'
import { applyChange } from './apply-changes'
import type { Change, ChangeRefusal, NamedContainer, NamedMember } from './change'
import { changeState } from './change-state'
import { objectPermissionWord } from './format-change'

/** A change in words: what is changed, and its value before and after; null where the org says none. */
export interface ChangeDescription {
  readonly subject: string
  readonly property: string
  readonly before: string | null
  readonly after: string | null
}

export type DescribedChange = ({ readonly kind: 'ok' } & ChangeDescription) | ChangeRefusal

/** What the change does to this org, or why it is refused there. */
export function describeChange(org: Org, change: Change): DescribedChange {
  const edited = applyChange(org, change)
  if ('kind' in edited) return edited
  const { subject, property } = wordsOf(change)
  return {
    kind: 'ok',
    subject,
    property,
    before: changeState(org, change),
    after: changeState(edited, change),
  }
}

function wordsOf(change: Change): { subject: string; property: string } {
  switch (change.kind) {
    case 'objectSharingModel':
      return { subject: change.object, property: 'organization-wide default' }
    case 'objectExternalSharingModel':
      return { subject: change.object, property: 'external organization-wide default' }
    case 'objectHierarchyAccess':
      return { subject: change.object, property: 'access through the role hierarchy' }
    case 'fieldWriteRequiresMasterRead':
      return {
        subject: `${change.object}.${change.field}`,
        property: 'Read on the master is enough to write',
      }
    case 'sharingRuleActive':
      return { subject: `sharing rule ${change.object}.${change.rule}`, property: 'active' }
    case 'sharingRuleAccessLevel':
      return { subject: `sharing rule ${change.object}.${change.rule}`, property: 'access level' }
    case 'userRole':
      return { subject: change.user, property: 'role' }
    case 'userProfile':
      return { subject: change.user, property: 'profile' }
    case 'userActive':
      return { subject: change.user, property: 'active' }
    case 'userFrozen':
      return { subject: change.user, property: 'frozen' }
    case 'permissionSetAssignment':
      return { subject: change.user, property: `permission set ${change.permissionSet}` }
    case 'permissionSetGroupAssignment':
      return { subject: change.user, property: `permission set group ${change.permissionSetGroup}` }
    case 'groupMember':
      return { subject: `group ${change.group}`, property: memberWords(change.member) }
    case 'queueMember':
      return { subject: `queue ${change.queue}`, property: memberWords(change.member) }
    case 'roleParent':
      return { subject: `role ${change.role}`, property: 'parent' }
    case 'objectPermission':
      return {
        subject: containerWords(change.container),
        property: `${change.object} ${objectPermissionWord(change.permission)}`,
      }
    case 'fieldPermission':
      return {
        subject: containerWords(change.container),
        property: `${change.object}.${change.field} ${change.permission}`,
      }
    case 'systemPermission':
      return { subject: containerWords(change.container), property: change.permission }
    case 'recordOwner':
      return { subject: `record ${change.record}`, property: 'owner' }
    case 'recordValue':
      return { subject: `record ${change.record}`, property: change.field }
    case 'restrictionRuleActive':
      return { subject: `restriction rule ${change.rule}`, property: 'active' }
  }
}

const memberWords = ({ kind, name }: NamedMember) => `member ${kind} ${name}`

const containerNouns: Readonly<Record<NamedContainer['kind'], string>> = {
  profile: 'profile',
  permissionSet: 'permission set',
  mutingPermissionSet: 'muting permission set',
}
const containerWords = ({ kind, name }: NamedContainer) => `${containerNouns[kind]} ${name}`
