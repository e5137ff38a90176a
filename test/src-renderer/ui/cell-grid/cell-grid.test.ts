import { describe, expect, it } from 'vitest'
import { selectionAfterKey } from '../../../../src-renderer/ui/cell-grid/cell-grid-keys'
import {
  cellGridLayout,
  letterAt,
  placeAt,
  visibleCells,
} from '../../../../src-renderer/ui/cell-grid/cell-grid-layout'
import {
  cellsIn,
  rectOf,
  selectionOf,
} from '../../../../src-renderer/ui/cell-grid/cell-grid-picture'

const viewport = { width: 1000, height: 600 }
const counts = { rowCount: 500, columnCount: 200 }
const layout = cellGridLayout(7, 1, viewport)
const extent = { ...counts, pageRows: 10 }
const keys = (key: string, shiftKey = false, ctrlKey = false) => ({ key, shiftKey, ctrlKey })
const at = (row: number, column: number) => selectionOf({ row, column })

describe('what can be seen of a grid', () => {
  it('shows only the rows and columns that fit', () => {
    const range = visibleCells(layout, counts, { left: 0, top: 0, ...viewport })
    expect(range.firstRow).toBe(0)
    expect(range.lastRow).toBeLessThan(25)
    expect(range.lastColumn).toBeLessThan(12)
  })

  it('ends with the last row and column however far it is scrolled', () => {
    const range = visibleCells(layout, counts, { left: 1e6, top: 1e6, ...viewport })
    expect([range.lastRow, range.lastColumn]).toEqual([499, 199])
    const none = visibleCells(
      layout,
      { rowCount: 0, columnCount: 0 },
      { left: 0, top: 0, ...viewport },
    )
    expect(none.lastRow).toBeLessThan(none.firstRow)
  })

  it('knows cells, headings and nothing apart', () => {
    const { headWidth, headHeight, rowHeight, columnWidth } = layout
    const under = (x: number, y: number, left = 0) =>
      placeAt(layout, counts, { left, top: 0 }, { x, y })
    expect(under(headWidth + 1, headHeight + rowHeight + 1)).toEqual({ row: 1, column: 0 })
    expect(under(headWidth + 1, headHeight + 1, columnWidth * 3)).toEqual({ row: 0, column: 3 })
    expect(under(3, headHeight + 1)).toEqual({ row: 0, column: -1 })
    expect(
      placeAt(layout, { rowCount: 1, columnCount: 1 }, { left: 0, top: 0 }, { x: 900, y: 590 }),
    ).toBeNull()
  })

  it('knows which letter of a cell is pointed at', () => {
    const x = layout.headWidth + layout.padding + layout.slotWidth * 2 + 1
    expect(letterAt(layout, 7, 0, x)).toBe(2)
    expect(letterAt(layout, 7, layout.columnWidth * 5, x)).toBe(2)
    expect(letterAt(layout, 7, 0, layout.headWidth + 1)).toBe(0)
  })

  it('sets the headings of narrow columns upright', () => {
    expect(cellGridLayout(1, 1, viewport).isUpright).toBe(true)
    expect(cellGridLayout(7, 1, viewport).isUpright).toBe(false)
  })
})

describe('keys in a grid', () => {
  it('moves the selection, and grows it with Shift', () => {
    expect(selectionAfterKey(keys('ArrowDown'), at(3, 4), extent)).toEqual(at(4, 4))
    const grown = selectionAfterKey(keys('ArrowRight', true), at(3, 4), extent)
    expect(grown).toEqual({ anchor: { row: 3, column: 4 }, focus: { row: 3, column: 5 } })
  })

  it('stays inside the grid', () => {
    expect(selectionAfterKey(keys('ArrowUp'), at(0, 0), extent)).toEqual(at(0, 0))
    expect(selectionAfterKey(keys('End', false, true), at(0, 0), extent)).toEqual(at(499, 199))
  })

  it('takes whole rows, whole columns and everything', () => {
    const rect = (pressed: ReturnType<typeof keys>) => {
      const found = selectionAfterKey(pressed, at(3, 4), extent)
      return found === null ? null : rectOf(found)
    }
    expect(rect(keys(' ', true))).toEqual({ top: 3, bottom: 3, left: 0, right: 199 })
    expect(rect(keys(' ', false, true))).toEqual({ top: 0, bottom: 499, left: 4, right: 4 })
    expect(rect(keys('a', false, true))).toEqual({ top: 0, bottom: 499, left: 0, right: 199 })
  })

  it('leaves every other key to the caller', () => {
    expect(selectionAfterKey(keys(' '), at(0, 0), extent)).toBeNull()
    expect(selectionAfterKey(keys('r'), at(0, 0), extent)).toBeNull()
  })

  it('counts the cells of a selection in whichever direction it was made', () => {
    const rect = rectOf({ anchor: { row: 3, column: 2 }, focus: { row: 2, column: 0 } })
    expect([...cellsIn(rect)]).toHaveLength(6)
  })
})
