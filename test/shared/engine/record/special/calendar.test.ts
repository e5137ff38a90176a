import { calendarAccess } from '@shared/engine/record/special/calendar'
import { parseUserId } from '@shared/model/id'
import type { CalendarAccess } from '@shared/model/org'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../../org-access'
import { addUser, built } from '../../../../org-builder'
import { settings } from '../../../../org-objects'

function calendar(user: string, owner: string, access: CalendarAccess | null) {
  const engine = compiled(
    built(
      settings({ defaultCalendarAccess: access }),
      addUser('g', null, { userType: 'Guest' }),
      addUser('p', null, { userType: 'PowerPartner' }),
    ),
  )
  const index = (id: string) => engine.userIndexById.get(parseUserId(id)) ?? -1
  return calendarAccess(engine, index(user), index(owner))
}
const may = (access: CalendarAccess) => {
  const { seesBusyTimes, seesDetails, mayAddEvents, mayEditEvents } = calendar('re', 'rw1', access)
  return [seesBusyTimes, seesDetails, mayAddEvents, mayEditEvents]
}

describe('calendars', () => {
  it('R3.11 the default says what others see and do', () => {
    expect(may('HideDetails')).toEqual([true, false, false, false])
    expect(may('HideDetailsInsert')).toEqual([true, false, true, false])
    expect(may('ShowDetails')).toEqual([true, true, false, false])
    expect(may('ShowDetailsInsert')).toEqual([true, true, true, false])
    expect(may('AllowEdits')).toEqual([true, true, true, true])
  })

  it('R3.11 R3.19 the platform’s default is assumed where none is stated', () => {
    expect(calendar('re', 'rw1', null)).toMatchObject({
      access: 'HideDetailsInsert',
      isAssumed: true,
    })
    expect(calendar('re', 'rw1', 'ShowDetails').isAssumed).toBe(false)
  })

  it('R3.11 one’s own calendar is one’s own; a guest sees none, others from outside are unknown', () => {
    expect(calendar('re', 're', 'HideDetails').access).toBe('AllowEdits')
    expect(calendar('g', 're', 'AllowEdits')).toMatchObject({
      access: 'none',
      seesBusyTimes: false,
    })
    expect(calendar('p', 're', 'AllowEdits')).toMatchObject({ access: 'unknown', mayEditEvents: false }) // prettier-ignore
  })
})
