/** What a key of an org document means, and the rules that read it. */
export interface KeyMeaning {
  readonly sense: string
  readonly rules: readonly string[]
}

type KeyLine = readonly [key: string, sense: string, ...rules: string[]]

/** The sections of a document. */
const sections: readonly KeyLine[] = [
  ['tripod', 'Format of the document; the program reads its own and older ones.'],
  [
    'settings',
    'Settings of the org, and the readings in force where the platform’s documents leave an answer open.',
  ],
  ['users', 'Everybody who can be asked about: their profile, role and manager.'],
  ['roles', 'The role hierarchy: who is above passes up what is below.', 'R4.1'],
  ['groups', 'Public groups, queues and personal groups with their members.', 'R5.11'],
  ['profiles', 'One per user: object, field and system permissions, login limits.', 'LAY-01'],
  ['permissionSets', 'Permissions that are added to a profile.', 'LAY-01'],
  [
    'permissionSetGroups',
    'Several permission sets given as one, less what the muting set takes.',
    'PRM-11',
  ],
  ['mutingPermissionSets', 'What a permission set group leaves out of its sets.', 'PRM-11'],
  ['assignments', 'Which user holds which permission set or group.', 'PRM-05'],
  [
    'permissionSetLicenseAssignments',
    'Which user holds which permission set licence; null: no file said it.',
    'PRM-04',
  ],
  ['customPermissions', 'Custom permissions, and those that each requires.', 'PRM-27'],
  ['objects', 'Objects with their org-wide defaults and fields.', 'R3.1'],
  ['layouts', 'What page layouts do to fields in the user interface, never in the API.', 'FLS-40'],
  ['sharingRules', 'Rules that open records to others, by owner or by criteria.', 'R6.2'],
  ['sharingSets', 'Open records to external users by account or contact.', 'R13.8'],
  ['territories', 'Territories with their users and records.', 'R9.4'],
  ['restrictionRules', 'Rules that take records out of what a user was given.', 'R14.1'],
  [
    'folders',
    'Folders of reports, dashboards, templates and documents; they never open data.',
    'FLD-10',
  ],
  ['dataCategoryGroups', 'Trees of categories that decide which articles are seen.', 'KNW-05'],
  ['networks', 'Experience Cloud sites and who may enter them.', 'LOG-10'],
  ['connectedApps', 'Apps through which users log in.', 'LOG-09'],
  ['trustedIpRanges', 'Networks from which a login needs no further step.', 'LOG-04'],
  ['shares', 'Share rows: manual, by code, by team.', 'R8.1', 'R17.1'],
  [
    'records',
    'Records by object; a row is id, owner, one cell a column, then the rules that match it.',
  ],
  ['notRead', 'What the import held and this program does not read.'],
  ['design', 'What people think about the org: scenarios, requirements and watched answers.'],
]

const people: readonly KeyLine[] = [
  ['users.id', 'The id that everything else names the user by.'],
  ['users.username', 'Unique over all orgs; how people log in.'],
  ['users.profile', 'Id of the user’s one profile.', 'LAY-01'],
  [
    'users.role',
    'Id of the role, or null for none: a user without a role is in no hierarchy.',
    'R4.1',
  ],
  [
    'users.manager',
    'Id of the manager, who need not be in the org; manager groups follow it.',
    'R5.11',
  ],
  ['users.isActive', 'An inactive user holds access and cannot log in.', 'USR-02', 'LOG-03'],
  ['users.isFrozen', 'A frozen user holds access and cannot log in.', 'LOG-03'],
  ['users.isLocked', 'Locked out after too many wrong passwords.', 'LOG-03'],
  [
    'users.userType',
    'Internal, one of the external kinds, or guest: external users have their own defaults.',
    'R3.4',
  ],
  ['users.fields', 'Other fields of the user that rules may read.', 'R14.6'],
  ['users.contact', 'Contact of an external user.', 'R13.8'],
  ['users.account', 'Account of an external user.', 'R13.8'],
  [
    'users.isPortalSuperUser',
    'Sees the records of external users of the same account and below.',
    'R13.17',
  ],
  [
    'users.isPersona',
    'Made up for a profile nobody holds, so that it can be asked about; listed apart.',
  ],
  ['roles.id', 'The id that users, groups and rules name the role by.'],
  ['roles.parent', 'Id of the role above; null for a top.', 'R4.1', 'R4.2'],
  ['roles.isParentKnown', 'False: nobody says which role is above, so any may be.', 'R4.1'],
  ['roles.portalType', 'Whether the role belongs to an external account.', 'R13.6'],
  ['roles.portalAccount', 'Account that an external role belongs to.', 'R13.6'],
  ['groups.type', '`Regular`, `Queue` or `Personal`.', 'R2.4'],
  [
    'groups.doesIncludeBosses',
    'Whether superiors of the members have what the group is given; null: not stated.',
    'R4.5',
  ],
  ['groups.members', 'Whom the group holds; null: unknown, which is not nobody.', 'R5.11'],
  ['groups.queueObjects', 'Objects whose records the queue may own.', 'R2.4'],
  ['isMissing', 'Named somewhere and declared nowhere: what it gives is unknown.'],
  ['kind', 'Which kind of entry this is; the other keys depend on it.'],
  ['id', 'The id that the rest of the document names this entry by.'],
  ['developerName', 'API name.'],
  ['name', 'API name, as files spell it.'],
  ['label', 'What people read.'],
]

const permissions: readonly KeyLine[] = [
  ['profiles.userLicense', 'User licence: the ceiling of what a profile can give.', 'LIC-02'],
  ['permissionSets.license', 'Licence that the set needs, or null for none.', 'PRM-04'],
  ['hasActivationRequired', 'Counts only in a session that activated it.', 'PRM-06'],
  ['isPartial', 'Retrieved beside a few types alone: what it does not name is unknown.', 'PRM-13'],
  ['areLoginLimitsKnown', 'Whether the source carries hours and ranges of login.', 'LOG-13'],
  ['areUserPermissionsKnown', 'Whether the source carries system permissions.'],
  ['areActivityPermissionsKnown', 'False: nobody said who may read and write activities.', 'R15.4'],
  [
    'loginHours',
    'When holders may log in, in minutes after midnight; null: any time.',
    'LOG-11',
    'LOG-13',
  ],
  ['loginIpRanges', 'From where holders may log in.', 'LOG-05'],
  ['objectPermissions', 'What may be done to an object’s records at all.', 'R1.1'],
  ['fieldPermissions', 'Which fields can be read and edited.', 'FLS-10'],
  ['userPermissions', 'System permissions that are on, such as `ViewAllData`.', 'PRM-25'],
  ['customPermissions', 'Custom permissions that are on.', 'PRM-27'],
  [
    'recordTypeVisibilities',
    'Which record types can be chosen for new records; they never open or close a record.',
  ],
  ['categoryGroupVisibilities', 'Which data categories are seen.', 'KNW-05', 'KNW-07'],
  ['allowCreate', 'Create records of the object.', 'R1.1'],
  ['allowRead', 'Read those records of the object that record access opens.', 'R1.1'],
  ['allowEdit', 'Edit those records that record access opens for editing.', 'R1.1'],
  ['allowDelete', 'Delete records; Full Access to the record is needed too.', 'R1.8'],
  ['viewAllRecords', 'Read every record of the object, whatever sharing says.', 'R1.3'],
  ['modifyAllRecords', 'Every right on every record of the object, whatever sharing says.', 'R1.3'],
  ['viewAllFields', 'Read every field of the object.', 'FLS-15'],
  ['readable', 'The field is seen.', 'FLS-10'],
  ['editable', 'The field can be changed, and is seen.', 'FLS-10'],
  [
    'permissionSetGroups.permissionSets',
    'Ids of the sets that the group gives together.',
    'PRM-11',
  ],
  ['mutingPermissionSet', 'Id of the set whose permissions the group leaves out.', 'PRM-11'],
  ['expirationDate', 'When the assignment ends; null: never.', 'PRM-05'],
  ['requiredPermissions', 'Custom permissions that this one needs.', 'PRM-27'],
]

const objects: readonly KeyLine[] = [
  [
    'sharingModel',
    'Org-wide default: what everybody inside has on records of others; null: the platform’s default, assumed.',
    'R3.1',
    'R3.19',
  ],
  ['externalSharingModel', 'Org-wide default for external users; null: not stated.', 'R3.4'],
  [
    'grantAccessUsingHierarchies',
    'Whether superiors have what their people have; null: on, assumed.',
    'R4.7',
  ],
  ['keyPrefix', 'The three characters that ids of its records begin with.'],
  [
    'isDeclared',
    'Stated by the import or by hand; false: known from the platform’s catalogue or only named.',
  ],
  ['objects.fields', 'Fields of the object.', 'FLS-10'],
  [
    'fields.type',
    'Type of the field; a master-detail field hands record access to the master.',
    'R11.1',
  ],
  ['referenceTo', 'Objects that the field points at.'],
  [
    'relationshipOrder',
    'Of a master-detail field: 0 for the first master, 1 for the second.',
    'R11.1',
  ],
  ['writeRequiresMasterRead', 'Read on the master is enough to write the detail.', 'R11.1'],
  ['isRequired', 'Required fields are always readable and editable.', 'FLS-18'],
  ['isCalculated', 'Formula, roll-up or auto number: never edited.', 'FLS-20'],
  ['mask', 'How an encrypted value is shown.', 'CLS-10'],
  [
    'securityClassification',
    'How sensitive the field is said to be; opens and closes nothing by itself.',
  ],
  ['complianceGroup', 'Which law the field falls under; opens and closes nothing by itself.'],
  ['recordTypes', 'Record types of the object.'],
]

const sharing: readonly KeyLine[] = [
  [
    'sharingRules.accessLevel',
    'What the rule gives: `Read`, `Edit`, or `All` where the object allows it.',
    'R6.2',
  ],
  ['sharedTo', 'Who is given access.', 'R6.2'],
  ['sharedFrom', 'Whose records are given.', 'R6.4'],
  [
    'criteria',
    'Which records the rule gives: all of these hold, unless the filter logic says otherwise.',
    'R6.5',
  ],
  ['booleanFilter', 'Filter logic over the criteria by their numbers (`1 AND (2 OR 3)`).', 'R6.5'],
  ['includeRecordsOwnedByAll', 'Whether records of external users are given too.', 'R6.5'],
  ['includeHVUOwnedRecords', 'Whether records of high-volume users are given too.', 'R6.9'],
  [
    'accountSettings',
    'What an account rule or row gives on the account’s contacts, opportunities and cases.',
    'R6.8',
  ],
  ['contactAccessLevel', 'Level on contacts of the account.', 'R6.8'],
  ['opportunityAccessLevel', 'Level on opportunities of the account.', 'R6.8'],
  ['caseAccessLevel', 'Level on cases of the account.', 'R6.8'],
  ['accessMappings', 'Which path of the user must meet which path of the record.', 'R13.8'],
  ['shareGroup', 'Who else sees what the set’s users own.', 'R13.14'],
  [
    'restrictionRules.enforcementType',
    '`Restrict` takes records away; `Scoping` only presents fewer.',
    'R14.1',
  ],
  ['userCriteria', 'For whom the rule holds.', 'R14.4'],
  ['recordFilter', 'Which records stay.', 'R14.4'],
  ['rowCause', 'Why the row stands: `Manual`, `Team`, or a reason of one’s own.', 'R17.1'],
  ['level', 'What the row gives.', 'R8.1'],
  ['grantee', 'Whom the row gives it to.', 'R8.1'],
  ['columns', 'Fields that the rows hold, in this order behind id and owner.'],
  [
    'hasMatchedRules',
    'Whether a row ends with the names of the criteria rules that match it.',
    'R6.5',
  ],
  ['rows', 'One list a record: id, owner, then the cells.', 'R2.1'],
]

const readings: readonly KeyLine[] = [
  [
    'settings.enableExternalSharingModel',
    'Whether external users have defaults of their own; null: not stated.',
    'R3.4',
  ],
  [
    'settings.enablePortalUserCaseSharing',
    'An external user edits the cases whose contact they are.',
    'R10.15',
  ],
  [
    'settings.enablePartnerSuperUserAccess',
    'Whether super users of partner accounts count.',
    'R13.17',
  ],
  [
    'settings.enableManagerGroups',
    'Whether records can be shared with managers and their reports.',
    'R5.11',
  ],
  ['settings.t2ForecastAccessLevel', 'Level of territory forecast managers.', 'R9.9'],
  ['settings.edition', 'Edition of the org; null: not stated.', 'EDI-01'],
  ['settings.timeZone', 'Time zone in which login hours are told.', 'LOG-11'],
  ['settings.isMfaRequired', 'Multi-factor authentication at every login.', 'LOG-07'],
  [
    'settings.isSsoOnly',
    'Nobody logs in with a password who may log in by single sign-on.',
    'LOG-08',
  ],
  [
    'settings.knowledgeStandardSharing',
    'Whether articles follow sharing instead of data categories.',
    'KNW-02',
  ],
  [
    'settings.enhancedFolderSharing',
    'Whether folders of reports are shared by View, Edit and Manage.',
    'FLD-15',
  ],
  [
    'settings.editReadOnlyOverridesFls',
    'Whether “Edit Read Only Fields” goes beyond field permissions.',
    'FLS-30',
  ],
  ['settings.defaultCalendarAccess', 'What users see of each other’s calendars.', 'R3.11'],
  [
    'settings.enforceIpRangesEveryRequest',
    'Whether IP ranges are asked again at every request.',
    'LOG-23',
  ],
  ['settings.strictEdition', 'Whether answers ignore what the edition does not have.', 'EDI-03'],
]

const design: readonly KeyLine[] = [
  ['design.scenarios', 'Named lists of changes, each on the base or on another scenario.'],
  ['scenarios.name', 'Unique; how the command line and other scenarios name it.'],
  ['scenarios.on', 'The scenario that it stands on; null: the base.'],
  ['scenarios.changes', 'Made in this order, on what the scenario stands on.'],
  ['changes.text', 'One change, as in the what-if list and on the command line.'],
  ['changes.isOn', 'A change that is off stays in the list.'],
  ['changes.about', 'Why to try it.'],
  ['changes.before', 'The value that the change was made to; null: there was none.'],
  ['design.requirements', 'What the org must answer.'],
  ['design.watches', 'Answers that are kept in sight.'],
]

const meanings: ReadonlyMap<string, KeyMeaning> = new Map(
  [...sections, ...people, ...permissions, ...objects, ...sharing, ...readings, ...design].map(
    ([key, sense, ...rules]) => [key, { sense, rules }],
  ),
)

/**
 * What the key at the end of a path means, as `users.*.role` or `objects.*.fields.*.type`; null when nothing is noted.
 *
 * Found by the most particular entry: the whole path, its last two keys, then the key alone.
 */
export function keyMeaning(path: readonly (string | number)[]): KeyMeaning | null {
  const keys = path.filter((step): step is string => typeof step === 'string')
  const last = keys.at(-1)
  if (last === undefined) return null
  const ways = [keys.join('.'), `${keys[0] ?? ''}.${last}`, keys.slice(-2).join('.'), last]
  for (const way of ways) {
    const found = meanings.get(way)
    if (found !== undefined) return found
  }
  return null
}
