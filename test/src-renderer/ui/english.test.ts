import { expect, it } from 'vitest'
import { count, number } from '../../../src-renderer/ui/english'

it('parts thousands as English does', () => {
  const told = [0, 12, 999, 1_000, 1_234_567, -1_234].map(number.format)
  expect(told).toEqual(['0', '12', '999', '1,000', '1,234,567', '-1,234'])
})

it('writes three decimals at most, and none where there are none', () => {
  const told = [0.5, 1.23456, 1_234.5, 12.0].map(number.format)
  expect(told).toEqual(['0.5', '1.235', '1,234.5', '12'])
})

it('counts one by its own word, and others by theirs', () => {
  expect([count(1, 'user'), count(1_234, 'user'), count(2, 'entry', 'entries')]).toEqual([
    '1 user',
    '1,234 users',
    '2 entries',
  ])
})
