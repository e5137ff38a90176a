import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { generateOrg } from '@shared/sample/generate-org'
import { largeShape } from '@shared/sample/org-shape'
import { atLeast, atMost, type Figure } from './measure'
import type { PageFigures } from './page'

type BenchWindow = typeof globalThis & { readonly benchPage: PageFigures }

/** Our canvas beside ECharts and our storage beside one row a record, both in the page of the built window. */
export async function pageFigures(page: Page, program: string): Promise<Figure[]> {
  await page.evaluate(readFileSync(program, 'utf8'))
  // Before the drawing, which leaves a heap of what an ECharts heatmap is made of to be cleared away.
  const kept = await page.evaluate(() => (globalThis as BenchWindow).benchPage.storage(100_000))
  const drawn = await page.evaluate(() => (globalThis as BenchWindow).benchPage.canvas())
  const { rowsPutMs, rowsLoadMs, oursPutMs, oursLoadMs } = kept
  return [
    { what: 'new picture of 100,000 squares', value: drawn.oursMs, unit: 'ms' },
    {
      what: 'the same by an ECharts heatmap, against it',
      value: drawn.echartsMs / drawn.oursMs,
      unit: '×',
      ...atLeast(20, 60),
    },
    { what: 'save 100,000 records', value: oursPutMs, unit: 'ms' },
    {
      what: 'one Dexie row a record, against it',
      value: rowsPutMs / oursPutMs,
      unit: '×',
      ...atLeast(50, 500),
    },
    { what: 'load 100,000 records', value: oursLoadMs, unit: 'ms' },
    {
      what: 'one Dexie row a record, against it',
      value: rowsLoadMs / oursLoadMs,
      unit: '×',
      ...atLeast(20, 100),
    },
  ]
}

/** An org document of 10,000 users and 200 objects with a few records each. */
export function wideOrg(scratch: string): string {
  const shape = { ...largeShape(11, 10_000, 600), roleCount: 400, groupCount: 20, ruleCount: 20 }
  const file = join(mkdtempSync(join(scratch, 'wide-')), 'wide.tripod.json')
  writeFileSync(file, formatOrgDocument(generateOrg({ ...shape, objectCount: 200 })))
  return file
}

const turns = 60

/** Script for each turn of the wheel or step of the zoom, which draws one frame, as the page's own counter tells it. */
export async function scrollFigures(page: Page): Promise<Figure[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scriptSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
  }
  const box = await page.locator('canvas').first().boundingBox()
  if (box === null) throw new Error('the grid is not to be seen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const perTurn = async (act: (turn: number) => Promise<void>) => {
    const before = await scriptSeconds()
    for (let turn = 0; turn < turns; turn++) {
      await act(turn)
      await page.waitForTimeout(30)
    }
    return (((await scriptSeconds()) - before) * 1000) / turns
  }
  const scroll = await perTurn(() => page.mouse.wheel(40, 900))
  await page.keyboard.down('Control')
  const zoom = await perTurn((turn) => page.mouse.wheel(0, turn % 20 < 10 ? 120 : -120))
  await page.keyboard.up('Control')
  return [
    { what: 'script a frame, scrolling 10,000 × 200', value: scroll, unit: 'ms', ...atMost(8, 4) },
    { what: 'script a frame, zooming it', value: zoom, unit: 'ms', ...atMost(8, 4) },
  ]
}
