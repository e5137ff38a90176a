import type { GridColours } from '../../../ui/heat-map-grid/grid-colours'
import { modelStrings } from '../../../ui/strings-en-model'
import { escaped } from '../../heat-map/heat-map-svg'
import { box, type PlacedForest, type PlacedNode } from './picture-layout'

const margin = 20
const labelLength = 25

/** A label short enough for a box. */
export const shortLabel = (label: string): string =>
  label.length <= labelLength ? label : `${label.slice(0, labelLength - 1)}…`

/** The path from a box to one below it. */
export function linePath(from: PlacedNode, to: PlacedNode): string {
  const [x, y] = [from.x + box.width, from.y + box.height / 2]
  const [endX, endY] = [to.x, to.y + box.height / 2]
  const middle = x + box.gapX / 2
  return `M${x} ${y}H${middle}V${endY}H${endX}`
}

/** What stands below the label of a box. */
export const countsOf = ({ tree, hiddenCount }: PlacedNode): string =>
  modelStrings.picture.counts(tree.node.userCount, tree.totalUserCount, hiddenCount)

/** The whole picture as an image of its own; names are text and never markup. */
export function hierarchySvg(placed: PlacedForest, colours: GridColours): string {
  const width = placed.width + 2 * margin
  const height = placed.height + 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="${colours.surface}"/>`,
    ...placed.lines.map(
      ({ from, to }) => `<path d="${linePath(from, to)}" fill="none" stroke="${colours.ink2}"/>`,
    ),
    ...placed.nodes.map((node) => nodeMarkup(node, colours)),
    '</svg>\n',
  ].join('\n')
}

function nodeMarkup(node: PlacedNode, { surface, ink, ink2 }: GridColours): string {
  const { x, y, tree } = node
  return [
    `<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="5" fill="${surface}" stroke="${ink2}"/>`,
    `<text x="${x + 10}" y="${y + 17}" font-size="13" fill="${ink}">${escaped(shortLabel(tree.node.label))}<title>${escaped(tree.node.label)}</title></text>`,
    `<text x="${x + 10}" y="${y + 32}" font-size="11" fill="${ink2}">${escaped(countsOf(node))}</text>`,
  ].join('')
}
