import { initWasm, Resvg } from '@resvg/resvg-wasm'
import wasm from '@resvg/resvg-wasm/index_bg.wasm?url&inline'
import font from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url&inline'
import { Unusable } from './environment'

/** More would need gigabytes while it is drawn; the SVG has no such limit. */
const pixelLimit = 120_000_000

let ready: Promise<void> | null = null

/**
 * An SVG document as a PNG, with a font that is built in, so that it looks the same on every machine.
 *
 * Throws `Unusable` for a picture of more than 120 million pixels.
 */
export async function pngOfSvg(svg: string): Promise<Uint8Array> {
  ready ??= initWasm(bytesOf(wasm))
  await ready
  const picture = new Resvg(svg, {
    font: { fontBuffers: [bytesOf(font)], defaultFontFamily: 'DejaVu Sans' },
  })
  try {
    if (picture.width * picture.height > pixelLimit)
      throw new Unusable(
        `the picture would be ${String(Math.round(picture.width))} × ${String(Math.round(picture.height))} pixels, too many for a PNG; use \`--format svg\`, or fewer rows`,
      )
    return picture.render().asPng()
  } finally {
    picture.free()
  }
}

/** The bytes of a data URL, as the build puts them in. */
function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
}
