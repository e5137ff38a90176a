import type { PermissionSetId, ProfileId } from './id'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** Minutes after midnight, 0–1440, as files state them; the end is exclusive, equal ends deny the day. Rules LOG-12, LOG-13. */
export interface LoginWindow {
  readonly start: number
  readonly end: number
}

/** True for a window that files may hold: whole hours, start before or at its end. Rules LOG-12, LOG-14, HLT-25. */
export function isValidWindow({ start, end }: LoginWindow): boolean {
  const isWholeHour = (minute: number) => minute % 60 === 0 && minute >= 0 && minute <= 1440
  return isWholeHour(start) && isWholeHour(end) && start <= end
}

/** Window of each day; null: no entry for that day (LOG-13: unrestricted). */
export type LoginHours = Readonly<Record<Weekday, LoginWindow | null>>

/** Both ends inclusive, as written. Rules LOG-20, LOG-21. */
export interface IpRange {
  readonly start: string
  readonly end: string
  readonly description: string | null
}

/** As far as login needs it; keys and secrets are never kept. Rule LOG-09. */
export interface ConnectedApp {
  readonly name: string
  readonly label: string
  readonly permittedUsers: 'AllUsers' | 'AdminApproved'
  readonly ipRelaxation: 'ENFORCE' | 'RELAX_SECOND_FACTOR' | 'BYPASS'
  readonly isBlocked: boolean
  /** LOG-15: `Block` or `RaiseSessionLevel` where high assurance is required. */
  readonly highAssurance: 'None' | 'Block' | 'RaiseSessionLevel'
  readonly profiles: readonly ProfileId[]
  readonly permissionSets: readonly PermissionSetId[]
  readonly ipRanges: readonly IpRange[]
}

/** An Experience Cloud site and who may enter it. Rules LOG-10, R13.25. */
export interface Network {
  readonly name: string
  /** `Live`; null when no file said it. */
  readonly status: 'UnderConstruction' | 'Live' | 'DownForMaintenance' | null
  readonly profiles: readonly ProfileId[]
  readonly permissionSets: readonly PermissionSetId[]
  readonly guestProfile: ProfileId | null
  /** CNT-07. */
  readonly enableGuestFileAccess: boolean
}
