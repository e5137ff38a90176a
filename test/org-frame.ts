import {
  noPermissions,
  profileDefaults,
  type ObjectPermissions,
  type Permissions,
  type Profile,
} from '@shared/model/container'
import { parseProfileId, parseRoleId, parseUserId } from '@shared/model/id'
import type {
  FieldConfig,
  FieldType,
  ObjectConfig,
  SharingModel,
} from '@shared/model/object-config'
import { namedField } from '@shared/model/object-config'
import { emptyOrg, type Org } from '@shared/model/org'
import type { Role } from '@shared/model/role'
import type { User } from '@shared/model/user'

/** Object permissions from letters: C R E D, V view all, M modify all, F view all fields. */
export function objectEntry(object: string, letters: string): ObjectPermissions {
  return {
    object,
    allowCreate: letters.includes('C'),
    allowRead: letters.includes('R'),
    allowEdit: letters.includes('E'),
    allowDelete: letters.includes('D'),
    viewAllRecords: letters.includes('V'),
    modifyAllRecords: letters.includes('M'),
    viewAllFields: letters.includes('F'),
  }
}

export function newUser(id: string, changes: Partial<User> = {}): User {
  return {
    id: parseUserId(id),
    username: `${id}@frame.example`,
    name: id,
    alias: id,
    isActive: true,
    isFrozen: false,
    userType: 'Standard',
    profile: parseProfileId(profileOf(id)),
    role: null,
    manager: null,
    contact: null,
    account: null,
    isPortalSuperUser: false,
    nickname: null,
    isPersona: false,
    ...changes,
  }
}

/** Every user of a built org has a profile of their own, so that one user's permissions change alone. */
export const profileOf = (user: string): string => `Profile ${user}`

export function newProfile(
  user: string,
  userLicense: string,
  permissions: Partial<Permissions>,
): Profile {
  return {
    id: parseProfileId(profileOf(user)),
    name: profileOf(user),
    label: profileOf(user),
    userLicense,
    isPartial: false,
    isMissing: false,
    ...profileDefaults,
    ...noPermissions,
    ...permissions,
  }
}

export function newRole(id: string, parent: string | null, changes: Partial<Role> = {}): Role {
  return {
    id: parseRoleId(id),
    developerName: id.replaceAll(' ', '_'),
    name: id,
    parent: parent === null ? null : parseRoleId(parent),
    portalType: 'None',
    portalAccount: null,
    contactAccessLevel: 'None',
    opportunityAccessLevel: 'None',
    caseAccessLevel: 'None',
    isMissing: false,
    categoryGroupVisibilities: [],
    ...changes,
  }
}

export function newField(
  name: string,
  type: FieldType,
  changes: Partial<FieldConfig> = {},
): FieldConfig {
  return {
    ...namedField(name),
    type,
    isDeclared: true,
    ...changes,
  }
}

export function newObject(
  name: string,
  sharingModel: SharingModel,
  changes: Partial<ObjectConfig> = {},
): ObjectConfig {
  return {
    name,
    label: name,
    kind: name.endsWith('__c') ? 'custom' : 'standard',
    isDeclared: true,
    sharingModel,
    externalSharingModel: sharingModel.startsWith('Controlled') ? sharingModel : 'Private',
    grantAccessUsingHierarchies: true,
    keyPrefix: null,
    fields: [],
    recordTypes: [],
    ...changes,
  }
}

const account = newField('AccountId', 'Lookup', { referenceTo: ['Account'] })

const frameObjects: readonly ObjectConfig[] = [
  newObject('Account', 'Private'),
  newObject('Campaign', 'Private'),
  newObject('Case', 'Private', {
    fields: [account, newField('ContactId', 'Lookup', { referenceTo: ['Contact'] })],
  }),
  newObject('Contact', 'Private', { fields: [account] }),
  newObject('Contract', 'ControlledByParent', { fields: [account] }),
  newObject('Lead', 'Private'),
  newObject('Opportunity', 'Private', { fields: [account] }),
  newObject('Order', 'Private', { fields: [account] }),
  newObject('Thing__c', 'Private'),
]

const frameUsers = [
  newUser('adm'),
  newUser('cee', { role: parseRoleId('CEO') }),
  newUser('mw', { role: parseRoleId('Mgr West') }),
  newUser('nr'),
  newUser('re', { role: parseRoleId('Rep East') }),
  newUser('rw1', { role: parseRoleId('Rep West') }),
  newUser('rw2', { role: parseRoleId('Rep West') }),
  newUser('ve', { role: parseRoleId('VP East') }),
  newUser('vw', { role: parseRoleId('VP West') }),
]

/**
 * The standing frame of the facts: two branches of roles, one user in each (two in Rep West), one without role, one
 * administrator; everybody has R, C, E, D on every object; every default Private, hierarchies on; no records.
 */
export const frame: Org = {
  ...emptyOrg('Frame'),
  roles: [
    newRole('CEO', null),
    newRole('Mgr West', 'VP West'),
    newRole('Rep East', 'VP East'),
    newRole('Rep West', 'Mgr West'),
    newRole('VP East', 'CEO'),
    newRole('VP West', 'CEO'),
  ],
  objects: frameObjects,
  users: frameUsers,
  profiles: frameUsers.map((user) =>
    newProfile(user.id, 'Salesforce', {
      objectPermissions: frameObjects.map((object) => objectEntry(object.name, 'CRED')),
      userPermissions: user.id === 'adm' ? ['ModifyAllData', 'ViewAllData'] : [],
    }),
  ),
}
