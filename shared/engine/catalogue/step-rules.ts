import type { RuleLine } from './rule-line'

/** Rules that only a decision told step by step names. */
export const stepRules: readonly RuleLine[] = [
  [
    'R1.2',
    'Overriding rights first, then all doors together, then the object permission.',
    'Salesforce Help: View All and Modify All permissions overview',
  ],
  [
    'R1.6',
    'Reading needs Read on the object and the record shared at Read or above, or a right that overrides sharing.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.7',
    'Editing needs Edit on the object and the record shared at Read/Write or above.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R1.9',
    'Transfer needs an owner to change, Edit on the object, and full access or the right to transfer.',
    'Salesforce Help: Transfer Records',
  ],
  [
    'R1.14',
    'A record without an owner of its own cannot be transferred.',
    'Object Reference: UserRecordAccess',
  ],
  [
    'R11.2',
    'Reading a detail needs Read on detail and master, and every master record readable.',
    'Salesforce Help: master-detail relationships',
  ],
  [
    'R11.4',
    'Editing a detail needs every master at the level that the relationship asks for.',
    'Metadata API Developer Guide: CustomField',
  ],
  [
    'R11.5',
    'Deleting a detail counts as a write on its masters; Full Access on them is not needed.',
    'Metadata API Developer Guide: CustomField',
  ],
  [
    'R11.8',
    'A detail has no owner, so nobody transfers it alone.',
    'Salesforce Help: master-detail relationships',
  ],
  [
    'R14.5',
    'Restriction rules only narrow: what is left is never more than what sharing gave.',
    'Salesforce Help: restriction rules',
  ],
  [
    'PRM-02',
    'Profile, permission sets and groups only add up; none takes away what another gives.',
    'Metadata API Developer Guide: PermissionSet',
  ],
  [
    'PRM-10',
    'A permission set group gives what all its sets give together.',
    'Salesforce Help: permission set groups',
  ],
  [
    'PRM-14',
    'A session-based set in a group counts only where it was activated.',
    'Salesforce Help: session-based permission sets',
  ],
  [
    'PRM-21',
    'A permission counts only beside those that it needs: Edit needs Read, Delete needs Edit, and so on.',
    'Object Reference: ObjectPermissions',
  ],
  [
    'FLS-12a',
    'A field permission is in force only with the object permission of the same action.',
    'Object Reference: FieldPermissions',
  ],
  [
    'FLS-13',
    'View All Fields reads every field of the object, and edits none.',
    'Salesforce Help: object permissions',
  ],
  [
    'LAY-03',
    'The legs must all be open; within one leg, one source is enough.',
    'Salesforce Security Guide: levels of data access',
  ],
]
