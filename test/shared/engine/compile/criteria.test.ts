import { describe, expect, it } from 'vitest'
import { compileCriteria, splitValues } from '@shared/engine/compile/criteria'
import { parseBooleanFilter } from '@shared/model/boolean-filter'
import { namedField, type FieldConfig, type FieldType } from '@shared/model/object-config'
import type { FilterOperation } from '@shared/model/sharing'

const field = (type: FieldType | null): FieldConfig => ({
  ...namedField('F__c'),
  type,
  isDeclared: true,
})

function matches(
  type: FieldType | null,
  operation: FilterOperation,
  value: string,
  cell: string | null | undefined,
) {
  return compileCriteria([{ field: 'F__c', operation, value }], null, () => field(type))(() => cell)
}

describe('criteria', () => {
  it('R6.16 text compares case-sensitively', () => {
    expect(matches('Text', 'equals', 'manager', 'manager')).toBe(true)
    expect(matches('Text', 'equals', 'manager', 'Manager')).toBe(false)
  })
  it('R6.16 a comma list is OR for positive operators and AND of negations for negative ones', () => {
    expect(matches('Picklist', 'equals', 'West,East', 'East')).toBe(true)
    expect(matches('Picklist', 'equals', 'West,East', 'North')).toBe(false)
    expect(matches('Picklist', 'notEqual', 'West,East', 'North')).toBe(true)
    expect(matches('Picklist', 'notEqual', 'West,East', 'East')).toBe(false)
    expect(matches('Text', 'notContain', 'a,b', 'xyz')).toBe(true)
    expect(matches('Text', 'notContain', 'a,b', 'xbz')).toBe(false)
  })
  it('R6.16 quotes protect a comma', () => {
    expect(splitValues('"Acme, Inc",Other')).toEqual(['Acme, Inc', 'Other'])
    expect(splitValues('Acme, Inc')).toEqual(['Acme', 'Inc'])
    expect(splitValues(' Acme , Inc ')).toEqual(['Acme', 'Inc'])
  })
  it('R6.15 R6.16 contains and startsWith hold for any value of the list, the orders too', () => {
    expect(matches('Text', 'contains', 'gold,silver', 'old silver')).toBe(true)
    expect(matches('Text', 'contains', 'gold,silver', 'Silver')).toBe(false)
    expect(matches('Text', 'startsWith', 'gold,silver', 'silver ring')).toBe(true)
    expect(matches('Text', 'startsWith', 'gold,silver', 'old silver')).toBe(false)
    expect(matches('Number', 'lessThan', '5,10', '7')).toBe(true)
    expect(matches('Number', 'lessThan', '5,10', '12')).toBe(false)
  })
  it('R6.17 blank matches equals-empty, notEqual and notContain, and nothing else', () => {
    expect(matches('Text', 'equals', '', null)).toBe(true)
    expect(matches('Text', 'equals', '', 'x')).toBe(false)
    expect(matches('Text', 'notEqual', 'Closed', null)).toBe(true)
    expect(matches('Text', 'notContain', 'Closed', null)).toBe(true)
    expect(matches('Text', 'contains', 'Closed', null)).toBe(false)
    expect(matches('Text', 'startsWith', 'C', null)).toBe(false)
    expect(matches('Number', 'lessThan', '5', null)).toBe(false)
  })
  it('R6.15 numbers and dates compare by value, not as text', () => {
    expect(matches('Currency', 'greaterThan', '100', '1000')).toBe(true)
    expect(matches('Currency', 'lessThan', '100', '1000')).toBe(false)
    expect(matches('Number', 'equals', '5.0', '5')).toBe(true)
    expect(matches('Date', 'lessOrEqual', '2026-01-31', '2026-01-31')).toBe(true)
    expect(matches('Date', 'greaterThan', '1/31/2026', '2026-02-01')).toBe(true)
    expect(matches('Date', 'greaterThan', '1/31/2026', '2026-01-31')).toBe(false)
  })
  it('R6.15 times without an offset are in UTC wherever this runs, with one they are instants', () => {
    const at = '2026-05-01T10:00:00.000Z'
    for (const value of ['2026-05-01 10:00:00', '5/1/2026 10:00 AM', '2026-05-01T12:00:00+02:00']) {
      expect(matches('DateTime', 'equals', value, at)).toBe(true)
      expect(matches('DateTime', 'equals', value, '2026-05-01T10:00:00.000+0000')).toBe(true)
    }
    expect(matches('DateTime', 'equals', '5/1/2026 10:00 PM', at)).toBe(false)
    expect(matches('DateTime', 'equals', '5/1/2026 10:00 PM', '2026-05-01T22:00:00Z')).toBe(true)
    expect(matches('DateTime', 'equals', '5/1/2026 12:00 AM', '2026-05-01T00:00:00Z')).toBe(true)
  })
  it('R6.15 amounts compare without the marks of their currency', () => {
    expect(matches('Currency', 'greaterThan', 'USD 100', '250')).toBe(true)
    expect(matches('Currency', 'equals', '€5.50', '5.5')).toBe(true)
    expect(matches('Percent', 'equals', '12%', '12')).toBe(true)
    expect(matches('Currency', 'equals', 'USD', '0')).toBe(false)
  })
  it('R6.15 checkboxes take True and False in any case, and a blank one is False', () => {
    expect(matches('Checkbox', 'equals', 'True', 'true')).toBe(true)
    expect(matches('Checkbox', 'equals', 'False', null)).toBe(true)
    expect(matches('Checkbox', 'equals', 'True', null)).toBe(false)
    expect(matches('Checkbox', 'equals', '1', 'true')).toBe(true)
    expect(matches('Checkbox', 'equals', '0', 'true')).toBe(false)
  })
  it('D-26 lookups compare ids of 15 and 18 characters as one', () => {
    expect(matches('Lookup', 'equals', '0015e0000000001', '0015e0000000001AAA')).toBe(true)
    expect(matches('Lookup', 'equals', '0015e0000000002', '0015e0000000001AAA')).toBe(false)
  })
  it('R6.15 at least and at most hold at the value itself, less and greater do not', () => {
    const held = (cell: string) =>
      (['lessThan', 'lessOrEqual', 'greaterOrEqual', 'greaterThan'] as const).filter(
        (operation) => matches('Number', operation, '10', cell) === true,
      )
    expect(held('10.0')).toEqual(['lessOrEqual', 'greaterOrEqual'])
    expect(held('9')).toEqual(['lessThan', 'lessOrEqual'])
    expect(held('11')).toEqual(['greaterOrEqual', 'greaterThan'])
  })
  it('R6.15 R6.17 a multi-select list includes one of its values, or excludes all of them', () => {
    const type = 'MultiselectPicklist'
    expect(matches(type, 'includes', 'West,East', 'North;East')).toBe(true)
    expect(matches(type, 'includes', 'West,East', 'North;Northeast')).toBe(false)
    expect(matches(type, 'includes', 'West', null)).toBe(false)
    expect(matches(type, 'excludes', 'West,East', 'North;Northeast')).toBe(true)
    expect(matches(type, 'excludes', 'West,East', 'North;East')).toBe(false)
    expect(matches(type, 'excludes', 'West', null)).toBe(true)
  })
  it('R6.15 a distance is not evaluated', () => {
    expect(matches(null, 'within', '10', '5')).toBe('unknown')
    expect(matches(null, 'equals', '10', '10')).toBe(true)
  })
  it('R6.15 where the type is not known two numbers compare as numbers, else both as text', () => {
    expect(matches(null, 'greaterThan', '9', '10')).toBe(true)
    expect(matches(null, 'greaterThan', '9', '10a')).toBe(false)
    expect(matches(null, 'greaterThan', 'a', '10')).toBe(false)
    expect(matches(null, 'lessThan', 'a', '10')).toBe(true)
  })
  it('R6.15 an amount of marks alone is no number', () => {
    expect(matches('Currency', 'equals', '€', '€')).toBe(false)
    expect(matches('Currency', 'equals', '€5', '5')).toBe(true)
  })
  it('R6.18 a filter that cannot be read leaves the rule unknown, not all of its items', () => {
    const item = { field: 'F__c', operation: 'equals', value: 'x' } as const
    const test = (filter: string) => compileCriteria([item], filter, () => field('Text'))(() => 'x')
    expect(test('1 AND (')).toBe('unknown')
    expect(test('NOT 1')).toBe(false)
  })
  it('R6.5 a field that was not imported leaves the match unknown, never false', () => {
    expect(matches('Text', 'equals', 'x', undefined)).toBe('unknown')
    expect(matches('Text', 'equals', 'x', null)).toBe(false)
  })
  it('D-27 a relative date is unknown without a clock', () => {
    expect(matches('Date', 'equals', 'LAST_N_DAYS:30', '2026-01-31')).toBe('unknown')
    expect(matches('Text', 'startsWith', 'TODAY', 'TODAY we sell')).toBe(true)
  })
  it('D-27 with a clock, equals means within, and the orders mean before and after', () => {
    const on = (operation: FilterOperation, cell: string) =>
      compileCriteria(
        [{ field: 'F__c', operation, value: 'LAST_MONTH' }],
        null,
        () => field('Date'),
        Date.UTC(2026, 4, 13),
      )(() => cell)
    expect(on('equals', '2026-04-30')).toBe(true)
    expect(on('equals', '2026-05-01')).toBe(false)
    expect(on('lessThan', '2026-03-31')).toBe(true)
    expect(on('lessThan', '2026-04-01')).toBe(false)
    expect(on('lessOrEqual', '2026-04-30')).toBe(true)
    expect(on('greaterThan', '2026-05-01')).toBe(true)
    expect(on('greaterThan', '2026-04-30')).toBe(false)
    for (const operation of ['equals', 'lessThan', 'greaterThan'] as const)
      expect(on(operation, 'soon')).toBe(false)
  })
})

describe('boolean filter', () => {
  it('R6.18 NOT binds before AND, AND before OR, brackets first, in any case', () => {
    expect(parseBooleanFilter('1 or not 2 AND 3', 3)).toEqual({
      kind: 'or',
      of: [
        { kind: 'item', number: 1 },
        {
          kind: 'and',
          of: [
            { kind: 'not', of: { kind: 'item', number: 2 } },
            { kind: 'item', number: 3 },
          ],
        },
      ],
    })
    expect(parseBooleanFilter('(1 OR 2) AND 3', 3)).toMatchObject({ kind: 'and' })
  })
  it('R6.18 a number beyond the items, an open bracket or a stray word is no filter', () => {
    for (const text of ['1 AND 4', '(1 AND 2', '1 2', '1 XOR 2', '', 'AND']) {
      expect(parseBooleanFilter(text, 3)).toBeNull()
    }
  })
})
