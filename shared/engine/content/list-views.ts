import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { cellOf } from '../compile/compiled-table'
import type { Subject } from '../record/subject'
import { grantIf, soleOwnerGrants } from './content-grants'
import { holdsOneOf, isMember } from './membership'
import { either } from '../record/reached'

/**
 * A list view: for its owner alone, for everybody, or for those whom its share rows name.
 *
 * Seeing it opens no record. `Visibility` says which; exports of the platform do not hold it, so that nothing is known of
 * others' views there. View All Data does not open what is private to somebody else. Rules R15.11, R12.6 e, FLD-30, FLD-31.
 */
export function listViewGrants(view: Subject): Grant[] {
  const { compiled, user, table, row } = view
  const owner = soleOwnerGrants(view, 'FLD-30')
  const manages = grantIf(
    holdsOneOf(compiled, user, 'EditPublicFilters'),
    'EditPublicFilters',
    SharingLevel.All,
    'FLD-30',
  )
  switch (cellOf(table, row, 'Visibility')) {
    case 'OnlyMe':
      return owner
    case 'AllUsers':
      return [...manages, ...grantIf('yes', 'FolderShare', SharingLevel.Read, 'FLD-31')]
    case 'Shared':
      return [...sharedGrants(view), ...manages]
    default:
      return [...owner, ...grantIf('unknown', 'FolderShare', SharingLevel.Read, 'FLD-30')]
  }
}

function sharedGrants({ compiled, user, table, row }: Subject): Grant[] {
  const shares = table.sharesByRow.get(row) ?? []
  const isShared = either(...shares.map(({ grantee }) => isMember(compiled, grantee, user)))
  return grantIf(isShared, 'FolderShare', SharingLevel.Read, 'FLD-30')
}
