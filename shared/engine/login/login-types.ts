import type { Reason } from '../answer'

/** How somebody comes in; an app or a site goes with `API` or `UI`. */
export type LoginChannel = 'UI' | 'MOBILE_UI' | 'API'

/** One attempt to log in. Rule LOG-01. */
export interface LoginAttempt {
  /** ISO 8601 with an offset. */
  readonly at: string
  /** IPv4 or IPv6; null when nobody said it. */
  readonly ip: string | null
  readonly channel: LoginChannel
  /** Name of the connected app that logs in, or null. */
  readonly app: string | null
  /** Name of the site that is entered, or null. */
  readonly site: string | null
  readonly auth: 'PASSWORD' | 'SSO' | 'OAUTH_REFRESH'
  readonly isDeviceKnown: boolean
  readonly isMfaDone: boolean
  readonly isTokenSupplied: boolean
  readonly isPasswordExpired: boolean
  /** Until when the user is locked after failed attempts, ISO 8601; `forever`: an administrator unlocks. Rule LOG-07. */
  readonly lockedUntil: string | null
  /** Zone in which the profile's hours were first set; null: the org's (LOG-11). */
  readonly hoursTimeZone: string | null
}

/** Rule LOG-10a. */
export type DenyReason =
  | 'INACTIVE'
  | 'FROZEN'
  | 'LOCKED'
  | 'CHANNEL'
  | 'HOURS'
  | 'IP_PROFILE'
  | 'SSO_ONLY'
  | 'APP_NOT_ALLOWED'
  | 'APP_BLOCKED'
  | 'NOT_SITE_MEMBER'
  | 'SESSION_LEVEL'
export type LoginStep = 'MFA' | 'VERIFY_IDENTITY' | 'SECURITY_TOKEN' | 'CHANGE_PASSWORD'

/** What one check says. */
export type CheckResult =
  | { readonly kind: 'passed'; readonly reason: Reason }
  | { readonly kind: 'step'; readonly step: LoginStep; readonly reason: Reason }
  | { readonly kind: 'denied'; readonly denial: DenyReason; readonly reason: Reason }
  /** The import does not say. */
  | { readonly kind: 'unknown'; readonly reason: Reason }
  /** An earlier check denied. */
  | { readonly kind: 'notEvaluated' }

export const loginChecks = [
  'active',
  'frozen',
  'locked',
  'channel',
  'hours',
  'mfa',
  'ipRanges',
  'network',
  'password',
  'app',
  'site',
] as const
/** The checks in the order of LOG-01. */
export type LoginCheck = (typeof loginChecks)[number]

/** The answer, with every check in order. */
export interface LoginAnswer {
  readonly outcome:
    | { readonly kind: 'ALLOW' }
    | { readonly kind: 'ALLOW_AFTER'; readonly steps: readonly LoginStep[] }
    | { readonly kind: 'DENY'; readonly denial: DenyReason }
    | { readonly kind: 'UNKNOWN' }
  /** What decides: the denial, else what is unknown, else the steps, else the last check that could have denied. */
  readonly reasons: readonly Reason[]
  readonly checks: readonly { readonly check: LoginCheck; readonly result: CheckResult }[]
}
