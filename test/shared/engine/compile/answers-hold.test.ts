import { describe, expect, it } from 'vitest'
import { answersHoldUntil } from '@shared/engine/compile/answers-hold'
import type { Org } from '@shared/model/org'
import { generateOrg } from '@shared/sample/generate-org'
import { smallShape } from '@shared/sample/org-shape'

const now = '2026-05-13T10:07:00.000Z'
const timeless = generateOrg(smallShape(5, ['criteriaRules', 'permissionSets']))

function expiring(...dates: readonly (string | null)[]): Org {
  const [one] = timeless.assignments
  if (one === undefined) throw new Error('the org has no assignment')
  return {
    ...timeless,
    assignments: dates.map((expirationDate) => ({ ...one, expirationDate })),
  }
}

function filtering(value: string): Org {
  return {
    ...timeless,
    sharingRules: timeless.sharingRules.map((rule) =>
      rule.kind === 'criteria'
        ? { ...rule, criteria: [{ field: rule.criteria[0]!.field, operation: 'equals', value }] } // a criteria rule has a line
        : rule,
    ),
  }
}

describe('how long answers hold', () => {
  it('for ever where nothing tells of time', () => {
    expect(answersHoldUntil(timeless, now)).toBeNull()
    expect(answersHoldUntil(expiring(null), now)).toBeNull()
    expect(answersHoldUntil(expiring(null), '1960-01-01T00:00:00Z')).toBeNull()
  })
  it('PRM-05 until the next assignment expires, not one that has', () => {
    const dates = [
      '2026-05-12T00:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-06-01T00:00:00.000Z',
    ]
    expect(answersHoldUntil(expiring(...dates), now)).toBe('2026-06-01T00:00:00.000Z')
  })
  it('R6.16 until the next quarter of an hour where a filter tells of days', () => {
    expect(answersHoldUntil(filtering('LAST_N_DAYS:30'), now)).toBe('2026-05-13T10:15:00.000Z')
    expect(answersHoldUntil(filtering('Hot,"TODAY"'), now)).toBe('2026-05-13T10:15:00.000Z')
    expect(answersHoldUntil(filtering('Hot'), now)).toBeNull()
    const [first, ...others] = filtering('TODAY').sharingRules
    if (first?.kind !== 'criteria') throw new Error('the org has no criteria rule')
    const mixed = [
      { ...first, criteria: [...first.criteria, { ...first.criteria[0]!, value: 'Hot' }] },
    ] // it has one line
    expect(answersHoldUntil({ ...timeless, sharingRules: [...mixed, ...others] }, now)).toBe(
      '2026-05-13T10:15:00.000Z',
    )
  })
  it('CNT-01 until the next quarter of an hour where links to files may expire, whatever else there is', () => {
    const [table] = timeless.records
    if (table === undefined) throw new Error('the org has no records')
    const records = [table, { ...table, object: 'ContentDistribution' as typeof table.object }]
    expect(answersHoldUntil({ ...timeless, records }, now)).toBe('2026-05-13T10:15:00.000Z')
  })
})
