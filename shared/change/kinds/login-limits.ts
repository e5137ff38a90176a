import type { Profile } from '../../model/container'
import {
  weekdays,
  type IpRange,
  type LoginHours,
  type LoginWindow,
  type Weekday,
} from '../../model/login'
import { changeRefusal } from '../change'
import type { Put } from '../kind'
import type { ElementList } from '../property'

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
    const isWindow = start <= end && end <= 1440
    if (day === undefined || (match?.[2] !== undefined && !isWindow))
      return changeRefusal(
        'wrong-hours',
        `\`${text}\` is no window of a day (LOG-12); write it as \`monday 08:00-18:00\`, equal ends deny the day`,
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

/** Whole numbers of an address: four of IPv4, eight of IPv6; null for text that is none. */
function partsOf(address: string): readonly number[] | null {
  if (!address.includes(':')) {
    const parts = address.split('.')
    const isAddress =
      parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
    return isAddress ? parts.map(Number) : null
  }
  const [head = '', tail, ...more] = address.split('::')
  const words = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = 8 - words(head).length - words(tail ?? '').length
  const isShort = tail !== undefined && missing > 0
  const all = isShort
    ? [...words(head), ...new Array<string>(missing).fill('0'), ...words(tail)]
    : words(head)
  return more.length === 0 && all.length === 8 && all.every((word) => /^[0-9a-f]{1,4}$/i.test(word))
    ? all.map((word) => parseInt(word, 16))
    : null
}

/** LOG-21: both ends of one family, the first not after the last. */
function isRange(start: string, end: string): boolean {
  const [from, to] = [partsOf(start), partsOf(end)]
  if (from === null || to === null || from.length !== to.length) return false
  const at = from.findIndex((part, i) => part !== to[i])
  return at < 0 || (from[at] ?? 0) < (to[at] ?? 0)
}

/** The addresses from which users of a profile may log in. Rules LOG-20, LOG-21. */
export const loginIpRangesList = (put: Put<Profile>): ElementList<Profile, IpRange> => ({
  rule: 'LOG-20',
  elements: (_, profile) => profile.loginIpRanges,
  parse(_, __, text) {
    const match = /^([\d.a-f:]+)(?:\s*-\s*([\d.a-f:]+))?(?:\s+(\S.*))?$/i.exec(text.trim())
    const start = match?.[1] ?? ''
    const end = match?.[2] ?? start
    return isRange(start, end)
      ? { start, end, description: match?.[3] ?? null }
      : changeRefusal(
          'wrong-range',
          `\`${text}\` is no range of addresses (LOG-21); write the first and the last as \`10.0.0.1-10.0.0.255\``,
        )
  },
  format:
    () =>
    ({ start, end, description }) =>
      `${start}-${end}${description === null ? '' : ` ${description}`}`,
  isSame: (a, b) => a.start === b.start && a.end === b.end,
  put: (org, profile, loginIpRanges) =>
    put(org, profile, { ...profile, loginIpRanges, areLoginLimitsKnown: true }),
  absent: absent('range'),
})
