import type { GridColours } from '../../ui/heat-map-grid/grid-colours'
import {
  headOfLine,
  type CellPicture,
  type GridLine,
  type GridPicture,
} from '../../ui/heat-map-grid/grid-picture'

const row = 26
const head = 200
const top = 60

/** The whole picture as an image of its own; names are text and never markup. */
export function heatMapSvg(picture: GridPicture, colours: GridColours): string {
  const widths = picture.columns.map(({ isField }) => (isField ? 28 : 92))
  const lefts = widths.map((_, index) => head + widths.slice(0, index).reduce((a, b) => a + b, 0))
  const width = head + widths.reduce((a, b) => a + b, 0)
  const height = top + picture.lines.length * row
  const columns = picture.columns.map((column, index) =>
    text(lefts[index] ?? 0, top - 8, column.label, colours.ink, 12, widths[index]),
  )
  const lines = picture.lines.flatMap((line, index) => {
    const y = top + index * row
    if (line.kind === 'group')
      return [text(8, y + 17, picture.groupLabel(line.name, line.rowCount), colours.ink2, 11)]
    const name = text(14, y + 17, svgHead(picture, line), colours.ink, 13, head - 20)
    const cells = picture.columns.map((_, column) =>
      cellMarkup(picture.cellAt(line.row, column), colours, {
        x: lefts[column] ?? 0,
        y,
        width: widths[column] ?? 0,
      }),
    )
    return [name, ...cells]
  })
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="sans-serif">`,
    `<rect width="100%" height="100%" fill="${colours.surface}"/>`,
    ...columns,
    ...lines,
    '</svg>\n',
  ].join('\n')
}

/** The name; of rows that stand as one, how many and the first of them. */
function svgHead(picture: GridPicture, line: Extract<GridLine, { kind: 'row' }>): string {
  const { name } = headOfLine(picture, line)
  return line.alike?.kind === 'first' ? `${name}: ${picture.headAt(line.row).name} …` : name
}

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
}

function cellMarkup(cell: CellPicture, colours: GridColours, { x, y, width }: Frame): string {
  const isSmall = width < 40
  const soft = cell.change === 'gain' ? colours.gainSoft : colours.lossSoft
  const fill = cell.isUnknown ? colours.hatch : (colours.levels[cell.step] ?? '')
  const back = cell.change === null ? '' : rect(x, y, width - 1, row - 1, soft)
  const badge = rect(x + 3, y + 3, isSmall ? width - 6 : 17, isSmall ? row - 6 : 14, fill)
  const ink = cell.isUnknown ? colours.ink : (colours.onLevels[cell.step] ?? '')
  const letter = text(
    x + (isSmall ? width / 2 - 4 : 8),
    y + (isSmall ? 17 : 14),
    cell.letter,
    ink,
    11,
  )
  if (isSmall) return back + badge + letter
  const share = text(x + 36, y + 14, cell.share, colours.ink2, 11)
  let from = x + 3
  const bars = cell.bar.map(({ step, part }) => {
    const length = (width - 7) * part
    const made = rect(from, y + row - 6, length, 4, colours.levels[step] ?? '')
    from += length
    return made
  })
  const base = rect(x + 3, y + row - 6, width - 7, 4, colours.levels[0] ?? '')
  return back + badge + letter + share + base + bars.join('')
}

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}"/>`

function text(
  x: number,
  y: number,
  content: string,
  fill: string,
  size: number,
  room?: number,
): string {
  const most = room === undefined ? content.length : Math.floor(room / (size * 0.56))
  const cut = content.length > most ? `${content.slice(0, Math.max(1, most - 1))}…` : content
  return `<text x="${round(x)}" y="${y}" fill="${fill}" font-size="${size}">${escaped(cut)}</text>`
}

const round = (value: number): string => String(Math.round(value * 100) / 100)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text that cannot become markup; control characters, which XML refuses, are left out. */
export const escaped = (content: string): string =>
  content
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
