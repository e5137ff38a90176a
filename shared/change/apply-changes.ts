import type { Org } from '../model/org'
import { orgInWork } from './batch/org-in-work'
import { sightOf } from './batch/sight-of'
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
  const changing = changingOrg(org, changes.length)
  for (const [position, change] of changes.entries()) {
    const refusal = changing.make(change)
    if (refusal !== null) return { ...refusal, position, text: formatChange(change) }
  }
  return { kind: 'ok', org: changing.org() }
}

/** An org to which changes are made one after another; what is refused leaves it as it is. */
export interface ChangingOrg {
  /** Null when it is made. */
  readonly make: (change: Change) => ChangeRefusal | null
  readonly org: () => Org
}

/** Up to so many changes looking each of them up costs less than lookups for all. */
const fewCount = 16

/** For about so many changes: many of them cost what they touch, not each the whole org. */
export function changingOrg(given: Org, count: number): ChangingOrg {
  const refusalOf = (edited: Edited) => ('kind' in edited ? edited : null)
  if (count <= fewCount) {
    let org = given
    return {
      make(change) {
        const edited = applyChange(org, change)
        if (!('kind' in edited)) org = edited
        return refusalOf(edited)
      },
      org: () => org,
    }
  }
  const work = orgInWork(given)
  const orgOf = (edited: Edited) => ('kind' in edited ? null : edited)
  return {
    make(change) {
      const sight = sightOf(change)
      const run = (org: Org) => applyChange(org, change)
      return refusalOf(sight === null ? work.editWhole(run, orgOf) : work.edit(sight, run, orgOf))
    },
    org: work.whole,
  }
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
