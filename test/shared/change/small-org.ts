import {
  noPermissions,
  profileDefaults,
  type PermissionSet,
  type Profile,
} from '@shared/model/container'
import {
  parseGroupId,
  parsePermissionSetGroupId,
  parsePermissionSetId,
  parseProfileId,
  parseRecordId,
  parseRoleId,
  parseUserId,
} from '@shared/model/id'
import { namedField, type FieldConfig, type ObjectConfig } from '@shared/model/object-config'
import { emptyOrg, type Org } from '@shared/model/org'
import type { Role } from '@shared/model/role'
import type { User } from '@shared/model/user'

const field = (name: string, options: Partial<FieldConfig> = {}): FieldConfig => ({
  ...namedField(name),
  type: 'Text',
  isDeclared: true,
  ...options,
})

const object = (name: string, options: Partial<ObjectConfig> = {}): ObjectConfig => ({
  name,
  label: name,
  kind: name.endsWith('__c') ? 'custom' : 'standard',
  isDeclared: true,
  sharingModel: 'ReadWrite',
  externalSharingModel: 'Private',
  grantAccessUsingHierarchies: null,
  keyPrefix: null,
  fields: [],
  recordTypes: [],
  ...options,
})

const role = (name: string, parent: string | null): Role => ({
  id: parseRoleId(`role-${name}`),
  developerName: name,
  name,
  parent: parent === null ? null : parseRoleId(`role-${parent}`),
  portalType: 'None',
  portalAccount: null,
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
  isMissing: false,
  categoryGroupVisibilities: [],
})

const user = (name: string, options: Partial<User> = {}): User => ({
  id: parseUserId(`user-${name}`),
  username: `${name}@acme.test`,
  name,
  alias: name.slice(0, 3),
  isActive: true,
  isFrozen: false,
  userType: 'Standard',
  profile: parseProfileId('profile-standard'),
  role: parseRoleId('role-East'),
  manager: null,
  contact: null,
  account: null,
  isPortalSuperUser: false,
  nickname: null,
  isPersona: false,
  ...options,
})

const profile = (name: string, options: Partial<Profile> = {}): Profile => ({
  ...noPermissions,
  ...profileDefaults,
  id: parseProfileId(`profile-${name.toLowerCase()}`),
  name,
  label: `${name} User`,
  userLicense: 'Salesforce',
  isPartial: false,
  isMissing: false,
  ...options,
})

const set = (name: string): PermissionSet => ({
  ...noPermissions,
  id: parsePermissionSetId(`set-${name}`),
  name,
  label: name,
  license: null,
  hasActivationRequired: false,
  isMissing: false,
})

export const ana = parseUserId('user-ana')
export const bob = parseUserId('user-bob')
export const acme = parseRecordId('001000000000001AAA')

/** Two users, three roles, an account shared by hand and by team, an invoice below an order. */
export function smallOrg(): Org {
  return {
    ...emptyOrg('small'),
    users: [user('ana'), user('bob', { isActive: false })],
    roles: [role('All', null), role('East', 'All'), role('EastDesk', 'East')],
    profiles: [profile('Standard'), profile('Portal', { userLicense: 'Partner Community' })],
    permissionSets: [set('Auditor')],
    permissionSetGroups: [
      {
        id: parsePermissionSetGroupId('bundle-Desk'),
        name: 'Desk',
        label: 'Desk',
        permissionSets: [parsePermissionSetId('set-Auditor')],
        mutingPermissionSet: null,
        hasActivationRequired: false,
        isMissing: false,
      },
    ],
    groups: [
      {
        id: parseGroupId('group-Partners'),
        type: 'Regular',
        developerName: 'Partners',
        name: 'All our partners',
        doesIncludeBosses: true,
        members: [],
        queueObjects: [],
        isMissing: false,
      },
      {
        id: parseGroupId('group-Inner'),
        type: 'Regular',
        developerName: 'Inner',
        name: 'Inner',
        doesIncludeBosses: true,
        members: [{ kind: 'group', group: parseGroupId('group-Partners') }],
        queueObjects: [],
        isMissing: false,
      },
      {
        id: parseGroupId('queue-Tier2'),
        type: 'Queue',
        developerName: 'Tier2',
        name: 'Tier 2',
        doesIncludeBosses: true,
        members: [{ kind: 'user', user: ana }],
        queueObjects: ['Case'],
        isMissing: false,
      },
    ],
    objects: [
      object('Account', { externalSharingModel: 'Read', fields: [field('Rating')] }),
      object('Case'),
      object('Invoice__c', {
        sharingModel: 'ControlledByParent',
        externalSharingModel: 'ControlledByParent',
        fields: [field('Order__c', { type: 'MasterDetail', referenceTo: ['Order__c'] })],
      }),
      object('Order__c', { fields: [field('Paid__c', { type: 'Checkbox' })] }),
    ],
    sharingRules: [
      {
        kind: 'owner',
        name: 'EMEA_to_Finance',
        label: 'EMEA to Finance',
        object: 'Account',
        accessLevel: 'Read',
        accountSettings: null,
        sharedFrom: [],
        sharedTo: [],
        isActive: true,
      },
    ],
    restrictionRules: [
      {
        name: 'OnlyMine',
        object: 'Order__c',
        isActive: true,
        enforcementType: 'Restrict',
        userCriteria: '',
        recordFilter: '',
      },
    ],
    shares: [
      {
        object: 'Account',
        record: acme,
        grantee: { kind: 'user', user: bob },
        level: 'Read',
        rowCause: 'Manual',
        accountSettings: null,
      },
      {
        object: 'Account',
        record: acme,
        grantee: { kind: 'user', user: bob },
        level: 'Edit',
        rowCause: 'Team',
        accountSettings: null,
      },
      {
        object: 'Account',
        record: acme,
        grantee: { kind: 'user', user: bob },
        level: 'Read',
        rowCause: 'Audit__c',
        accountSettings: null,
      },
    ],
    records: [
      {
        object: 'Account',
        ids: [acme],
        owners: [ana],
        columns: [
          { field: 'Name', values: ['Acme Ltd'] },
          { field: 'Rating', values: ['Cold'] },
        ],
        matchedRules: null,
      },
      {
        object: 'Order__c',
        ids: [parseRecordId('a00000000000001AAA')],
        owners: [ana],
        columns: [{ field: 'Name', values: ['Order 1'] }],
        matchedRules: null,
      },
    ],
  }
}
