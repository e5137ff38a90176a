import type { GridColumn, GridLine } from './grid-picture'

/** Sizes of one zoom step, in pixels at text size 100 %. */
export interface ZoomStep {
  readonly row: number
  readonly column: number
  readonly field: number
}

/** From reading to the whole org at a glance; up to `readingZoom` cells are read, the others seen. Zoom lies between. */
export const zoomSteps: readonly ZoomStep[] = [
  { row: 28, column: 92, field: 28 },
  { row: 26, column: 64, field: 26 },
  { row: 18, column: 34, field: 18 },
  { row: 12, column: 16, field: 12 },
  { row: 7, column: 10, field: 8 },
  { row: 4, column: 7, field: 5 },
  { row: 2, column: 5, field: 3 },
  { row: 1, column: 4, field: 2 },
]
export const farthestZoom = zoomSteps.length - 1
const readingZoom = 1
/** From here on names have no room and the squares are one image. */
const farZoom = 3

export interface GridLayout {
  /** Top of every line and, last, the end. */
  readonly lineTops: Float64Array
  readonly columnLefts: Float64Array
  readonly headWidth: number
  readonly headHeight: number
  readonly rowHeight: number
  readonly width: number
  readonly height: number
  /** Letters and numbers are drawn. */
  readonly isReading: boolean
  /** Squares are pixels of one image. */
  readonly isFar: boolean
}

export interface LayoutQuery {
  readonly lines: readonly GridLine[]
  readonly columns: readonly GridColumn[]
  readonly zoom: number
  /** 1 at the text size of 100 %. */
  readonly scale: number
  readonly viewportWidth: number
  readonly viewportHeight: number
}

/** Where everything lies; O(lines + columns), made again only when these change. */
export function gridLayout(query: LayoutQuery): GridLayout {
  const { lines, columns, zoom, scale } = query
  const step = zoomStep(zoom)
  const isReading = zoom <= readingZoom
  const rowHeight = isReading ? Math.round(step.row * scale) : step.row
  const isFar = zoom >= farZoom
  const groupHeight = isReading ? Math.round(23 * scale) : rowHeight
  const lineTops = offsets(lines, (line) => (line.kind === 'group' ? groupHeight : rowHeight))
  const factor = isReading ? scale : 1
  const columnLefts = offsets(columns, ({ isField }) =>
    isReading
      ? Math.round((isField ? step.field : step.column) * factor)
      : isField
        ? step.field
        : step.column,
  )
  // Below this width no column is named.
  const hasUpright = step.column >= 10 && (!isReading || columns.some(({ isField }) => isField))
  return {
    lineTops,
    columnLefts,
    rowHeight,
    headWidth: Math.round(Math.min(isFar ? 120 : 224, query.viewportWidth * 0.4) * scale),
    headHeight: Math.round(
      hasUpright
        ? Math.max(44 * scale, Math.min(124 * scale, query.viewportHeight * 0.4))
        : 44 * scale,
    ),
    width: columnLefts[columns.length] ?? 0,
    height: lineTops[lines.length] ?? 0,
    isReading,
    isFar,
  }
}

/** Sizes at a zoom from 0 (near) to `farthestZoom`, between the steps in proportion; rows of 3 pixels or less in quarters. */
export function zoomStep(zoom: number): ZoomStep {
  const at = Math.max(0, Math.min(farthestZoom, zoom))
  const near = zoomSteps[Math.floor(at)]
  const far = zoomSteps[Math.ceil(at)]
  if (near === undefined || far === undefined) throw new Error(`there is no zoom ${zoom}`)
  const between = (from: number, to: number) => {
    const size = from + (to - from) * (at % 1)
    return size > 3 ? Math.round(size) : Math.round(size * 4) / 4
  }
  return {
    row: between(near.row, far.row),
    column: between(near.column, far.column),
    field: between(near.field, far.field),
  }
}

function offsets<Item>(items: readonly Item[], size: (item: Item) => number): Float64Array {
  const found = new Float64Array(items.length + 1)
  let at = 0
  items.forEach((item, index) => {
    found[index] = at
    at += size(item)
  })
  found[items.length] = at
  return found
}

/** Position of the item that covers `at`, or -1 outside; `starts` as `gridLayout` makes them. O(log n). */
export function itemAt(starts: Float64Array, at: number): number {
  const count = starts.length - 1
  if (at < 0 || count === 0 || at >= (starts[count] ?? 0)) return -1
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** First and last item that can be seen between two positions; empty: last below first. */
export function itemsBetween(starts: Float64Array, from: number, to: number) {
  const count = starts.length - 1
  const first = itemAt(starts, Math.max(0, from))
  if (first < 0) return { first: 0, last: -1 }
  const last = itemAt(starts, to)
  return { first, last: last < 0 ? count - 1 : last }
}

/** How far to scroll so that an item is wholly seen. */
export function scrollToShow(start: number, end: number, scroll: number, viewport: number): number {
  if (start < scroll) return start
  if (end > scroll + viewport) return Math.max(0, end - viewport)
  return scroll
}

/** Where to scroll after the sizes changed, so that what lay `anchor` pixels into the view lies there again. */
export function keptScroll(
  before: Float64Array,
  now: Float64Array,
  scroll: number,
  anchor: number,
): number {
  const item = itemAt(before, scroll + anchor)
  if (item < 0 || before.length !== now.length) return scroll
  const [start, end] = [before[item] ?? 0, before[item + 1] ?? 0]
  const part = (scroll + anchor - start) / (end - start)
  const nowStart = now[item] ?? 0
  return Math.max(0, nowStart + part * ((now[item + 1] ?? 0) - nowStart) - anchor)
}
