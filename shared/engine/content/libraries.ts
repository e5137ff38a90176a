import { recordStep } from '../record/record-step'
import { tableAt, tableNamed } from '../compile/compile-tables'
import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import { cellOf, type CompiledTable, idAt } from '../compile/compiled-table'
import type { Subject } from '../record/subject'
import { boundedGrants, grantIf, positionIn } from './content-grants'
import { rowsNaming } from './content-rows'
import { holdsOneOf, isMember, principalOf } from './membership'
import type { Reached } from '../record/reached'

/** What a library permission may allow, by the column that says so. Rule CNT-11. */
export const libraryPrivileges = {
  ManageLibrary: 'PermissionsManageWorkspace',
  AddContent: 'PermissionsAddContent',
  AddContentOnBehalf: 'PermissionsAddContentOBO',
  ArchiveContent: 'PermissionsArchiveContent',
  DeleteContent: 'PermissionsDeleteContent',
  FeatureContent: 'PermissionsFeatureContent',
  ViewComments: 'PermissionsViewComments',
  AddComments: 'PermissionsAddComment',
  ModifyComments: 'PermissionsModifyComments',
  TagContent: 'PermissionsTagContent',
  DeliverContent: 'PermissionsDeliverContent',
  AttachOrShareInChatter: 'PermissionsChatterSharing',
} as const
export type LibraryPrivilege = keyof typeof libraryPrivileges
const allPrivileges = Object.keys(libraryPrivileges) as LibraryPrivilege[] // keys of the table above

/** What the platform's own library permissions hold, by name. Rule CNT-12. */
const defaultPrivileges: ReadonlyMap<string, readonly LibraryPrivilege[]> = new Map(
  Object.entries<readonly LibraryPrivilege[]>({
    viewer: ['ViewComments', 'AddComments'],
    author: ['AddContent', 'AddContentOnBehalf', 'ArchiveContent', 'AddComments', 'TagContent'],
    'library administrator': ['ManageLibrary'],
  }),
)

/** The privileges with all that they imply. Rule CNT-11. */
export function withImplied(
  privileges: readonly LibraryPrivilege[],
): ReadonlySet<LibraryPrivilege> {
  const all = new Set(privileges)
  if (all.has('ManageLibrary'))
    for (const privilege of allPrivileges) if (privilege !== 'DeliverContent') all.add(privilege)
  if (all.has('AddComments')) all.add('ViewComments')
  return all
}

/** A user's place in a library: entries for the user and for groups of the user, united. Rule CNT-10. */
export interface LibraryMembership {
  readonly isMember: Reached
  readonly privileges: ReadonlySet<LibraryPrivilege>
  /** False when an entry that may be the user's names a permission that the import does not hold. */
  readonly arePrivilegesKnown: boolean
}

/** Who the user is in the library. Rules CNT-10–CNT-12. */
export function libraryMembership(
  compiled: CompiledOrg,
  user: number,
  library: string,
): LibraryMembership {
  const members = rowsNaming(compiled.content, 'ContentWorkspaceMember', library)
  if (members === null)
    return { isMember: 'unknown', privileges: new Set(), arePrivilegesKnown: false }
  const held: LibraryPrivilege[] = []
  let isIn: Reached = 'no'
  let arePrivilegesKnown = true
  for (const row of members.rows) {
    const reached = memberReached(compiled, members.table, row, user)
    if (reached === 'no') continue
    if (isIn !== 'yes') isIn = reached
    const privileges = privilegesOf(compiled, members.table, row)
    if (privileges === null || reached === 'unknown') arePrivilegesKnown = false
    if (reached === 'yes') held.push(...(privileges ?? []))
  }
  return { isMember: isIn, privileges: withImplied(held), arePrivilegesKnown }
}

function memberReached(
  compiled: CompiledOrg,
  table: CompiledTable,
  row: number,
  user: number,
): Reached {
  const id = cellOf(table, row, 'MemberId')
  if (id === undefined) return 'unknown'
  const member = id === null ? null : principalOf(compiled, id)
  if (member !== null) return isMember(compiled, member, user)
  return cellOf(table, row, 'MemberType') === 'U' ? 'no' : 'unknown'
}

/** Privileges that an entry's permission states, else those of the platform's permission of that name; null: not known. */
function privilegesOf(
  compiled: CompiledOrg,
  members: CompiledTable,
  row: number,
): readonly LibraryPrivilege[] | null {
  const id = cellOf(members, row, 'ContentWorkspacePermissionId')
  const position = positionIn(compiled, 'ContentWorkspacePermission', id)
  const table = tableNamed(compiled, 'ContentWorkspacePermission')
  if (position === null || table === undefined) return null
  const isStated = allPrivileges.some(
    (privilege) => cellOf(table, position.row, libraryPrivileges[privilege]) !== undefined,
  )
  if (isStated)
    return allPrivileges.filter(
      (privilege) =>
        cellOf(table, position.row, libraryPrivileges[privilege])?.toLowerCase() === 'true',
    )
  return defaultPrivileges.get((cellOf(table, position.row, 'Name') ?? '').toLowerCase()) ?? null
}

/**
 * Level of a library's member on its files: reading needs no privilege. Rules CNT-10, CNT-11, CNT-13.
 *
 * Deleting without adding has no step on the scale of levels: it is left open as possible.
 */
export function libraryFileLevels({
  isMember: isIn,
  privileges,
  arePrivilegesKnown,
}: LibraryMembership): readonly [certain: SharingLevel, possible: SharingLevel] {
  if (isIn === 'no') return [SharingLevel.None, SharingLevel.None]
  if (isIn === 'unknown') return [SharingLevel.None, SharingLevel.All]
  const deletes = privileges.has('DeleteContent')
  const certain = !privileges.has('AddContent')
    ? SharingLevel.Read
    : deletes
      ? SharingLevel.All
      : SharingLevel.Edit
  return [certain, arePrivilegesKnown && !deletes ? certain : SharingLevel.All]
}

/** Files of a library: its members and nobody else, whatever they may see otherwise. Rules R15.8, CNT-10, CNT-13. */
export function libraryFileGrants(compiled: CompiledOrg, user: number, library: string): Grant[] {
  const levels = libraryFileLevels(libraryMembership(compiled, user, library))
  const position = positionIn(compiled, 'ContentWorkspace', library)
  const via =
    position === null ? [] : [recordStep(tableAt(compiled, position.object), position.row)]
  return boundedGrants('Library', levels, 'CNT-10', { via })
}

/** The library itself: members see it; its administrators and the content administrator manage it. Rules CNT-10, CNT-11. */
export function libraryGrants(subject: Subject): Grant[] {
  const { compiled, user, table, row } = subject
  const membership = libraryMembership(compiled, user, idAt(table, row))
  const manages = membership.privileges.has('ManageLibrary')
  const certain =
    membership.isMember !== 'yes'
      ? SharingLevel.None
      : manages
        ? SharingLevel.All
        : SharingLevel.Read
  const isOpen = membership.isMember !== 'no' && !membership.arePrivilegesKnown
  const via = [recordStep(table, row)]
  return [
    ...boundedGrants('Library', [certain, isOpen ? SharingLevel.All : certain], 'CNT-10', { via }),
    ...grantIf(
      holdsOneOf(compiled, user, 'ContentAdministrator'),
      'ContentAdministrator',
      SharingLevel.All,
      'CNT-10',
    ),
  ]
}
