import type { Profile } from '../../model/container'
import {
  isValidWindow,
  weekdays,
  type IpRange,
  type LoginHours,
  type LoginWindow,
  type Weekday,
} from '../../model/login'
import { changeRefusal } from '../change'
import type { Put } from '../kind'
import type { ElementList } from '../property'
import { formatIpRange, isSameRange, parseIpRange } from './ip-range'

const noHours: LoginHours = {
  monday: null,
  tuesday: null,
  wednesday: null,
  thursday: null,
  friday: null,
  saturday: null,
  sunday: null,
}

interface Day {
  readonly day: Weekday
  readonly window: LoginWindow
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesOf = (hours: string | undefined, minutes: string | undefined) =>
  Number(hours) * 60 + Number(minutes)

const absent = (what: string) => (_: unknown, profile: Profile, text: string) =>
  changeRefusal(
    'not-there',
    `\`${profile.name}\` has no ${what} \`${text}\`; leave this change out`,
  )

/** The hours in which users of a profile may log in, one window a day; equal ends deny the day. Rules LOG-12, LOG-13. */
export const loginHoursList = (put: Put<Profile>): ElementList<Profile, Day> => ({
  rule: 'LOG-13',
  elements: (_, { loginHours }) =>
    weekdays.flatMap((day) => {
      const window = loginHours?.[day] ?? null
      return window === null ? [] : [{ day, window }]
    }),
  parse(_, __, text) {
    const match = /^(\w+)(?:\s+(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d))?$/.exec(text.trim())
    const day = weekdays.find((known) => known === match?.[1]?.toLowerCase())
    const [start, end] = [minutesOf(match?.[2], match?.[3]), minutesOf(match?.[4], match?.[5])]
    const isWindow = isValidWindow({ start, end })
    if (day === undefined || (match?.[2] !== undefined && !isWindow))
      return changeRefusal(
        'wrong-hours',
        `\`${text}\` is no window of whole hours (LOG-12); write it as \`monday 08:00-18:00\`, equal ends deny the day`,
      )
    return { day, window: isWindow ? { start, end } : { start: 0, end: 0 } }
  },
  format:
    () =>
    ({ day, window }) =>
      `${day} ${clock(window.start)}-${clock(window.end)}`,
  isSame: (a, b) => a.day === b.day,
  put(org, profile, days) {
    const hours = Object.fromEntries(days.map(({ day, window }) => [day, window]))
    const loginHours = days.length === 0 ? null : { ...noHours, ...hours }
    return put(org, profile, { ...profile, loginHours, areLoginLimitsKnown: true })
  },
  absent: absent('hours on'),
})

/** The addresses from which users of a profile may log in. Rules LOG-20, LOG-21. */
export const loginIpRangesList = (put: Put<Profile>): ElementList<Profile, IpRange> => ({
  rule: 'LOG-20',
  elements: (_, profile) => profile.loginIpRanges,
  parse: (_, __, text) => parseIpRange(text),
  format: () => formatIpRange,
  isSame: isSameRange,
  put: (org, profile, loginIpRanges) =>
    put(org, profile, { ...profile, loginIpRanges, areLoginLimitsKnown: true }),
  absent: absent('range'),
})
