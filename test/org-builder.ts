import type { Permissions } from '@shared/model/container'
import type { Grantee } from '@shared/model/group'
import {
  parseGroupId,
  parseMutingPermissionSetId,
  parsePermissionSetGroupId,
  parsePermissionSetId,
  parseRecordId,
  parseRoleId,
  parseUserId,
  type GroupId,
  type UserId,
} from '@shared/model/id'
import type { FieldConfig, ObjectConfig, SharingModel } from '@shared/model/object-config'
import type { Org, OrgSettings } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import type { Role } from '@shared/model/role'
import type { AccountSettings, Share } from '@shared/model/sharing'
import type { User } from '@shared/model/user'
import {
  frame,
  newField,
  newObject,
  newProfile,
  newRole,
  newUser,
  objectEntry,
  profileOf,
} from './org-frame'

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

/** Replaces the object permissions that a user's own profile gives on an object (letters CREDVMF). */
export function permissions(userId: string, object: string, letters: string): Edit {
  return changeProfile(userId, (profile) => ({
    objectPermissions: [
      ...profile.objectPermissions.filter((entry) => entry.object !== object),
      objectEntry(object, letters),
    ],
  }))
}

/** Adds system permissions to a user's own profile. */
export function system(userId: string, ...names: readonly string[]): Edit {
  return changeProfile(userId, (profile) => ({
    userPermissions: [...profile.userPermissions, ...names],
  }))
}

/** Adds a field entry to a user's own profile. */
export function field(
  userId: string,
  object: string,
  name: string,
  readable: boolean,
  editable: boolean,
): Edit {
  return changeProfile(userId, (profile) => ({
    fieldPermissions: [...profile.fieldPermissions, { object, field: name, readable, editable }],
  }))
}

/** The user licence of a user's own profile. */
export function licence(userId: string, userLicense: string): Edit {
  return changeProfile(userId, () => ({ userLicense }))
}

function changeProfile(
  userId: string,
  change: (profile: Permissions) => Partial<Permissions & { userLicense: string }>,
): Edit {
  return (org) => ({
    ...org,
    profiles: org.profiles.map((profile) =>
      profile.name === profileOf(userId) ? { ...profile, ...change(profile) } : profile,
    ),
  })
}

export interface SetContent {
  /** Object -> letters CREDVMF. */
  readonly objects?: Readonly<Record<string, string>>
  readonly system?: readonly string[]
  /** `Object.Field` -> `R`, `RE` or `E`. */
  readonly fields?: Readonly<Record<string, string>>
  readonly license?: string
  readonly isSessionBased?: boolean
}

function contentOf(content: SetContent): Permissions {
  return {
    objectPermissions: Object.entries(content.objects ?? {}).map(([object, letters]) =>
      objectEntry(object, letters),
    ),
    fieldPermissions: Object.entries(content.fields ?? {}).map(([path, letters]) => {
      const [object = '', name = ''] = path.split('.')
      return {
        object,
        field: name,
        readable: letters.includes('R'),
        editable: letters.includes('E'),
      }
    }),
    userPermissions: content.system ?? [],
    customPermissions: [],
  }
}

/** A permission set, given to nobody. */
export function permissionSet(name: string, content: SetContent): Edit {
  const added = {
    id: parsePermissionSetId(name),
    name,
    label: name,
    license: content.license ?? null,
    hasActivationRequired: content.isSessionBased ?? false,
    isMissing: false,
    ...contentOf(content),
  }
  return (org) => ({ ...org, permissionSets: [...org.permissionSets, added] })
}

/** Gives a permission set or a group of sets to a user. */
export function assign(name: string, userId: string, expirationDate: string | null = null): Edit {
  return (org) => {
    const isGroup = org.permissionSetGroups.some((each) => each.name === name)
    const who = { user: parseUserId(userId), expirationDate }
    return {
      ...org,
      assignments: [
        ...org.assignments,
        isGroup
          ? {
              kind: 'permissionSetGroup',
              permissionSetGroup: parsePermissionSetGroupId(name),
              ...who,
            }
          : { kind: 'permissionSet', permissionSet: parsePermissionSetId(name), ...who },
      ],
    }
  }
}

/** A group of permission sets with what it mutes. */
export function permissionSetGroup(
  name: string,
  sets: readonly string[],
  mutes: SetContent = {},
): Edit {
  const muting = `${name} mutes`
  return (org) => ({
    ...org,
    mutingPermissionSets: [
      ...org.mutingPermissionSets,
      { id: parseMutingPermissionSetId(muting), name: muting, label: muting, ...contentOf(mutes) },
    ],
    permissionSetGroups: [
      ...org.permissionSetGroups,
      {
        id: parsePermissionSetGroupId(name),
        name,
        label: name,
        permissionSets: sets.map(parsePermissionSetId),
        mutingPermissionSet: parseMutingPermissionSetId(muting),
        hasActivationRequired: false,
        isMissing: false,
      },
    ],
  })
}

/** Internal and external default of an object; the external one stays Private unless named. */
export function defaults(object: string, internal: SharingModel, external?: SharingModel): Edit {
  return changeObject(object, () => ({
    sharingModel: internal,
    externalSharingModel: external ?? (internal.startsWith('Controlled') ? internal : 'Private'),
  }))
}

export function hierarchies(object: string, isOn: boolean): Edit {
  return changeObject(object, () => ({ grantAccessUsingHierarchies: isOn }))
}

export function changeObject(
  name: string,
  change: (object: ObjectConfig) => Partial<ObjectConfig>,
): Edit {
  return (org) => ({
    ...org,
    objects: org.objects.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
  })
}

export function addField(object: string, added: FieldConfig): Edit {
  return changeObject(object, (config) => ({ fields: [...config.fields, added] }))
}

/** A new object on which everybody has CRED. */
export function addObject(
  name: string,
  model: SharingModel,
  fields: readonly FieldConfig[] = [],
): Edit {
  return (org) => ({
    ...org,
    objects: [...org.objects, newObject(name, model, { fields })],
    profiles: org.profiles.map((profile) => ({
      ...profile,
      objectPermissions: [...profile.objectPermissions, objectEntry(name, 'CRED')],
    })),
  })
}

/** A detail object; `writeNeeds` is what the relationship demands on each master to write the detail (R11.3). */
export function addDetail(
  name: string,
  masters: Readonly<Record<string, { master: string; writeNeeds: 'Read' | 'Edit' }>>,
): Edit {
  const fields = Object.entries(masters).map(([fieldName, { master, writeNeeds }], order) =>
    newField(fieldName, 'MasterDetail', {
      referenceTo: [master],
      relationshipOrder: order,
      writeRequiresMasterRead: writeNeeds === 'Read',
      isRequired: true,
    }),
  )
  return addObject(name, 'ControlledByParent', fields)
}

export function settings(changes: Partial<OrgSettings>): Edit {
  return (org) => ({ ...org, settings: { ...org.settings, ...changes } })
}
