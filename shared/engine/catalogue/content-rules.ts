import type { RuleLine } from './rule-line'

/** Layers, fields, folders, files, Chatter and Knowledge. */
export const contentRules: readonly RuleLine[] = [
  [
    'LAY-01',
    'Five layers decide, outermost first: organization, object, field, record, folder; all that apply must be open.',
    'Salesforce Help: data security overview',
  ],
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
