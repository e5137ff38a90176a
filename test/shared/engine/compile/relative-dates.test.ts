import { describe, expect, it } from 'vitest'
import { dayOf, isRelativeDate, relativeDays } from '@shared/engine/compile/relative-dates'

/** A Wednesday. */
const today = dayOf('2026-05-13T10:00:00.000Z', null)
const dates = (text: string) => {
  const days = relativeDays(text, today)
  return days === null
    ? null
    : [days.start, days.end].map((at) => new Date(at).toISOString().slice(0, 10))
}

describe('relative dates', () => {
  it('D-27 days, weeks, months, quarters and years around today, the end left out', () => {
    expect(dates('TODAY')).toEqual(['2026-05-13', '2026-05-14'])
    expect(dates('yesterday')).toEqual(['2026-05-12', '2026-05-13'])
    expect(dates('tomorrow')).toEqual(['2026-05-14', '2026-05-15'])
    expect(dates('THIS_WEEK')).toEqual(['2026-05-10', '2026-05-17'])
    expect(dates('LAST_MONTH')).toEqual(['2026-04-01', '2026-05-01'])
    expect(dates('NEXT_QUARTER')).toEqual(['2026-07-01', '2026-10-01'])
    expect(dates('THIS_YEAR')).toEqual(['2026-01-01', '2027-01-01'])
  })
  it('D-27 the last days end with today, other counted spans leave the current one out', () => {
    expect(dates('LAST_N_DAYS:30')).toEqual(['2026-04-13', '2026-05-14'])
    expect(dates('LAST 90 DAYS')).toEqual(['2026-02-12', '2026-05-14'])
    expect(dates('NEXT_N_DAYS:2')).toEqual(['2026-05-14', '2026-05-16'])
    expect(dates('LAST_N_MONTHS:2')).toEqual(['2026-03-01', '2026-05-01'])
    expect(dates('N_DAYS_AGO:3')).toEqual(['2026-05-10', '2026-05-11'])
  })
  it('D-27 anything else is no relative date', () => {
    for (const text of ['2026-05-13', 'LAST', 'THISTLE', 'LAST_N_DAYS:x', 'NEXT_N_DAYS']) {
      expect(isRelativeDate(text)).toBe(false)
      expect(relativeDays(text, today)).toBeNull()
    }
  })
  it('D-27 the day is the one of the org’s time zone', () => {
    expect(dayOf('2026-05-13T02:00:00.000Z', 'America/Los_Angeles')).toBe(Date.UTC(2026, 4, 12))
    expect(dayOf('2026-05-13T02:00:00.000Z', null)).toBe(Date.UTC(2026, 4, 13))
  })
})
