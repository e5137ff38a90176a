import { describe, expect, it } from 'vitest'
import { formatCause } from '@shared/report/cause-messages-en'

const told = {
  alternatives: [['Account is Private']],
  isAdditive: false,
  isGain: false,
  object: 'Account',
  measures: ['read'],
  fields: [],
  fieldMeasure: 'read',
  recordCount: 4,
  areClasses: false,
} as const

describe('users in the sentence of a cause', () => {
  it('are both where two share what names them, and all where more do', () => {
    const of = (count: number) =>
      formatCause({ ...told, alike: { kind: 'profile', name: 'Desk', count, of: count } })
    expect(of(2)).toMatch(/^both users with profile `Desk` can no longer read/)
    expect(of(3)).toMatch(/^all 3 users with profile `Desk`/)
  })

  it('are both where the org has two, and never all two', () => {
    const of = (count: number) => formatCause({ ...told, alike: { kind: 'everybody', count } })
    expect(of(2)).toMatch(/^both users can no longer/)
    expect(of(500)).toMatch(/^all 500 users/)
  })

  it('are counted where not all of them are meant', () => {
    const alike = { kind: 'profile', name: 'Desk', count: 2, of: 3 } as const
    expect(formatCause({ ...told, alike })).toMatch(/^2 of the 3 users with profile `Desk`/)
  })
})
