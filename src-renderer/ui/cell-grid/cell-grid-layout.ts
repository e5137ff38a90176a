import type { CellPlace } from './cell-grid-picture'

/** Sizes in pixels; every row is as high and every column as wide as the others. */
export interface CellGridLayout {
  readonly rowHeight: number
  readonly columnWidth: number
  readonly headWidth: number
  readonly headHeight: number
  /** Width of one letter of a cell, and of the room on each side of them. */
  readonly slotWidth: number
  readonly padding: number
  /** Column headings stand upright: the columns are too narrow for words. */
  readonly isUpright: boolean
}

/** Sizes at a text scale (1 is 13 pixels) in a viewport. */
export function cellGridLayout(
  letterCount: number,
  scale: number,
  viewport: { readonly width: number; readonly height: number },
): CellGridLayout {
  const slotWidth = Math.round((letterCount === 1 ? 22 : 12) * scale)
  const padding = Math.round(5 * scale)
  const columnWidth = letterCount * slotWidth + 2 * padding
  const isUpright = columnWidth < 70 * scale
  return {
    rowHeight: Math.round(26 * scale),
    columnWidth,
    headWidth: Math.round(Math.min(260 * scale, viewport.width * 0.4)),
    headHeight: Math.round(
      isUpright ? Math.max(60 * scale, Math.min(132 * scale, viewport.height * 0.4)) : 66 * scale,
    ),
    slotWidth,
    padding,
    isUpright,
  }
}

/** First and last row and column that can be seen; last below first where there are none. */
export interface CellRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

interface Viewport {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function visibleCells(
  { rowHeight, columnWidth, headWidth, headHeight }: CellGridLayout,
  counts: { readonly rowCount: number; readonly columnCount: number },
  { left, top, width, height }: Viewport,
): CellRange {
  const until = (at: number, size: number, count: number) =>
    Math.min(count - 1, Math.floor((at - 1) / size))
  return {
    firstRow: Math.max(0, Math.floor(top / rowHeight)),
    lastRow: until(top + Math.max(0, height - headHeight), rowHeight, counts.rowCount),
    firstColumn: Math.max(0, Math.floor(left / columnWidth)),
    lastColumn: until(left + Math.max(0, width - headWidth), columnWidth, counts.columnCount),
  }
}

/** What lies under a point of the viewport; -1 is a heading, null is nothing. */
export function placeAt(
  layout: CellGridLayout,
  counts: { readonly rowCount: number; readonly columnCount: number },
  scroll: { readonly left: number; readonly top: number },
  point: { readonly x: number; readonly y: number },
): CellPlace | null {
  const { rowHeight, columnWidth, headWidth, headHeight } = layout
  const row =
    point.y < headHeight ? -1 : Math.floor((point.y - headHeight + scroll.top) / rowHeight)
  const column =
    point.x < headWidth ? -1 : Math.floor((point.x - headWidth + scroll.left) / columnWidth)
  return row < counts.rowCount && column < counts.columnCount ? { row, column } : null
}

/** Which letter of its cell a point is on, or nearest to. */
export function letterAt(
  { columnWidth, slotWidth, padding, headWidth }: CellGridLayout,
  letterCount: number,
  scrollLeft: number,
  x: number,
): number {
  const inside = (x - headWidth + scrollLeft) % columnWidth
  const at = Math.floor((inside - padding) / slotWidth)
  return Math.max(0, Math.min(letterCount - 1, at))
}
