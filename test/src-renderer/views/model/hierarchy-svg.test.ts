import { describe, expect, it } from 'vitest'
import { gridColours } from '../../../../src-renderer/ui/heat-map-grid/grid-colours'
import { hierarchySvg } from '../../../../src-renderer/views/model/hierarchy/hierarchy-svg'
import { placedForest } from '../../../../src-renderer/views/model/hierarchy/picture-layout'
import { forestOf } from '../../../../src-renderer/views/model/hierarchy/tree-lines'

const hostile = '<script>alert("1")</script> & more'
const forest = forestOf([
  { name: 'A', id: 'A', label: hostile, parent: null, userCount: 2 },
  { name: 'B', id: 'B', label: 'Below', parent: 'A', userCount: 1 },
])
const svg = hierarchySvg(placedForest(forest, new Set()), gridColours(document.documentElement))

describe('the exported picture', () => {
  it('is an image of its own with every node and line', () => {
    const image = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(image.querySelectorAll('text')).toHaveLength(4)
    expect(image.querySelectorAll('path')).toHaveLength(1)
    expect(svg).toContain('2 users · 3 in all')
  })

  it('holds names as text and never as markup', () => {
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
  })
})
