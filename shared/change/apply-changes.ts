import type { Org } from '../model/org'
import type { Change, ChangeRefusal } from './change'
import { deleteItem, editList, makeItem, setProperty } from './edit-item'
import { editFieldPermission, editObjectPermission, editSystemPermission } from './edit-permission'
import { editRecordOwner, editRecordValue } from './edit-record'
import { formatChange } from './format-change'
import type { Edited } from './kind'
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
    case 'make':
      return makeItem(org, change)
    case 'delete':
      return deleteItem(org, change)
    case 'set':
      return setProperty(org, change)
    case 'add':
    case 'take':
      return editList(org, change)
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
    case 'orgSetting':
      return editOrgSetting(org, change)
  }
}
