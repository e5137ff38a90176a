import type { GridColours } from './grid-colours'
import type { GridPicture } from './grid-picture'

/** The whole map, one pixel a square, to be drawn enlarged. */
export function farImage(picture: GridPicture, colours: GridColours): OffscreenCanvas | null {
  const width = picture.columns.length
  const height = picture.lines.length
  if (width === 0 || height === 0) return null
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) return null
  const palette = paletteOf(colours)
  const blank = palette[8] ?? 0
  const image = context.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  picture.lines.forEach((line, y) => {
    const from = y * width
    if (line.kind === 'group') pixels.fill(blank, from, from + width)
    else
      for (let x = 0; x < width; x++)
        pixels[from + x] = palette[picture.shadeAt(line.row, x)] ?? blank
  })
  context.putImageData(image, 0, 0)
  return canvas
}

/** Colours as little-endian RGBA: five steps, unknown, gained, lost, heading. */
function paletteOf(colours: GridColours): Uint32Array {
  const { levels, hatch, gain, loss, surface } = colours
  return Uint32Array.from([...levels, hatch, gain, loss, surface], rgbaOf)
}

/** `#rgb` or `#rrggbb`, as the theme writes them. */
export function rgbaOf(text: string): number {
  const digits = text.replace('#', '')
  const long = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  const rgb = Number.parseInt(long.slice(0, 6), 16)
  const [red, green, blue] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
