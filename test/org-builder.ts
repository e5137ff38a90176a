import type { Grantee } from '@shared/model/group'
import {
  parseGroupId,
  parseRecordId,
  parseRoleId,
  parseUserId,
  type GroupId,
  type UserId,
} from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { Role } from '@shared/model/role'
import type { AccountSettings, Share } from '@shared/model/sharing'
import type { User } from '@shared/model/user'
import { frame, newProfile, newRole, newUser, objectEntry } from './org-frame'

/** One step from an org to the next. */
export type Edit = (org: Org) => Org

/** The standing frame with these edits, in order. */
export function built(...edits: readonly Edit[]): Org {
  return edited(frame, ...edits)
}

export function edited(org: Org, ...edits: readonly Edit[]): Org {
  return edits.reduce((before, edit) => edit(before), org)
}

/** A user or a group by id, or a grantee as it stands. */
export type Who = string | Grantee

export const role = (id: string): Grantee => ({ kind: 'role', role: parseRoleId(id) })
export const roleAndSubordinates = (id: string): Grantee => ({
  kind: 'roleAndSubordinates',
  role: parseRoleId(id),
})
export const roleAndInternalSubordinates = (id: string): Grantee => ({
  kind: 'roleAndSubordinatesInternal',
  role: parseRoleId(id),
})
export const managersOf = (user: string): Grantee => ({ kind: 'managers', user: parseUserId(user) })

export function grantee(org: Org, who: Who): Grantee {
  if (typeof who !== 'string') return who
  if (org.users.some((user) => user.id === who)) return { kind: 'user', user: parseUserId(who) }
  if (org.groups.some((group) => group.id === who))
    return { kind: 'group', group: parseGroupId(who) }
  throw new Error(`no user or group is called ${who}`)
}

/** A record owned by a user or queue (null: no owner); `cells` are its columns. */
export function record(
  id: string,
  owner: string | null,
  object = 'Thing__c',
  cells: Readonly<Record<string, string | null>> = {},
): Edit {
  return (org) => {
    const table = org.records.find((each) => each.object === object) ?? emptyTable(object)
    const fields = new Set([...table.columns.map((column) => column.field), ...Object.keys(cells)])
    const grown: RecordTable = {
      ...table,
      ids: [...table.ids, parseRecordId(id)],
      owners: [...table.owners, owner === null ? null : principal(org, owner)],
      columns: [...fields].map((field) => ({
        field,
        values: [
          ...(table.columns.find((column) => column.field === field)?.values ??
            table.ids.map(() => null)),
          cells[field] ?? null,
        ],
      })),
    }
    return { ...org, records: [...org.records.filter((each) => each !== table), grown] }
  }
}

const emptyTable = (object: string): RecordTable => ({
  object,
  ids: [],
  owners: [],
  columns: [],
  matchedRules: null,
})

function principal(org: Org, id: string): UserId | GroupId {
  const found = grantee(org, id)
  if (found.kind === 'user') return found.user
  if (found.kind === 'group') return found.group
  throw new Error(`${id} cannot own records`)
}

function objectOf(org: Org, recordId: string): string {
  const table = org.records.find((each) => each.ids.includes(parseRecordId(recordId)))
  if (table === undefined) throw new Error(`no record is called ${recordId}`)
  return table.object
}

/** Hands a record to another owner; shares stay as they are. */
export function owner(recordId: string, id: string): Edit {
  return (org) =>
    changeTable(org, recordId, (table, row) => ({
      ...table,
      owners: table.owners.map((each, i) => (i === row ? principal(org, id) : each)),
    }))
}

/** Sets one cell of a record. */
export function cell(recordId: string, field: string, value: string | null): Edit {
  return (org) =>
    changeTable(org, recordId, (table, row) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.field === field
          ? { ...column, values: column.values.map((each, i) => (i === row ? value : each)) }
          : column,
      ),
    }))
}

function changeTable(
  org: Org,
  recordId: string,
  change: (table: RecordTable, row: number) => RecordTable,
): Org {
  const object = objectOf(org, recordId)
  const records = org.records.map((table) =>
    table.object === object ? change(table, table.ids.indexOf(parseRecordId(recordId))) : table,
  )
  return { ...org, records }
}

export const noChildLevels: AccountSettings = {
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
}

/** A stored share row; manual unless another cause is named. */
export function share(
  recordId: string,
  who: Who,
  level: Share['level'] = 'Read',
  changes: { rowCause?: string; children?: Partial<AccountSettings> } = {},
): Edit {
  return (org) => {
    const object = objectOf(org, recordId)
    const row: Share = {
      object,
      record: parseRecordId(recordId),
      grantee: grantee(org, who),
      level,
      rowCause: changes.rowCause ?? 'Manual',
      accountSettings: object === 'Account' ? { ...noChildLevels, ...changes.children } : null,
    }
    return { ...org, shares: [...org.shares, row] }
  }
}

/** A public group; superiors of members are left out unless `bosses` is true. */
export function group(id: string, members: readonly Who[], bosses = false): Edit {
  return (org) => addGroup(org, id, 'Regular', members, bosses)
}

/** Takes from every group and queue so far what is known of its members. */
export const unknownMembers: Edit = (org) => ({
  ...org,
  groups: org.groups.map((each) => ({ ...each, members: null })),
})

/** A queue that may own Thing__c, cases and leads. */
export function queue(id: string, members: readonly Who[]): Edit {
  return (org) => addGroup(org, id, 'Queue', members, null)
}

function addGroup(
  org: Org,
  id: string,
  type: 'Regular' | 'Queue',
  members: readonly Who[],
  doesIncludeBosses: boolean | null,
): Org {
  const added = {
    id: parseGroupId(id),
    type,
    developerName: id,
    name: id,
    doesIncludeBosses,
    members: members.map((member) => grantee(org, member)),
    queueObjects: type === 'Queue' ? ['Case', 'Lead', 'Thing__c'] : [],
    isMissing: false,
  }
  return { ...org, groups: [...org.groups, added] }
}

/** Changes a user; `role` is named by its id, null takes it away. */
export function user(id: string, changes: Partial<Omit<User, 'id'>>): Edit {
  return (org) => ({
    ...org,
    users: org.users.map((each) => (each.id === id ? { ...each, ...changes } : each)),
  })
}

/** A new internal user in a role, with CRED on every object. */
export function addUser(id: string, roleId: string | null, changes: Partial<User> = {}): Edit {
  return (org) => ({
    ...org,
    users: [
      ...org.users,
      newUser(id, { role: roleId === null ? null : parseRoleId(roleId), ...changes }),
    ],
    profiles: [
      ...org.profiles,
      newProfile(id, 'Salesforce', {
        objectPermissions: org.objects.map((object) => objectEntry(object.name, 'CRED')),
      }),
    ],
  })
}

export function addRole(id: string, parent: string | null): Edit {
  return (org) => ({ ...org, roles: [...org.roles, newRole(id, parent)] })
}

export function changeRole(id: string, changes: Partial<Role>): Edit {
  return (org) => ({
    ...org,
    roles: org.roles.map((each) => (each.id === id ? { ...each, ...changes } : each)),
  })
}
