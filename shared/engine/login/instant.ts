import { Temporal } from 'temporal-polyfill'
import { weekdays, type Weekday } from '../../model/login'

/** A moment on a wall clock. */
export interface WallTime {
  readonly weekday: Weekday
  /** Minutes after midnight, 0–1439. */
  readonly minute: number
}

/** What a clock on the wall of this zone shows; null for a zone that nobody knows. Rule LOG-14a. */
export function wallTime(instant: string, timeZone: string): WallTime | null {
  if (!isTimeZone(timeZone)) return null
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const weekday = weekdays[local.dayOfWeek - 1]
  return weekday === undefined ? null : { weekday, minute: local.hour * 60 + local.minute }
}

/** True for a zone by its IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    // The library has no other way to say that it does not know a zone.
    return false
  }
}

/**
 * An instant from ISO 8601 text: with an offset as it stands, without one in the zone given.
 *
 * Null for text that is no time, or that has no offset where no zone is known. A day alone begins at midnight.
 */
export function parseInstant(text: string, timeZone: string | null): string | null {
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    if (timeZone === null || !isTimeZone(timeZone)) return null
  }
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant().toString()
  } catch {
    return null
  }
}
