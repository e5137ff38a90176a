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
  recordsEach: { least: 4, most: 4 },
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

describe('records in the sentence of a cause', () => {
  const users = { kind: 'some', count: 3 } as const
  const ana = { kind: 'user', name: 'ana' } as const

  it('are those of each user, not a sum that counts the same record for each of them', () => {
    expect(formatCause({ ...told, alike: users })).toContain('read 4 `Account` records each,')
    const recordsEach = { least: 1, most: 7 }
    const gained = formatCause({ ...told, isGain: true, alike: users, recordsEach })
    expect(gained).toContain('can now read 1–7 more `Account` records each,')
  })

  it('are counted alone for one user, and one is one', () => {
    const recordsEach = { least: 1, most: 1 }
    expect(formatCause({ ...told, alike: ana, recordsEach })).toBe(
      '`ana` can no longer read 1 `Account` record, because Account is Private',
    )
    const classes = formatCause({ ...told, alike: ana, recordsEach, areClasses: true })
    expect(classes).toContain('read 1 `Account` record class,')
  })

  it('are joined by "and" where they are gained, and by "or" where they are lost', () => {
    const measures = ['read', 'edit', 'create'] as const
    const of = (isGain: boolean) => formatCause({ ...told, alike: ana, isGain, measures })
    expect(of(true)).toContain('read and edit 4 more `Account` records, and create new ones,')
    expect(of(false)).toContain('read or edit 4 `Account` records, nor create new ones,')
  })

  it('come with their fields, and fields may stand alone', () => {
    const fields = ['Rating', 'SSN__c']
    expect(formatCause({ ...told, alike: ana, fields })).toContain('records, with 2 fields,')
    expect(formatCause({ ...told, alike: ana, fields, measures: [] })).toContain(
      'can no longer read `Account.Rating` or `Account.SSN__c`,',
    )
  })
})
