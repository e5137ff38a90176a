import { editionTable } from '../edition/edition-table'
import type { RuleLine } from './rule-line'

const permissions: readonly RuleLine[] = [
  [
    'PRM-04',
    'A permission set with a licence counts only for users who hold that licence.',
    'Metadata API Developer Guide: PermissionSet',
  ],
  [
    'PRM-05',
    'An assignment with an expiration date counts until that instant.',
    'Salesforce Help: assignment expiration of permission sets',
  ],
  [
    'PRM-05a',
    'Sets that let users or permission sets be managed cannot expire.',
    'Salesforce Help: assignment expiration of permission sets',
  ],
  [
    'PRM-06',
    'A session-based set counts only in sessions in which it was activated.',
    'Salesforce Help: session-based permission sets',
  ],
  [
    'PRM-11',
    'A muting set takes permissions, and all that depend on them, away from its own group.',
    'Salesforce Help: muting permission sets',
  ],
  [
    'PRM-13',
    'What a group mutes comes back where the group keeps a permission that implies it.',
    'Salesforce Help: muting permission sets',
  ],
  [
    'PRM-25',
    'Modify All Data and View All Data bring object permissions at run time; Manage Users brings View All Users.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'PRM-27',
    'A custom permission counts if any container gives it and all that it requires are held.',
    'Metadata API Developer Guide: CustomPermission',
  ],
  [
    'LIC-02',
    'What the user licence and the permission set licences do not include does not count, whoever grants it.',
    'Salesforce Help: standard user licenses',
  ],
  [
    'LIC-04',
    'Community users have no role; partners and customers need a contact and an account; guests belong to nothing.',
    'Salesforce Help: Experience Cloud license limitations',
  ],
  [
    'LIC-06',
    'An integration user works through the API alone, and needs a permission set licence for any object.',
    'Salesforce Help: integration user license',
  ],
  [
    'HLT-21',
    'A container gives a permission without one that has to stand beside it.',
    'Object Reference: ObjectPermissions',
  ],
  [
    'HLT-22',
    'A container reads a child object but not its parent.',
    'Salesforce Help: object permissions',
  ],
  [
    'HLT-23',
    'A container gives a system permission without those that the platform would add.',
    'Tooling API: PermissionDependency',
  ],
  [
    'HLT-24',
    'A field entry counts for nothing because the field takes none.',
    'Object Reference: FieldPermissions',
  ],
  [
    'HLT-25',
    'Login hours that are not whole hours in order deny the day.',
    'Metadata API Developer Guide: Profile',
  ],
  [
    'HLT-26',
    'An IP range whose ends are of two families or in the wrong order, or that is too wide to be trusted, is ignored.',
    'Security Implementation Guide: login IP ranges',
  ],
  [
    'HLT-36',
    'A set was assigned to a user whose licence does not fit; it gives nothing.',
    'Metadata API Developer Guide: PermissionSet',
  ],
  [
    'HLT-61',
    'An expiration date stands on an assignment that may not carry one and is ignored.',
    'Salesforce Help: assignment expiration of permission sets',
  ],
  [
    'GST-07',
    'A guest belongs to no role, group, queue or territory.',
    'Salesforce Help: guest user security policies',
  ],
]

const fields: readonly RuleLine[] = [
  [
    'FLS-18',
    'A lookup shows the name of a record only to those who may read that record.',
    'Salesforce Help: field-level security',
  ],
  [
    'FLS-20',
    'Formulas, roll-ups, auto numbers and system fields are never edited.',
    'Object Reference: FieldPermissions',
  ],
  [
    'FLS-21',
    'A formula is readable by its own field permission, whatever the fields that it uses.',
    'Salesforce Help: field-level security',
  ],
  [
    'FLS-22',
    'Field permissions keep a value from being shown, not a search from finding its record.',
    'Security Implementation Guide: field-level security',
  ],
  [
    'FLS-30',
    'Edit Read Only Fields lets pages edit what layout or field permissions leave read-only.',
    'Salesforce Help: user permissions',
  ],
  [
    'FLS-40',
    'A layout narrows pages alone; the API, reports and list views show the field all the same.',
    'Security Implementation Guide: field-level security',
  ],
  [
    'FLS-41',
    'The profile and the record type choose the layout.',
    'Metadata API Developer Guide: Profile',
  ],
  [
    'LAY-14',
    'Creating needs Create on the object; a detail also needs access to its master.',
    'Salesforce Help: object permissions',
  ],
  [
    'LAY-15',
    'A field that cannot be edited cannot be supplied when a record is created.',
    'Salesforce Help: field-level security',
  ],
  [
    'CLS-03',
    'A person account’s contact fields are classified as the contact’s are.',
    'Salesforce Help: data classification',
  ],
  [
    'CLS-10',
    'Encrypted text shows as a mask to users without View Encrypted Data.',
    'Security Implementation Guide: classic encryption for custom fields',
  ],
  [
    'CLS-12',
    'Encrypted text is always masked in email templates.',
    'Security Implementation Guide: classic encryption for custom fields',
  ],
  [
    'CLS-13',
    'Who may edit an encrypted field may overwrite it without seeing it.',
    'Security Implementation Guide: classic encryption for custom fields',
  ],
  [
    'CLS-14',
    'Code reads encrypted text in clear.',
    'Security Implementation Guide: classic encryption for custom fields',
  ],
  [
    'CLS-20',
    'Encryption at rest masks nothing for who may read the field.',
    'Salesforce Help: why isn’t my encrypted data masked',
  ],
]

const loginSequence = 'Salesforce Help: restrict where and when users can log in'

const logins: readonly RuleLine[] = [
  ['USR-01', 'An inactive user logs in nowhere.', 'Salesforce Help: deactivate users'],
  [
    'USR-02',
    'A frozen user logs in nowhere and keeps everything.',
    'Salesforce Help: freeze users',
  ],
  ['USR-03', 'Who is frozen and inactive is refused as inactive.', 'Salesforce Help: freeze users'],
  ['USR-04', 'A guest has no login: its site is its session.', 'Salesforce Help: guest users'],
  ['LOG-01', 'Checks of a login come in one order; the first that denies ends it.', loginSequence],
  ['LOG-02', 'Licence and permissions decide which channels are open.', loginSequence],
  [
    'LOG-03',
    'A program with a password needs the security token outside trusted ranges.',
    loginSequence,
  ],
  [
    'LOG-04',
    'A new device outside trusted ranges verifies identity; trusted ranges never block.',
    loginSequence,
  ],
  [
    'LOG-05',
    'Outside the profile’s IP ranges nobody logs in, on any channel.',
    'Salesforce Help: restrict login IP addresses in profiles',
  ],
  ['LOG-06', 'A second factor is asked where the org or a permission demands it.', loginSequence],
  [
    'LOG-07',
    'Failed attempts lock a user for a time or for ever.',
    'Salesforce Help: password policies',
  ],
  [
    'LOG-08',
    'An org may close passwords to users of single sign-on; old passwords are changed.',
    'Salesforce Help: single sign-on',
  ],
  [
    'LOG-09',
    'A connected app may be blocked, kept for approved users, or relax IP ranges.',
    'Salesforce Help: manage access to a connected app',
  ],
  [
    'LOG-10',
    'A site opens for the profiles and permission sets that are its members, while it is live.',
    'Metadata API Developer Guide: Network',
  ],
  [
    'LOG-11',
    'Login hours are told in the zone in which they were first set, never in the user’s.',
    'Security Implementation Guide: view and edit login hours',
  ],
  [
    'LOG-13',
    'Login hours open from their start until just before their end; a day without entry is open.',
    'Security Implementation Guide: view and edit login hours',
  ],
  [
    'LOG-23',
    'IP ranges are asked at the login, and at every request only where the org enforces that.',
    'Salesforce Help: restrict login IP addresses in profiles',
  ],
  [
    'LOG-24',
    'Where no IP range of a profile is valid, no address is within them: a reading of this program.',
    'Salesforce Help: restrict login IP addresses in profiles',
  ],
  [
    'LOG-25',
    'The smallest editions hold IP ranges for the whole org in session settings.',
    'Salesforce Help: restrict login IP addresses in profiles',
  ],
  [
    'LOG-15',
    'A resource may ask for a high-assurance session.',
    'Salesforce Help: session security levels',
  ],
]

/** Rules of permissions, fields, logins and editions. */
export const permissionRules: readonly RuleLine[] = [
  ...permissions,
  ...fields,
  ...logins,
  [
    'EDI-03',
    'An edition reports what goes beyond it; only a strict one ignores it in answers.',
    'Salesforce Help: editions that include the feature',
  ],
  ...editionTable.map(({ id, feature }): RuleLine => [
    id,
    `Not every edition has ${feature}, or as many.`,
    'Salesforce Help: editions that include the feature',
  ]),
]
