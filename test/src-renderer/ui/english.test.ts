import { property, assert, double, integer } from 'fast-check'
import { expect, it } from 'vitest'
import { count, number } from '../../../src-renderer/ui/english'

const asIntl = new Intl.NumberFormat('en')

it('parts thousands as English does, whatever the whole number', () => {
  assert(property(integer(), (value) => number.format(value) === asIntl.format(value)))
})

it('writes three decimals at most, and none where there are none', () => {
  const amounts = double({ min: 0.001, max: 1e9, noNaN: true })
  assert(
    property(amounts, (value) => {
      const rounded = Math.round(value * 1_000) / 1_000
      return number.format(value) === asIntl.format(rounded)
    }),
  )
  expect(number.format(12)).toBe('12')
})

it('counts one by its own word, and others by theirs', () => {
  expect([count(1, 'user'), count(1_234, 'user'), count(2, 'entry', 'entries')]).toEqual([
    '1 user',
    '1,234 users',
    '2 entries',
  ])
})
