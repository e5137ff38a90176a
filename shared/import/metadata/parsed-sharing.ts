import type { ChildLevel } from '@shared/model/role'
import type { FilterOperation } from '@shared/model/sharing'
import type { Positioned } from './positioned'

export const granteeElements = [
  'allInternalUsers',
  'allPartnerUsers',
  'allCustomerPortalUsers',
  'allRestrictedEmployeeUsers',
  'group',
  'queue',
  'role',
  'roleAndSubordinates',
  'roleAndSubordinatesInternal',
  'portalRole',
  'portalRoleAndSubordinates',
  'territory',
  'territoryAndSubordinates',
  'managers',
  'managerSubordinates',
  'guestUser',
  'channelProgramGroup',
  'user',
] as const
export type GranteeElement = (typeof granteeElements)[number]

/** Old plural spellings are already the new ones; a flag has the name ''. `element` null: unknown, `name` then says it as written. */
export interface ParsedGrantee extends Positioned {
  readonly element: GranteeElement | null
  readonly name: string
}

export interface ParsedCriteriaItem extends Positioned {
  readonly field: string
  /** Null: an operation that is not known; the rule then has a `problem`. */
  readonly operation: FilterOperation | null
  readonly value: string
  /** Compares with another field instead of a value. */
  readonly valueField: string | null
}

export interface ParsedAccountSettings {
  readonly contactAccessLevel: ChildLevel
  readonly opportunityAccessLevel: ChildLevel
  readonly caseAccessLevel: ChildLevel
}

export interface ParsedSharingRule extends Positioned {
  readonly kind: 'owner' | 'criteria' | 'guest' | 'territory' | 'accountRelationship'
  readonly object: string
  readonly name: string
  readonly label: string | null
  readonly accessLevel: 'Read' | 'Edit' | 'All'
  readonly accountSettings: ParsedAccountSettings | null
  readonly sharedTo: readonly ParsedGrantee[]
  /** Owner and territory rules. */
  readonly sharedFrom: readonly ParsedGrantee[]
  /** Criteria and guest rules. */
  readonly criteria: readonly ParsedCriteriaItem[]
  readonly booleanFilter: string | null
  readonly includeRecordsOwnedByAll: boolean | null
  readonly includeHVUOwnedRecords: boolean | null
  /** Why the rule cannot be evaluated (already a diagnostic); null when it can. */
  readonly problem: string | null
}

export interface ParsedSharingSet extends Positioned {
  readonly name: string
  readonly label: string | null
  /** As written; files often have them in lower case. */
  readonly profiles: readonly string[]
  readonly accessMappings: readonly ParsedAccessMapping[]
}

export interface ParsedAccessMapping extends Positioned {
  readonly object: string
  readonly accessLevel: 'Read' | 'Edit'
  readonly objectField: string
  readonly userField: string
}

/** `RestrictionRule` and `FieldRestrictionRule` files. */
export interface ParsedRestrictionRule extends Positioned {
  readonly name: string
  readonly label: string | null
  readonly object: string
  readonly isActive: boolean
  readonly enforcementType: 'Restrict' | 'Scoping' | 'FieldRestrict'
  readonly userCriteria: string
  readonly recordFilter: string
}
