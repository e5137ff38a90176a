import { describe, expect, it } from 'vitest'
import { attributedCells } from '@shared/scenario/attribution'
import { runThrough } from '@shared/engine/compile/steps'

/** One cell whose value is a function of the changes that are made. */
function causeOf(changeCount: number, value: (made: ReadonlySet<number>) => number) {
  const valuesWith = (changes: readonly number[]) => Float64Array.of(value(new Set(changes)))
  const all = Array.from({ length: changeCount }, (_, i) => i)
  const query = { changeCount, before: valuesWith([]), after: valuesWith(all), valuesWith }
  const { attributions, ofCell, isExact } = runThrough(attributedCells(query))
  const attribution = attributions[ofCell[0] ?? -1]
  return { ...attribution, isExact }
}

describe('a difference is laid to the changes that bring it about', () => {
  it('to one change, when it comes with it alone and goes without it', () => {
    const cause = causeOf(3, (made) => (made.has(1) ? 4 : 0))
    expect(cause).toEqual({ alternatives: [[1]], isAdditive: false, isExact: true })
  })

  it('to two together, when it goes with either', () => {
    const cause = causeOf(3, (made) => (made.has(0) && made.has(2) ? 4 : 0))
    expect(cause.alternatives).toEqual([[0, 2]])
    expect(cause.isAdditive).toBe(false)
  })

  it('to two that each add a part', () => {
    const cause = causeOf(2, (made) => (made.has(0) ? 4 : 0) + (made.has(1) ? 3 : 0))
    expect(cause).toMatchObject({ alternatives: [[0, 1]], isAdditive: true })
  })

  it('to either of two, when it stays without any one', () => {
    const cause = causeOf(3, (made) => (made.has(0) || made.has(2) ? 4 : 0))
    expect(cause.alternatives).toEqual([[0], [2]])
  })

  it('to one, or two others together', () => {
    const cause = causeOf(4, (made) => (made.has(3) || (made.has(0) && made.has(1)) ? 4 : 0))
    expect(cause.alternatives).toEqual([[3], [0, 1]])
  })

  it('to one with either of two others', () => {
    const cause = causeOf(3, (made) => (made.has(1) && (made.has(0) || made.has(2)) ? 4 : 0))
    expect(cause.alternatives).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('to the last that moved it where there are too many to combine, which is said', () => {
    const cause = causeOf(13, (made) => (made.has(4) && made.has(7) ? 4 : 0))
    expect(cause).toMatchObject({ alternatives: [[7]], isExact: false })
  })
})
