import type { Profile } from '../../model/container'
import type { ConnectedApp } from '../../model/login'
import type { User } from '../../model/user'
import type { Reason } from '../answer'
import type { CompiledOrg } from '../compile/compile-org'
import type { PermissionClass } from '../permission/compile-permissions'
import type { CheckResult, DenyReason, LoginAttempt, LoginStep } from './login-types'
import { permissionsInForce } from '../permission/permission-class'
import { userAt } from '../compile/reach-context'

/** The question of every check: who comes in, and how. */
export interface LoginSubject {
  readonly compiled: CompiledOrg
  readonly user: User
  readonly profile: Profile | null
  readonly permissions: PermissionClass
  readonly attempt: LoginAttempt
  /** True when the import holds the profile's login hours and IP ranges, be they none. */
  readonly areLimitsKnown: boolean
}

export function loginSubject(
  compiled: CompiledOrg,
  position: number,
  attempt: LoginAttempt,
): LoginSubject {
  const user = userAt(compiled, position)
  const permissions = permissionsInForce(compiled, position)
  const profile = compiled.org.profiles.find(({ id }) => id === user.profile) ?? null
  const areLimitsKnown = profile !== null && !profile.isMissing && profile.areLoginLimitsKnown
  return { compiled, user, profile, permissions, attempt, areLimitsKnown }
}

/** Is a system permission in force? */
export function holds({ permissions }: LoginSubject, name: string): 'yes' | 'no' | 'unknown' {
  if (permissions.system.has(name)) return 'yes'
  return permissions.isSystemKnown && !permissions.possibleSystem.has(name) ? 'no' : 'unknown'
}

/** True where programs come in: the API itself, and connected apps. Rule LOG-02. */
export const isForPrograms = ({ attempt }: LoginSubject) =>
  attempt.channel === 'API' || attempt.app !== null

/** The connected app of the attempt; undefined when the import does not hold it. */
export function appOf({ compiled, attempt }: LoginSubject): ConnectedApp | undefined {
  const name = attempt.app?.toLowerCase()
  return compiled.org.connectedApps.find(
    (app) => app.name.toLowerCase() === name || app.label.toLowerCase() === name,
  )
}

export const reasonOf = (
  code: string,
  rule: string,
  args: Readonly<Record<string, string>> = {},
): Reason => ({ code, rule, args })

export const passed = (reason: Reason): CheckResult => ({ kind: 'passed', reason })
export const unknown = (reason: Reason): CheckResult => ({ kind: 'unknown', reason })
export const denied = (denial: DenyReason, reason: Reason): CheckResult => ({
  kind: 'denied',
  denial,
  reason,
})
export const step = (asked: LoginStep, reason: Reason): CheckResult => ({
  kind: 'step',
  step: asked,
  reason,
})
