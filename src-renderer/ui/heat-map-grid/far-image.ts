import type { GridColours } from './grid-colours'
import type { GridPicture } from './grid-picture'

/** Lines of one image: enough for a screen in a few, and little enough for one frame. */
export const tileLines = 256

/** As `GridPicture.shadeAt` says unknown. */
const unknownShade = 5
/** Pixels of a square in each direction: two, so that unknown is a pattern and never a colour. */
const grain = 2

/** One image of some lines of the map. */
export interface FarTile {
  readonly image: OffscreenCanvas
  readonly lineCount: number
  /** Pixels of the image for one square, in each direction. */
  readonly grain: number
}

/** The map as images of `tileLines` lines, each made when it is first seen. */
export type FarTiles = (tile: number) => FarTile | null

export function farTiles(picture: GridPicture, colours: GridColours): FarTiles {
  const palette = paletteOf(colours)
  const made = new Map<number, FarTile | null>()
  return (tile) => {
    const known = made.get(tile)
    if (known !== undefined) return known
    const image = farTile(picture, palette, tile)
    made.set(tile, image)
    return image
  }
}

function farTile(picture: GridPicture, palette: Uint32Array, tile: number): FarTile | null {
  const columnCount = picture.columns.length
  const lines = picture.lines.slice(tile * tileLines, (tile + 1) * tileLines)
  if (columnCount === 0 || lines.length === 0) return null
  const width = columnCount * grain
  const canvas = new OffscreenCanvas(width, lines.length * grain)
  const context = canvas.getContext('2d')
  if (context === null) return null
  const blank = palette[8] ?? 0
  const image = context.createImageData(width, lines.length * grain)
  const pixels = new Uint32Array(image.data.buffer).fill(blank)
  lines.forEach((line, y) => {
    if (line.kind === 'group') return
    const from = y * grain * width
    for (let x = 0; x < columnCount; x++) {
      const shade = picture.shadeAt(line.row, x)
      const colour = palette[shade] ?? blank
      const at = from + x * grain
      pixels[at] = pixels[at + width + 1] = colour
      if (shade !== unknownShade) pixels[at + 1] = pixels[at + width] = colour
    }
  })
  context.putImageData(image, 0, 0)
  return { image: canvas, lineCount: lines.length, grain }
}

/** Colours as little-endian RGBA: five steps, unknown, gained, lost, heading. */
function paletteOf(colours: GridColours): Uint32Array {
  const { levels, hatch, gain, loss, surface } = colours
  return Uint32Array.from([...levels, hatch, gain, loss, surface], rgbaOf)
}

/** `#rgb` or `#rrggbb`, as the theme writes them. */
function rgbaOf(text: string): number {
  const digits = text.replace('#', '')
  const long = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  const rgb = Number.parseInt(long.slice(0, 6), 16)
  const [red, green, blue] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
