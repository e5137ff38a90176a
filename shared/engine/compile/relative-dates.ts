import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from '../login/instant'

/** Days from `start` to before `end`, in milliseconds UTC. */
export interface DaySpan {
  readonly start: number
  readonly end: number
}

/** Beginning of the day that the instant falls on in the zone, as if that day were one in UTC; an unknown zone is UTC. */
export function dayOf(instant: string, timeZone: string | null): number {
  const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : 'UTC'
  const { year, month, day } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return Date.UTC(year, month - 1, day)
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

const relative =
  /^(?:TODAY|YESTERDAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)|(LAST|NEXT)_(?:N_(DAY|WEEK|MONTH|QUARTER|YEAR)S:(\d+)|(\d+)_DAYS)|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO:(\d+))$/

const spelt = (text: string) =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/g, '_')

/** True for a relative date literal (`TODAY`, `LAST_N_DAYS:30`, `LAST 90 DAYS`). Rule R6.16 (D-27). */
export function isRelativeDate(text: string): boolean {
  return relative.test(spelt(text))
}

/**
 * The days that a relative date literal names on the day that begins at `today` (milliseconds UTC); null for other text.
 *
 * Weeks begin on Sunday, quarters and years are those of the calendar. `LAST_N_DAYS` ends with today, the other `LAST_…`
 * spans before the current one begins, `NEXT_…` spans after it ends. Rule R6.16 (D-27).
 */
export function relativeDays(text: string, today: number): DaySpan | null {
  const literal = spelt(text)
  const match = relative.exec(literal)
  if (match === null) return null
  const [, side, sideUnit, many, manyUnit, count, plainCount, agoUnit, ago] = match
  if (sideUnit !== undefined) {
    const offset = side === 'LAST' ? -1 : side === 'NEXT' ? 1 : 0
    return span(today, unitOf(sideUnit), offset, offset + 1)
  }
  if (many !== undefined) {
    const unit = unitOf(manyUnit ?? 'DAY')
    const n = Number(count ?? plainCount)
    if (many === 'NEXT') return span(today, unit, 1, n + 1)
    return span(today, unit, -n, unit === 'DAY' ? 1 : 0)
  }
  if (agoUnit !== undefined) return span(today, unitOf(agoUnit), -Number(ago), 1 - Number(ago))
  const offset = literal === 'YESTERDAY' ? -1 : literal === 'TOMORROW' ? 1 : 0
  return span(today, 'DAY', offset, offset + 1)
}

const unitOf = (word: string) => word as Unit // the expression above lets no other word through

function span(today: number, unit: Unit, from: number, to: number): DaySpan {
  return { start: beginningOf(today, unit, from), end: beginningOf(today, unit, to) }
}

/** First instant of the unit that is `offset` units from the one around `today`. */
function beginningOf(today: number, unit: Unit, offset: number): number {
  const day = new Date(today)
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()]
  switch (unit) {
    case 'DAY':
      return Date.UTC(year, month, date + offset)
    case 'WEEK':
      return Date.UTC(year, month, date - day.getUTCDay() + 7 * offset)
    case 'MONTH':
      return Date.UTC(year, month + offset)
    case 'QUARTER':
      return Date.UTC(year, month - (month % 3) + 3 * offset)
    case 'YEAR':
      return Date.UTC(year + offset, 0)
  }
}
