import Dexie from 'dexie'
import { HeatmapChart } from 'echarts/charts'
import { GridComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { RecordTable } from '@shared/model/record-table'
import { emptyOrg } from '@shared/model/org'
import { parseRecordId } from '@shared/model/id'
import { readContent, writeContent } from '../../src-renderer/storage/contents'
import { openDatabase } from '../../src-renderer/storage/database'
import { farTiles, tileLines } from '../../src-renderer/ui/heat-map-grid/far-image'
import { gridColours } from '../../src-renderer/ui/heat-map-grid/grid-colours'
import type { GridPicture } from '../../src-renderer/ui/heat-map-grid/grid-picture'
import { decodeOrg, encodeOrg } from '../../src-renderer/worker/org-content'

/** What the page measures, in milliseconds; it runs in the built window, beside the product and with its own code. */
export interface PageFigures {
  readonly canvas: () => { readonly oursMs: number; readonly echartsMs: number }
  readonly storage: (recordCount: number) => Promise<{
    readonly rowsPutMs: number
    readonly rowsLoadMs: number
    readonly oursPutMs: number
    readonly oursLoadMs: number
  }>
}

const rows = 1_000
const columns = 100

/** The middle of five runs. */
function typical(run: (round: number) => void): number {
  const times = [0, 1, 2, 3, 4].map((round) => {
    const begun = performance.now()
    run(round)
    return performance.now() - begun
  })
  return times.sort((a, b) => a - b)[2] ?? 0
}

/** One new picture of 100,000 squares: our tiles on a canvas, and a heatmap of ECharts without its progressive drawing. */
function canvas() {
  const host = document.body.appendChild(document.createElement('div'))
  host.style.cssText = 'position:fixed;left:0;top:0;width:1000px;height:800px;z-index:-1'
  const place = host.appendChild(document.createElement('canvas'))
  place.width = 1000
  place.height = 800
  const context = place.getContext('2d')
  if (context === null) throw new Error('the page has no canvas')
  const colours = gridColours(document.documentElement)
  const oursMs = typical((round) => {
    const tiles = farTiles(pictureOf(round), colours)
    for (let tile = 0; tile * tileLines < rows; tile++) {
      const made = tiles(tile)
      const height = ((made?.lineCount ?? 0) * 800) / rows
      if (made !== null)
        context.drawImage(made.image, 0, (tile * tileLines * 800) / rows, 1000, height)
    }
    context.getImageData(0, 0, 1, 1)
  })
  use([HeatmapChart, GridComponent, VisualMapComponent, CanvasRenderer])
  const second = host.appendChild(document.createElement('div'))
  second.style.cssText = 'width:1000px;height:800px'
  const chart = init(second)
  const echartsMs = typical((round) => {
    chart.setOption(echartsOption(round))
    chart.getZr().flush()
  })
  chart.dispose()
  host.remove()
  return { oursMs, echartsMs }
}

const shade = (row: number, column: number, round: number) => (row * 7 + column * 3 + round) % 5

function pictureOf(round: number): GridPicture {
  const nothing = () => {
    throw new Error('far squares have neither words nor headings')
  }
  return {
    lines: Array.from({ length: rows }, (_, row) => ({ kind: 'row' as const, row })),
    columns: Array.from({ length: columns }, (_, column) => ({
      key: String(column),
      label: '',
      detail: '',
      description: '',
      isField: false,
      canOpen: false,
      isOpen: false,
      sort: null,
    })),
    corner: { title: '', detail: '' },
    headAt: nothing,
    cellAt: nothing,
    sentenceAt: nothing,
    groupLabel: nothing,
    shadeAt: (row, column) => shade(row, column, round),
  }
}

function echartsOption(round: number) {
  const data: [number, number, number][] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      data.push([column, row, shade(row, column, round)])
  return {
    animation: false,
    xAxis: { type: 'category', data: Array.from({ length: columns }, (_, at) => String(at)) },
    yAxis: { type: 'category', data: Array.from({ length: rows }, (_, at) => String(at)) },
    visualMap: { min: 0, max: 4, show: false },
    series: [{ type: 'heatmap', progressive: 0, data }],
  }
}

/**
 * The same records as the product keeps them and as one row of the database each, all flushed before they count as saved.
 *
 * Ours come first: the browser clears a hundred thousand deleted rows away for seconds, and whoever follows pays for it.
 */
async function storage(recordCount: number) {
  const table = tableOf(recordCount)
  const opened = await openDatabase('bench-chunks')
  if (opened.kind !== 'open') throw new Error(`the database is ${opened.kind}`)
  const org = { ...emptyOrg('bench'), records: [table] }
  const oursPutMs = await waited(async () =>
    writeContent(opened.database, 'bench', await encodeOrg(org)),
  )
  const oursLoadMs = await waited(async () => {
    const content = await readContent(opened.database, 'bench')
    const found = content === null ? 0 : ((await decodeOrg(content)).records[0]?.ids.length ?? 0)
    if (found !== recordCount) throw new Error(`${found} of ${recordCount} records came back`)
  })
  await opened.database.delete()
  const database = new Dexie('bench-rows', { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ records: 'id' })
  const records = database.table('records')
  const asRows = table.ids.map((id, at) => ({
    id,
    owner: table.owners[at],
    ...Object.fromEntries(table.columns.map(({ field, values }) => [field, values[at]])),
  }))
  const rowsPutMs = await waited(() => records.bulkPut(asRows))
  const rowsLoadMs = await waited(() => records.toArray())
  await database.delete()
  return { rowsPutMs, rowsLoadMs, oursPutMs, oursLoadMs }
}

function tableOf(recordCount: number): RecordTable {
  const values = (make: (at: number) => string) =>
    Array.from({ length: recordCount }, (_, at) => make(at))
  return {
    object: 'Account',
    ids: values((at) => `001${String(at).padStart(15, '0')}`).map(parseRecordId),
    owners: values(() => '005000000000001AAA') as unknown as RecordTable['owners'], // ids of one user
    columns: [
      { field: 'Name', values: values((at) => `Account ${at}`) },
      { field: 'Industry', values: values((at) => ['Energy', 'Retail', 'Media'][at % 3] ?? '') },
    ],
    matchedRules: null,
  }
}

async function waited(run: () => PromiseLike<unknown>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

const figures: PageFigures = { canvas, storage }
Object.assign(globalThis, { benchPage: figures })
