import { describe, expect, it } from 'vitest'
import { parseInstant } from '@shared/engine/login/instant'
import { hoursVerdict, sessionAt, storedWindows } from '@shared/engine/login/login-hours'
import { isValidWindow, type LoginHours, type LoginWindow, type Weekday } from '@shared/model/login'

const noEntry: LoginHours = {
  monday: null,
  tuesday: null,
  wednesday: null,
  thursday: null,
  friday: null,
  saturday: null,
  sunday: null,
}
const hours = (days: Partial<Record<Weekday, LoginWindow>>): LoginHours => ({ ...noEntry, ...days })
const support = hours({ monday: { start: 480, end: 1080 } })
const losAngeles = 'America/Los_Angeles'

describe('login hours', () => {
  it('T-56 T-57 LOG-13 the start is inside, the minute before is not', () => {
    expect(hoursVerdict(support, '2026-07-13T14:59:00Z', losAngeles)).toBe('closed')
    expect(hoursVerdict(support, '2026-07-13T15:00:00Z', losAngeles)).toBe('open')
  })

  it('T-58 LOG-13 the end is outside, the minute before is not', () => {
    expect(hoursVerdict(support, '2026-07-14T00:59:00Z', losAngeles)).toBe('open')
    expect(hoursVerdict(support, '2026-07-14T01:00:00Z', losAngeles)).toBe('closed')
  })

  it('T-59 LOG-13 equal ends close the day, a day without entry is open', () => {
    const never = hours({ sunday: { start: 0, end: 0 } })
    expect(hoursVerdict(never, '2026-07-12T19:00:00Z', losAngeles)).toBe('closed')
    expect(hoursVerdict(never, '2026-07-14T19:00:00Z', losAngeles)).toBe('open')
  })

  it('LOG-13 no hours at all are any time, and need no zone', () => {
    expect(hoursVerdict(null, '2026-07-12T19:00:00Z', null)).toBe('open')
    expect(hoursVerdict(noEntry, '2026-07-12T19:00:00Z', null)).toBe('open')
    expect(hoursVerdict(support, '2026-07-12T19:00:00Z', null)).toBe('unknown')
  })

  it('T-60 LOG-14 a window over midnight is stored on two days', () => {
    expect(storedWindows('monday', 1320, 360)).toEqual({
      monday: { start: 1320, end: 1440 },
      tuesday: { start: 0, end: 360 },
    })
    expect(storedWindows('sunday', 1320, 360)).toHaveProperty('monday', { start: 0, end: 360 })
    expect(storedWindows('monday', 480, 1080)).toEqual({ monday: { start: 480, end: 1080 } })
  })

  it('LOG-14 a window that ends before it starts denies the day', () => {
    const broken = hours({ monday: { start: 1080, end: 480 } })
    expect(isValidWindow({ start: 1080, end: 480 })).toBe(false)
    expect(isValidWindow({ start: 480, end: 1080 })).toBe(true)
    expect(hoursVerdict(broken, '2026-07-13T19:00:00Z', losAngeles)).toBe('closed')
  })

  it('LOG-12 HLT-25 a window that is not of whole hours denies the day', () => {
    const broken = hours({ monday: { start: 485, end: 1080 } })
    expect(isValidWindow({ start: 485, end: 1080 })).toBe(false)
    expect(hoursVerdict(broken, '2026-07-13T19:00:00Z', losAngeles)).toBe('closed')
    expect(hoursVerdict(support, '2026-07-13T19:00:00Z', losAngeles)).toBe('open')
  })

  it('T-61 LOG-11 hours stay in the zone in which they were set', () => {
    const at = '2026-07-13T15:00:00Z'
    expect(hoursVerdict(support, at, losAngeles)).toBe('open')
    expect(hoursVerdict(support, at, 'Asia/Tokyo')).toBe('open')
    expect(hoursVerdict(support, '2026-07-13T12:00:00Z', 'Asia/Tokyo')).toBe('closed')
  })

  it('LOG-14a an hour that the clock shows twice counts twice, and winter moves with the clock', () => {
    const early = hours({ sunday: { start: 60, end: 120 } })
    expect(hoursVerdict(early, '2026-11-01T05:30:00Z', 'America/New_York')).toBe('open')
    expect(hoursVerdict(early, '2026-11-01T06:30:00Z', 'America/New_York')).toBe('open')
    expect(hoursVerdict(early, '2026-11-01T07:30:00Z', 'America/New_York')).toBe('closed')
    expect(hoursVerdict(support, '2026-12-14T15:30:00Z', losAngeles)).toBe('closed')
    expect(hoursVerdict(support, '2026-12-14T16:00:00Z', losAngeles)).toBe('open')
  })

  it('LOG-14b after the hours a session may finish its page and do no more', () => {
    const session = (at: string) => sessionAt(support, at, losAngeles)
    expect(session('2026-07-14T01:00:00Z')).toEqual({ canAct: false, canViewCurrentPage: true })
    expect(session('2026-07-14T00:59:00Z').canAct).toBe(true)
  })

  it('LOG-11 a time without offset is in the zone given, and none without a zone', () => {
    expect(parseInstant('2026-07-13T08:00', losAngeles)).toBe('2026-07-13T15:00:00Z')
    expect(parseInstant('2026-07-13T08:00+02:00', losAngeles)).toBe('2026-07-13T06:00:00Z')
    expect(parseInstant('2026-07-13T08:00', null)).toBeNull()
    expect(parseInstant('soon', losAngeles)).toBeNull()
  })
})
