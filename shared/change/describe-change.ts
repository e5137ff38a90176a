import type { Org } from '../model/org'
import { applyChange } from './apply-changes'
import type { Change, ChangeRefusal } from './change'
import { changeState } from './change-state'
import { objectPermissionWord } from './format-change'

/** A code and its arguments: the message file of a language turns them into words. */
export interface Wording {
  readonly code: string
  readonly args: Readonly<Record<string, string>>
}

/** A change as it would be made: what is changed, and its value before and after; null where the org says none. */
export interface ChangeDescription {
  /** The code is the change's `kind`. */
  readonly subject: Wording
  readonly before: Wording | null
  readonly after: Wording | null
}

export type DescribedChange = ({ readonly kind: 'ok' } & ChangeDescription) | ChangeRefusal

/** What the change does to this org, or why it is refused there. */
export function describeChange(org: Org, change: Change): DescribedChange {
  const edited = applyChange(org, change)
  if ('kind' in edited) return edited
  return {
    kind: 'ok',
    subject: { code: change.kind, args: argsOf(change) },
    before: valueOf(change, changeState(org, change)),
    after: valueOf(change, changeState(edited, change)),
  }
}

/** What is on and off has its own code; other values say what they are the value of. */
function valueOf(change: Change, state: string | null): Wording | null {
  if (state === null) return null
  if (change.kind === 'orgSetting')
    return { code: 'setting', args: { setting: change.setting, value: state } }
  if (state === 'on' || state === 'off') return { code: state, args: {} }
  const isModel =
    change.kind === 'objectSharingModel' || change.kind === 'objectExternalSharingModel'
  return isModel
    ? { code: 'sharingModel', args: { model: state } }
    : { code: 'name', args: { name: state } }
}

function argsOf(change: Change): Readonly<Record<string, string>> {
  switch (change.kind) {
    case 'objectSharingModel':
    case 'objectExternalSharingModel':
    case 'objectHierarchyAccess':
      return { object: change.object }
    case 'fieldWriteRequiresMasterRead':
      return { object: change.object, field: change.field }
    case 'sharingRuleActive':
    case 'sharingRuleAccessLevel':
      return { object: change.object, rule: change.rule }
    case 'userRole':
    case 'userProfile':
    case 'userActive':
    case 'userFrozen':
      return { user: change.user }
    case 'permissionSetAssignment':
      return { user: change.user, set: change.permissionSet }
    case 'permissionSetGroupAssignment':
      return { user: change.user, set: change.permissionSetGroup }
    case 'groupMember':
      return { group: change.group, member: change.member.name, memberKind: change.member.kind }
    case 'queueMember':
      return { queue: change.queue, member: change.member.name, memberKind: change.member.kind }
    case 'roleParent':
      return { role: change.role }
    case 'objectPermission': {
      const permission = objectPermissionWord(change.permission)
      return { ...containerArgs(change), object: change.object, permission }
    }
    case 'fieldPermission': {
      const { object, field, permission } = change
      return { ...containerArgs(change), object, field, permission }
    }
    case 'systemPermission':
      return { ...containerArgs(change), permission: change.permission }
    case 'recordOwner':
      return { record: change.record }
    case 'recordValue':
      return { record: change.record, field: change.field }
    case 'restrictionRuleActive':
      return { rule: change.rule }
    case 'orgSetting':
      return { setting: change.setting }
  }
}

const containerArgs = ({ container }: Extract<Change, { container: unknown }>) => ({
  containerKind: container.kind,
  container: container.name,
})
