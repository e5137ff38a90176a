import { parseRecordId, type RecordId } from '../model/id'
import type { Network } from '../model/login'
import type { ObjectConfig, SharingModel } from '../model/object-config'
import type { Org } from '../model/org'
import type { RecordColumn, RecordTable } from '../model/record-table'
import type { Share, SharingRule } from '../model/sharing'
import { standardObjects } from '../model/standard-objects'
import { bundleOf } from './generate-permissions'
import { fieldOf } from './generate-objects'
import type { OrgShape } from './org-shape'
import { randomFrom, type Random } from './random'
import { idText, recordIdAt } from './sample-id'

/** Records of one object with a model of its own: what they refer to (`*`: any object) and which boxes they have. */
interface SpecialKind {
  readonly object: string
  readonly models: readonly SharingModel[]
  readonly hasOwner: boolean
  readonly references: Readonly<Record<string, readonly string[]>>
  readonly checkboxes: readonly string[]
}

const kinds: readonly SpecialKind[] = [
  {
    object: 'Task',
    models: ['Private', 'ControlledByParent'],
    hasOwner: true,
    references: { WhoId: ['Contact', 'Lead'], WhatId: ['*'] },
    checkboxes: [],
  },
  {
    object: 'Event',
    models: ['Private', 'ControlledByParent'],
    hasOwner: true,
    references: { WhoId: ['Contact', 'Lead'], WhatId: ['*'] },
    checkboxes: ['IsPrivate'],
  },
  {
    object: 'EventRelation',
    models: [],
    hasOwner: false,
    references: { EventId: ['Event'], RelationId: ['*'] },
    checkboxes: [],
  },
  {
    object: 'CampaignMember',
    models: ['ControlledByCampaign', 'ControlledByLeadOrContact'],
    hasOwner: false,
    references: { CampaignId: ['Campaign'], LeadId: ['Lead'], ContactId: ['Contact'] },
    checkboxes: [],
  },
  {
    object: 'CaseComment',
    models: [],
    hasOwner: false,
    references: { ParentId: ['Case'] },
    checkboxes: ['IsPublished'],
  },
  {
    object: 'OpportunityLineItem',
    models: [],
    hasOwner: false,
    references: { OpportunityId: ['Opportunity'] },
    checkboxes: [],
  },
  {
    object: 'Note',
    models: [],
    hasOwner: true,
    references: { ParentId: ['*'] },
    checkboxes: ['IsPrivate'],
  },
]

const userPermissions = ['ManageInternalUsers', 'ManageUsers', 'ViewAllUsers']
const activityPermissions = ['ActivitiesAccess', 'EditTask', 'EditEvent']

/** The org with objects of section 15 beside the others, hung on its records; random choices of its own. */
export function withSpecialObjects(org: Org, shape: OrgShape): Org {
  if (!shape.features.includes('specialObjects')) return org
  const random = randomFrom(shape.seed * 31 + 15)
  const grown = withUserSharing(
    random,
    kinds.reduce((before, kind) => withKind(random, before, kind), withPersons(random, org)),
  )
  const areMembersStated = random.chance(0.5)
  return {
    ...grown,
    objects: sorted(grown.objects, ({ name }) => name),
    records: sorted(grown.records, ({ object }) => object),
    profiles: grown.profiles.map((profile) => ({
      ...profile,
      userPermissions: [
        ...profile.userPermissions,
        ...activityPermissions.filter(() => !profile.isMissing && random.chance(0.7)),
        ...userPermissions.filter(() => !profile.isMissing && random.chance(0.1)),
      ].sort(),
      objectPermissions:
        profile.isMissing || !areMembersStated
          ? profile.objectPermissions
          : sorted(
              [...profile.objectPermissions, { object: 'CampaignMember', ...bundleOf('CRE') }],
              ({ object }) => object,
            ),
    })),
  }
}

/** Now and then an account is a person (R15.23). */
function withPersons(random: Random, org: Org): Org {
  if (random.chance(0.6)) return org
  const records = org.records.map((table): RecordTable => {
    if (table.object !== 'Account') return table
    const values = table.ids.map(() => String(random.chance(0.3)))
    return { ...table, columns: [...table.columns, { field: 'IsPersonAccount', values }] }
  })
  return { ...org, records }
}

/** A default for users, now and then with rules, a row, visibility of neighbours and a site. */
function withUserSharing(random: Random, org: Org): Org {
  const role = org.roles.length === 0 ? undefined : random.pick(org.roles).id
  const users = { object: 'User', models: ['Private', 'Read'] as const }
  const config = configOf(random, { ...users, hasOwner: true, references: {}, checkboxes: [] })
  const rule: SharingRule | null =
    role === undefined || random.chance(0.3)
      ? null
      : {
          kind: 'owner',
          name: 'Colleagues',
          label: 'Colleagues',
          object: 'User',
          accessLevel: 'Read',
          accountSettings: null,
          sharedFrom: [{ kind: 'roleAndSubordinates', role }],
          sharedTo: [{ kind: 'role', role: random.pick(org.roles).id }],
          isActive: random.chance(0.8),
        }
  const share: Share = {
    object: 'User',
    record: parseRecordId(random.pick(org.users).id),
    grantee: { kind: 'user', user: random.pick(org.users).id },
    level: random.pick(['Read', 'Edit']),
    rowCause: 'Manual',
    accountSettings: null,
  }
  return {
    ...org,
    objects: [...org.objects, config],
    sharingRules: [...org.sharingRules, ...(rule === null ? [] : [rule])],
    shares: random.chance(0.5) ? [...org.shares, share] : org.shares,
    settings: {
      ...org.settings,
      enablePortalUserVisibility: random.chance(0.3),
      enableCommunityUserVisibility: random.chance(0.3),
    },
    networks: random.chance(0.5) ? [siteOf(random, org)] : [],
  }
}

function siteOf(random: Random, org: Org): Network {
  return {
    name: 'Help_Site',
    status: 'Live',
    profiles: random.some(org.profiles, 3).map(({ id }) => id),
    permissionSets: random.some(org.permissionSets, 1).map(({ id }) => id),
    guestProfile: null,
    enableGuestFileAccess: false,
  }
}

function sorted<T>(entries: readonly T[], nameOf: (entry: T) => string): T[] {
  return [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

function withKind(random: Random, org: Org, kind: SpecialKind): Org {
  const config = configOf(random, kind)
  const table = tableOf(random, org, kind, config.keyPrefix ?? '')
  return { ...org, objects: [...org.objects, config], records: [...org.records, table] }
}

function configOf(random: Random, { object, models, references, checkboxes }: SpecialKind) {
  const isStated = models.length > 0 && random.chance(0.8)
  const model = isStated ? random.pick(models) : null
  const config: ObjectConfig = {
    name: object,
    label: object,
    kind: 'standard',
    isDeclared: true,
    sharingModel: model,
    externalSharingModel: model?.startsWith('Controlled') === true ? model : null,
    grantAccessUsingHierarchies: true,
    keyPrefix: standardObjects.find(({ name }) => name === object)?.keyPrefix ?? null,
    fields: [
      ...Object.entries(references).map(([field, targets]) =>
        fieldOf(field, 'Lookup', { referenceTo: targets.filter((target) => target !== '*') }),
      ),
      ...checkboxes.map((field) => fieldOf(field, 'Checkbox')),
    ],
    recordTypes: [],
  }
  return config
}

function tableOf(random: Random, org: Org, kind: SpecialKind, prefix: string): RecordTable {
  const ids = Array.from({ length: 5 }, (_, position) => recordIdAt(prefix, position + 1))
  const queues = org.groups.filter((group) => group.type === 'Queue')
  const ownerOf = () =>
    kind.object === 'Task' && queues.length > 0 && random.chance(0.2)
      ? random.pick(queues).id
      : random.chance(0.05)
        ? null
        : random.pick(org.users).id
  const columns: RecordColumn[] = [
    ...Object.entries(kind.references).map(([field, targets]) => ({
      field,
      values: ids.map(() => referenceOf(random, org, field, targets)),
    })),
    ...kind.checkboxes.map((field) => ({
      field,
      values: ids.map(() => String(random.chance(0.3))),
    })),
  ]
  return {
    object: kind.object,
    ids,
    owners: ids.map(() => (kind.hasOwner ? ownerOf() : null)),
    columns: sorted(columns, ({ field }) => field),
    matchedRules: null,
  }
}

/** Now and then blank, or a record that is not there. */
function referenceOf(
  random: Random,
  org: Org,
  field: string,
  targets: readonly string[],
): string | null {
  if (random.chance(0.25)) return null
  if (field === 'RelationId') return random.pick(org.users).id
  if (random.chance(0.05)) return idText('001', 999)
  const tables = org.records.filter(
    ({ object, ids }) => ids.length > 0 && (targets.includes('*') || targets.includes(object)),
  )
  const ids: readonly RecordId[] = tables.length === 0 ? [] : random.pick(tables).ids
  return ids.length === 0 ? null : random.pick(ids)
}
