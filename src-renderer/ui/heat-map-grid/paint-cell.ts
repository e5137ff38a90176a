import type { GridColours } from './grid-colours'
import type { CellPicture } from './grid-picture'

/** One square and the look of its surroundings. */
export interface CellFrame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isField: boolean
  readonly isReading: boolean
  readonly scale: number
}

type Context = CanvasRenderingContext2D

export function paintCell(
  context: Context,
  cell: CellPicture,
  frame: CellFrame,
  colours: GridColours,
): void {
  if (cell.change !== null) {
    context.fillStyle = cell.change === 'gain' ? colours.gainSoft : colours.lossSoft
    context.fillRect(frame.x, frame.y, frame.width - 1, frame.height - 1)
  }
  if (cell.isUnknown) paintHatch(context, frame, colours)
  if (!frame.isReading) paintBlock(context, cell, frame, colours)
  else if (frame.isField) paintField(context, cell, frame, colours)
  else paintObject(context, cell, frame, colours)
}

function paintBlock(context: Context, cell: CellPicture, frame: CellFrame, colours: GridColours) {
  if (cell.isUnknown) return
  const { x, y, width, height } = frame
  context.fillStyle =
    cell.change === null
      ? shade(colours, cell)
      : cell.change === 'gain'
        ? colours.gain
        : colours.loss
  context.fillRect(x + 1, y + 1, width - 3, height - 3)
}

function paintField(context: Context, cell: CellPicture, frame: CellFrame, colours: GridColours) {
  const { x, y, width, height, scale } = frame
  if (!cell.isUnknown) {
    context.fillStyle = shade(colours, cell)
    context.beginPath()
    context.roundRect(x + 2, y + 2, width - 5, height - 5, 3)
    context.fill()
  }
  letter(context, cell, colours, x + (width - 1) / 2, y + (height - 1) / 2, scale)
  if (cell.change !== null) arrow(context, cell, colours, x + width - 6, y + 6, scale)
}

function paintObject(context: Context, cell: CellPicture, frame: CellFrame, colours: GridColours) {
  const { x, y, width, height, scale } = frame
  const badge = 17 * scale
  if (!cell.isUnknown) {
    context.fillStyle = shade(colours, cell)
    context.beginPath()
    context.roundRect(x + 3, y + 3, badge, 15 * scale, 3)
    context.fill()
  }
  letter(context, cell, colours, x + 3 + badge / 2, y + 3 + 7.5 * scale, scale)
  const right = x + width - 6 - (cell.change === null ? 0 : 9 * scale)
  if (cell.share !== '' && width > 58 * scale) {
    context.fillStyle = cell.isQuiet ? colours.ink3 : colours.ink2
    context.font = `${11 * scale}px ${colours.font}`
    context.textAlign = 'right'
    context.fillText(cell.share, right, y + 3 + 7.5 * scale)
  }
  if (cell.change !== null) arrow(context, cell, colours, x + width - 8, y + 3 + 7.5 * scale, scale)
  if (!cell.isUnknown) paintBar(context, cell, frame, colours, y + height - 7)
}

function paintBar(
  context: Context,
  cell: CellPicture,
  { x, width }: CellFrame,
  colours: GridColours,
  y: number,
): void {
  const whole = width - 7
  context.fillStyle = colours.levels[0] ?? ''
  context.fillRect(x + 3, y, whole, 4)
  if (cell.isQuiet) return
  let from = x + 3
  for (const { step, part } of cell.bar) {
    const length = Math.max(part > 0 ? 1 : 0, whole * part)
    context.fillStyle = colours.levels[step] ?? ''
    context.fillRect(from, y, Math.min(length, x + 3 + whole - from), 4)
    from += length
  }
}

function letter(
  context: Context,
  cell: CellPicture,
  colours: GridColours,
  x: number,
  y: number,
  scale: number,
): void {
  const step = cell.isQuiet ? 0 : cell.step
  context.fillStyle = cell.isUnknown ? colours.ink : (colours.onLevels[step] ?? colours.ink)
  context.font = `600 ${11 * scale}px ${colours.font}`
  context.textAlign = 'center'
  context.fillText(cell.letter, x, y + 0.5)
}

function arrow(
  context: Context,
  cell: CellPicture,
  colours: GridColours,
  x: number,
  y: number,
  scale: number,
): void {
  const half = 3.2 * scale
  const up = cell.change === 'gain' ? -1 : 1
  context.fillStyle = cell.change === 'gain' ? colours.gain : colours.loss
  context.beginPath()
  context.moveTo(x, y + up * half)
  context.lineTo(x - half, y - up * half)
  context.lineTo(x + half, y - up * half)
  context.fill()
}

const shade = (colours: GridColours, cell: CellPicture): string =>
  colours.levels[cell.isQuiet ? 0 : cell.step] ?? ''

/** Unknown is a pattern, never a colour. */
function paintHatch(context: Context, frame: CellFrame, colours: GridColours): void {
  const { x, y, width, height } = frame
  context.save()
  context.beginPath()
  context.rect(x + 2, y + 2, width - 5, height - 5)
  context.clip()
  context.strokeStyle = colours.hatch
  context.lineWidth = 2
  context.beginPath()
  for (let at = x - height; at < x + width; at += 6) {
    context.moveTo(at, y + height)
    context.lineTo(at + height, y)
  }
  context.stroke()
  context.restore()
}
