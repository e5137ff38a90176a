import { namedField, type ObjectConfig } from '@shared/model/object-config'
import { parseRecordId, parseUserId } from '@shared/model/id'
import type { Org } from '@shared/model/org'
import type { RecordTable } from '@shared/model/record-table'
import { standardObjects } from '@shared/model/standard-objects'
import { idText, recordIdAt } from '@shared/sample/sample-id'
import type { Random } from '@shared/sample/random'
import { holds, oneChanged, tableOf, withColumn, type OrgFeatures } from './feature'

const hasRule = (org: Org, kind: Org['sharingRules'][number]['kind']) =>
  org.sharingRules.some((rule) => rule.kind === kind)
const hasRecords = (object: string) => (org: Org) => (tableOf(org, object)?.ids.length ?? 0) > 0

/** A custom object with records and owners of its own, so that its rows can be changed. */
const ownTable = (org: Org, random: Random) =>
  random.pick(
    org.records.filter(
      ({ object, owners }) => object.endsWith('__c') && owners.some((owner) => owner !== null),
    ),
  )

const withTable = (org: Org, before: RecordTable, after: RecordTable): Org => ({
  ...org,
  records: org.records.map((table) => (table === before ? after : table)),
})

/** Records of an object that hang on those of another through one field, with a box on each. */
function withHanging(
  org: Org,
  random: Random,
  object: string,
  parent: string,
  box: string | null,
): Org {
  const prefix = standardObjects.find(({ name }) => name === object)?.keyPrefix ?? null
  const ids = [1, 2, 3].map((number) => recordIdAt(prefix ?? 'x00', number))
  const parents = tableOf(org, parent)?.ids ?? []
  const of = { name: object, label: object, kind: 'standard', isDeclared: true } as const
  const config: ObjectConfig = {
    ...of,
    sharingModel: null,
    externalSharingModel: null,
    grantAccessUsingHierarchies: true,
    keyPrefix: prefix,
    fields: [
      { ...namedField('ParentId'), type: 'Lookup', isDeclared: true, referenceTo: [parent] },
    ],
    recordTypes: [],
  }
  const owners = ids.map(() => (random.chance(0.8) ? random.pick(org.users).id : null))
  const bare: RecordTable = { object, ids, owners, columns: [], matchedRules: null }
  const hung = withColumn(bare, 'ParentId', () =>
    parents.length === 0 || random.chance(0.2) ? null : random.pick(parents),
  )
  const table = box === null ? hung : withColumn(hung, box, () => String(random.chance(0.5)))
  return { ...org, objects: [...org.objects, config], records: [...org.records, table] }
}

/** Sharing rules, rows, and records with what is special or amiss about them. */
export const recordFeatures = {
  ownerRules: { from: ['ownerRules'], isIn: (org) => hasRule(org, 'owner') },
  criteriaRules: { from: ['criteriaRules'], isIn: (org) => hasRule(org, 'criteria') },
  guestRules: { from: ['guestRules', 'externalUsers'], isIn: (org) => hasRule(org, 'guest') },
  rulesSwitchedOff: {
    from: ['ownerRules'],
    put: (org, random) => ({
      ...org,
      sharingRules: oneChanged(random, org.sharingRules, (rule) => ({ ...rule, isActive: false })),
    }),
    isIn: ({ sharingRules }) => sharingRules.some(({ isActive }) => !isActive),
  },
  rulesNotEvaluated: {
    put: (org, random) => ({
      ...org,
      sharingRules: [
        ...org.sharingRules,
        {
          kind: 'notEvaluated',
          name: 'By_Relationship',
          label: 'By relationship',
          object: 'Account',
          accessLevel: 'Read',
          accountSettings: null,
          sharedTo: [{ kind: 'user', user: random.pick(org.users).id }],
          isActive: true,
          reason: 'accountRelationship',
        },
      ],
    }),
    isIn: (org) => hasRule(org, 'notEvaluated'),
  },
  shares: {
    from: ['shares'],
    isIn: ({ shares }) => shares.some(({ rowCause }) => rowCause === 'Manual'),
  },
  apexShares: {
    from: ['shares'],
    put: (org, random) => ({
      ...org,
      shares: oneChanged(random, org.shares, (share) => ({ ...share, rowCause: 'Project__c' })),
    }),
    isIn: ({ shares }) => shares.some(({ rowCause }) => rowCause.endsWith('__c')),
  },
  teams: {
    from: ['teams'],
    isIn: ({ shares }) => shares.some(({ rowCause }) => rowCause === 'Team'),
  },
  sharingSets: {
    from: ['sharingSets', 'externalUsers'],
    isIn: ({ sharingSets }) => sharingSets.length > 0,
  },
  sharingSetsOnUsers: {
    from: ['sharingSets', 'externalUsers', 'specialObjects'],
    put: (org, random) => {
      const [userField, objectField] = random.pick([
        ['Account', 'Account'],
        ['Contact.Account', 'Account'],
        ['Manager', 'Contact'],
      ] as const)
      const ofUsers = { object: 'User', accessLevel: 'Read', userField, objectField } as const
      return {
        ...org,
        sharingSets: oneChanged(random, org.sharingSets, (set) => ({
          ...set,
          accessMappings: [...set.accessMappings, ofUsers],
        })),
      }
    },
    isIn: ({ sharingSets }) =>
      sharingSets.some(({ accessMappings }) =>
        accessMappings.some(({ object }) => object === 'User'),
      ),
  },
  shareGroups: {
    from: ['sharingSets', 'externalUsers'],
    put: (org, random) => {
      const members = org.users.filter(({ userType }) => userType === 'CspLitePortal')
      const colleague = { kind: 'user', user: random.pick(org.users.slice(0, 4)).id } as const
      const given = (table: RecordTable) =>
        table.object === 'Case' || table.object === 'Opportunity'
          ? { ...table, owners: table.owners.with(0, random.pick(members).id) }
          : table
      return {
        ...org,
        records: members.length === 0 ? org.records : org.records.map(given),
        sharingSets: org.sharingSets.map((set) => ({
          ...set,
          shareGroup: set.shareGroup.length === 0 ? [] : [...set.shareGroup, colleague],
        })),
      }
    },
    isIn: ({ sharingSets }) => sharingSets.some(({ shareGroup }) => shareGroup.length > 0),
  },
  ownersUnknown: {
    put: (org, random) => {
      const table = ownTable(org, random)
      const owners = table.owners.map((owner) =>
        random.chance(0.3) ? random.pick([null, parseUserId('user:gone')]) : owner,
      )
      return withTable(org, table, { ...table, owners: owners.with(0, null) })
    },
    isIn: ({ records, objects }) =>
      records.some(
        ({ object, owners }) =>
          object.endsWith('__c') &&
          owners.includes(null) &&
          objects.some(
            ({ name, sharingModel }) => name === object && sharingModel !== 'ControlledByParent',
          ),
      ),
  },
  parentsMissing: {
    put: (org, random) => ({
      ...org,
      records: oneChanged(
        random,
        org.records,
        (table) =>
          withColumn(table, 'AccountId', () =>
            random.pick([null, idText('001', 1), idText('001', 999)]),
          ),
        ({ object }) => object === 'Case' || object === 'Opportunity',
      ).map((table) =>
        table.object === 'Contact'
          ? withColumn(table, 'AccountId', (row) =>
              row === 0 ? idText('001', 999) : idText('001', 1),
            )
          : table,
      ),
    }),
    isIn: (org) => holds(org, 'Contact', 'AccountId', idText('001', 999)),
  },
  columnsMissing: {
    put: (org, random) => ({
      ...org,
      records: oneChanged(
        random,
        org.records,
        (table) => ({ ...table, columns: [] }),
        ({ object }) => object.endsWith('__c'),
      ),
    }),
    isIn: ({ records }) =>
      records.some(({ object, columns }) => object.endsWith('__c') && columns.length === 0),
  },
  recordsOfNoObject: {
    put: (org, random) => ({
      ...org,
      records: [
        ...org.records,
        {
          object: 'Stray__c',
          ids: [parseRecordId('stray:1')],
          owners: [random.pick(org.users).id],
          columns: [],
          matchedRules: null,
        },
      ],
    }),
    isIn: hasRecords('Stray__c'),
  },
  tasks: { from: ['specialObjects'], isIn: hasRecords('Task') },
  events: { from: ['specialObjects'], isIn: hasRecords('Event') },
  invitations: { from: ['specialObjects'], isIn: hasRecords('EventRelation') },
  campaignMembers: { from: ['specialObjects', 'salesObjects'], isIn: hasRecords('CampaignMember') },
  caseComments: { from: ['specialObjects'], isIn: hasRecords('CaseComment') },
  opportunityProducts: { from: ['specialObjects'], isIn: hasRecords('OpportunityLineItem') },
  notes: { from: ['specialObjects'], isIn: hasRecords('Note') },
  attachments: {
    put: (org, random) => withHanging(org, random, 'Attachment', 'Account', 'IsPrivate'),
    isIn: hasRecords('Attachment'),
  },
  emails: {
    put: (org, random) => withHanging(org, random, 'EmailMessage', 'Case', 'IsExternallyVisible'),
    isIn: hasRecords('EmailMessage'),
  },
  userSharing: {
    from: ['specialObjects'],
    isIn: ({ objects }) => objects.some(({ name }) => name === 'User'),
  },
  personAccounts: {
    put: (org, random) => ({
      ...org,
      records: org.records.map((table) =>
        table.object === 'Account'
          ? withColumn(table, 'IsPersonAccount', (row) => String(row === 0 || random.chance(0.5)))
          : table,
      ),
    }),
    isIn: (org) => holds(org, 'Account', 'IsPersonAccount', 'true'),
  },
  convertedLeads: {
    from: ['salesObjects'],
    put: (org, random) => ({
      ...org,
      records: org.records.map((table) =>
        table.object === 'Lead'
          ? withColumn(table, 'IsConverted', (row) => String(row === 0 || random.chance(0.4)))
          : table,
      ),
    }),
    isIn: (org) => holds(org, 'Lead', 'IsConverted', 'true'),
  },
  files: { from: ['content'], isIn: hasRecords('ContentDocument') },
  libraries: {
    from: ['content'],
    put: (org, random) => {
      const idsOf = (object: string) => [...(tableOf(org, object)?.ids ?? []), null]
      const ids = [1, 2, 3].map((number) => parseRecordId(`library-item:${number}`))
      const owners = ids.map(() => null)
      const bare = { object: 'ContentWorkspaceDoc', ids, owners, columns: [], matchedRules: null }
      const placed = withColumn(bare, 'ContentWorkspaceId', () =>
        random.pick(idsOf('ContentWorkspace')),
      )
      const table = withColumn(placed, 'ContentDocumentId', () =>
        random.pick(idsOf('ContentDocument')),
      )
      return { ...org, records: [...org.records, table] }
    },
    isIn: hasRecords('ContentWorkspace'),
  },
  chatterGroups: { from: ['content'], isIn: hasRecords('CollaborationGroup') },
  feeds: { from: ['content'], isIn: hasRecords('FeedItem') },
  folders: {
    from: ['content'],
    isIn: (org) => org.folders.length > 0 && hasRecords('Report')(org),
  },
  listViews: { from: ['content'], isIn: hasRecords('ListView') },
  articles: { from: ['content'], isIn: hasRecords('Knowledge__kav') },
  dataCategories: {
    from: ['content'],
    isIn: (org) =>
      org.dataCategoryGroups.length > 0 && hasRecords('Knowledge__DataCategorySelection')(org),
  },
} satisfies OrgFeatures
