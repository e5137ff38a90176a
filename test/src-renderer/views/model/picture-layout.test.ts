import { describe, expect, it } from 'vitest'
import type { HierarchyNode } from '@shared/protocol/engine'
import {
  box,
  firstFolds,
  placedForest,
} from '../../../../src-renderer/views/model/hierarchy/picture-layout'
import { forestOf } from '../../../../src-renderer/views/model/hierarchy/tree-lines'

/** Every node has three below it, four levels deep and more: 500 roles and some. */
const roles: readonly HierarchyNode[] = Array.from({ length: 500 }, (_, index) => ({
  name: `R${String(index)}`,
  id: `R${String(index)}`,
  label: `Role ${String(index)}`,
  parent: index === 0 ? null : `R${String(Math.floor((index - 1) / 3))}`,
  userCount: 1,
}))
const forest = forestOf(roles)

describe('the picture of a hierarchy', () => {
  it('lays no box upon another', () => {
    const { nodes } = placedForest(forest, new Set())
    expect(nodes).toHaveLength(500)
    const columns = new Map<number, number[]>()
    for (const { x, y } of nodes) columns.set(x, [...(columns.get(x) ?? []), y])
    for (const ys of columns.values()) {
      ys.sort((a, b) => a - b)
      for (const [index, y] of ys.slice(1).entries())
        expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(box.height)
    }
  })

  it('stands every parent in the middle of its children, and left of them', () => {
    const { nodes, lines } = placedForest(forest, new Set())
    for (const parent of nodes) {
      const below = lines.filter(({ from }) => from === parent).map(({ to }) => to)
      const [first, last] = [below[0], below.at(-1)]
      if (first === undefined || last === undefined) continue
      expect(parent.y).toBe((first.y + last.y) / 2)
      expect(first.x).toBeGreaterThan(parent.x + box.width)
    }
  })

  it('leaves out what is folded, and says how many', () => {
    const { nodes } = placedForest(forest, new Set(['R0']))
    expect(nodes.map(({ hiddenCount }) => hiddenCount)).toEqual([499])
  })

  it('begins with as many levels as can be read', () => {
    const { nodes } = placedForest(forest, firstFolds(forest))
    expect(nodes).toHaveLength(40)
  })

  it('folds nothing of a small hierarchy', () => {
    expect(firstFolds(forestOf(roles.slice(0, 13))).size).toBe(0)
  })
})
