import { expect, it } from 'vitest'
import { compareNames } from '@shared/model/name-order'

it('orders names as people count and read', () => {
  const names = ['Area 12', 'zoo', 'area 9', 'Zebra', 'Ärger', 'Area 10']
  expect(names.toSorted(compareNames)).toEqual([
    'area 9',
    'Area 10',
    'Area 12',
    'Ärger',
    'Zebra',
    'zoo',
  ])
})
