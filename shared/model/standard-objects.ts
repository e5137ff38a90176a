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
   * `notModelled`: an access model of its own that this version does not compute, so every answer is unknown.
   */
  readonly model: 'record' | 'line' | 'notModelled'
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
  })
}

const notModelled = (name: string, label: string, keyPrefix: string | null) =>
  standard(name, label, keyPrefix, { sharingModels: [], owner: 'user', model: 'notModelled' })

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
  standard('CampaignMember', 'Campaign Member', '00v', {
    sharingModel: 'ControlledByCampaign',
    sharingModels: ['ControlledByCampaign', 'ControlledByLeadOrContact'],
    owner: 'none',
    parents: [{ field: 'CampaignId', object: 'Campaign' }],
    model: 'line',
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
  line('QuoteLineItem', 'Quote Line Item', '0QL', { field: 'QuoteId', object: 'Quote' }),
  line('OrderItem', 'Order Product', '802', { field: 'OrderId', object: 'Order' }),
  line('PricebookEntry', 'Price Book Entry', '01u', {
    field: 'Pricebook2Id',
    object: 'Pricebook2',
  }),
  line('CaseComment', 'Case Comment', '00a', { field: 'ParentId', object: 'Case' }),
  line('EmailMessage', 'Email Message', '02s', { field: 'ParentId', object: 'Case' }),
  line('AccountContactRelation', 'Account Contact Relationship', '07k', account),
  standard('ServiceContract', 'Service Contract', '810', { owner: 'userOrQueue' }),
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
  notModelled('Task', 'Task', '00T'),
  notModelled('Event', 'Event', '00U'),
  notModelled('User', 'User', '005'),
  notModelled('Knowledge__kav', 'Knowledge', 'ka0'),
  notModelled('Idea', 'Idea', '087'),
  notModelled('Solution', 'Solution', '501'),
  notModelled('Document', 'Document', '015'),
  notModelled('Report', 'Report', '00O'),
  notModelled('Dashboard', 'Dashboard', '01Z'),
  notModelled('ContentDocument', 'File', '069'),
  notModelled('ContentVersion', 'File Version', '068'),
  notModelled('Note', 'Note', '002'),
  notModelled('Attachment', 'Attachment', '00P'),
  notModelled('FeedItem', 'Feed Item', '0D5'),
  notModelled('CollaborationGroup', 'Chatter Group', '0F9'),
]

/** Fields of a standard object that carry no field permissions, beside the system fields. Rule FLS-15. */
export const standardFieldsWithoutFieldPermissions: Readonly<Record<string, readonly string[]>> = {
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
}

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
