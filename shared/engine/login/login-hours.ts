import {
  isValidWindow,
  weekdays,
  type LoginHours,
  type LoginWindow,
  type Weekday,
} from '../../model/login'
import { wallTime } from './instant'

/** Whether login hours let in: `unknown` where the zone is not known. */
export type HoursVerdict = 'open' | 'closed' | 'unknown'

/**
 * May one log in at this instant? Told by the wall clock of the zone alone, so a repeated hour counts twice alike.
 *
 * A day without entry is open; equal ends close it; a window that files cannot hold closes it too (HLT-25). Rules LOG-11–LOG-14a.
 */
export function hoursVerdict(
  hours: LoginHours | null,
  instant: string,
  timeZone: string | null,
): HoursVerdict {
  if (hours === null || weekdays.every((day) => hours[day] === null)) return 'open'
  const local = timeZone === null ? null : wallTime(instant, timeZone)
  if (local === null) return 'unknown'
  const window = hours[local.weekday]
  if (window === null) return 'open'
  const isIn = window.start <= local.minute && local.minute < window.end
  return isIn && isValidWindow(window) ? 'open' : 'closed'
}

/** A window as somebody says it, over midnight too, as the days that store it. Rule LOG-14. */
export function storedWindows(
  day: Weekday,
  start: number,
  end: number,
): Readonly<Partial<Record<Weekday, LoginWindow>>> {
  if (start <= end) return { [day]: { start, end } }
  const next = weekdays[(weekdays.indexOf(day) + 1) % 7] ?? 'monday'
  return { [day]: { start, end: 1440 }, [next]: { start: 0, end } }
}

/** What a session may do that began inside the hours: after they end, no more than view its page. Rule LOG-14b. */
export function sessionAt(
  hours: LoginHours | null,
  instant: string,
  timeZone: string | null,
): { readonly canAct: boolean; readonly canViewCurrentPage: boolean } {
  return { canAct: hoursVerdict(hours, instant, timeZone) === 'open', canViewCurrentPage: true }
}
