import {
  parsePermissionSetId,
  parseProfileId,
  parseRecordId,
  parseRoleId,
  parseTerritoryId,
  parseUserId,
} from '@shared/model/id'
import type { AccountSettings, CriteriaItem, SharingRule, Territory } from '@shared/model/sharing'
import type { Network } from '@shared/model/login'
import type { User } from '@shared/model/user'
import { grantee, noChildLevels, type Edit, type Who } from './org-builder'
import { newProfile, newRole, newUser, objectEntry, profileOf } from './org-frame'

interface RuleOptions {
  readonly object?: string
  readonly level?: 'Read' | 'Edit' | 'All'
  readonly to: Who
  readonly children?: Partial<AccountSettings>
}

function addRule(build: (name: string, base: RuleBase) => SharingRule, options: RuleOptions): Edit {
  return (org) => {
    const object = options.object ?? 'Thing__c'
    const name = `Rule_${org.sharingRules.length + 1}`
    const base: RuleBase = {
      name,
      label: name,
      object,
      accessLevel: options.level ?? 'Read',
      accountSettings: object === 'Account' ? { ...noChildLevels, ...options.children } : null,
      sharedTo: [grantee(org, options.to)],
      isActive: true,
    }
    return { ...org, sharingRules: [...org.sharingRules, build(name, base)] }
  }
}

type RuleBase = Omit<Extract<SharingRule, { kind: 'notEvaluated' }>, 'kind' | 'reason'>

/** Records owned by `from` are shared with `to`. */
export function ownerRule(from: Who, options: RuleOptions): Edit {
  return (org) =>
    addRule(
      (_, base) => ({ kind: 'owner', ...base, sharedFrom: [grantee(org, from)] }),
      options,
    )(org)
}

/** `Field operation value` triples in order. */
export function criteria(
  ...items: readonly [string, CriteriaItem['operation'], string][]
): CriteriaItem[] {
  return items.map(([field, operation, value]) => ({ field, operation, value }))
}

export function criteriaRule(
  items: readonly CriteriaItem[],
  options: RuleOptions & { filter?: string; ownedByAll?: boolean },
): Edit {
  return addRule(
    (_, base) => ({
      kind: 'criteria',
      ...base,
      criteria: items,
      booleanFilter: options.filter ?? null,
      includeRecordsOwnedByAll: options.ownedByAll ?? true,
    }),
    options,
  )
}

export function guestRule(items: readonly CriteriaItem[], options: RuleOptions): Edit {
  return addRule(
    (_, base) => ({
      kind: 'guest',
      ...base,
      criteria: items,
      booleanFilter: null,
      includeHVUOwnedRecords: false,
    }),
    options,
  )
}

/** A territory of the active model, levels None and Read unless changed. */
export function territory(
  id: string,
  accounts: readonly string[],
  users: readonly string[],
  changes: Partial<Territory> = {},
): Edit {
  const added: Territory = {
    id: parseTerritoryId(id),
    developerName: id,
    name: id,
    model: 'Model',
    isActive: true,
    parent: null,
    accountAccessLevel: 'Read',
    contactAccessLevel: 'None',
    opportunityAccessLevel: 'None',
    caseAccessLevel: 'None',
    leadAccessLevel: 'None',
    users: users.map(parseUserId),
    records: accounts.map((each) => ({
      object: 'Account',
      record: parseRecordId(each),
      cause: 'Territory',
    })),
    ...changes,
  }
  return (org) => ({ ...org, territories: [...org.territories, added] })
}

const licences = {
  PowerPartner: 'Partner Community',
  PowerCustomerSuccess: 'Customer Community Plus',
  CspLitePortal: 'Customer Community',
  Guest: 'Guest User License',
} as const
type ExternalType = keyof typeof licences

/** An external user with CRED on every object, as far as the licence lets it count. */
function external(id: string, userType: ExternalType, changes: Partial<User>): Edit {
  return (org) => ({
    ...org,
    settings: { ...org.settings, enableExternalSharingModel: true },
    users: [...org.users, newUser(id, { userType, ...changes })],
    profiles: [
      ...org.profiles,
      newProfile(id, licences[userType], {
        objectPermissions: org.objects.map((object) => objectEntry(object.name, 'CRED')),
      }),
    ],
  })
}

export type PortalLevel = 'Executive' | 'Manager' | 'User'
const portalLevels: readonly PortalLevel[] = ['Executive', 'Manager', 'User']

/** The three roles of an account's external users, below the role of the account's owner. Rule R4.11. */
export function accountRoles(accountId: string): Edit {
  return (org) => {
    if (org.roles.some((role) => role.portalAccount === accountId)) return org
    const table = org.records.find((each) => each.object === 'Account')
    const ownerId = table?.owners[table.ids.indexOf(parseRecordId(accountId))] ?? null
    const top = org.users.find((each) => each.id === ownerId)?.role ?? null
    const added = portalLevels.map((level, depth) =>
      newRole(
        `${accountId} ${level}`,
        depth === 0 ? top : `${accountId} ${portalLevels[depth - 1] ?? ''}`,
        { portalType: 'Partner', portalAccount: parseRecordId(accountId) },
      ),
    )
    return { ...org, roles: [...org.roles, ...added] }
  }
}

/** A partner (or, as `userType` says, a customer plus) user in an account role. */
export function partner(
  id: string,
  accountId: string,
  level: PortalLevel = 'User',
  changes: Partial<User> & { userType?: ExternalType } = {},
): Edit {
  return (org) =>
    external(id, changes.userType ?? 'PowerPartner', {
      role: parseRoleId(`${accountId} ${level}`),
      account: parseRecordId(accountId),
      ...changes,
    })(accountRoles(accountId)(org))
}

/** A high-volume user of an account. */
export function highVolume(id: string, accountId: string, contact: string | null = null): Edit {
  return external(id, 'CspLitePortal', {
    account: parseRecordId(accountId),
    contact: contact === null ? null : parseRecordId(contact),
  })
}

export function guest(id: string): Edit {
  return external(id, 'Guest', { nickname: id })
}

/** A sharing set for the profiles of these users: `object` by its account field. Rule R13.8. */
export function sharingSet(
  users: readonly string[],
  object: string,
  accessLevel: 'Read' | 'Edit',
  shareGroup: readonly Who[] = [],
  objectField = 'Account',
): Edit {
  return (org) => ({
    ...org,
    sharingSets: [
      ...org.sharingSets,
      {
        name: `Set ${org.sharingSets.length + 1}`,
        profiles: users.map((each) => parseProfileId(profileOf(each))),
        accessMappings: [{ object, accessLevel, userField: 'Account', objectField }],
        shareGroup: shareGroup.map((each) => grantee(org, each)),
      },
    ],
  })
}

/** A live site whose members are the holders of these users' profiles and of these sets. Rules R15.19, LOG-10. */
export function site(
  users: readonly string[],
  permissionSets: readonly string[] = [],
  changes: Partial<Network> = {},
): Edit {
  const added: Network = {
    name: 'Site',
    status: 'Live',
    profiles: users.map((each) => parseProfileId(profileOf(each))),
    permissionSets: permissionSets.map(parsePermissionSetId),
    guestProfile: null,
    enableGuestFileAccess: false,
    ...changes,
  }
  return (org) => ({ ...org, networks: [...org.networks, added] })
}
