import { describe, expect, it } from 'vitest'
import {
  farthestZoom,
  gridLayout,
  itemAt,
  itemsBetween,
  keptScroll,
  scrollToShow,
  zoomStep,
} from '../../../../src-renderer/ui/heat-map-grid/grid-layout'
import {
  actionOfKey,
  placeAfterKey,
  zoomAfterKey,
} from '../../../../src-renderer/ui/heat-map-grid/grid-keys'
import {
  onColumnHeads,
  onRowHeads,
  type GridColumn,
  type GridLine,
} from '../../../../src-renderer/ui/heat-map-grid/grid-picture'

const column = (isField: boolean): GridColumn => ({
  key: 'Account',
  label: 'Account',
  detail: '',
  description: '',
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
    const query = {
      lines: rows(2),
      columns,
      zoom: 0,
      scale: 1,
      viewportWidth: 1000,
      viewportHeight: 800,
    }
    expect([...gridLayout(query).columnLefts]).toEqual([0, 92, 120])
    expect([...gridLayout(query).lineTops]).toEqual([0, 28, 56])
  })

  it('reads near and is one image far away', () => {
    const query = {
      lines: rows(2),
      columns: [column(false)],
      scale: 1,
      viewportWidth: 1000,
      viewportHeight: 800,
    }
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

  it('lies between the steps at a zoom between them', () => {
    expect(zoomStep(1.5)).toEqual({ row: 22, column: 49, field: 22 })
    expect(zoomStep(-1)).toEqual(zoomStep(0))
    expect(zoomStep(99)).toEqual(zoomStep(farthestZoom))
  })

  it('keeps the same place under the pointer when the sizes change', () => {
    const before = Float64Array.of(0, 10, 20, 30)
    const now = Float64Array.of(0, 20, 40, 60)
    expect(keptScroll(before, now, 5, 10)).toBe(20)
    expect(keptScroll(before, now, 0, 0)).toBe(0)
    expect(keptScroll(before, Float64Array.of(0, 20), 5, 10)).toBe(5)
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
  })

  it('reach the headings, which lie before the first line and column, and stop there', () => {
    const from = (line: number, column: number, key: string, ctrlKey = false) =>
      placeAfterKey({ key, ctrlKey }, { line, column }, extent)
    expect(from(0, 2, 'ArrowUp')).toEqual({ line: onColumnHeads, column: 2 })
    expect(from(onColumnHeads, 2, 'ArrowUp')).toEqual({ line: onColumnHeads, column: 2 })
    expect(from(7, 2, 'ArrowUp', true)).toEqual({ line: onColumnHeads, column: 2 })
    expect(from(7, 2, 'ArrowLeft', true)).toEqual({ line: 7, column: onRowHeads })
    expect(from(2, 2, 'PageUp')).toEqual({ line: 0, column: 2 })
  })

  it('open a menu on headings, explain on squares, and fold on groups', () => {
    expect(actionOfKey('Enter', { line: 3, column: 1 }, false)).toBe('explain')
    expect(actionOfKey('Enter', { line: onColumnHeads, column: 1 }, false)).toBe('menu')
    expect(actionOfKey('Enter', { line: 3, column: onRowHeads }, false)).toBe('menu')
    expect(actionOfKey(' ', { line: 3, column: 1 }, true)).toBe('toggleGroup')
    expect(actionOfKey(' ', { line: 3, column: onRowHeads }, false)).toBe('tick')
    expect(actionOfKey(' ', { line: onColumnHeads, column: onRowHeads }, false)).toBeNull()
    expect(actionOfKey('m', { line: onColumnHeads, column: onRowHeads }, false)).toBeNull()
  })

  it('zoom by whole steps and back to where cells are read', () => {
    expect(zoomAfterKey('-', 0, farthestZoom)).toBe(1)
    expect(zoomAfterKey('+', 2.4, farthestZoom)).toBe(2)
    expect(zoomAfterKey('-', farthestZoom, farthestZoom)).toBe(farthestZoom)
    expect(zoomAfterKey('0', 5, farthestZoom)).toBe(0)
    expect(zoomAfterKey('x', 5, farthestZoom)).toBeNull()
  })

  it('leave other keys alone', () => {
    expect(after('Enter')).toBeNull()
  })
})
