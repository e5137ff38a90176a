import { describe, expect, it } from 'vitest'
import { barAt, cellPicture, changeAt } from '../../../../src-renderer/views/heat-map/cell-picture'
import { cellSentence } from '../../../../src-renderer/views/heat-map/cell-words'
import { axes, valuesOf } from './small-map'

const picture = (values = valuesOf({ 0: [6, 2] }), at = 0) =>
  cellPicture({ values, base: null, at, measure: 'level', isField: false, isDifference: false })

const sentence = (
  values = valuesOf({ 0: [6, 2] }),
  base: ReturnType<typeof valuesOf> | null = null,
) => {
  const [row, column] = [axes.rows[0], axes.columns[0]]
  if (row === undefined || column === undefined) throw new Error('the small map has a first cell')
  return cellSentence({ row, column, values, base, at: 0, measure: 'level' })
}

describe('a square', () => {
  it('shows the highest level, the share at Read, and how the levels are spread', () => {
    expect(picture()).toMatchObject({ letter: 'E', step: 2, share: '60 %', isUnknown: false })
    expect(barAt(valuesOf({ 0: [6, 2] }), 0, 'level')).toEqual([
      { step: 2, part: 0.2 },
      { step: 1, part: 0.4 },
    ])
  })

  it('shows a point and no share where there is no access', () => {
    expect(picture(valuesOf({}))).toMatchObject({ letter: '·', step: 0, share: '', bar: [] })
  })

  it('shows a line where there are no records, which refuses nobody', () => {
    const values = valuesOf({})
    values.totals[0] = 0
    expect(picture(values)).toMatchObject({ letter: '–', step: 0, share: '', bar: [] })
    expect(sentence(values)).toBe('Account has no records that Ana could have access to; exact')
    values.certainties[0] = 4
    expect(picture(values)).toMatchObject({ letter: '?', isUnknown: true })
  })

  it('shows unknown as unknown, never as no access', () => {
    const values = valuesOf({})
    values.certainties[0] = 4
    expect(picture(values)).toMatchObject({ letter: '?', isUnknown: true })
    expect(sentence(values)).toBe('it is unknown what Ana may do with Account; unknown')
  })

  it('is gained or lost against the base, and neither when nothing differs', () => {
    const [less, more] = [valuesOf({ 0: [2, 0] }), valuesOf({ 0: [3, 0] })]
    expect(changeAt(more, less, 0, 'level')).toBe('gain')
    expect(changeAt(less, more, 0, 'level')).toBe('loss')
    expect(changeAt(less, less, 0, 'level')).toBeNull()
  })

  it('is said as one sentence with what it was before', () => {
    expect(sentence()).toBe('Ana reaches Edit on Account and reads 6 (60 %) of 10 records; exact')
    expect(sentence(valuesOf({ 0: [6, 2] }), valuesOf({}))).toBe(
      'Ana reaches Edit on Account and reads 6 (60 %) of 10 records; exact; before: None, 0 (0 %) of 10 records',
    )
  })
})
