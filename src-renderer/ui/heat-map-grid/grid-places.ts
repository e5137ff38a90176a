import type { ComputedRef, Ref } from 'vue'
import { itemAt, scrollToShow, type GridLayout } from './grid-layout'
import { onColumnHeads, onRowHeads, type GridPlace } from './grid-picture'

/** A point of the page, in pixels. */
export interface PagePoint {
  readonly x: number
  readonly y: number
}

type Pointed = Pick<MouseEvent, 'clientX' | 'clientY'>

/** Where squares and headings lie on the page, and which one a pointer is over. */
export function gridPlaces(
  scroller: Readonly<Ref<HTMLElement | null>>,
  layout: ComputedRef<GridLayout>,
) {
  /** A point of the page as one of the grid's upper left corner. */
  function inGrid({ clientX, clientY }: Pointed): PagePoint {
    const box = scroller.value?.getBoundingClientRect()
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) }
  }

  /** The square under the pointer; line or column is -1 over a heading, and null beside the grid. */
  function placeAt(event: Pointed): GridPlace | null {
    const view = scroller.value
    const { x, y } = inGrid(event)
    if (view === null || x > view.clientWidth || y > view.clientHeight) return null
    const { headWidth, headHeight, lineTops, columnLefts } = layout.value
    return {
      line: y < headHeight ? onColumnHeads : itemAt(lineTops, y - headHeight + view.scrollTop),
      column: x < headWidth ? onRowHeads : itemAt(columnLefts, x - headWidth + view.scrollLeft),
    }
  }

  /** Whether the pointer is over a heading; below the last line and right of the last column there is nothing. */
  function headAt(event: Pointed): { readonly isColumn: boolean; readonly isRow: boolean } {
    const { x, y } = inGrid(event)
    return { isColumn: y < layout.value.headHeight, isRow: x < layout.value.headWidth }
  }

  /** How far right of the left edge of a column the pointer is. */
  function insideColumn(column: number, event: Pointed): number {
    const { columnLefts, headWidth } = layout.value
    const left = (columnLefts[column] ?? 0) + headWidth
    return inGrid(event).x - left + (scroller.value?.scrollLeft ?? 0)
  }

  /** Where the pointer is in the body, right of and below the headings. */
  function inBody(event: Pointed): PagePoint {
    const { x, y } = inGrid(event)
    const { headWidth, headHeight } = layout.value
    return { x: Math.max(0, x - headWidth), y: Math.max(0, y - headHeight) }
  }

  /** Where a square of a layout lies in the body, or null when it is out of sight. */
  function seenAt({ line, column }: GridPlace, of: GridLayout): PagePoint | null {
    const view = scroller.value
    if (view === null) return null
    const x = (of.columnLefts[Math.max(0, column)] ?? 0) - view.scrollLeft
    const y = (of.lineTops[Math.max(0, line)] ?? 0) - view.scrollTop
    const isSeen = x >= 0 && y >= 0 && x < view.clientWidth - of.headWidth
    return isSeen && y < view.clientHeight - of.headHeight ? { x, y } : null
  }

  /** Lower left corner of a square or heading, on the page. */
  function cornerOf({ line, column }: GridPlace): PagePoint {
    const view = scroller.value
    const box = view?.getBoundingClientRect()
    const { lineTops, columnLefts, headWidth, headHeight } = layout.value
    const right = column < 0 ? 0 : headWidth + (columnLefts[column] ?? 0) - (view?.scrollLeft ?? 0)
    const down = line < 0 ? 0 : (lineTops[line + 1] ?? 0) - (view?.scrollTop ?? 0)
    return { x: (box?.left ?? 0) + right, y: (box?.top ?? 0) + headHeight + down }
  }

  /** Scrolls no further than needed to see a square; a heading scrolls in its own direction alone. */
  function show({ line, column }: GridPlace): void {
    const view = scroller.value
    if (view === null) return
    const { lineTops, columnLefts, headWidth, headHeight } = layout.value
    const shownAt = (starts: Float64Array, item: number, scroll: number, room: number) =>
      item < 0 ? scroll : scrollToShow(starts[item] ?? 0, starts[item + 1] ?? 0, scroll, room)
    view.scrollTop = shownAt(lineTops, line, view.scrollTop, view.clientHeight - headHeight)
    view.scrollLeft = shownAt(columnLefts, column, view.scrollLeft, view.clientWidth - headWidth)
  }

  return { placeAt, headAt, insideColumn, inBody, seenAt, cornerOf, show }
}
