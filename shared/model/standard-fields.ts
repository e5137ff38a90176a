import type { FieldName } from './id'
import { namedField, type FieldConfig, type FieldType } from './object-config'

/**
 * Main fields of the standard objects: enough to show, to name and to compare criteria with.
 *
 * One text per type; `Field>Object` names what a lookup points to. Source: Object Reference for the Salesforce Platform.
 */
type FieldsByType = Partial<Record<FieldType, string>>

const address = (prefix: string) =>
  ['Street', 'City', 'State', 'PostalCode', 'Country'].map((part) => prefix + part).join(' ')

const fieldsByObject: ReadonlyMap<string, FieldsByType> = new Map(
  Object.entries<FieldsByType>({
    Account: {
      Text: `Name AccountNumber Site TickerSymbol Sic SicDesc ${address('Billing')} ${address('Shipping')}`,
      Picklist: 'Type Industry Rating Ownership AccountSource CleanStatus',
      Phone: 'Phone Fax',
      Url: 'Website',
      Currency: 'AnnualRevenue',
      Number: 'NumberOfEmployees',
      LongTextArea: 'Description',
      Lookup: 'ParentId>Account OwnerId>User RecordTypeId>RecordType',
      Address: 'BillingAddress ShippingAddress',
      Checkbox: 'IsPersonAccount IsPartner IsCustomerPortal',
      Date: 'LastActivityDate',
    },
    Contact: {
      Text: `Name FirstName LastName Title Department AssistantName ${address('Mailing')} ${address('Other')}`,
      Picklist: 'Salutation LeadSource CleanStatus',
      Phone: 'Phone MobilePhone HomePhone OtherPhone AssistantPhone Fax',
      Email: 'Email',
      Date: 'Birthdate LastActivityDate',
      LongTextArea: 'Description',
      Checkbox: 'HasOptedOutOfEmail HasOptedOutOfFax DoNotCall',
      Lookup: 'AccountId>Account ReportsToId>Contact OwnerId>User IndividualId>Individual',
      Address: 'MailingAddress OtherAddress',
    },
    Opportunity: {
      Text: 'Name NextStep',
      Picklist: 'StageName Type LeadSource ForecastCategoryName ForecastCategory',
      Currency: 'Amount ExpectedRevenue',
      Percent: 'Probability',
      Number: 'TotalOpportunityQuantity FiscalYear',
      Date: 'CloseDate LastActivityDate',
      Checkbox: 'IsPrivate IsClosed IsWon HasOpportunityLineItem',
      LongTextArea: 'Description',
      Lookup:
        'AccountId>Account OwnerId>User CampaignId>Campaign Pricebook2Id>Pricebook2 ContractId>Contract Territory2Id>Territory2',
    },
    Case: {
      AutoNumber: 'CaseNumber',
      Text: 'Subject SuppliedName SuppliedCompany',
      Picklist: 'Status Priority Origin Type Reason',
      Email: 'SuppliedEmail ContactEmail',
      Phone: 'SuppliedPhone ContactPhone ContactMobile',
      LongTextArea: 'Description Comments',
      Checkbox: 'IsClosed IsEscalated IsClosedOnCreate',
      DateTime: 'ClosedDate',
      Lookup:
        'AccountId>Account ContactId>Contact OwnerId>User AssetId>Asset ParentId>Case EntitlementId>Entitlement',
    },
    Lead: {
      Text: `Name FirstName LastName Company Title ${address('')}`,
      Picklist: 'Status Salutation LeadSource Industry Rating CleanStatus',
      Phone: 'Phone MobilePhone Fax',
      Email: 'Email',
      Url: 'Website',
      Currency: 'AnnualRevenue',
      Number: 'NumberOfEmployees',
      Checkbox: 'IsConverted IsUnreadByOwner DoNotCall HasOptedOutOfEmail HasOptedOutOfFax',
      Date: 'ConvertedDate LastActivityDate',
      LongTextArea: 'Description',
      Lookup:
        'OwnerId>User ConvertedAccountId>Account ConvertedContactId>Contact ConvertedOpportunityId>Opportunity',
      Address: 'Address',
    },
    Campaign: {
      Text: 'Name',
      Picklist: 'Type Status',
      Checkbox: 'IsActive',
      Date: 'StartDate EndDate LastActivityDate',
      Currency:
        'BudgetedCost ActualCost ExpectedRevenue AmountAllOpportunities AmountWonOpportunities',
      Percent: 'ExpectedResponse',
      Number: 'NumberSent NumberOfLeads NumberOfContacts NumberOfResponses',
      LongTextArea: 'Description',
      Lookup: 'OwnerId>User ParentId>Campaign',
    },
    Contract: {
      AutoNumber: 'ContractNumber',
      Text: `Name ${address('Billing')}`,
      Picklist: 'Status OwnerExpirationNotice',
      Date: 'StartDate EndDate CompanySignedDate CustomerSignedDate',
      Number: 'ContractTerm',
      LongTextArea: 'Description SpecialTerms',
      Lookup:
        'AccountId>Account OwnerId>User CompanySignedId>User CustomerSignedId>Contact Pricebook2Id>Pricebook2',
    },
    Order: {
      AutoNumber: 'OrderNumber',
      Text: `Name PoNumber ${address('Billing')} ${address('Shipping')}`,
      Picklist: 'Status Type',
      Date: 'EffectiveDate EndDate PoDate',
      Currency: 'TotalAmount',
      LongTextArea: 'Description',
      Lookup:
        'AccountId>Account ContractId>Contract OwnerId>User Pricebook2Id>Pricebook2 OpportunityId>Opportunity',
    },
    Quote: {
      Text: 'Name QuoteNumber',
      Picklist: 'Status',
      Date: 'ExpirationDate',
      Currency: 'Subtotal TotalPrice GrandTotal Tax ShippingHandling',
      Percent: 'Discount',
      Lookup: 'OpportunityId>Opportunity AccountId>Account ContactId>Contact OwnerId>User',
    },
    Asset: {
      Text: 'Name SerialNumber',
      Picklist: 'Status',
      Date: 'InstallDate PurchaseDate UsageEndDate',
      Currency: 'Price',
      Number: 'Quantity',
      Lookup: 'AccountId>Account ContactId>Contact Product2Id>Product2 OwnerId>User ParentId>Asset',
    },
    Product2: {
      Text: 'Name ProductCode StockKeepingUnit',
      Picklist: 'Family QuantityUnitOfMeasure',
      Checkbox: 'IsActive',
      LongTextArea: 'Description',
    },
    Pricebook2: { Text: 'Name', Checkbox: 'IsActive IsStandard', LongTextArea: 'Description' },
    CampaignMember: {
      Picklist: 'Status',
      Checkbox: 'HasResponded',
      Lookup: 'CampaignId>Campaign LeadId>Lead ContactId>Contact',
    },
    Task: {
      Text: 'Subject',
      Picklist: 'Status Priority Type',
      Date: 'ActivityDate',
      Lookup: 'OwnerId>User WhoId>Contact WhatId>Account',
      LongTextArea: 'Description',
    },
    Event: {
      Text: 'Subject Location',
      DateTime: 'StartDateTime EndDateTime',
      Checkbox: 'IsPrivate IsAllDayEvent',
      Lookup: 'OwnerId>User WhoId>Contact WhatId>Account',
      LongTextArea: 'Description',
    },
    EventRelation: {
      Lookup: 'EventId>Event RelationId>User',
      Checkbox: 'IsInvitee',
      Picklist: 'Status',
    },
    Note: { Text: 'Title', Checkbox: 'IsPrivate', Lookup: 'OwnerId>User ParentId>Account' },
    Attachment: { Text: 'Name', Checkbox: 'IsPrivate', Lookup: 'OwnerId>User ParentId>Account' },
    CaseComment: { LongTextArea: 'CommentBody', Checkbox: 'IsPublished', Lookup: 'ParentId>Case' },
    EmailMessage: {
      Text: 'Subject',
      Checkbox: 'IsExternallyVisible Incoming',
      Lookup: 'ParentId>Case RelatedToId>Account',
    },
    User: {
      Text: 'Name Username Alias Title Department Division CompanyName EmployeeNumber',
      Email: 'Email',
      Phone: 'Phone MobilePhone',
      Checkbox: 'IsActive',
      Lookup:
        'ProfileId>Profile UserRoleId>UserRole ManagerId>User ContactId>Contact AccountId>Account',
    },
  }),
)

const calculated = new Set([
  'ExpectedRevenue',
  'TotalAmount',
  'Subtotal',
  'TotalPrice',
  'GrandTotal',
  'IsClosed',
  'IsWon',
  'HasOpportunityLineItem',
  'ContactEmail',
  'ContactPhone',
  'ContactMobile',
])

/** Catalogue fields of a standard object by lower-case name; empty for any other object. All with `isDeclared` false. */
export function standardFieldsOf(object: string): ReadonlyMap<string, FieldConfig> {
  const fields = new Map<string, FieldConfig>()
  for (const [type, names] of Object.entries(fieldsByObject.get(object) ?? {})) {
    for (const entry of names.split(' ')) {
      const [name = '', referenceTo] = entry.split('>')
      const fieldType = type as FieldType // keys of FieldsByType are field types
      fields.set(name.toLowerCase(), standardField(name, fieldType, referenceTo))
    }
  }
  return fields
}

function standardField(
  name: FieldName,
  type: FieldType,
  referenceTo: string | undefined,
): FieldConfig {
  return {
    ...namedField(name),
    label: name.replace(/Id$/, '').replace(/([a-z])([A-Z])/g, '$1 $2'),
    type,
    referenceTo: referenceTo === undefined ? [] : [referenceTo],
    isCalculated: calculated.has(name),
  }
}
