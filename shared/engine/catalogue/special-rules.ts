import type { RuleLine } from './rule-line'

/** Record access, sections 13–19: outsiders, restriction, objects with rules of their own, explanations. */
export const specialRules: readonly RuleLine[] = [
  [
    'R13.6',
    'High-volume users take part in no role, group, rule, manual share or team.',
    'Salesforce Help: Sharing sets',
  ],
  [
    'R13.8',
    'A sharing set opens records that lead to the same account or contact as the user.',
    'Metadata API Developer Guide: SharingSet',
  ],
  [
    'R13.14',
    'A share group’s members have Full Access to what the set’s high-volume users own.',
    'Salesforce Help: Share groups',
  ],
  [
    'R13.17',
    'A partner super user has what fellow users of the account in the same role or below hold.',
    'Salesforce Help: Grant Portal Super User Access',
  ],
  [
    'R13.18',
    'A customer super user has that on cases.',
    'Salesforce Help: Grant Portal Super User Access',
  ],
  [
    'R13.21',
    'For guests every default counts as Private.',
    'Salesforce Help: Secure Guest Users’ Sharing Settings',
  ],
  [
    'R13.22',
    'Guests own nothing and take part in no group, row, team or hierarchy; guest rules alone reach them.',
    'Salesforce Help: Guest User Sharing Rules',
  ],
  [
    'R13.23',
    'A guest reads at most: edit, delete, transfer and sharing are never open.',
    'Salesforce Help: Secure Guest Users’ Sharing Settings and Record Access',
  ],
  [
    'R14.1',
    'A restriction rule hides records that fail its filter from every user that it names, owners included.',
    'Salesforce Help: Restriction Rules',
  ],
  [
    'R14.4',
    'Holders of Modify All are untouched by restriction rules; holders of View All still read.',
    'Salesforce Help: Restriction Rule considerations',
  ],
  [
    'R14.6',
    'User criteria and record filter are one equals test each; text that is not understood leaves the answer open.',
    'Salesforce Help: Restriction Rules',
  ],
  [
    'R15.1',
    'With activities Private, owner and superiors have a task or event in full; reading its related records lets others read it.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R15.2',
    'With activities Controlled by Parent, each action needs the same on the related records.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R15.3',
    'The contact or lead and the other related record must both be open; an activity related to nothing opens to nobody else.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R15.4',
    'Activities know no View All of their own; a private event shows its details to its owner alone.',
    'Salesforce Help: Sharing Considerations',
  ],
  ['R15.5', 'Who is invited to an event reads it.', 'Salesforce Help: Events'],
  [
    'R15.6',
    'Notes and attachments are read with their parent, and written with Edit on it or by their owner.',
    'Salesforce Help: Notes and Attachments',
  ],
  [
    'R15.7',
    'A private note or attachment is its owner’s and administrators’ alone.',
    'Salesforce Help: Sharing Considerations',
  ],
  [
    'R15.8',
    'A file is opened by its owner, its links, its library and the permissions over files; no default and no role.',
    'Object Reference: ContentDocumentLink',
  ],
  [
    'R15.9',
    'A report, dashboard, template or document is opened by its folder; superiors of a grantee get nothing.',
    'Salesforce Help: Share a Report or Dashboard Folder',
  ],
  [
    'R15.10',
    'A report shows the viewer’s records, a dashboard those of its running user.',
    'Salesforce Help: Dashboard running users',
  ],
  [
    'R15.11',
    'List views, templates and documents are shared like folders and never open records.',
    'Salesforce Help: list view sharing',
  ],
  [
    'R15.12',
    'An article is opened by object permission and data categories, or by sharing where the org shares articles as records.',
    'Salesforce Help: Knowledge data category visibility',
  ],
  [
    'R15.13',
    'Campaign members go with the campaign, or with the lead or contact, as their default says.',
    'Salesforce Help: Organization-Wide Default Access Settings',
  ],
  [
    'R15.14',
    'A post is seen by who sees what it is posted on; its author and Modify All Data delete it.',
    'Salesforce Help: Chatter feeds',
  ],
  ['R15.16', 'Everybody reads and edits the own user record.', 'Salesforce Help: User Sharing'],
  [
    'R15.17',
    'Superiors read the user records of those below; they do not edit them.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R15.18',
    'Users have a default, sharing rules by membership and rows like other records.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R15.19',
    'External users of one account, or members of one site, see each other where the setting is on.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R15.20',
    'Editing other users needs Manage Users, or Manage Internal Users; nobody deletes or transfers a user.',
    'Salesforce Help: User Sharing',
  ],
  [
    'R15.22',
    'A converted lead is read-only without View and Edit Converted Leads.',
    'Salesforce Help: view and edit converted leads',
  ],
  [
    'R15.23',
    'The contact of a person account has the level of the account; what is shared of the contact opens the account too.',
    'Object Reference: AccountShare',
  ],
  [
    'R15.24',
    'A contact without account is its owner’s alone; no superior, default, rule or row opens it.',
    'Salesforce Help: Contacts',
  ],
  [
    'R15.27',
    'A private opportunity is open to its owner and those above the owner alone, whatever rules and rows say.',
    'Salesforce Help: Sharing considerations',
  ],
  [
    'R15.29',
    'An order follows its account; where it has a contract, both must allow.',
    'Salesforce Help: Orders',
  ],
  [
    'R15.32',
    'Comments and mails of a case go with it; external users see what is published alone.',
    'Salesforce Help: Case Comments',
  ],
  [
    'R15.34',
    'Custom metadata, settings, events and big objects know no record access: the object permission decides.',
    'Salesforce Help: object permissions',
  ],
  [
    'R15.35',
    'An approval lock keeps the sharing answer and refuses edits until it is released.',
    'Salesforce Help: Approval Processes',
  ],
  [
    'R16.1',
    'A frozen user cannot log in; what the user is entitled to stays.',
    'Salesforce Help: Freeze users',
  ],
  [
    'R16.2',
    'An inactive user cannot log in; what is shown is hypothetical.',
    'Salesforce Help: Deactivate Users',
  ],
  [
    'R16.4',
    'Rows by hand and of teams for a user go when the user is made inactive; memberships stay.',
    'Salesforce Help: Deactivate Users',
  ],
  [
    'R17.1',
    'The cause of a row changes nothing: only its level counts.',
    'Object Reference: AccountShare',
  ],
  [
    'R17.3',
    'Each open flag has at least one door, each closed one at least one reason.',
    'Object Reference: UserRecordAccess',
  ],
  ['R19.1', 'What is not modelled or not imported is shown as unknown.', 'product rule'],
]
