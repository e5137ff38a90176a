import { describe, expect, it } from 'vitest'
import type { HierarchyNode } from '@shared/protocol/engine'
import { forestOf } from '../../../../src-renderer/views/model/hierarchy/tree-lines'
import { pathTo, targetOfMove } from '../../../../src-renderer/views/model/hierarchy/tree-moves'

const node = (name: string, parent: string | null): HierarchyNode => ({
  name,
  id: name,
  label: name,
  parent,
  userCount: 0,
})
const forest = forestOf([
  node('Chief', null),
  node('Director', 'Chief'),
  node('Support', 'Chief'),
  node('Agent', 'Support'),
  node('Clerk', 'Director'),
])

describe('moving a node by key', () => {
  it('puts it under the sibling before it', () => {
    expect(targetOfMove(forest, 'Support', 'indent')).toBe('Director')
  })

  it('has nowhere to go under for the first of its siblings', () => {
    expect(targetOfMove(forest, 'Director', 'indent')).toBeUndefined()
  })

  it('puts it beside its parent, at the top where that stands there', () => {
    expect(targetOfMove(forest, 'Agent', 'outdent')).toBe('Chief')
    expect(targetOfMove(forest, 'Director', 'outdent')).toBeNull()
  })

  it('has nowhere to rise to at the top', () => {
    expect(targetOfMove(forest, 'Chief', 'outdent')).toBeUndefined()
  })

  it('puts it into the branch before or after its own', () => {
    expect(targetOfMove(forest, 'Agent', 'before')).toBe('Director')
    expect(targetOfMove(forest, 'Clerk', 'after')).toBe('Support')
  })

  it('has no branch before the first and none after the last', () => {
    expect(targetOfMove(forest, 'Clerk', 'before')).toBeUndefined()
    expect(targetOfMove(forest, 'Agent', 'after')).toBeUndefined()
  })
})

describe('the way to a node', () => {
  it('is every node above it, from the top', () => {
    expect(pathTo(forest, 'Agent')).toEqual(['Chief', 'Support'])
  })

  it('is empty for one at the top and for one that is not there', () => {
    expect(pathTo(forest, 'Chief')).toEqual([])
    expect(pathTo(forest, 'Nobody')).toEqual([])
  })
})
