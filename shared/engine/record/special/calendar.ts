import type { CalendarAccess } from '../../../model/org'
import type { CompiledOrg } from '../../compile/compile-org'

/** What a user sees of a calendar and may do in it; `unknown` for users outside the company, whose default nobody states. */
export interface CalendarAnswer {
  readonly access: CalendarAccess | 'none' | 'unknown'
  readonly seesBusyTimes: boolean
  readonly seesDetails: boolean
  readonly mayAddEvents: boolean
  readonly mayEditEvents: boolean
  /** True when the default was not stated and the platform's own was taken. */
  readonly isAssumed: boolean
}

const platformDefault: CalendarAccess = 'HideDetailsInsert'

/**
 * What one user sees of another's calendar, which is not access to the events as records. Rule R3.11 (D-12).
 *
 * Private events show no details whatever the default says (R15.4); anybody may invite anybody.
 */
export function calendarAccess(compiled: CompiledOrg, user: number, owner: number): CalendarAnswer {
  const stated = compiled.org.settings.defaultCalendarAccess
  if (user === owner) return answer('AllowEdits', false)
  const family = compiled.families[user]
  if (family === 'guest' || family === 'chatterOnly') return answer('none', false)
  if (family !== 'internal') return answer('unknown', false)
  return answer(stated ?? platformDefault, stated === null)
}

function answer(access: CalendarAnswer['access'], isAssumed: boolean): CalendarAnswer {
  const isOneOf = (...accesses: readonly CalendarAnswer['access'][]) => accesses.includes(access)
  return {
    access,
    seesBusyTimes: !isOneOf('none', 'unknown'),
    seesDetails: isOneOf('ShowDetails', 'ShowDetailsInsert', 'AllowEdits'),
    mayAddEvents: isOneOf('HideDetailsInsert', 'ShowDetailsInsert', 'AllowEdits'),
    mayEditEvents: access === 'AllowEdits',
    isAssumed,
  }
}
