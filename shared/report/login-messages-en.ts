/** English words of login checks: one line, lower case, no full stop, the org's names in backticks. */
type Message = (args: Readonly<Record<string, string>>) => string

const name = (text: string | undefined) => `\`${text ?? ''}\``

export const loginMessages: Readonly<Record<string, Message>> = {
  'session-ranges-at-login': () => 'IP ranges are asked at the login alone, not at every request',
  'login-active': () => 'the user is active',
  'login-inactive': ({ user }) => `${name(user)} is inactive`,
  'login-not-frozen': () => 'the user is not frozen',
  'login-frozen': ({ user }) => `${name(user)} is frozen`,
  'login-not-locked': () => 'the user is not locked',
  'login-locked': ({ user, until }) =>
    until === 'forever'
      ? `${name(user)} is locked until an administrator unlocks`
      : `${name(user)} is locked until ${until ?? ''}`,
  'login-guest': () => 'a guest has no login: the session on the site is always there',
  'login-licence-unknown': ({ licence }) =>
    `it is not known which channels licence ${name(licence)} may use`,
  'login-licence-no-api': ({ licence }) => `licence ${name(licence)} has no API`,
  'login-licence-no-ui': ({ licence }) => `licence ${name(licence)} logs in through the API alone`,
  'login-api-enabled': () => 'API Enabled is held',
  'login-no-api': () => 'API Enabled is not held',
  'login-api-only': () => 'API Only User is held, which closes the user interface',
  'login-ui-open': () => 'nothing closes the user interface',
  'login-permission-unknown': ({ permission }) =>
    `the import does not say whether ${name(permission)} is held; retrieve the whole profile`,
  'login-limits-unknown': ({ profile }) =>
    `the import does not hold login hours and IP ranges of profile ${name(profile)}; retrieve the whole profile`,
  'login-ranges-of-org': () =>
    'this edition holds IP ranges for the whole org in its session settings, which stand in no file',
  'login-no-hours': ({ profile }) => `profile ${name(profile)} has no login hours`,
  'login-zone-unknown': ({ profile }) =>
    `profile ${name(profile)} has login hours, but the org’s time zone is not known; name it with --hours-zone or import the Organization`,
  'login-hours-closed': ({ profile, weekday, time, zone, window }) =>
    `${weekday ?? ''} ${time ?? ''} in ${zone ?? ''} is outside the hours ${window ?? ''} of profile ${name(profile)}`,
  'login-hours-open': ({ profile, weekday, time, zone, window }) =>
    `${weekday ?? ''} ${time ?? ''} in ${zone ?? ''} is inside the hours ${window ?? ''} of profile ${name(profile)}`,
  'login-hours-no-entry': ({ profile, weekday }) =>
    `the login hours of profile ${name(profile)} have no entry for ${weekday ?? ''}`,
  'login-mfa-done': () => 'multi-factor authentication is done',
  'login-mfa-sso': () => 'the second factor is taken to be checked by the identity provider',
  'login-mfa-not-asked': () => 'multi-factor authentication is not asked for',
  'login-mfa-waived': () => 'multi-factor authentication is waived for this user',
  'login-mfa-unknown': () =>
    'the import does not say whether multi-factor authentication is asked for; retrieve the whole profile',
  'login-mfa': () => 'multi-factor authentication is asked for',
  'login-no-ranges': ({ profile }) => `profile ${name(profile)} has no IP ranges`,
  'login-ranges-bypassed': ({ app }) => `app ${name(app)} bypasses IP ranges`,
  'login-ip-missing': ({ profile }) =>
    `profile ${name(profile)} has IP ranges, but no address was given`,
  'login-in-ranges': ({ ip, profile }) =>
    `${ip ?? ''} is inside the IP ranges of profile ${name(profile)}`,
  'login-outside-ranges': ({ ip, profile }) =>
    `${ip ?? ''} is outside the IP ranges of profile ${name(profile)}`,
  'login-no-valid-range': ({ profile }) =>
    `every IP range of profile ${name(profile)} is invalid, so no address lies in one`,
  'login-ranges-relaxed': ({ app }) =>
    `app ${name(app)} relaxes IP ranges for verified users and networks`,
  'login-ranges-vouch': () => 'the IP ranges of the profile vouch for the network',
  'login-trusted': ({ ip }) => `${ip ?? ''} is in a trusted range`,
  'login-token-supplied': () => 'no security token is needed',
  'login-token': ({ ip }) =>
    `${addressOf(ip)} is in no trusted range: the security token is needed`,
  'login-device-known': () => 'the device is known',
  'login-verify': ({ ip }) =>
    `${addressOf(ip)} is in no trusted range and the device is new: identity verification`,
  'login-no-password': () => 'no password is used',
  'login-sso-only': () => 'the org closes passwords to holders of Is Single Sign-On Enabled',
  'login-password': () => 'the password may be used',
  'login-password-expired': () => 'the password has expired and must be changed',
  'login-no-app': () => 'no connected app is used',
  'login-app-missing': ({ app }) => `the import holds no connected app ${name(app)}`,
  'login-app-blocked': ({ app }) => `app ${name(app)} is blocked`,
  'login-app-not-allowed': ({ app }) =>
    `app ${name(app)} is for users whom an administrator approved; neither the profile nor a permission set has it`,
  'login-app-allowed': ({ app }) => `app ${name(app)} lets the user in`,
  'login-membership-unknown': ({ place }) =>
    `whether a permission set that opens ${name(place)} counts depends on a licence that the import does not hold`,
  'login-session-level': ({ app }) => `app ${name(app)} is closed to standard sessions`,
  'login-session-raised': ({ app }) => `app ${name(app)} asks for a high-assurance session`,
  'login-no-site': () => 'no site is entered',
  'login-site-missing': ({ place }) => `the import holds no site ${name(place)}`,
  'login-site-not-live': ({ place }) => `site ${name(place)} is not live`,
  'login-site-status-unknown': ({ place }) =>
    `the import does not say whether site ${name(place)} is live`,
  'login-not-member': ({ place }) =>
    `neither the profile nor a permission set is a member of site ${name(place)}`,
  'login-member': ({ place }) => `the user is a member of site ${name(place)}`,
  'login-hours-invalid': ({ profile, weekday }) =>
    `the login hours of profile ${name(profile)} for ${weekday ?? ''} are not whole hours in order, and deny the day`,
  'ip-range-invalid': ({ start, end }) =>
    `${name(`${start ?? ''}–${end ?? ''}`)} is no IP range and is ignored`,
  'ip-range-too-wide': ({ start, end }) =>
    `${name(`${start ?? ''}–${end ?? ''}`)} is wider than a trusted range may be and is ignored`,
}

const addressOf = (ip: string | undefined) =>
  ip === undefined || ip === '' ? 'the address, which was not given,' : ip
