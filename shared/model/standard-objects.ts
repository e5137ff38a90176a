import type { SharingModel } from './object-config'

/**
 * The platform's standard objects as they are before anybody changes them: a catalogue that stands behind every org.
 *
 * Source of defaults, owners and parents: record-access R3.19, R10.4, R11.19, R15.13, R15.25–R15.33.
 */
export interface StandardObject {
  readonly name: string
  readonly label: string
  readonly keyPrefix: string | null
  readonly sharingModel: SharingModel
  readonly externalSharingModel: SharingModel
  /** Values that Setup offers, in order. */
  readonly sharingModels: readonly SharingModel[]
  readonly owner: 'user' | 'userOrQueue' | 'none'
  readonly parents: readonly StandardParent[]
  /**
   * `record`: doors of the record leg; `line`: as its parent, write needs Edit on it (R11.19);
   * `permissionOnly`: no record leg (R15.15); `special`: a model of its own (R15), computed after all others;
   * `notModelled`: an access model of its own that this version does not compute, so every answer is unknown.
   */
  readonly model: 'record' | 'line' | 'permissionOnly' | 'special' | 'notModelled'
  /**
   * Whose object permissions count: `own`; `parent` = own where a container states some, else the parent's (R11.19);
   * `none` = the records that decide alone.
   */
  readonly permissions: 'own' | 'parent' | 'none'
  /** Of a special object: fields that hold ids of deciding records, of whichever object. */
  readonly references: readonly string[]
  /** Of a special object: files, feeds, folders' items, articles and what belongs to them. */
  readonly isContent: boolean
}

export interface StandardParent {
  readonly field: string
  readonly object: string
}

const usual = ['Private', 'Read', 'ReadWrite'] as const
const usualOrParent = ['Private', 'Read', 'ReadWrite', 'ControlledByParent'] as const

type Options = Partial<Omit<StandardObject, 'name' | 'label' | 'keyPrefix'>>

function standard(
  name: string,
  label: string,
  keyPrefix: string | null,
  options: Options = {},
): StandardObject {
  const sharingModel = options.sharingModel ?? 'Private'
  const follows = sharingModel.startsWith('ControlledBy')
  return {
    name,
    label,
    keyPrefix,
    sharingModel,
    externalSharingModel: follows ? sharingModel : 'Private',
    sharingModels: usual,
    owner: 'user',
    parents: [],
    model: 'record',
    permissions: 'own',
    references: [],
    isContent: false,
    ...options,
  }
}

function line(
  name: string,
  label: string,
  keyPrefix: string | null,
  ...parents: StandardParent[]
): StandardObject {
  return standard(name, label, keyPrefix, {
    sharingModel: 'ControlledByParent',
    sharingModels: ['ControlledByParent'],
    owner: 'none',
    parents,
    model: 'line',
    permissions: 'parent',
  })
}

const notModelled = (name: string, label: string, keyPrefix: string | null) =>
  standard(name, label, keyPrefix, { sharingModels: [], owner: 'user', model: 'notModelled' })

const permissionOnly = (name: string, label: string, keyPrefix: string) =>
  standard(name, label, keyPrefix, { sharingModels: [], model: 'permissionOnly' })

/** An object with an access model of its own; without `options` it has no default and an owner. */
function special(
  name: string,
  label: string,
  keyPrefix: string | null,
  options: Options = {},
): StandardObject {
  return standard(name, label, keyPrefix, { sharingModels: [], ...options, model: 'special' })
}

/** Content: opened by its own tables, never by a default, a superior's role or a share row (R15.8–R15.14). */
function content(
  name: string,
  label: string,
  keyPrefix: string | null,
  options: Options = {},
): StandardObject {
  const usually = { owner: 'none', permissions: 'none' } as const
  return special(name, label, keyPrefix, { ...usually, ...options, isContent: true })
}

const activity = {
  sharingModels: ['Private', 'ControlledByParent'],
  references: ['WhoId', 'WhatId'],
} as const

/** The default counts where articles use standard sharing alone. Rules R3.19, R15.12. */
const articles = {
  sharingModel: 'ReadWrite',
  sharingModels: usual,
  owner: 'userOrQueue',
  permissions: 'own',
} as const

/** A record without owner that goes with another one, of whichever object. */
const follower = (name: string, label: string, keyPrefix: string, ...references: string[]) =>
  special(name, label, keyPrefix, { owner: 'none', permissions: 'parent', references })

const account = { field: 'AccountId', object: 'Account' } as const

export const standardObjects: readonly StandardObject[] = [
  standard('Account', 'Account', '001', { sharingModel: 'ReadWrite' }),
  standard('Contract', 'Contract', '800', {
    sharingModel: 'ControlledByParent',
    sharingModels: ['ControlledByParent'],
    parents: [account],
  }),
  standard('Contact', 'Contact', '003', {
    sharingModel: 'ControlledByParent',
    sharingModels: usualOrParent,
    parents: [account],
  }),
  standard('Opportunity', 'Opportunity', '006', { sharingModel: 'Read', parents: [account] }),
  standard('Case', 'Case', '500', {
    sharingModel: 'ReadWriteTransfer',
    sharingModels: [...usual, 'ReadWriteTransfer'],
    owner: 'userOrQueue',
    parents: [account],
  }),
  standard('Lead', 'Lead', '00Q', {
    sharingModel: 'ReadWriteTransfer',
    sharingModels: [...usual, 'ReadWriteTransfer'],
    owner: 'userOrQueue',
  }),
  standard('Campaign', 'Campaign', '701', {
    sharingModel: 'FullAccess',
    sharingModels: [...usual, 'FullAccess'],
  }),
  special('CampaignMember', 'Campaign Member', '00v', {
    sharingModel: 'ControlledByCampaign',
    sharingModels: ['ControlledByCampaign', 'ControlledByLeadOrContact'],
    owner: 'none',
    permissions: 'parent',
    references: ['CampaignId', 'LeadId', 'ContactId'],
  }),
  line('CampaignMemberStatus', 'Campaign Member Status', '01Y', {
    field: 'CampaignId',
    object: 'Campaign',
  }),
  standard('Pricebook2', 'Price Book', '01s', {
    sharingModel: 'ReadSelect',
    sharingModels: ['Private', 'Read', 'ReadSelect'],
    owner: 'none',
  }),
  standard('Product2', 'Product', '01t', {
    sharingModel: 'ReadWrite',
    sharingModels: ['ReadWrite'],
    owner: 'none',
  }),
  standard('Asset', 'Asset', '02i', {
    sharingModel: 'ControlledByParent',
    sharingModels: usualOrParent,
    parents: [account],
  }),
  standard('Order', 'Order', '801', {
    sharingModel: 'ControlledByParent',
    sharingModels: usualOrParent,
    owner: 'userOrQueue',
    parents: [account, { field: 'ContractId', object: 'Contract' }],
  }),
  standard('Quote', 'Quote', '0Q0', {
    sharingModel: 'ControlledByParent',
    sharingModels: usualOrParent,
    parents: [{ field: 'OpportunityId', object: 'Opportunity' }],
  }),
  line('OpportunityLineItem', 'Opportunity Product', '00k', {
    field: 'OpportunityId',
    object: 'Opportunity',
  }),
  line('OpportunityContactRole', 'Opportunity Contact Role', '00K', {
    field: 'OpportunityId',
    object: 'Opportunity',
  }),
  line('OpportunitySplit', 'Opportunity Split', null, {
    field: 'OpportunityId',
    object: 'Opportunity',
  }),
  line('OpportunityTeamMember', 'Opportunity Team Member', '00q', {
    field: 'OpportunityId',
    object: 'Opportunity',
  }),
  line('AccountTeamMember', 'Account Team Member', '01M', account),
  line('QuoteLineItem', 'Quote Line Item', '0QL', { field: 'QuoteId', object: 'Quote' }),
  line('OrderItem', 'Order Product', '802', { field: 'OrderId', object: 'Order' }),
  line('PricebookEntry', 'Price Book Entry', '01u', {
    field: 'Pricebook2Id',
    object: 'Pricebook2',
  }),
  follower('CaseComment', 'Case Comment', '00a', 'ParentId'),
  follower('EmailMessage', 'Email Message', '02s', 'ParentId', 'RelatedToId'),
  line('CaseMilestone', 'Case Milestone', '555', { field: 'CaseId', object: 'Case' }),
  line('AccountContactRelation', 'Account Contact Relationship', '07k', account),
  standard('ServiceContract', 'Service Contract', '810', { owner: 'userOrQueue' }),
  line('ContractLineItem', 'Contract Line Item', '811', {
    field: 'ServiceContractId',
    object: 'ServiceContract',
  }),
  standard('Entitlement', 'Entitlement', '550', {
    sharingModel: 'ControlledByParent',
    sharingModels: ['ControlledByParent'],
    owner: 'none',
    parents: [account],
  }),
  standard('WorkOrder', 'Work Order', '0WO', { owner: 'userOrQueue' }),
  line('WorkOrderLineItem', 'Work Order Line Item', '1WL', {
    field: 'WorkOrderId',
    object: 'WorkOrder',
  }),
  standard('ServiceAppointment', 'Service Appointment', '08p', { owner: 'userOrQueue' }),
  standard('ServiceResource', 'Service Resource', '0Hn', { sharingModel: 'ReadWrite' }),
  standard('ServiceTerritory', 'Service Territory', '0Hh', { sharingModel: 'ReadWrite' }),
  standard('TimeSheet', 'Time Sheet', '0hA'),
  standard('Individual', 'Individual', '0PK', { sharingModel: 'ReadWrite' }),
  standard('Macro', 'Macro', '0JZ'),
  standard('QuickText', 'Quick Text', '574'),
  standard('LiveChatTranscript', 'Chat Transcript', '570', { owner: 'userOrQueue' }),
  standard('MessagingSession', 'Messaging Session', '0Mw', { owner: 'userOrQueue' }),
  standard('PartnerFundRequest', 'Partner Fund Request', null),
  standard('PartnerFundClaim', 'Partner Fund Claim', null),
  standard('PartnerFundAllocation', 'Partner Fund Allocation', null),
  standard('PartnerMarketingBudget', 'Partner Marketing Budget', null),
  standard('AccountRelationship', 'Account Relationship', null),
  standard('Scorecard', 'Scorecard', null),
  standard('StreamingChannel', 'Streaming Channel', '0M6'),
  notModelled('Activity', 'Activity', null),
  special('Task', 'Task', '00T', { ...activity, owner: 'userOrQueue' }),
  special('Event', 'Event', '00U', activity),
  follower('EventRelation', 'Event Relation', '0RE', 'EventId'),
  special('User', 'User', '005', { sharingModel: 'Read', sharingModels: ['Private', 'Read'] }),
  permissionOnly('Idea', 'Idea', '087'),
  permissionOnly('Solution', 'Solution', '501'),
  special('Note', 'Note', '002', { permissions: 'none', references: ['ParentId'] }),
  special('Attachment', 'Attachment', '00P', { permissions: 'none', references: ['ParentId'] }),
  content('Knowledge__kav', 'Knowledge', 'ka0', articles),
  content('KnowledgeArticleVersion', 'Knowledge Article Version', null, articles),
  content('Knowledge__DataCategorySelection', 'Article Category', null, {
    references: ['ParentId'],
  }),
  content('Document', 'Document', '015', { permissions: 'own' }),
  content('EmailTemplate', 'Email Template', '00X'),
  content('Report', 'Report', '00O'),
  content('Dashboard', 'Dashboard', '01Z'),
  content('ListView', 'List View', '00B'),
  content('CollaborationGroup', 'Chatter Group', '0F9', { owner: 'user' }),
  content('CollaborationGroupMember', 'Chatter Group Member', '0FB'),
  content('ContentWorkspace', 'Library', '058'),
  content('ContentWorkspaceMember', 'Library Member', null),
  notModelled('ContentWorkspacePermission', 'Library Permission', null),
  content('ContentDocument', 'File', '069', { owner: 'user' }),
  content('ContentVersion', 'File Version', '068', {
    owner: 'user',
    references: ['ContentDocumentId'],
  }),
  content('ContentDocumentLink', 'File Link', '06A', { references: ['ContentDocumentId'] }),
  content('ContentWorkspaceDoc', 'Library File', '059', { references: ['ContentDocumentId'] }),
  content('ContentDistribution', 'Public Link', '05D', { references: ['ContentDocumentId'] }),
  content('ContentAsset', 'Asset File', '03S', { references: ['ContentDocumentId'] }),
  content('FeedItem', 'Feed Item', '0D5', { references: ['ParentId'] }),
  content('FeedComment', 'Feed Comment', '0D7', { references: ['FeedItemId'] }),
  content('FeedTrackedChange', 'Tracked Change', null, { references: ['FeedItemId'] }),
]

/** Article versions, of whichever type. Rule R15.12. */
export const isArticle = (object: string) =>
  /__kav$/i.test(object) || object.toLowerCase() === 'knowledgearticleversion'

/** Fields of a standard object that carry no field permissions, beside the system fields. Rule FLS-15. */
export const standardFieldsWithoutFieldPermissions: ReadonlyMap<string, readonly string[]> =
  new Map(
    Object.entries<readonly string[]>({
      Account: ['Name'],
      Contact: ['LastName', 'Name'],
      Lead: ['LastName', 'Company', 'Status', 'Name'],
      Opportunity: ['Name', 'StageName', 'CloseDate'],
      Case: ['Status', 'CaseNumber'],
      Campaign: ['Name'],
      Product2: ['Name'],
      Pricebook2: ['Name'],
      Contract: ['AccountId', 'Status', 'ContractNumber'],
      Order: ['EffectiveDate', 'Status', 'OrderNumber'],
      Asset: ['Name'],
    }),
  )

/** Fields that every object has and that carry no field permissions. Rule FLS-15. */
export const systemFields: readonly string[] = [
  'Id',
  'Name',
  'OwnerId',
  'RecordTypeId',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'IsDeleted',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'CurrencyIsoCode',
]
