import { holdsOneOfSets } from '../permission/held-containers'
import type { PermissionSetId, ProfileId } from '../../model/id'
import type { CheckResult } from './login-types'
import { appOf, denied, passed, reasonOf, step, unknown, type LoginSubject } from './login-subject'

/** Who is let in by name: profiles and permission sets. */
interface Members {
  readonly profiles: readonly ProfileId[]
  readonly permissionSets: readonly PermissionSetId[]
}

function isMember({ compiled, user }: LoginSubject, members: Members): 'yes' | 'no' | 'unknown' {
  if (members.profiles.includes(user.profile)) return 'yes'
  return holdsOneOfSets(compiled.heldBy(user), members.permissionSets)
}

/** Policies of the connected app. Rules LOG-01 (10), LOG-09, LOG-15. */
export function appCheck(subject: LoginSubject): CheckResult {
  const { attempt } = subject
  if (attempt.app === null) return passed(reasonOf('login-no-app', 'LOG-09'))
  const app = appOf(subject)
  if (app === undefined)
    return unknown(reasonOf('login-app-missing', 'LOG-09', { app: attempt.app }))
  const args = { app: app.label }
  if (app.isBlocked) return denied('APP_BLOCKED', reasonOf('login-app-blocked', 'LOG-09', args))
  const allowed = app.permittedUsers === 'AllUsers' ? 'yes' : isMember(subject, app)
  if (allowed === 'no')
    return denied('APP_NOT_ALLOWED', reasonOf('login-app-not-allowed', 'LOG-09', args))
  if (allowed === 'unknown')
    return unknown(reasonOf('login-membership-unknown', 'LOG-09', { place: app.label }))
  if (app.highAssurance === 'None' || attempt.isMfaDone)
    return passed(reasonOf('login-app-allowed', 'LOG-09', args))
  return app.highAssurance === 'Block'
    ? denied('SESSION_LEVEL', reasonOf('login-session-level', 'LOG-15', args))
    : step('MFA', reasonOf('login-session-raised', 'LOG-15', args))
}

/** Members of a live site. Rules LOG-01 (11), LOG-10. */
export function siteCheck(subject: LoginSubject): CheckResult {
  const { attempt, compiled } = subject
  if (attempt.site === null) return passed(reasonOf('login-no-site', 'LOG-10'))
  const wanted = attempt.site.toLowerCase()
  const site = compiled.org.networks.find(({ name }) => name.toLowerCase() === wanted)
  const args = { place: attempt.site }
  if (site === undefined) return unknown(reasonOf('login-site-missing', 'LOG-10', args))
  if (site.status !== null && site.status !== 'Live')
    return denied('NOT_SITE_MEMBER', reasonOf('login-site-not-live', 'LOG-10', args))
  switch (isMember(subject, site)) {
    case 'no':
      return denied('NOT_SITE_MEMBER', reasonOf('login-not-member', 'LOG-10', args))
    case 'unknown':
      return unknown(reasonOf('login-membership-unknown', 'LOG-10', args))
    case 'yes':
      return site.status === null
        ? unknown(reasonOf('login-site-status-unknown', 'LOG-10', args))
        : passed(reasonOf('login-member', 'LOG-10', args))
  }
}
