import type { RuleLine } from './rule-line'

/** Record access, sections 1–12: what every object has. */
export const recordRules: readonly RuleLine[] = [
  [
    'R1.1',
    'Object permission and record access must both allow an action; neither replaces the other.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R1.3',
    'View All and Modify All, on one object or on all data, replace the record leg for their holder.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R1.4',
    'Every grant only widens: the most permissive open door decides.',
    'Apex Developer Guide: Understanding Sharing',
  ],
  [
    'R1.8',
    'Deleting needs Delete on the object and Full Access to the record.',
    'Salesforce Help: insufficient privileges on delete',
  ],
  [
    'R1.10',
    'Transfer Record lets a user hand on records that the user can read, with Edit on the object.',
    'Salesforce Help: Transfer Records',
  ],
  [
    'R1.11',
    'All access is every right on the record; a reading counts Full Access by sharing alone.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.12',
    'MaxAccessLevel is the highest level whose flag is true.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.13',
    'UserRecordAccess answers for objects that have sharing settings; others are outside it.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.15',
    'Creating needs Create on the object alone; record access begins when the record exists.',
    'Salesforce Help: object permissions',
  ],
  [
    'R1.17',
    'Without the object permission no door helps, not even owning the record.',
    'Salesforce Help: Sharing Considerations',
  ],
  [
    'R2.1',
    'The owner has Full Access to the record.',
    'Apex Developer Guide: Understanding Sharing',
  ],
  [
    'R2.3',
    'A former owner keeps nothing, but for what a team row leaves on an opportunity.',
    'Salesforce Help: transfer records',
  ],
  [
    'R2.4',
    'Every member of the queue that owns a record has Full Access to it.',
    'Apex Developer Guide: Understanding Sharing',
  ],
  [
    'R2.6',
    'Superiors of the queue members have the same Full Access.',
    'Salesforce Help: Controlling Access Using Hierarchies',
  ],
  ['R2.12', 'Nobody inherits from an owner who has no role.', 'Salesforce Help: Role Fields'],
  [
    'R3.1',
    'The organization-wide default is what everybody has on every record before any grant.',
    'Salesforce Help: Organization-Wide Sharing Defaults',
  ],
  [
    'R3.4',
    'Without the external sharing model the internal default holds for external users as well.',
    'Salesforce Help: external organization-wide defaults',
  ],
  [
    'R3.7',
    'Public Read/Write/Transfer lets everybody read, edit and hand on; a reading adds delete.',
    'Salesforce Help: organization-wide sharing defaults',
  ],
  [
    'R3.9',
    'A record that is Controlled by Parent gives what its parent gives.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R3.11',
    'The calendar default says what others see of a calendar, not who may open an event.',
    'Salesforce Help: organization-wide default access settings',
  ],
  [
    'R3.19',
    'The platform ships each standard object with a default of its own; an org’s own value wins.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R4.1',
    'A superior is a user whose role is above the other’s role; the Manager field plays no part.',
    'Apex Developer Guide: Understanding Sharing',
  ],
  [
    'R4.2',
    'Superiors have at least what their subordinates have by owning records or by share rows.',
    'Salesforce Help: Controlling Access Using Hierarchies',
  ],
  [
    'R4.5',
    'A user without role inherits nothing and is inherited by nobody.',
    'Salesforce Help: Role Fields',
  ],
  [
    'R4.7',
    'On custom objects Grant Access Using Hierarchies can be off: superiors then inherit nothing.',
    'Salesforce Help: Controlling Access Using Hierarchies',
  ],
  [
    'R5.11',
    'Manager groups follow the managers of users, not roles.',
    'Salesforce Help: sharing records with manager groups',
  ],
  [
    'R6.2',
    'Only objects with sharing of their own have sharing rules.',
    'Salesforce Help: Create Sharing Rules',
  ],
  [
    'R6.4',
    'An owner rule matches records whose owner is a member of its source.',
    'Salesforce Help: Create Sharing Rules',
  ],
  [
    'R6.5',
    'A criteria rule matches records by their own field values, whoever owns them.',
    'Salesforce Help: Create Criteria-Based Sharing Rules',
  ],
  [
    'R6.7',
    'A guest rule opens matching records for reading to one site’s guest user.',
    'Salesforce Help: Create Guest User Sharing Rules',
  ],
  [
    'R6.8',
    'A rule opens Read or Edit; account rules also carry levels for contacts, opportunities and cases.',
    'Metadata API Developer Guide: SharingRules',
  ],
  [
    'R6.9',
    'The child levels of an account rule open the children of the matched accounts.',
    'Object Reference: AccountShare',
  ],
  [
    'R6.12',
    'Rules share with groups, roles, territories and all-user groups, not with single users.',
    'Metadata API Developer Guide: SharedTo',
  ],
  [
    'R6.23',
    'An account relationship rule opens records of one account to users of a related account.',
    'Object Reference: AccountShare',
  ],
  [
    'R7.1',
    'A manual row shares one record with one user or group at Read or Edit.',
    'Apex Developer Guide: Sharing a Record Using Apex',
  ],
  [
    'R7.7',
    'Apex-managed rows carry a custom reason and survive a change of owner.',
    'Apex Developer Guide: Sharing a Record Using Apex',
  ],
  [
    'R7.10',
    'Where manual user sharing is on, a row opens one user for reading.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R8.1',
    'An account team member has the levels of the team row on the account and its children.',
    'Object Reference: AccountTeamMember',
  ],
  [
    'R8.2',
    'Child levels of an account team row open contacts, opportunities and cases of the account.',
    'Object Reference: AccountTeamMember',
  ],
  [
    'R8.3',
    'An opportunity team member has the level of the team row.',
    'Object Reference: OpportunityTeamMember',
  ],
  [
    'R8.4',
    'A case team member has the level of the team role.',
    'Salesforce Help: Set Up Case Teams',
  ],
  [
    'R9.4',
    'Users of a territory have its levels on its accounts and their children.',
    'Metadata API Developer Guide: Territory2',
  ],
  [
    'R9.6',
    'Users of territories above have the levels that the lower territory defines.',
    'Salesforce Help: Define Default User Access for Territory Records',
  ],
  [
    'R9.8',
    'Access by territory does not roll up the role hierarchy; a reading lets it.',
    'Salesforce Help: Sales Territories record access',
  ],
  [
    'R9.9',
    'An opportunity’s own territory opens it for forecasting and for the territory’s members.',
    'Salesforce Help: Assign a Territory Manually to an Opportunity',
  ],
  [
    'R10.1',
    'Holding a contact, opportunity or case by ownership or by a row opens its account for reading.',
    'Salesforce Help: Implicit Sharing',
  ],
  ['R10.4', 'Owners of contracts and orders read the account.', 'Object Reference: AccountShare'],
  [
    'R10.5',
    'A row on the account opens its children at the child levels that the row carries.',
    'Salesforce Help: Implicit Sharing',
  ],
  [
    'R10.11',
    'The owner of a record that follows its parent keeps Full Access; a reading takes it away.',
    'Salesforce Help: controlled by parent',
  ],
  [
    'R10.12',
    'Creating or moving a record under an account needs Read on the account.',
    'practitioners’ tests: contact sharing settings',
  ],
  [
    'R10.13',
    'An external user reads the own account and its contacts; so do the roles above.',
    'Salesforce Help: Implicit Sharing',
  ],
  [
    'R10.14',
    'A high-volume user reads the own account and the own contact.',
    'Salesforce Help: Implicit Sharing',
  ],
  [
    'R10.15',
    'An external user who is the contact of a case may edit the case.',
    'Object Reference: CaseShare',
  ],
  [
    'R10.17',
    'A guest reads the account of a record that a guest rule opens.',
    'Object Reference: AccountShare',
  ],
  [
    'R11.1',
    'A detail record takes its access from its master or masters.',
    'Salesforce Help: Create a Many-to-Many Relationship',
  ],
  [
    'R11.7',
    'Creating a detail needs Create on it and, on every master named, the level that the relation asks for.',
    'Metadata API: CustomField, writeRequiresMasterRead',
  ],
  [
    'R11.11',
    'View All and Modify All on a master open its custom details as well.',
    'Salesforce Help: View All Records and related parent or child objects',
  ],
  [
    'R11.19',
    'Lines, comments and the like go with their parent: Read opens them, Edit writes them; their object permissions are the parent’s unless they have their own.',
    'Salesforce Help: Sharing Considerations',
  ],
  [
    'R12.1',
    'View All opens every record of the object for reading.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R12.2',
    'Modify All opens every record of the object for everything.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R12.3',
    'View All Data and Modify All Data do so on every object.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R12.6',
    'View All Data and Modify All Data read users but do not edit them.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R12.8',
    'View All Users reads every user record, whatever the default.',
    'Salesforce Help: User Sharing',
  ],
]
