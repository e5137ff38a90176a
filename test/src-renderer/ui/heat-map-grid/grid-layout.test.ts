import { describe, expect, it } from 'vitest'
import {
  gridLayout,
  itemAt,
  itemsBetween,
  scrollToShow,
} from '../../../../src-renderer/ui/heat-map-grid/grid-layout'
import { placeAfterKey } from '../../../../src-renderer/ui/heat-map-grid/grid-keys'
import type { GridColumn, GridLine } from '../../../../src-renderer/ui/heat-map-grid/grid-picture'

const column = (isField: boolean): GridColumn => ({
  key: 'Account',
  label: 'Account',
  detail: '',
  isField,
  canOpen: false,
  isOpen: false,
  sort: null,
})
const rows = (count: number): GridLine[] =>
  Array.from({ length: count }, (_, row) => ({ kind: 'row', row }))

describe('the layout of the grid', () => {
  it('gives fields a narrower column than objects', () => {
    const columns = [column(false), column(true)]
    const query = { lines: rows(2), columns, zoom: 0, scale: 1, viewportWidth: 1000 }
    expect([...gridLayout(query).columnLefts]).toEqual([0, 92, 120])
    expect([...gridLayout(query).lineTops]).toEqual([0, 28, 56])
  })

  it('reads near and is one image far away', () => {
    const query = { lines: rows(2), columns: [column(false)], scale: 1, viewportWidth: 1000 }
    expect(gridLayout({ ...query, zoom: 0 })).toMatchObject({ isReading: true, isFar: false })
    expect(gridLayout({ ...query, zoom: 7 })).toMatchObject({ isReading: false, isFar: true })
  })

  it('finds the item that covers a position, and none outside', () => {
    const starts = Float64Array.of(0, 10, 30, 60)
    expect([0, 9, 10, 59].map((at) => itemAt(starts, at))).toEqual([0, 0, 1, 2])
    expect([-1, 60].map((at) => itemAt(starts, at))).toEqual([-1, -1])
    expect(itemsBetween(starts, 5, 35)).toEqual({ first: 0, last: 2 })
    expect(itemsBetween(Float64Array.of(0), 0, 100)).toEqual({ first: 0, last: -1 })
  })

  it('scrolls only as far as it must', () => {
    expect(scrollToShow(10, 20, 0, 50)).toBe(0)
    expect(scrollToShow(60, 70, 0, 50)).toBe(20)
    expect(scrollToShow(10, 20, 30, 50)).toBe(10)
  })
})

describe('the keys of the grid', () => {
  const extent = { lineCount: 10, columnCount: 4, pageLines: 3 }
  const after = (key: string, ctrlKey = false) =>
    placeAfterKey({ key, ctrlKey }, { line: 5, column: 2 }, extent)

  it('move by square, page and to the ends, and never outside', () => {
    expect(after('ArrowDown')).toEqual({ line: 6, column: 2 })
    expect(after('PageUp')).toEqual({ line: 2, column: 2 })
    expect(after('End')).toEqual({ line: 5, column: 3 })
    expect(after('End', true)).toEqual({ line: 9, column: 3 })
    expect(
      placeAfterKey({ key: 'ArrowUp', ctrlKey: false }, { line: 0, column: 0 }, extent),
    ).toEqual({ line: 0, column: 0 })
  })

  it('leave other keys alone', () => {
    expect(after('Enter')).toBeNull()
  })
})
