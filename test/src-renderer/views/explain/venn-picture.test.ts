import { describe, expect, it } from 'vitest'
import { maskOf, vennPicture } from '../../../../src-renderer/views/explain/venn-picture'

describe('the picture of what two or three users hold', () => {
  it('has a place for each part, inside the circles of those who share it and no others', () => {
    for (const count of [2, 3]) {
      const picture = vennPicture(count)
      expect(picture?.parts).toHaveLength((1 << count) - 1)
      for (const { mask, x, y } of picture?.parts ?? []) {
        const held = (picture?.circles ?? []).map(
          (circle) => Math.hypot(x - circle.x, y - circle.y) < circle.r,
        )
        expect(maskOf(held)).toBe(mask)
      }
    }
  })

  it('is none of four: a table tells them better', () => {
    expect(vennPicture(4)).toBeNull()
  })
})
