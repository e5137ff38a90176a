import type { GroupId, ObjectName, RoleId, TerritoryId, UserId } from './id'

/**
 * Whom a share row, a rule or a membership names. Rules R5.1, R5.2.
 *
 * Portal roles are roles with a `portalType`; `managers` and `managerSubordinates` follow `User.manager` (R5.11).
 */
export type Grantee =
  | { readonly kind: 'user'; readonly user: UserId }
  | { readonly kind: 'group'; readonly group: GroupId }
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'roleAndSubordinates'; readonly role: RoleId }
  | { readonly kind: 'roleAndSubordinatesInternal'; readonly role: RoleId }
  | { readonly kind: 'territory'; readonly territory: TerritoryId }
  | { readonly kind: 'territoryAndSubordinates'; readonly territory: TerritoryId }
  | { readonly kind: 'managers'; readonly user: UserId }
  | { readonly kind: 'managerSubordinates'; readonly user: UserId }
  | { readonly kind: 'allInternalUsers' }
  | { readonly kind: 'allPartnerUsers' }
  | { readonly kind: 'allCustomerPortalUsers' }
  /** Something that this model cannot expand (a channel programme, a name nobody declares): reach unknown. */
  | { readonly kind: 'unresolved'; readonly text: string }

/** A public group, a queue or a personal group. Role, territory and manager groups are grantees, not groups. */
export interface Group {
  readonly id: GroupId
  readonly type: 'Regular' | 'Queue' | 'Personal'
  readonly developerName: string
  readonly name: string
  /** R5.8; null when the import did not say: taken as true and marked assumed (D-19, D-21). */
  readonly doesIncludeBosses: boolean | null
  /** Null when the import holds no membership data: who is in it is unknown, not nobody. */
  readonly members: readonly Grantee[] | null
  /** Objects that a queue may own (QueueSobject, R2.4). */
  readonly queueObjects: readonly ObjectName[]
  readonly isMissing: boolean
}
