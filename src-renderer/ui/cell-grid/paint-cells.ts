import type { GridColours } from '../heat-map-grid/grid-colours'
import type { CellGridLayout, CellRange } from './cell-grid-layout'
import {
  rectOf,
  type CellGridPicture,
  type CellMarks,
  type CellSelection,
} from './cell-grid-picture'

type Context = CanvasRenderingContext2D

/** All that one drawing of the cells needs to know. */
export interface CellPaint {
  readonly picture: CellGridPicture
  readonly layout: CellGridLayout
  readonly colours: GridColours
  readonly range: CellRange
  readonly scrollLeft: number
  readonly scrollTop: number
  /** Of the room for cells, without the headings. */
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly ratio: number
  readonly selection: CellSelection | null
  readonly hasFocus: boolean
  readonly hoverRow: number
  readonly images: CellImages
}

/** Cells that look the same are drawn once and then copied: a grid has few different ones. */
export type CellImages = Map<number, HTMLCanvasElement>

/** Draws what can be seen of the cells, and nothing else; the corner of the first cell is the context's origin. */
export function paintCells(context: Context, paint: CellPaint): void {
  const { layout, colours, range, scrollLeft, scrollTop, picture, width, height } = paint
  const { rowHeight, columnWidth } = layout
  context.fillStyle = colours.surface
  context.fillRect(0, 0, width, height)
  const right = Math.min(width, picture.columnCount * columnWidth - scrollLeft)
  const bottom = Math.min(height, picture.rowCount * rowHeight - scrollTop)
  for (let row = range.firstRow; row <= range.lastRow; row++) {
    const y = row * rowHeight - scrollTop
    if (row === paint.hoverRow) {
      context.fillStyle = colours.surface2
      context.fillRect(0, y, right, rowHeight)
    }
    for (let column = range.firstColumn; column <= range.lastColumn; column++) {
      const image = imageOf(paint, picture.marksAt(row, column))
      context.drawImage(image, column * columnWidth - scrollLeft, y, columnWidth, rowHeight)
    }
    context.fillStyle = colours.line
    context.fillRect(0, y + rowHeight - 1, right, 1)
  }
  context.fillStyle = colours.line
  for (let column = range.firstColumn; column <= range.lastColumn; column++)
    context.fillRect((column + 1) * columnWidth - scrollLeft - 1, 0, 1, bottom)
  paintSelection(context, paint)
}

function paintSelection(context: Context, paint: CellPaint): void {
  const { selection, layout, colours, scrollLeft, scrollTop, hasFocus } = paint
  if (selection === null) return
  const { rowHeight, columnWidth } = layout
  const { top, bottom, left, right } = rectOf(selection)
  const x = left * columnWidth - scrollLeft
  const y = top * rowHeight - scrollTop
  const wide = (right - left + 1) * columnWidth - 1
  const high = (bottom - top + 1) * rowHeight - 1
  if (top !== bottom || left !== right) {
    context.globalAlpha = 0.14
    context.fillStyle = colours.accent
    context.fillRect(x, y, wide, high)
    context.globalAlpha = 1
    context.strokeStyle = colours.accent
    context.lineWidth = 1
    context.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1)
  }
  context.strokeStyle = hasFocus ? colours.focus : colours.ink3
  context.lineWidth = 2
  const { row, column } = selection.focus
  const [focusX, focusY] = [column * columnWidth - scrollLeft, row * rowHeight - scrollTop]
  context.strokeRect(focusX + 1, focusY + 1, columnWidth - 3, rowHeight - 3)
}

function imageOf(paint: CellPaint, marks: CellMarks): HTMLCanvasElement {
  const key = marks.isUnknown
    ? -1
    : marks.on + 128 * (marks.fixed + 128 * (marks.barred + 128 * (marks.idle & marks.on)))
  const known = paint.images.get(key)
  if (known !== undefined) return known
  const { layout, ratio } = paint
  const image = document.createElement('canvas')
  image.width = Math.round(layout.columnWidth * ratio)
  image.height = Math.round(layout.rowHeight * ratio)
  const context = image.getContext('2d')
  if (context !== null) {
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.textBaseline = 'middle'
    context.textAlign = 'center'
    if (marks.isUnknown) paintUnknown(context, paint)
    else if (paint.picture.letters.length === 1) paintTick(context, paint, marks)
    else paintLetters(context, paint, marks)
  }
  paint.images.set(key, image)
  return image
}

/** The pill behind the marks, as wide as its cell. */
function pill(context: Context, { layout, scale }: CellPaint): void {
  const [x, y] = [3 * scale, 3 * scale]
  const [wide, high] = [layout.columnWidth - 2 * x - 1, layout.rowHeight - 2 * y - 1]
  context.beginPath()
  context.roundRect(x, y, wide, high, 3 * scale)
}

function hatch(context: Context, paint: CellPaint): void {
  const { layout, colours, scale } = paint
  context.save()
  pill(context, paint)
  context.clip()
  context.strokeStyle = colours.hatch
  context.lineWidth = 2 * scale
  for (let x = -layout.rowHeight; x < layout.columnWidth; x += 6 * scale) {
    context.beginPath()
    context.moveTo(x, layout.rowHeight)
    context.lineTo(x + layout.rowHeight, 0)
    context.stroke()
  }
  context.restore()
}

function paintUnknown(context: Context, paint: CellPaint): void {
  const { layout, colours, scale } = paint
  hatch(context, paint)
  const [x, y] = [layout.columnWidth / 2, layout.rowHeight / 2]
  context.fillStyle = colours.surface
  context.fillRect(x - 6 * scale, y - 8 * scale, 12 * scale, 16 * scale)
  context.fillStyle = colours.ink2
  context.font = `600 ${11 * scale}px ${colours.font}`
  context.fillText('?', x, y + 1)
}

/** Letters at fixed places, so that a column is read down; the pill's shade is the widest permission's. */
function paintLetters(context: Context, paint: CellPaint, marks: CellMarks): void {
  const { layout, colours, scale, picture } = paint
  const shown = marks.on | marks.fixed
  const step = picture.letters.reduce(
    (most, { step: own }, at) =>
      (shown & ~marks.idle & (1 << at)) === 0 ? most : Math.max(most, own),
    0,
  )
  if (shown !== 0) {
    pill(context, paint)
    context.fillStyle = colours.levels[step] ?? colours.surface2
    context.globalAlpha = marks.on === 0 ? 0.5 : 1
    context.fill()
    context.globalAlpha = 1
  }
  const ink = shown === 0 ? colours.ink3 : (colours.onLevels[step] ?? colours.ink)
  const y = layout.rowHeight / 2 + 0.5 * scale
  for (const [at, { letter }] of picture.letters.entries()) {
    const bit = 1 << at
    const x = layout.padding + (at + 0.5) * layout.slotWidth - 0.5
    if ((shown & bit) !== 0) {
      context.fillStyle = ink
      context.font = `650 ${10.5 * scale}px ${colours.font}`
      context.fillText(letter, x, y)
      if ((marks.idle & bit) !== 0) strike(context, x, y, 5 * scale, ink)
    } else if ((marks.barred & bit) === 0) {
      context.fillStyle = ink
      context.globalAlpha = colours.mark
      context.fillRect(x - scale, y - scale, 2 * scale, 2 * scale)
      context.globalAlpha = 1
    }
  }
}

function strike(context: Context, x: number, y: number, reach: number, ink: string): void {
  context.strokeStyle = ink
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(x - reach, y)
  context.lineTo(x + reach, y)
  context.stroke()
}

/** One permission: a box with or without a tick; without a box where nobody can be given it. */
function paintTick(
  context: Context,
  { layout, colours, scale, picture }: CellPaint,
  marks: CellMarks,
) {
  const size = 14 * scale
  const x = Math.round((layout.columnWidth - size) / 2) - 0.5
  const y = Math.round((layout.rowHeight - size) / 2) - 0.5
  const isOn = ((marks.on | marks.fixed) & 1) !== 0
  if (!isOn && (marks.barred & 1) !== 0) {
    context.fillStyle = colours.ink3
    context.fillRect(x + size / 2 - 4 * scale, y + size / 2 - 0.5, 8 * scale, 1)
    return
  }
  const step = picture.letters[0]?.step ?? 1
  context.beginPath()
  context.roundRect(x, y, size, size, 3 * scale)
  if (!isOn) {
    context.strokeStyle = colours.ink3
    context.lineWidth = 1
    context.stroke()
    return
  }
  context.globalAlpha = (marks.on & 1) === 0 ? 0.5 : 1
  context.fillStyle = colours.levels[step] ?? colours.accent
  context.fill()
  context.globalAlpha = 1
  const ink = colours.onLevels[step] ?? colours.ink
  context.strokeStyle = ink
  context.lineWidth = 1.8 * scale
  context.beginPath()
  context.moveTo(x + 3.4 * scale, y + 7.2 * scale)
  context.lineTo(x + 6 * scale, y + 10 * scale)
  context.lineTo(x + 10.8 * scale, y + 4.4 * scale)
  context.stroke()
  if ((marks.idle & 1) !== 0) strike(context, x + size / 2, y + size / 2, size / 2 + 2, ink)
}
