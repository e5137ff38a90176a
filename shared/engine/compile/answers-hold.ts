import type { Org } from '../../model/org'
import { isRelativeDate } from './relative-dates'

const hourMs = 60 * 60 * 1000

/**
 * Until when (ISO 8601) what was answered at `now` is answered again while nobody edits the org; null: for ever.
 *
 * That is the next expiry of an assignment (PRM-05); where a filter tells of days (R6.16) or links to files expire
 * (CNT-01), the next full quarter of an hour, since in every zone a day begins on one.
 */
export function answersHoldUntil(org: Org, now: string): string | null {
  const nowMs = Date.parse(now)
  const ends = org.assignments
    .map(({ expirationDate }) => (expirationDate === null ? NaN : Date.parse(expirationDate)))
    .filter((expiry) => expiry > nowMs)
  const quarterMs = hourMs / 4
  if (asksForTheTime(org)) ends.push((Math.floor(nowMs / quarterMs) + 1) * quarterMs)
  const first = ends.reduce((least, each) => Math.min(least, each), Infinity)
  return first === Infinity ? null : new Date(first).toISOString()
}

const asksForTheTime = (org: Org): boolean =>
  org.records.some(({ object }) => object === 'ContentDistribution') ||
  org.sharingRules.some(
    (rule) =>
      (rule.kind === 'criteria' || rule.kind === 'guest') &&
      rule.criteria.some(({ value }) =>
        value.split(',').some((part) => isRelativeDate(part.replaceAll('"', ''))),
      ),
  )
