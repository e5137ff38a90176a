import type { CategoryGroupVisibility } from './data-category'
import type { RecordId, RoleId } from './id'

/** Level on children of own accounts: what a role, an account rule, a team or a territory may carry. */
export type ChildLevel = 'None' | 'Read' | 'Edit'

export interface Role {
  readonly id: RoleId
  readonly developerName: string
  readonly name: string
  readonly parent: RoleId | null
  /** False where an export has no column for superiors: each other role may stand above. Absent: known. Rules R4.1, R19.1. */
  readonly isParentKnown?: false
  readonly portalType: 'None' | 'CustomerPortal' | 'Partner'
  readonly portalAccount: RecordId | null
  /** R4.9: level on contacts, opportunities and cases of own accounts that others own. */
  readonly contactAccessLevel: ChildLevel
  readonly opportunityAccessLevel: ChildLevel
  readonly caseAccessLevel: ChildLevel
  /** Named somewhere but not in the import: a placeholder. */
  readonly isMissing: boolean
  /** KNW-08; empty: as the parent role. */
  readonly categoryGroupVisibilities: readonly CategoryGroupVisibility[]
}
