import { parseRecordId } from '../../model/id'
import type { Org } from '../../model/org'
import type { RecordTable } from '../../model/record-table'
import type { User } from '../../model/user'

/**
 * True where users count as records: an org that states a default for them, one that is asked about them (R15.16), or one
 * with posts, which may stand on a user (R15.14).
 */
export function areUsersRecords(org: Org, areUsersAsked: boolean): boolean {
  const isUser = (name: string) => name.toLowerCase() === 'user'
  if (org.records.some((table) => isUser(table.object))) return false
  return (
    areUsersAsked ||
    org.records.some((table) => table.object.toLowerCase() === 'feeditem') ||
    org.objects.some(({ name, sharingModel }) => isUser(name) && sharingModel !== null)
  )
}

/** The users of an org as records that own themselves, so that rules on users match them by membership (R15.18). */
export function userRecords(users: readonly User[]): RecordTable {
  const column = (field: string, value: (user: User) => string | null) => ({
    field,
    values: users.map(value),
  })
  return {
    object: 'User',
    ids: users.map(({ id }) => parseRecordId(id)),
    owners: users.map(({ id }) => id),
    columns: [
      column('AccountId', ({ account }) => account),
      column('Alias', ({ alias }) => alias),
      column('CommunityNickname', ({ nickname }) => nickname),
      column('ContactId', ({ contact }) => contact),
      column('IsActive', ({ isActive }) => String(isActive)),
      column('ManagerId', ({ manager }) => manager),
      column('Name', ({ name }) => name),
      column('ProfileId', ({ profile }) => profile),
      column('UserRoleId', ({ role }) => role),
      column('UserType', ({ userType }) => userType),
      column('Username', ({ username }) => username),
      ...otherFields(users).map((name) =>
        column(name, ({ fields }) => fields?.find(({ field }) => field === name)?.value ?? null),
      ),
    ],
    matchedRules: null,
  }
}

/** Fields that every user states: of any other it is not known who leaves it blank. */
const otherFields = ([first, ...rest]: readonly User[]): string[] =>
  (first?.fields ?? [])
    .map(({ field }) => field)
    .filter((name) => rest.every(({ fields }) => fields?.some(({ field }) => field === name)))
