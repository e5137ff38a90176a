import type { PermissionSet, PermissionSetLicenseAssignment } from '@shared/model/container'
import { sortedBy } from './order'
import { reportCounted } from './findings'
import type { Sources } from './sources'
import { cell, eachRow, hasTable, place } from './sources'
import { userOfColumns, type UserRegistry } from './users'

const idKey = (id: string | null) => id?.slice(0, 15) ?? ''

/** Both names of a permission set licence, by the first 15 characters of its id. */
function spellingsById(sources: Sources): Map<string, string[]> {
  const spellings = new Map<string, string[]>()
  for (const row of eachRow(sources, 'PermissionSetLicense')) {
    const names = [cell(row, 'DeveloperName'), cell(row, 'MasterLabel')]
    spellings.set(
      idKey(cell(row, 'Id')),
      names.filter((name) => name !== null),
    )
  }
  return spellings
}

/**
 * Who holds which permission set licence, each once, under the name that permission sets use where one does; null when
 * no file of the import says it. Rule PRM-04.
 */
export function assembleLicenceAssignments(
  sources: Sources,
  users: UserRegistry,
  sets: readonly PermissionSet[],
): PermissionSetLicenseAssignment[] | null {
  if (!hasTable(sources, 'PermissionSetLicenseAssign')) return null
  const used = new Set(sets.map(({ license }) => license?.toLowerCase()))
  const byId = spellingsById(sources)
  const unique = new Map<string, PermissionSetLicenseAssignment>()
  for (const row of eachRow(sources, 'PermissionSetLicenseAssign')) {
    const user = userOfColumns(sources, users, row, 'AssigneeId', 'Assignee.Username')
    const names = [
      cell(row, 'PermissionSetLicense.DeveloperName'),
      cell(row, 'PermissionSetLicense.MasterLabel'),
      ...(byId.get(idKey(cell(row, 'PermissionSetLicenseId'))) ?? []),
    ].filter((name) => name !== null)
    const name = names.find((each) => used.has(each.toLowerCase())) ?? names[0]
    if (name === undefined) {
      const message = 'licences of these rows are not in this import; export PermissionSetLicense'
      reportCounted(sources.findings, 'warning', 'unknown-licence', place(row), message)
    } else if (user !== null) unique.set(`${user} ${name}`, { user, permissionSetLicense: name })
  }
  return sortedBy(
    unique.values(),
    (entry) => entry.user,
    (entry) => entry.permissionSetLicense,
  )
}
