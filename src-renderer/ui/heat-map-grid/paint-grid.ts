import { itemsBetween } from './grid-layout'
import { rule, type GridPaint, type Span } from './grid-paint'
import { paintCell } from './paint-cell'
import { paintColumnHeads, paintCorner, paintRowHeads } from './paint-heads'

type Context = CanvasRenderingContext2D

/** Draws what can be seen, and nothing else. */
export function paintGrid(context: Context, paint: GridPaint): void {
  const { colours, width, height, layout, scrollLeft, scrollTop } = paint
  context.textBaseline = 'middle'
  context.fillStyle = colours.surface
  context.fillRect(0, 0, width, height)
  const { headWidth, headHeight } = layout
  const lines = itemsBetween(layout.lineTops, scrollTop, scrollTop + height - headHeight)
  const columns = itemsBetween(layout.columnLefts, scrollLeft, scrollLeft + width - headWidth)
  clipped(context, [headWidth, headHeight, width, height], () => {
    if (layout.isFar) paintFar(context, paint)
    else paintBody(context, paint, lines, columns)
    paintFocus(context, paint)
  })
  clipped(context, [0, headHeight, headWidth, height], () => paintRowHeads(context, paint, lines))
  clipped(context, [headWidth, 0, width, headHeight], () =>
    paintColumnHeads(context, paint, columns),
  )
  paintCorner(context, paint)
}

function clipped(context: Context, [x, y, right, bottom]: number[], draw: () => void): void {
  context.save()
  context.beginPath()
  context.rect(x ?? 0, y ?? 0, (right ?? 0) - (x ?? 0), (bottom ?? 0) - (y ?? 0))
  context.clip()
  draw()
  context.restore()
}

function paintFar(context: Context, paint: GridPaint): void {
  const { far, layout, picture } = paint
  if (far === null) return
  context.imageSmoothingEnabled = false
  let at = layout.headWidth - paint.scrollLeft
  const top = layout.headHeight - paint.scrollTop
  // Runs of equal width are drawn at once: most maps are one run.
  for (let first = 0; first < picture.columns.length;) {
    const isField = picture.columns[first]?.isField
    let last = first
    while (picture.columns[last + 1]?.isField === isField && last + 1 < picture.columns.length)
      last++
    const left = layout.columnLefts[first] ?? 0
    const wide = (layout.columnLefts[last + 1] ?? 0) - left
    context.drawImage(far, first, 0, last - first + 1, far.height, at, top, wide, layout.height)
    at += wide
    first = last + 1
  }
}

function paintBody(context: Context, paint: GridPaint, lines: Span, columns: Span): void {
  const { picture, layout, colours, scale } = paint
  for (let l = lines.first; l <= lines.last; l++) {
    const line = picture.lines[l]
    const y = layout.headHeight + (layout.lineTops[l] ?? 0) - paint.scrollTop
    const height = (layout.lineTops[l + 1] ?? 0) - (layout.lineTops[l] ?? 0)
    if (line === undefined) continue
    if (line.kind === 'group' || l === paint.hoverLine) {
      context.fillStyle = colours.surface2
      context.fillRect(0, y, paint.width, height)
    }
    if (line.kind === 'row') {
      for (let c = columns.first; c <= columns.last; c++) {
        const left = layout.columnLefts[c] ?? 0
        const width = (layout.columnLefts[c + 1] ?? 0) - left
        const x = layout.headWidth + left - paint.scrollLeft
        const isField = picture.columns[c]?.isField === true
        const { isReading } = layout
        const frame = { x, y, width, height, isField, isReading, scale }
        paintCell(context, picture.cellAt(line.row, c), frame, colours)
      }
    }
    if (layout.isReading) rule(context, colours, 0, y + height - 1, paint.width, 1)
  }
  if (!layout.isReading) return
  const bottom = layout.headHeight + layout.height - paint.scrollTop
  for (let c = columns.first; c <= columns.last; c++) {
    const x = layout.headWidth + (layout.columnLefts[c + 1] ?? 0) - paint.scrollLeft - 1
    rule(
      context,
      colours,
      x,
      layout.headHeight,
      1,
      Math.min(bottom, paint.height) - layout.headHeight,
    )
  }
}

function paintFocus(context: Context, paint: GridPaint): void {
  const { focus, layout, colours } = paint
  if (focus === null) return
  const x = layout.headWidth + (layout.columnLefts[focus.column] ?? 0) - paint.scrollLeft
  const y = layout.headHeight + (layout.lineTops[focus.line] ?? 0) - paint.scrollTop
  const isGroup = paint.picture.lines[focus.line]?.kind === 'group'
  const width =
    (layout.columnLefts[focus.column + 1] ?? 0) - (layout.columnLefts[focus.column] ?? 0)
  const height = (layout.lineTops[focus.line + 1] ?? 0) - (layout.lineTops[focus.line] ?? 0)
  context.strokeStyle = paint.hasFocus ? colours.focus : colours.ink
  context.lineWidth = 2
  const wide = Math.max(4, (isGroup ? layout.width : width) - 3)
  context.strokeRect(x + 1, y + 1, wide, Math.max(4, height - 3))
}
