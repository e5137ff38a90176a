import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { openDisplay } from '../app/display'
import { electronProgram } from '../app/electron-runtime'
import { atMost, median, type Figure, type Section } from './measure'
import { pageFigures, scrollFigures, wideOrg } from './window-page'
import { flip, flipFrames, longTasks, observeLongTasks, viewFigures } from './window-tasks'

const sample = 'Green Machines'

/** The runtime, and the windows that it opened: all are closed in the end, whatever happened. */
interface Launcher {
  readonly executablePath: string
  readonly apps: ElectronApplication[]
}

interface Opened {
  readonly app: ElectronApplication
  readonly page: Page
  /** Milliseconds from the launch to `isReady`. */
  readonly ms: number
}

/**
 * The built window beside an empty one of the same runtime: start, memory, repaint, long tasks.
 *
 * `folder` is the product with its `out/`; needs the runtime and the display of the window tests.
 */
export async function windowFigures(folder: string): Promise<Section> {
  const title = `the window, workshop org, beside an empty window`
  if (!existsSync(join(folder, 'out/main/app.js')))
    throw new Error('the window is not built: run `npm run build`')
  const program = await electronProgram()
  const closeDisplay = await openDisplay()
  const scratch = mkdtempSync(join(tmpdir(), 'tripod-bench-window-'))
  const launcher: Launcher = { executablePath: program, apps: [] }
  try {
    const empty = emptyProduct(scratch)
    const userData = join(scratch, 'user-data')
    const first = await launched(launcher, folder, userData, async (page) => {
      await observeLongTasks(page)
      await page.getByRole('button', { name: `Add sample ${sample}` }).click()
      await gridIsPainted(page)
    })
    const tasks = await longTasks(first.page)
    const flips = await flipFrames(first.page)
    await longTasks(first.page)
    await flip(first.page, 9)
    const flipTasks = await longTasks(first.page)
    const page = await pageFigures(first.page, join(folder, 'node_modules/.cache/bench/page.js'))
    await first.app.close()
    const wide = await launched(launcher, folder, join(scratch, 'wide'), gridIsPainted, [
      wideOrg(scratch),
    ])
    const scrolling = await scrollFigures(wide.page)
    const views = await viewFigures(wide.page)
    await wide.app.close()
    const starts: Start[] = []
    for (let round = 0; round < 3; round++) {
      const blank = await launched(launcher, empty, join(scratch, `empty-${round}`), async () => {})
      const emptyCpuMs = processorMs(blank.app.process().pid)
      const emptyMb = privateMb(blank.app.process().pid)
      await blank.app.close()
      const product = await launched(launcher, folder, userData, gridIsPainted)
      const productCpuMs = processorMs(product.app.process().pid)
      const productMb = privateMb(product.app.process().pid)
      await product.app.close()
      const [productMs, emptyMs] = [product.ms, blank.ms]
      starts.push({ productMs, emptyMs, productCpuMs, emptyCpuMs, productMb, emptyMb })
    }
    const figures = [...startFigures(starts), ...taskFigures(tasks, flipTasks, flips)]
    return { title, figures: [...figures, ...scrolling, ...views, ...page] }
  } finally {
    for (const app of launcher.apps) await app.close()
    closeDisplay()
    // A window that has just closed may still be writing.
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
}

/** One start of the product beside one of an empty window: milliseconds until usable, and what all processes took. */
interface Start {
  readonly productMs: number
  readonly emptyMs: number
  readonly productCpuMs: number
  readonly emptyCpuMs: number
  readonly productMb: number
  readonly emptyMb: number
}

function startFigures(starts: readonly Start[]): Figure[] {
  const of = (key: keyof Start) => median(starts.map((start) => start[key]))
  const [start, memory] = [of('productMs') / of('emptyMs'), of('productMb') / of('emptyMb')]
  const work = of('productCpuMs') / of('emptyCpuMs')
  return [
    { what: 'cold start to heat-map', value: of('productMs'), unit: 'ms' },
    { what: 'empty window', value: of('emptyMs'), unit: 'ms' },
    { what: 'cold start / empty window', value: start, unit: '×', ...atMost(1.6, 1.25) },
    { what: 'processor time until then, all processes', value: of('productCpuMs'), unit: 'ms' },
    { what: 'processor time / empty window', value: work, unit: '×' },
    { what: 'private memory, all processes', value: of('productMb'), unit: 'MB' },
    { what: 'private memory / empty window', value: memory, unit: '×', ...atMost(1.6, 1.3) },
  ]
}

function taskFigures(
  opening: readonly number[],
  flipping: readonly number[],
  flips: readonly number[],
): Figure[] {
  return [
    { what: 'flip to repaint, median', value: median(flips), unit: 'frames', ...atMost(2, 1) },
    { what: 'tasks over 50 ms, opening the org', value: opening.length, unit: '' },
    { what: 'longest of them', value: Math.max(0, ...opening), unit: 'ms' },
    { what: 'tasks over 50 ms, flips', value: flipping.length, unit: '' },
    { what: 'longest of these', value: Math.max(0, ...flipping), unit: 'ms' },
  ]
}

/** A product of one blank window. */
function emptyProduct(scratch: string): string {
  const folder = mkdtempSync(join(scratch, 'empty-product-'))
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"1.0.0","main":"main.js"}')
  const main = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<p>empty'))`
  writeFileSync(join(folder, 'main.js'), main)
  return folder
}

async function launched(
  { executablePath, apps }: Launcher,
  folder: string,
  userData: string,
  isReady: (page: Page) => Promise<void>,
  files: readonly string[] = [],
): Promise<Opened> {
  const begun = performance.now()
  const app = await _electron.launch({
    executablePath,
    args: ['--no-sandbox', `--user-data-dir=${userData}`, folder, ...files],
    colorScheme: null,
  })
  apps.push(app)
  const page = await app.firstWindow()
  await page.waitForLoadState()
  await isReady(page)
  return { app, page, ms: performance.now() - begun }
}

/** Looks at every frame: a locator is asked again after 20, 50, 100, 100 and then each 500 ms, which would be measured. */
async function gridIsPainted(page: Page): Promise<void> {
  await page.waitForFunction(isGridPainted, null, { polling: 'raf', timeout: 90_000 })
}

/** Runs in the page: the canvas gets the size of its place when it is drawn for the first time. */
function isGridPainted(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('[role=grid] + canvas')
  if (canvas === null || canvas.clientWidth === 0) return false
  return canvas.width === Math.round(canvas.clientWidth * devicePixelRatio)
}

/** Private memory of a process and all below it, as Linux tells it; 0 elsewhere. */
const privateMb = (root: number | undefined): number => sumOver(root, privateOf)

/** Processor time of a process and all below it, which other work on the machine hardly moves; 0 off Linux. */
const processorMs = (root: number | undefined): number => sumOver(root, processorMsOf)

/** Linux counts in hundredths of a second. */
function processorMsOf(pid: number): number {
  const stat = textOf(`/proc/${String(pid)}/stat`)
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

function sumOver(root: number | undefined, of: (pid: number) => number): number {
  if (root === undefined || !existsSync('/proc')) return 0
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = textOf(`/proc/${name}/stat`)
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]))
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + of(pid), 0)
}

function privateOf(pid: number): number {
  const found = textOf(`/proc/${String(pid)}/smaps_rollup`).matchAll(/^Private_\w+:\s+(\d+) kB/gm)
  return [...found].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) / 1000, 0)
}

/** Empty when the process has ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
