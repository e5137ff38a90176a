import { isExpirationDate, type Assignment } from '@shared/model/container'
import { parsePermissionSetId } from '@shared/model/id'
import { report } from './findings'
import { sortedBy } from './order'
import type { SetRows } from './permission-rows'
import type { PermissionSetGroupRegistry } from './permission-set-groups'
import { groupOfRow } from './permission-set-groups'
import type { PermissionSetRegistry } from './permission-sets'
import { resolveId, resolveName } from './registry'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place } from './sources'
import type { UserRegistry } from './users'
import { userOfColumns } from './users'

interface Containers {
  readonly setRows: SetRows
  readonly sets: PermissionSetRegistry
  readonly groups: PermissionSetGroupRegistry
}

function assignmentOf(
  sources: Sources,
  users: UserRegistry,
  containers: Containers,
  row: Row,
): Assignment | null {
  const user = userOfColumns(sources, users, row, 'AssigneeId', 'Assignee.Username')
  if (user === null || flag(row, 'IsActive') === false || flag(row, 'IsRevoked') === true)
    return null
  const expirationDate = cell(row, 'ExpirationDate')
  if (expirationDate !== null && !isExpirationDate(expirationDate)) {
    const message = `\`ExpirationDate\` is \`${expirationDate}\`, which is no date; the assignment was left out, write it as 2027-01-31T00:00:00Z`
    report(sources.findings, 'error', 'bad-date', place(row), message)
    return null
  }
  const setId = cell(row, 'PermissionSetId')
  const owner =
    setId === null ? undefined : containers.setRows.byId.get(parsePermissionSetId(setId))?.owner
  if (owner?.kind === 'profile' || flag(row, 'PermissionSet.IsOwnedByProfile') === true) return null
  const group = groupOfRow(sources, containers.groups, row)
  if (group !== null)
    return { kind: 'permissionSetGroup', user, permissionSetGroup: group, expirationDate }
  if (owner?.kind === 'group') {
    if (owner.group === null) return null
    const id = resolveId(containers.groups, owner.group, place(row), sources.findings)
    return { kind: 'permissionSetGroup', user, permissionSetGroup: id, expirationDate }
  }
  const name = cell(row, 'PermissionSet.Name')
  if (setId === null && name === null) return null
  if (/^X00e\w{9,15}$/.test(name ?? '')) return null
  const permissionSet =
    setId !== null && (containers.sets.entries.has(parsePermissionSetId(setId)) || name === null)
      ? resolveId(containers.sets, setId, place(row), sources.findings)
      : resolveName(containers.sets, name ?? '', place(row), sources.findings)
  return { kind: 'permissionSet', user, permissionSet, expirationDate }
}

/** The set or group that is given. */
export const assignedId = (assignment: Assignment): string =>
  assignment.kind === 'permissionSet' ? assignment.permissionSet : assignment.permissionSetGroup

/**
 * Assignments of `PermissionSetAssignment` rows, each once.
 *
 * The profile's own set is no assignment, and the computed set of a group stands for the group (PRM-07). Rows that the
 * platform says are inactive or revoked are left out (PRM-05), and those that end at no date, with a diagnostic.
 */
export function assembleAssignments(
  sources: Sources,
  users: UserRegistry,
  containers: Containers,
): Assignment[] {
  const unique = new Map<string, Assignment>()
  for (const row of eachRow(sources, 'PermissionSetAssignment')) {
    const assignment = assignmentOf(sources, users, containers, row)
    if (assignment === null) continue
    unique.set(
      JSON.stringify([assignment.user, assignedId(assignment), assignment.expirationDate]),
      assignment,
    )
  }
  return sortedBy(
    unique.values(),
    (assignment) => assignment.user,
    (assignment) => assignment.kind,
    assignedId,
    (assignment) => assignment.expirationDate ?? '',
  )
}
