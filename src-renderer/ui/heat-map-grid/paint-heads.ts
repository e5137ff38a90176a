import { headOfLine, type GridColumn, type GridLine } from './grid-picture'
import { rule, type GridPaint, type Span } from './grid-paint'

type Context = CanvasRenderingContext2D

export function paintRowHeads(context: Context, paint: GridPaint, { first, last }: Span): void {
  const { picture, layout, colours, scale } = paint
  context.fillStyle = colours.surface
  context.fillRect(0, layout.headHeight, layout.headWidth, paint.height)
  if (layout.isFar) paintFarHeads(context, paint, { first, last })
  for (let l = first; l <= last && !layout.isFar; l++) {
    const line = picture.lines[l]
    if (line === undefined) continue
    const y = layout.headHeight + (layout.lineTops[l] ?? 0) - paint.scrollTop
    const height = (layout.lineTops[l + 1] ?? 0) - (layout.lineTops[l] ?? 0)
    const size = layout.isReading ? 13 * scale : Math.min(11, height - 4)
    if (line.kind === 'group') {
      context.fillStyle = colours.surface2
      context.fillRect(0, y, layout.headWidth, height)
      context.fillStyle = colours.ink2
      context.font = `550 ${Math.min(11.5 * scale, size)}px ${colours.font}`
      context.textAlign = 'left'
      const label = groupWords(paint, line)
      fitted(context, label, 10, y + height / 2, layout.headWidth - 16)
    } else paintRowHead(context, paint, line, { y, height, size, isHovered: l === paint.hoverLine })
    if (layout.isReading) rule(context, colours, 0, y + height - 1, layout.headWidth, 1)
  }
  rule(context, colours, layout.headWidth - 1, 0, 1, paint.height)
}

const groupWords = ({ picture }: GridPaint, line: Extract<GridLine, { kind: 'group' }>): string =>
  `${line.isFolded ? '▸' : '▾'} ${picture.groupLabel(line.name, line.rowCount)}`

/** Far away only headings are named, each where its rows begin, or at the top while its rows go on there. */
function paintFarHeads(context: Context, paint: GridPaint, { first, last }: Span): void {
  const { picture, layout, colours, scale } = paint
  const size = 14 * scale
  let start = first
  while (start > 0 && picture.lines[start]?.kind !== 'group') start--
  context.fillStyle = colours.ink2
  context.font = `550 ${11 * scale}px ${colours.font}`
  context.textAlign = 'left'
  let free = layout.headHeight
  for (let l = start; l <= last; l++) {
    const line = picture.lines[l]
    if (line?.kind !== 'group') continue
    const end = layout.lineTops[endOfGroup(picture.lines, l)] ?? 0
    const bottom = layout.headHeight + end - paint.scrollTop
    const top = Math.max(free, layout.headHeight + (layout.lineTops[l] ?? 0) - paint.scrollTop)
    if (top + size > bottom && !line.isFolded) continue
    const label = groupWords(paint, line)
    fitted(context, label, 10, top + size / 2, layout.headWidth - 16)
    free = top + size
  }
}

/** Position of the line after the last one below a heading. */
function endOfGroup(lines: readonly GridLine[], heading: number): number {
  let end = heading + 1
  while (lines[end]?.kind === 'row') end++
  return end
}

/** Where a row's head lies, in pixels. */
interface HeadFrame {
  readonly y: number
  readonly height: number
  /** Of the letters. */
  readonly size: number
  readonly isHovered: boolean
}

function paintRowHead(
  context: Context,
  { picture, layout, colours, scale, ticked }: GridPaint,
  line: Extract<GridLine, { kind: 'row' }>,
  { y, height, size, isHovered }: HeadFrame,
): void {
  const head = headOfLine(picture, line)
  const mark = line.alike?.kind === 'first' ? (line.alike.isOpen ? '▾ ' : '▸ ') : ''
  const indent = line.alike?.kind === 'member' ? 14 * scale : 0
  const middle = y + (height - 1) / 2
  if (isHovered) {
    context.fillStyle = colours.surface2
    context.fillRect(0, y, layout.headWidth, height)
  }
  if (ticked.has(line.row)) {
    context.fillStyle = colours.accentSoft
    context.fillRect(0, y, layout.headWidth, height)
    context.fillStyle = colours.accent
    context.fillRect(0, y, 3, height)
  }
  context.beginPath()
  context.arc(13 + indent, middle, 2.8, 0, Math.PI * 2)
  if (head.isActive) {
    context.fillStyle = colours.ok
    context.fill()
  } else {
    context.strokeStyle = colours.ink3
    context.lineWidth = 1.3
    context.stroke()
  }
  const room = layout.headWidth - 22 - 10 - indent
  context.font = `${size * 0.846}px ${colours.font}`
  const detailWidth = Math.min(context.measureText(head.detail).width, room * 0.45)
  context.fillStyle = colours.ink3
  context.textAlign = 'left'
  if (layout.isReading)
    fitted(context, head.detail, layout.headWidth - 10 - detailWidth, middle, detailWidth + 1)
  context.fillStyle = colours.ink
  context.font = `${size}px ${colours.font}`
  const used = layout.isReading ? detailWidth + 8 * scale : 0
  fitted(context, mark + head.name, 23 + indent, middle, room - used)
}

export function paintColumnHeads(context: Context, paint: GridPaint, { first, last }: Span): void {
  const { picture, layout, colours } = paint
  context.fillStyle = colours.surface2
  context.fillRect(0, 0, paint.width, layout.headHeight)
  rule(context, colours, 0, layout.headHeight - 1, paint.width, 1)
  for (let c = first; c <= last; c++) {
    const column = picture.columns[c]
    if (column === undefined) continue
    const left = layout.columnLefts[c] ?? 0
    const width = (layout.columnLefts[c + 1] ?? 0) - left
    const x = layout.headWidth + left - paint.scrollLeft
    if (width >= 60 * paint.scale) paintFlatHead(context, paint, column, x, width)
    else if (width >= 10) paintUprightHead(context, paint, column, x + width / 2)
  }
}

function paintFlatHead(
  context: Context,
  { layout, colours, scale }: GridPaint,
  column: GridColumn,
  x: number,
  width: number,
): void {
  const bottom = layout.headHeight
  context.textAlign = 'left'
  context.fillStyle = colours.ink
  context.font = `550 ${12 * scale}px ${colours.font}`
  const mark = column.canOpen ? (column.isOpen ? '▾ ' : '▸ ') : ''
  const sort = column.sort === null ? '' : column.sort === 'down' ? ' ↓' : ' ↑'
  fitted(context, `${mark}${column.label}${sort}`, x + 6, bottom - 28 * scale, width - 10)
  context.fillStyle = colours.ink3
  context.font = `${11 * scale}px ${colours.font}`
  fitted(context, column.detail, x + 6, bottom - 13 * scale, width - 10)
}

function paintUprightHead(
  context: Context,
  { layout, colours, scale }: GridPaint,
  column: GridColumn,
  x: number,
): void {
  context.save()
  context.translate(x, layout.headHeight - 7)
  context.rotate(-Math.PI / 2)
  context.textAlign = 'left'
  context.fillStyle = column.isField ? colours.ink2 : colours.ink
  context.font = column.isField
    ? `${11 * scale}px ${colours.mono}`
    : `550 ${11.5 * scale}px ${colours.font}`
  fitted(context, column.label, 0, 0, layout.headHeight - 14)
  context.restore()
}

export function paintCorner(
  context: Context,
  { picture, layout, colours, scale }: GridPaint,
): void {
  const { headWidth, headHeight } = layout
  context.fillStyle = colours.surface2
  context.fillRect(0, 0, headWidth, headHeight)
  rule(context, colours, 0, headHeight - 1, headWidth, 1)
  rule(context, colours, headWidth - 1, 0, 1, headHeight)
  context.textAlign = 'left'
  context.fillStyle = colours.ink
  context.font = `550 ${12 * scale}px ${colours.font}`
  fitted(context, picture.corner.title, 10, headHeight - 28 * scale, headWidth - 16)
  context.fillStyle = colours.ink3
  context.font = `${11 * scale}px ${colours.font}`
  fitted(context, picture.corner.detail, 10, headHeight - 13 * scale, headWidth - 16)
}

/** Text cut with an ellipsis where it is too long. */
function fitted(context: Context, text: string, x: number, y: number, room: number): void {
  if (context.measureText(text).width <= room) {
    context.fillText(text, x, y)
    return
  }
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (context.measureText(`${text.slice(0, middle)}…`).width <= room) low = middle
    else high = middle - 1
  }
  if (low > 0) context.fillText(`${text.slice(0, low)}…`, x, y)
}
