import { userAt } from '../compile/reach-context'
import { recordStep } from '../record/record-step'
import { SharingLevel } from '../../model/level'
import type { Grant } from '../answer'
import { cellOf, idAt } from '../compile/compiled-table'
import type { Subject } from '../record/subject'
import { grantIf, ownerCell } from './content-grants'
import { rowsNaming } from './content-rows'
import { holdsOneOf, isExternalUser } from './membership'
import { type Reached, both, either } from '../record/reached'

type GroupKind = 'Public' | 'Private' | 'Unlisted'

function kindOf({ table, row }: Subject): GroupKind | null {
  const kind = cellOf(table, row, 'CollaborationType')
  return kind === 'Public' || kind === 'Private' || kind === 'Unlisted' ? kind : null
}

interface Membership {
  readonly isMember: Reached
  readonly isOwner: Reached
  readonly isManager: Reached
}

/** Who the user is in the group: owner, manager, member. Rule CHT-05. */
function membershipOf(group: Subject): Membership {
  const { compiled, table, row } = group
  const { id: user } = userAt(compiled, group.user)
  const owner = ownerCell(group)
  const isOwner: Reached = owner === null ? 'unknown' : owner === user ? 'yes' : 'no'
  const members = rowsNaming(compiled.content, 'CollaborationGroupMember', idAt(table, row))
  if (members === null)
    return { isMember: either(isOwner, 'unknown'), isOwner, isManager: 'unknown' }
  const own = members.rows.filter((at) => cellOf(members.table, at, 'MemberId') === user)
  const roles = own.map((at) => cellOf(members.table, at, 'CollaborationRole'))
  const isManager = either(
    ...roles.map((role) => (role === 'Admin' ? 'yes' : role === undefined ? 'unknown' : 'no')),
  )
  return { isMember: own.length > 0 ? 'yes' : isOwner === 'yes' ? 'yes' : 'no', isOwner, isManager }
}

/**
 * May the user read what is posted in the group? Rules R15.14, R12.6 c, CHT-03, CHT-04.
 *
 * Archived and broadcast-only groups are read as before.
 */
export function readsGroupContent(group: Subject): Reached {
  const { compiled, user } = group
  const { isMember } = membershipOf(group)
  if (isExternalUser(compiled, user)) return both(isMember, admitsCustomers(group))
  switch (kindOf(group)) {
    case 'Public':
      return 'yes'
    case 'Private':
      return either(isMember, holdsOneOf(compiled, user, 'ViewAllData', 'ModifyAllData'))
    case 'Unlisted':
      return either(isMember, holdsOneOf(compiled, user, 'ManageUnlistedGroups'))
    case null:
      return either(isMember, 'unknown')
  }
}

/** CHT-04: a group that is not of a site has external members only where it allows customers. */
function admitsCustomers({ compiled, user, table, row }: Subject): Reached {
  if (compiled.families[user] === 'guest') return 'no'
  const allowed = cellOf(table, row, 'CanHaveGuests')
  if (allowed?.toLowerCase() === 'true') return 'yes'
  const site = cellOf(table, row, 'NetworkId')
  const isOfSite = site !== undefined && site !== null && site !== ''
  return allowed === undefined || isOfSite ? 'unknown' : 'no'
}

/** Name and description of a private group are for every internal user to see; of an unlisted one, for its readers. Rule CHT-03. */
function seesGroup(group: Subject): Reached {
  const reads = readsGroupContent(group)
  return kindOf(group) === 'Private' && !isExternalUser(group.compiled, group.user) ? 'yes' : reads
}

/** The group itself: who sees that it is there, who manages it. Rules CHT-03, CHT-05. */
export function chatterGroupGrants(group: Subject): Grant[] {
  const { compiled, user, table, row } = group
  const { isOwner, isManager } = membershipOf(group)
  const isUnlisted = kindOf(group) === 'Unlisted'
  const isAdministrator = isUnlisted
    ? holdsOneOf(compiled, user, 'ManageUnlistedGroups')
    : kindOf(group) === null
      ? both(holdsOneOf(compiled, user, 'ModifyAllData', 'ManageUnlistedGroups'), 'unknown')
      : holdsOneOf(compiled, user, 'ModifyAllData')
  const administrator = isUnlisted ? 'ManageUnlistedGroups' : 'ModifyAllData'
  const via = [recordStep(table, row)]
  return [
    ...grantIf(seesGroup(group), 'ChatterGroup', SharingLevel.Read, 'CHT-03', { via }),
    ...grantIf(isManager, 'ChatterGroup', SharingLevel.Edit, 'CHT-05', { via }),
    ...grantIf(isOwner, 'Owner', SharingLevel.All, 'CHT-05', { via }),
    ...grantIf(isAdministrator, administrator, SharingLevel.All, 'CHT-03'),
  ]
}

/** A membership is seen by whoever reads the group's content. Rule CHT-03. */
export function readsMembers(group: Subject): Grant[] {
  const via = [recordStep(group.table, group.row)]
  return grantIf(readsGroupContent(group), 'ChatterGroup', SharingLevel.Read, 'CHT-03', { via })
}
