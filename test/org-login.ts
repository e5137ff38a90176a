import type { LoginAttempt } from '@shared/engine/login/login-types'
import type { ConnectedApp } from '@shared/model/login'

/** By password on a page, in an office hour, from a device that is not known. */
export const attempt: LoginAttempt = {
  at: '2026-07-13T16:00:00Z',
  ip: '10.0.0.9',
  channel: 'UI',
  app: null,
  site: null,
  auth: 'PASSWORD',
  isDeviceKnown: false,
  isMfaDone: false,
  isTokenSupplied: false,
  isPasswordExpired: false,
  lockedUntil: null,
  hoursTimeZone: null,
}

/** An app that everybody may use, unless `changes` says otherwise. */
export const connectedApp = (
  name: string,
  label: string,
  changes: Partial<ConnectedApp> = {},
): ConnectedApp => ({
  name,
  label,
  permittedUsers: 'AllUsers',
  ipRelaxation: 'ENFORCE',
  isBlocked: false,
  highAssurance: 'None',
  profiles: [],
  permissionSets: [],
  ipRanges: [],
  ...changes,
})
