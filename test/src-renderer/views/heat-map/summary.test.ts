import { describe, expect, it } from 'vitest'
import type { HeatMapAxes } from '@shared/protocol/engine'
import { extentThatFits, type ShareNode } from '../../../../src-renderer/ui/chart/share-node'
import {
  cellsOf,
  distributionOf,
  positionOf,
} from '../../../../src-renderer/views/heat-map/distribution'
import { roleTree, rolesInOrder } from '../../../../src-renderer/views/heat-map/role-tree'
import { axes, valuesOf } from './small-map'

describe('the distribution of levels', () => {
  it('counts records at exactly each level, and all of them once', () => {
    const values = valuesOf({ 0: [6, 2] })
    expect(distributionOf(values, [0])).toEqual([4, 4, 2, 0, 0, 0])
    const every = distributionOf(values, cellsOf(axes, [0, 1, 2], [0, 1]))
    expect(every.reduce((sum, count) => sum + count, 0)).toBe(60)
  })

  it('counts as unknown what may be read and is not certain, never as none', () => {
    const certain = valuesOf({ 0: [2, 0] })
    const possible = { ...certain.counts, read: certain.counts.read.map((count) => count + 3) }
    expect(distributionOf({ ...certain, possible }, [0])).toEqual([5, 2, 0, 0, 0, 3])
  })

  it('finds the selected cell by name, or says that it is not there', () => {
    const cell = { rows: 'user', row: 'Ben', user: null, object: 'Case', field: null } as const
    expect(positionOf(axes, cell)).toBe(3)
    expect(positionOf(axes, { ...cell, row: 'Dora' })).toBeNull()
  })
})

/** Ana above Ben; Cy names a parent that is no row. */
const roles: HeatMapAxes = {
  ...axes,
  rows: axes.rows.map((row, index) => ({
    ...row,
    user: null,
    parent: [null, 'Ana', 'nobody'][index] ?? null,
    userCount: index === 2 ? 0 : 1,
  })),
}

describe('the tree of roles', () => {
  const values = valuesOf({ 0: [10, 0], 2: [5, 0] })
  const tree = roleTree({ axes: roles, values, column: 0, measure: 'level' })

  it('R4.1 stands each role under its parent, and at the top where the parent is not there', () => {
    expect(rolesInOrder(tree).map(({ role, depth }) => [role.name, depth])).toEqual([
      ['Ana', 0],
      ['Ben', 1],
      ['Cy', 0],
    ])
  })

  it('says the share of records, and in words why there is none', () => {
    expect(rolesInOrder(tree).map(({ role }) => role.words)).toEqual(['100 %', '50 %', 'no users'])
  })

  it('says at least where more is possible, and shows unknown without a colour', () => {
    const possible = { ...values.counts, read: values.counts.read.map(() => 10) }
    const open = roleTree({
      axes: roles,
      values: { ...valuesOf({}), possible },
      column: 0,
      measure: 'read',
    })
    expect(open[0]).toMatchObject({ words: '≥ 0 %', colour: null })
  })

  it('opens as many levels as there is room for leaves, and always one', () => {
    const leaf = (id: string): ShareNode => ({
      id,
      name: id,
      words: '',
      share: 0,
      colour: null,
      children: [],
    })
    const root = {
      ...leaf('root'),
      children: [{ ...leaf('a'), children: [leaf('b'), leaf('c'), leaf('d')] }, leaf('e')],
    }
    expect(extentThatFits(root, 10)).toEqual({ depth: 2, leafCount: 4 })
    expect(extentThatFits(root, 3)).toEqual({ depth: 1, leafCount: 2 })
    expect(extentThatFits(root, 1)).toEqual({ depth: 1, leafCount: 2 })
    expect(extentThatFits(leaf('alone'), 1)).toEqual({ depth: 1, leafCount: 1 })
  })
})
