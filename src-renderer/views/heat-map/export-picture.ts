import type { HeatMapAxes, HeatMapValues } from '@shared/protocol/engine'
import { gridColours } from '../../ui/heat-map-grid/grid-colours'
import type { GridPicture } from '../../ui/heat-map-grid/grid-picture'
import { heatMapCsv } from './heat-map-csv'
import { heatMapSvg } from './heat-map-svg'

export type ExportKind = 'csv' | 'png' | 'svg'

export interface ExportQuery {
  readonly axes: HeatMapAxes
  readonly values: HeatMapValues
  readonly shown: { readonly picture: GridPicture; readonly columns: readonly number[] }
  readonly canvas: HTMLCanvasElement | null
}

/** The file's bytes: everything that is shown as csv or svg, the part in sight as png; null without a canvas. */
export async function exportedPicture(
  kind: ExportKind,
  { axes, values, shown, canvas }: ExportQuery,
): Promise<Uint8Array | null> {
  const { picture, columns } = shown
  switch (kind) {
    case 'csv': {
      const rows = picture.lines.flatMap((line): readonly (readonly number[])[] => {
        if (line.kind === 'group') return []
        if (line.alike?.kind !== 'first') return [[line.row]]
        return line.alike.isOpen ? [] : [line.alike.rows]
      })
      return new TextEncoder().encode(heatMapCsv(axes, values, rows, columns))
    }
    case 'svg':
      return new TextEncoder().encode(heatMapSvg(picture, gridColours(document.documentElement)))
    case 'png': {
      const blob = await new Promise<Blob | null>((resolve) => {
        if (canvas === null) resolve(null)
        else canvas.toBlob(resolve)
      })
      return blob === null ? null : new Uint8Array(await blob.arrayBuffer())
    }
  }
}
