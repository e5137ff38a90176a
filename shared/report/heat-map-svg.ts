import { escapedXml } from './xml-text'
import type { HeatMapCell } from '../engine/heat-map/heat-map-types'

/** What is drawn: cells come row by row, as many to a row as there are columns. */
export interface HeatMapDrawing {
  readonly title: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: Iterable<HeatMapCell>
}

const cellWidth = 28
const cellHeight = 18
const letterWidth = 6.6
const margin = 16
const titleHeight = 28
const legendHeight = 40

/** Five steps of one hue that stay apart in grey and for the colour-blind; the glyph says it again. */
const steps = [
  { colour: '#f1f3f6', ink: '#5b6470', glyph: '·', label: 'none' },
  { colour: '#c6dcef', ink: '#22384d', glyph: '◔', label: 'up to a third' },
  { colour: '#7fb2d9', ink: '#10263a', glyph: '◑', label: 'up to two thirds' },
  { colour: '#3a7fb5', ink: '#ffffff', glyph: '◕', label: 'most' },
  { colour: '#0f4c81', ink: '#ffffff', glyph: '●', label: 'all' },
] as const
const unknownLook = {
  colour: 'url(#unknown)',
  ink: '#5b6470',
  glyph: '?',
  label: 'unknown',
} as const
const noRecordsLook = {
  colour: '#ffffff',
  ink: '#5b6470',
  glyph: '–',
  label: 'no records',
} as const
type Look = (typeof steps)[number] | typeof unknownLook | typeof noRecordsLook

/** A heat-map as one SVG document, in pieces; it needs nothing but itself, and names in it are text and nothing else. */
export function* heatMapSvg(drawing: HeatMapDrawing): Generator<string> {
  const left = margin + widest(drawing.rows) + 8
  const top = margin + titleHeight + widest(drawing.columns) * 0.8 + 8
  const width = Math.max(left + drawing.columns.length * cellWidth + margin * 4, 640)
  const height = top + drawing.rows.length * cellHeight + legendHeight + margin
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width.toFixed(0)}" height="${height.toFixed(0)}" viewBox="0 0 ${width.toFixed(0)} ${height.toFixed(0)}" font-family="system-ui, sans-serif" font-size="11">\n`
  yield `<title>${escapedXml(drawing.title)}</title>\n`
  yield '<defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="#b9c0c9"/></pattern></defs>\n'
  yield '<rect width="100%" height="100%" fill="#ffffff"/>\n'
  yield `<text x="${margin}" y="${margin + 12}" font-size="15" font-weight="600" fill="#1c232b">${escapedXml(drawing.title)}</text>\n`
  yield* columnNames(drawing.columns, left, top)
  yield* cellRows(drawing, left, top)
  yield* legend(top + drawing.rows.length * cellHeight + margin)
  yield '</svg>\n'
}

const widest = (names: readonly string[]) =>
  names.reduce((width, name) => Math.max(width, name.length * letterWidth), 0)

function* columnNames(names: readonly string[], left: number, top: number): Generator<string> {
  for (const [i, name] of names.entries()) {
    const x = (left + i * cellWidth + cellWidth / 2).toFixed(1)
    const y = (top - 6).toFixed(1)
    yield `<text x="${x}" y="${y}" transform="rotate(-52 ${x} ${y})" fill="#1c232b">${escapedXml(name)}</text>\n`
  }
}

function* cellRows(
  { rows, columns, cells }: HeatMapDrawing,
  left: number,
  top: number,
): Generator<string> {
  let at = 0
  for (const cell of cells) {
    const [row, column] = [Math.floor(at / columns.length), at % columns.length]
    at++
    const y = top + row * cellHeight
    if (column === 0)
      yield `<text x="${(left - 8).toFixed(1)}" y="${(y + 12.5).toFixed(1)}" text-anchor="end" fill="#1c232b">${escapedXml(rows[row] ?? '')}</text>\n`
    const look = lookOf(cell)
    const words = `${cell.row}, ${cell.column}: ${look === unknownLook ? 'unknown' : cell.count} of ${cell.total}`
    yield `<g><title>${escapedXml(words)}</title>${square(left + column * cellWidth, y, look)}</g>\n`
  }
}

function lookOf({ count, possible, total }: HeatMapCell): Look {
  if (count === 0 && possible > 0) return unknownLook
  if (total === 0) return noRecordsLook
  const share = count / total
  if (share === 0) return steps[0]
  if (share === 1) return steps[4]
  return share <= 1 / 3 ? steps[1] : share <= 2 / 3 ? steps[2] : steps[3]
}

function square(x: number, y: number, { colour, ink, glyph }: Look): string {
  const [left, top] = [x.toFixed(1), y.toFixed(1)]
  const middle = (x + (cellWidth - 1) / 2).toFixed(1)
  return `<rect x="${left}" y="${top}" width="${cellWidth - 1}" height="${cellHeight - 1}" fill="${colour}"/><text x="${middle}" y="${(y + 12.5).toFixed(1)}" text-anchor="middle" fill="${ink}">${glyph}</text>`
}

function* legend(y: number): Generator<string> {
  let x = margin
  for (const look of [...steps, unknownLook, noRecordsLook]) {
    yield square(x, y, look)
    yield `<text x="${(x + cellWidth + 4).toFixed(1)}" y="${(y + 12.5).toFixed(1)}" fill="#1c232b">${look.label}</text>\n`
    x += cellWidth + 16 + look.label.length * letterWidth
  }
}
