import { describe, expect, it } from 'vitest'
import type { HierarchyNode } from '@shared/protocol/engine'
import {
  fittingForest,
  forestOf,
  inOrder,
  linesOf,
} from '../../../../src-renderer/views/model/hierarchy/tree-lines'

const node = (name: string, parent: string | null, userCount = 0): HierarchyNode => ({
  name,
  id: `id-${name}`,
  label: name,
  parent,
  userCount,
})

const company = [
  node('Chief', null, 1),
  node('Support', 'Chief', 2),
  node('Director', 'Chief', 2),
  node('Agent', 'Support', 3),
]
const names = (forest: ReturnType<typeof forestOf>) => inOrder(forest).map((one) => one.node.name)

describe('forestOf', () => {
  it('R4.1 puts every node under the one above it, each level by label', () => {
    expect(names(forestOf(company))).toEqual(['Chief', 'Director', 'Support', 'Agent'])
  })

  it('counts as people do: 9 stands before 10', () => {
    const numbered = ['Area 10', 'Area 9', 'Area 1'].map((name) => node(name, null))
    expect(names(forestOf(numbered))).toEqual(['Area 1', 'Area 9', 'Area 10'])
  })

  it('puts a node at the top whose parent is not in the org', () => {
    expect(names(forestOf([node('Agent', 'Gone')]))).toEqual(['Agent'])
  })

  it('adds up the users of all below', () => {
    const [chief] = forestOf(company)
    expect(chief?.totalUserCount).toBe(8)
    expect(chief?.children.map(({ totalUserCount }) => totalUserCount)).toEqual([2, 5])
  })
})

describe('linesOf', () => {
  it('leaves out what is below a folded node', () => {
    const lines = linesOf(forestOf(company), new Set(['Support']))
    expect(lines.map(({ tree, isOpen }) => [tree.node.name, isOpen])).toEqual([
      ['Chief', true],
      ['Director', null],
      ['Support', false],
    ])
  })

  it('counts each line among its siblings', () => {
    const lines = linesOf(forestOf(company), new Set())
    expect(lines.map(({ position, siblingCount }) => [position, siblingCount])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [1, 1],
    ])
  })
})

describe('fittingForest', () => {
  it('keeps what is above a node that fits', () => {
    expect(names(fittingForest(forestOf(company), 'agen'))).toEqual(['Chief', 'Support', 'Agent'])
  })

  it('is empty where nothing fits', () => {
    expect(fittingForest(forestOf(company), 'pilot')).toEqual([])
  })
})
