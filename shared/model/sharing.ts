import type { Grantee } from './group'
import type { FieldName, ObjectName, ProfileId, RecordId, TerritoryId, UserId } from './id'
import type { ChildLevel } from './role'

export const filterOperations = [
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
  'includes',
  'excludes',
  'within',
] as const
export type FilterOperation = (typeof filterOperations)[number]

export interface CriteriaItem {
  readonly field: FieldName
  readonly operation: FilterOperation
  /** As written: a comma list with optional quotes (R6.16). */
  readonly value: string
}

/** Levels that an account row carries for the account's children. Rules R6.8, R7.1. */
export interface AccountSettings {
  readonly contactAccessLevel: ChildLevel
  readonly opportunityAccessLevel: ChildLevel
  readonly caseAccessLevel: ChildLevel
}

export const noChildLevels: AccountSettings = {
  contactAccessLevel: 'None',
  opportunityAccessLevel: 'None',
  caseAccessLevel: 'None',
}

interface SharingRuleBase {
  /** Developer name, unique within the object. */
  readonly name: string
  readonly label: string
  readonly object: ObjectName
  readonly accessLevel: 'Read' | 'Edit' | 'All'
  /** Only on Account. */
  readonly accountSettings: AccountSettings | null
  readonly sharedTo: readonly Grantee[]
  /** False for a rule that a what-if switched off. */
  readonly isActive: boolean
}

/** Rule R6.3. */
export type SharingRule =
  | (SharingRuleBase & { readonly kind: 'owner'; readonly sharedFrom: readonly Grantee[] })
  | (SharingRuleBase & {
      readonly kind: 'criteria'
      readonly criteria: readonly CriteriaItem[]
      readonly booleanFilter: string | null
      readonly includeRecordsOwnedByAll: boolean
    })
  | (SharingRuleBase & {
      readonly kind: 'guest'
      readonly criteria: readonly CriteriaItem[]
      readonly booleanFilter: string | null
      readonly includeHVUOwnedRecords: boolean
    })
  /** Something this model keeps but does not evaluate (first-generation territories, account relationships). */
  | (SharingRuleBase & { readonly kind: 'notEvaluated'; readonly reason: string })

/** A stored share row: manual, Apex, team, and whatever cause the model does not compute itself. Rules R7, R8, R17. */
export interface Share {
  readonly object: ObjectName
  readonly record: RecordId
  readonly grantee: Grantee
  readonly level: 'Read' | 'Edit' | 'All'
  /** `Manual`, `Team`, `Reason__c` … (R17). */
  readonly rowCause: string
  /** Only on Account rows. */
  readonly accountSettings: AccountSettings | null
}

export interface AccessMapping {
  readonly object: ObjectName
  readonly accessLevel: 'Read' | 'Edit'
  /** Path from the user to an account or contact (`Account`, `Contact.Account`). Rule R13.9. */
  readonly userField: string
  /** Path from the record to an account or contact (`Id`, `Account`, `Account__c`). */
  readonly objectField: string
}

/** Rule R13.8. */
export interface SharingSet {
  readonly name: string
  readonly profiles: readonly ProfileId[]
  readonly accessMappings: readonly AccessMapping[]
  /** Members of the share group (R13.14). */
  readonly shareGroup: readonly Grantee[]
}

/** Sections 9 of record-access: a territory of the second generation. */
export interface Territory {
  readonly id: TerritoryId
  readonly developerName: string
  readonly name: string
  readonly model: string
  /** Whether its model is Active (R9.1); null when no data said it: unknown. */
  readonly isActive: boolean | null
  readonly parent: TerritoryId | null
  readonly accountAccessLevel: 'Read' | 'Edit' | 'All'
  readonly contactAccessLevel: ChildLevel
  readonly opportunityAccessLevel: ChildLevel
  readonly caseAccessLevel: ChildLevel
  /** Level on leads where Lead is enabled for territories (R9.10). */
  readonly leadAccessLevel: 'None' | 'Read' | 'Edit' | 'All'
  readonly users: readonly UserId[]
  readonly records: readonly TerritoryRecord[]
}

export interface TerritoryRecord {
  readonly object: ObjectName
  readonly record: RecordId
  readonly cause: 'Territory' | 'Territory2AssociationManual'
}

/** Rule R14.1; `Restrict` narrows the effective answer, `Scoping` nothing (R14.12). */
export interface RestrictionRule {
  readonly name: string
  readonly object: ObjectName
  readonly isActive: boolean
  readonly enforcementType: 'Restrict' | 'Scoping' | 'FieldRestrict'
  readonly userCriteria: string
  readonly recordFilter: string
}

const restrictableStandardObjects = [
  'contract',
  'event',
  'quote',
  'task',
  'timesheet',
  'timesheetentry',
]

/** May this object have restriction rules at all? Rules on others are ignored with a warning. Rule R14.3. */
export function isRestrictable(object: string): boolean {
  return /__[cx]$/i.test(object) || restrictableStandardObjects.includes(object.toLowerCase())
}

/** R14.12: what scoping rules may be about, besides custom objects. */
export const scopableStandardObjects: readonly string[] = [
  'Account',
  'Case',
  'Contact',
  'Event',
  'Lead',
  'Opportunity',
  'Task',
]

/** Rule R14.12. */
export function isScopable(object: string): boolean {
  return scopableStandardObjects.includes(object) || object.endsWith('__c')
}
