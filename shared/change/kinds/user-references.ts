import type { Org } from '../../model/org'
import type { User } from '../../model/user'
import { changeRefusal } from '../change'
import type { Edited } from '../kind'
import { mapped, withoutGrantees, withParts } from '../references'
import { ownedCount, withoutValues } from './record-item'

/**
 * The user gone, with assignments, memberships and share rows; whoever had them as manager has none.
 *
 * Who owns records is kept: records need an owner, and the platform itself never deletes a user (R2.1, R16.2).
 */
export function withoutUser(org: Org, user: User): Edited {
  const count = ownedCount(org, user.id)
  if (count > 0)
    return changeRefusal(
      'owns-records',
      `\`${user.username}\` owns ${String(count)} ${count === 1 ? 'record' : 'records'} (R2.1); give them another owner first, or set \`isActive=false\` as the platform does`,
    )
  const left = withoutValues(withoutGrantees(org, user.id), new Set([user.id]))
  return withParts(left, {
    folders: mapped(left.folders, (folder) =>
      folder.owner === user.id ? { ...folder, owner: null } : folder,
    ),
    users: mapped(org.users, (one) =>
      one === user ? null : one.manager === user.id ? { ...one, manager: null } : one,
    ),
    assignments: mapped(org.assignments, (one) => (one.user === user.id ? null : one)),
    permissionSetLicenseAssignments:
      org.permissionSetLicenseAssignments === null
        ? null
        : mapped(org.permissionSetLicenseAssignments, (one) => (one.user === user.id ? null : one)),
    territories: mapped(org.territories, (territory) =>
      territory.users.includes(user.id)
        ? { ...territory, users: territory.users.filter((id) => id !== user.id) }
        : territory,
    ),
  })
}
