import { tileLines } from './far-image'
import { itemsBetween } from './grid-layout'
import { rule, type GridPaint, type Span } from './grid-paint'
import { onColumnHeads, onRowHeads, type GridColumn } from './grid-picture'
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
    if (layout.isFar) paintFar(context, paint, lines)
    else paintBody(context, paint, lines, columns)
  })
  clipped(context, [0, headHeight, headWidth, height], () => paintRowHeads(context, paint, lines))
  clipped(context, [headWidth, 0, width, headHeight], () =>
    paintColumnHeads(context, paint, columns),
  )
  paintCorner(context, paint)
  paintFocus(context, paint)
}

function clipped(context: Context, [x, y, right, bottom]: number[], draw: () => void): void {
  context.save()
  context.beginPath()
  context.rect(x ?? 0, y ?? 0, (right ?? 0) - (x ?? 0), (bottom ?? 0) - (y ?? 0))
  context.clip()
  draw()
  context.restore()
}

/** Tiles that can be seen, each in runs of equally wide columns: most maps are one run. */
function paintFar(context: Context, paint: GridPaint, { first, last }: Span): void {
  const { far, layout, picture } = paint
  if (far === null || last < first) return
  context.imageSmoothingEnabled = false
  const down = layout.headHeight - paint.scrollTop
  const right = layout.headWidth - paint.scrollLeft
  for (let tile = Math.floor(first / tileLines); tile * tileLines <= last; tile++) {
    const found = far(tile)
    if (found === null) continue
    const { image, lineCount, grain } = found
    const from = tile * tileLines
    const top = Math.round(down + (layout.lineTops[from] ?? 0))
    const bottom = Math.round(down + (layout.lineTops[from + lineCount] ?? 0))
    for (const run of columnRuns(picture.columns)) {
      const left = layout.columnLefts[run.first] ?? 0
      const wide = (layout.columnLefts[run.last + 1] ?? 0) - left
      const count = run.last - run.first + 1
      const source = [run.first * grain, 0, count * grain, image.height] as const
      context.drawImage(image, ...source, right + left, top, wide, bottom - top)
    }
  }
}

function columnRuns(columns: readonly GridColumn[]): Span[] {
  const runs: Span[] = []
  for (let first = 0; first < columns.length;) {
    let last = first
    while (columns[last + 1]?.isField === columns[first]?.isField && last + 1 < columns.length)
      last++
    runs.push({ first, last })
    first = last + 1
  }
  return runs
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
  const { headWidth, headHeight } = layout
  const isLine = focus.line > onColumnHeads
  const isWhole = paint.picture.lines[focus.line]?.kind === 'group'
  const isColumn = focus.column > onRowHeads && !isWhole
  const right = isWhole ? Math.min(paint.width, headWidth + layout.width) : headWidth
  const across = isColumn
    ? spanOf(layout.columnLefts, focus.column, headWidth - paint.scrollLeft)
    : { start: 0, size: right }
  const down = isLine
    ? spanOf(layout.lineTops, focus.line, headHeight - paint.scrollTop)
    : { start: 0, size: headHeight }
  const left = isColumn ? headWidth : 0
  const top = isLine ? headHeight : 0
  clipped(context, [left, top, paint.width, paint.height], () => {
    context.strokeStyle = paint.hasFocus ? colours.focus : colours.ink
    context.lineWidth = 2
    const wide = Math.max(4, across.size - 3)
    context.strokeRect(across.start + 1, down.start + 1, wide, Math.max(4, down.size - 3))
  })
}

const spanOf = (starts: Float64Array, item: number, offset: number) => ({
  start: offset + (starts[item] ?? 0),
  size: (starts[item + 1] ?? 0) - (starts[item] ?? 0),
})
