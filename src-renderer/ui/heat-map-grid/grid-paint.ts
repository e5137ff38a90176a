import type { FarTiles } from './far-image'
import type { GridColours } from './grid-colours'
import type { GridLayout } from './grid-layout'
import type { GridPicture, GridPlace } from './grid-picture'

/** All that one drawing of the grid needs to know. */
export interface GridPaint {
  readonly picture: GridPicture
  readonly layout: GridLayout
  readonly colours: GridColours
  readonly far: FarTiles | null
  readonly scrollLeft: number
  readonly scrollTop: number
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly focus: GridPlace | null
  readonly hasFocus: boolean
  readonly hoverLine: number
  /** Rows by their positions in the data. */
  readonly ticked: ReadonlySet<number>
}

/** First and last of the lines or columns that can be seen. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** A filled rectangle in the colour of lines. */
export function rule(
  context: CanvasRenderingContext2D,
  colours: GridColours,
  x: number,
  y: number,
  w: number,
  h: number,
) {
  context.fillStyle = colours.line
  context.fillRect(x, y, w, h)
}
