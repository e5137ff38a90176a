import type { ProfileId, RoleId, UserId } from '@shared/model/id'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { User, UserType } from '@shared/model/user'
import { userTypes } from '@shared/model/user'
import { report, reportCounted } from './findings'
import type { ProfileRegistry } from './profiles'
import type { Registry } from './registry'
import { add, emptyRegistry, keyNamed, resolveId, resolveName, stableKey } from './registry'
import type { RoleRegistry } from './roles'
import { userTypeOfLicense } from '@shared/model/licence-caps'
import type { Row, Sources } from './sources'
import { cell, eachRow, flag, place, tableNamed } from './sources'

export type UserRegistry = Registry<UserId, User>

const typesByLowerName: ReadonlyMap<string, UserType> = new Map([
  ...userTypes.map((type) => [type.toLowerCase(), type] as const),
  ['prm', 'PowerPartner'] as const,
])

function userTypeOf(sources: Sources, row: Row, license: string | null): UserType {
  const text = cell(row, 'UserType')
  if (text === null) return userTypeOfLicense(license)
  const known = typesByLowerName.get(text.toLowerCase())
  if (known !== undefined) return known
  const message = `\`${text}\` is no user type this model knows; such users get no record doors`
  reportCounted(sources.findings, 'warning', 'unknown-user-type', place(row), message)
  return 'CsnOnly'
}

function profileOf(sources: Sources, profiles: ProfileRegistry, row: Row): ProfileId {
  const name = cell(row, 'Profile.Name')
  const id = cell(row, 'ProfileId')
  if (id !== null && profiles.entries.has(profiles.parseKey(id))) return profiles.parseKey(id)
  if (name !== null) return resolveName(profiles, name, place(row), sources.findings)
  return resolveId(profiles, id ?? 'unknown', place(row), sources.findings)
}

function roleOf(sources: Sources, roles: RoleRegistry, row: Row): RoleId | null {
  const id = cell(row, 'UserRoleId')
  const name = cell(row, 'UserRole.DeveloperName') ?? cell(row, 'UserRole.Name')
  if (id !== null && roles.entries.has(roles.parseKey(id))) return roles.parseKey(id)
  if (name !== null) return resolveName(roles, name, place(row), sources.findings)
  return id === null ? null : resolveId(roles, id, place(row), sources.findings)
}

const roleColumns = ['UserRoleId', 'UserRole.DeveloperName', 'UserRole.Name']

/** An export of users that no column says the role of: they are taken to have none (R4.5), which is told with its cure. */
function reportRoles(sources: Sources): void {
  const users = tableNamed(sources, 'User')
  const [file] = users?.files ?? []
  if (users === null || file === undefined || users.rowCount === 0) return
  if (roleColumns.some((name) => users.columns.has(name.toLowerCase()))) return
  const message =
    'no column says which role users have, so they are taken to have none: nobody inherits by role, and groups of roles are empty; export `UserRoleId` of User'
  report(sources.findings, 'warning', 'user-roles-missing', { file, line: 1 }, message)
}

/** Standard fields that rules compare people by, beside those that the model keeps apart. */
const comparedFields = [
  'City',
  'CompanyName',
  'Country',
  'Department',
  'Division',
  'Email',
  'EmployeeNumber',
  'FirstName',
  'LastName',
  'State',
  'Title',
]

/** These and every custom field that the export has a column for; nothing where it has none. Rules R14.6, R15.18. */
function otherFields(row: Row): Pick<User, 'fields'> {
  const standard = comparedFields.filter((field) => row.table.columns.has(field.toLowerCase()))
  const custom = [...row.table.columns.values()].flatMap(({ name }) =>
    /^\w+__c$/i.test(name) ? [name.replace(/__C$/, '__c')] : [],
  )
  const fields = [...standard, ...custom].sort()
  return fields.length === 0
    ? {}
    : { fields: fields.map((field) => ({ field, value: cell(row, field) })) }
}

function userOfRow(
  sources: Sources,
  row: Row,
  id: UserId,
  registries: { roles: RoleRegistry; profiles: ProfileRegistry },
): User {
  const profile = profileOf(sources, registries.profiles, row)
  const license = registries.profiles.entries.get(profile)?.userLicense ?? null
  const username = cell(row, 'Username') ?? id
  const [contact, account] = [cell(row, 'ContactId'), cell(row, 'AccountId')]
  const fullName = [cell(row, 'FirstName'), cell(row, 'LastName')].filter(Boolean).join(' ')
  return {
    id,
    username,
    name: cell(row, 'Name') ?? (fullName === '' ? username : fullName),
    alias: cell(row, 'Alias'),
    isActive: flag(row, 'IsActive') ?? true,
    isFrozen: false,
    userType: userTypeOf(sources, row, license),
    profile,
    role: roleOf(sources, registries.roles, row),
    manager: null,
    contact: contact === null ? null : parseRecordId(contact),
    account: account === null ? null : parseRecordId(account),
    isPortalSuperUser:
      flag(row, 'IsPortalSuperUser') ?? flag(row, 'UserPermissionsPortalSuperUser') ?? false,
    nickname: cell(row, 'CommunityNickname'),
    ...otherFields(row),
    isPersona: false,
  }
}

/** Users by a text that need not be unique, in lower case; null for one that several have. */
export function usersBy(
  users: UserRegistry,
  textOf: (user: User) => string | null,
): Map<string, UserId | null> {
  const byText = new Map<string, UserId | null>()
  for (const user of users.entries.values()) {
    const key = textOf(user)?.toLowerCase()
    if (key !== undefined) byText.set(key, byText.has(key) ? null : user.id)
  }
  return byText
}

/** The user a row names by id or by username, in columns such as `AssigneeId` and `Assignee.Username`; null when it names none of the import (reported). */
export function userOfColumns(
  sources: Sources,
  users: UserRegistry,
  row: Row,
  idColumn: string,
  nameColumn: string,
): UserId | null {
  const user = namedUser(sources, users, row, idColumn, nameColumn)
  return user !== null && users.entries.has(user) ? user : null
}

/** The same, with the id of somebody who is not in the import. */
function namedUser(
  sources: Sources,
  users: UserRegistry,
  row: Row,
  idColumn: string,
  nameColumn: string,
): UserId | null {
  const id = cell(row, idColumn)
  const name = cell(row, nameColumn)
  if (id !== null) return resolveId(users, id, place(row), sources.findings)
  return name === null ? null : resolveName(users, name, place(row), sources.findings)
}

function addFrozenAndLocked(sources: Sources, users: UserRegistry): void {
  for (const row of eachRow(sources, 'UserLogin')) {
    const isFrozen = flag(row, 'IsFrozen') === true
    const isLocked = flag(row, 'IsPasswordLocked') === true
    if (!isFrozen && !isLocked) continue
    const id = userOfColumns(sources, users, row, 'UserId', 'User.Username')
    const user = id === null ? undefined : users.entries.get(id)
    if (id === null || user === undefined) continue
    users.entries.set(id, {
      ...user,
      isFrozen: user.isFrozen || isFrozen,
      ...(isLocked ? { isLocked } : {}),
    })
  }
}

/** Users of `User` rows, with managers and frozen logins; they come from data alone. Usernames are unique. */
export function assembleUsers(
  sources: Sources,
  roles: RoleRegistry,
  profiles: ProfileRegistry,
): UserRegistry {
  const users = emptyRegistry<UserId, User>('user', parseUserId, null)
  const rows = new Map<UserId, Row>()
  for (const row of eachRow(sources, 'User')) {
    const stated = cell(row, 'Id')
    const username = cell(row, 'Username')
    if (stated === null && username === null) continue
    const id = stated === null ? stableKey(users, username ?? '') : parseUserId(stated)
    if (rows.has(id))
      reportCounted(
        sources.findings,
        'warning',
        'duplicate-id',
        place(row),
        `user \`${id}\` stands twice; the last row was taken`,
      )
    const other = username === null ? null : keyNamed(users, username)
    if (other !== null && other !== id)
      reportCounted(
        sources.findings,
        'warning',
        'duplicate-username',
        place(row),
        `username \`${username ?? ''}\` belongs to two users; names lead to the first`,
      )
    add(
      users,
      id,
      username === null ? [] : [username],
      userOfRow(sources, row, id, { roles, profiles }),
    )
    rows.set(id, row)
  }
  for (const [id, row] of rows) {
    const user = users.entries.get(id)
    // Somebody who is not in the import stays named: whom that one answers to is unknown (R5.11).
    const manager = namedUser(sources, users, row, 'ManagerId', 'Manager.Username')
    if (user !== undefined && manager !== null) users.entries.set(id, { ...user, manager })
  }
  addFrozenAndLocked(sources, users)
  reportRoles(sources)
  return users
}
