import { permissionRules } from './permission-rules'

/** A rule of the access specifications: its sense in one sentence of our own, and where the platform documents it. */
export interface RuleEntry {
  readonly id: string
  readonly sense: string
  readonly source: string
}

const entries: readonly (readonly [id: string, sense: string, source: string])[] = [
  [
    'LAY-01',
    'Five layers decide, outermost first: organization, object, field, record, folder; all that apply must be open.',
    'Salesforce Help: data security overview',
  ],
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
    'R1.11',
    'All access is every right on the record; a reading counts Full Access by sharing alone.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.10',
    'Transfer Record lets a user hand on records that the user can read, with Edit on the object.',
    'Salesforce Help: Transfer Records',
  ],
  [
    'R1.12',
    'MaxAccessLevel is the highest level whose flag is true.',
    'Object Reference: UserRecordAccess',
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
    'R3.9',
    'A record that is Controlled by Parent gives what its parent gives.',
    'Salesforce Help: Organization-Wide Default Access Settings',
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
    'R15.13',
    'Campaign members go with the campaign, or with the lead or contact, as their default says.',
    'Salesforce Help: Organization-Wide Default Access Settings',
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
    'R15.23',
    'A person account and its contact hold one level together.',
    'Object Reference: AccountShare',
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
  [
    'PRM-20',
    'Permissions in force are the union of profile, sets and groups, capped by the licence; what lacks its prerequisite drops out.',
    'Object Reference: ObjectPermissions',
  ],
  [
    'FLS-10',
    'A field is readable or editable if any live container says so.',
    'Object Reference: FieldPermissions',
  ],
  [
    'FLS-15',
    'Required, master-detail, name and system fields carry no field permissions and follow the object.',
    'Salesforce Help: field-level security',
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
    'R15.14',
    'A post is seen by who sees what it is posted on; its author and Modify All Data delete it.',
    'Salesforce Help: Chatter feeds',
  ],
  [
    'SYS-59',
    'Query All Files reads every file in queries, private ones too, but no private library.',
    'Salesforce Help: user permissions',
  ],
  [
    'SYS-59c',
    'Moderate Chatter lets its holder edit posts that the holder sees.',
    'Salesforce Help: user permissions',
  ],
  [
    'FLD-03',
    'A private folder is its owner’s; Manage All Private Reports and Dashboards and Modify All Data reach it.',
    'Salesforce Help: report and dashboard folders',
  ],
  [
    'FLD-10',
    'A folder of the legacy model has one level for everybody it is shared with.',
    'Metadata API Developer Guide: Folder',
  ],
  [
    'FLD-11',
    'A share of an enhanced folder makes its grantee Viewer, Editor or Manager.',
    'Metadata API Developer Guide: Folder',
  ],
  [
    'FLD-12',
    'The highest matching share of a folder counts; its creator is Manager.',
    'Salesforce Help: Share a Report or Dashboard Folder',
  ],
  [
    'FLD-15',
    'Permissions over public folders of a kind, View All Data and Modify All Data open folders without a share.',
    'Salesforce Help: user permissions',
  ],
  [
    'FLD-16',
    'A subfolder has the shares of its topmost folder.',
    'Salesforce Help: report and dashboard subfolders',
  ],
  [
    'FLD-30',
    'A list view is for its owner, for everybody or for those whom it names; it filters, it opens nothing.',
    'Salesforce Help: list view sharing',
  ],
  [
    'FLD-31',
    'A list view of the metadata that names nobody is for everybody.',
    'Metadata API Developer Guide: ListView',
  ],
  [
    'CNT-01',
    'Any link, library, group or public link that reaches the user opens the file; the highest level counts.',
    'Salesforce Help: file visibility and sharing settings',
  ],
  [
    'CNT-02',
    'A private file is for its owner and Modify All Data, a private library for its owner alone.',
    'Salesforce Help: file visibility and sharing settings',
  ],
  [
    'CNT-03',
    'A file shared with a person is read with View All Data too.',
    'Salesforce Help: file visibility and sharing settings',
  ],
  [
    'CNT-04',
    'A link makes Viewer or Collaborator, or takes the level of its record, and may hide the file from external users.',
    'Object Reference: ContentDocumentLink',
  ],
  [
    'CNT-07',
    'A guest sees files of records it reads, and what a site publishes, where the site opens files to guests.',
    'Salesforce Help: guest file access',
  ],
  [
    'CNT-10',
    'A library’s files are read by its members alone; the content administrator manages it without reading.',
    'Salesforce Help: libraries',
  ],
  [
    'CHT-01',
    'A post and its comments are seen with the record, user or group that carries them.',
    'Salesforce Help: Chatter feeds',
  ],
  [
    'CHT-02',
    'Internal posts are hidden from external users, tracked changes from who may not read the field.',
    'Object Reference: FeedItem',
  ],
  [
    'CHT-03',
    'Public groups are read by all internal users, private ones by members and data administrators, unlisted ones by members and Manage Unlisted Groups.',
    'Salesforce Help: Chatter groups',
  ],
  ['CHT-05', 'Owner and managers manage a group.', 'Salesforce Help: Chatter groups'],
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
    'R5.11',
    'Manager groups follow the managers of users, not roles.',
    'Salesforce Help: sharing records with manager groups',
  ],
  [
    'R9.8',
    'Access by territory does not roll up the role hierarchy; a reading lets it.',
    'Salesforce Help: Sales Territories record access',
  ],
  [
    'R10.11',
    'The owner of a record that follows its parent keeps Full Access; a reading takes it away.',
    'Salesforce Help: controlled by parent',
  ],
  [
    'R15.22',
    'A converted lead is read-only without View and Edit Converted Leads.',
    'Salesforce Help: view and edit converted leads',
  ],
  [
    'EDI-01',
    'The edition leads to findings about what is used beyond it, never to other answers.',
    'Salesforce Help: features by edition',
  ],
  [
    'KNW-01',
    'Reading an article needs Read on its object, its channel, a readable status and its categories.',
    'Salesforce Help: Knowledge article access',
  ],
  [
    'KNW-02',
    'Where articles are shared as records, sharing decides and categories only filter.',
    'Salesforce Help: standard Salesforce sharing for Knowledge',
  ],
  [
    'KNW-05',
    'Of every active group that classifies an article one category must be visible to the user.',
    'Salesforce Help: data category visibility',
  ],
  [
    'KNW-07',
    'Without a setting of a role the org’s default holds; profile and permission sets only add.',
    'Salesforce Help: data category visibility',
  ],
]

/** Rules that explanations name, by number. */
export const ruleCatalogue: ReadonlyMap<string, RuleEntry> = new Map(
  [...entries, ...permissionRules].map(([id, sense, source]) => [id, { id, sense, source }]),
)
