import type { ProfileId, RecordId, RoleId, UserId } from './id'

export const userTypes = [
  'Standard',
  'PowerPartner',
  'PowerCustomerSuccess',
  'CustomerSuccess',
  'CspLitePortal',
  'Guest',
  'CsnOnly',
  'CsnExternal',
  'AutomatedProcess',
  'CloudIntegrationUser',
  'SelfService',
] as const
export type UserType = (typeof userTypes)[number]

export interface User {
  readonly id: UserId
  readonly username: string
  readonly name: string
  readonly alias: string | null
  readonly isActive: boolean
  readonly isFrozen: boolean
  /** Locked after failed attempts when exported; absent: not said, or not locked. Rule LOG-07. */
  readonly isLocked?: boolean
  readonly userType: UserType
  readonly profile: ProfileId
  readonly role: RoleId | null
  /** May be somebody who is not in the org: whom that one answers to is unknown. Rule R5.11. */
  readonly manager: UserId | null
  /** Contact of an external user, a record of `Contact`. */
  readonly contact: RecordId | null
  /** Account of an external user (through the contact). */
  readonly account: RecordId | null
  readonly isPortalSuperUser: boolean
  /** CommunityNickname; guest rules name the site's guest user by it. */
  readonly nickname: string | null
  /** Other fields that rules may read (`Department`, `Region__c`), in order of name; absent: none were imported. Rules R14.6, R15.18. */
  readonly fields?: readonly UserField[]
  /** A synthetic user of a profile, made because the import holds no users (product 4). */
  readonly isPersona: boolean
}

/** A field of a user by its API name; null is blank. */
export interface UserField {
  readonly field: string
  readonly value: string | null
}

/** Licence families of R13.1: what decides which record doors a user has at all. */
export type UserFamily =
  'internal' | 'partner' | 'customerPlus' | 'highVolume' | 'guest' | 'chatterOnly'

/** Family of a user type. Rule R13.1. */
export function userFamily(userType: UserType): UserFamily {
  switch (userType) {
    case 'Standard':
    case 'AutomatedProcess':
    case 'CloudIntegrationUser':
      return 'internal'
    case 'PowerPartner':
      return 'partner'
    case 'PowerCustomerSuccess':
    case 'CustomerSuccess':
    case 'SelfService':
      return 'customerPlus'
    case 'CspLitePortal':
      return 'highVolume'
    case 'Guest':
      return 'guest'
    case 'CsnOnly':
    case 'CsnExternal':
      return 'chatterOnly'
  }
}
