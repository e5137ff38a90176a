import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { serveWindow } from './served-window'

const program = '/usr/bin/chromium'

export type ServedPage = {
  page: Page
  /** Opens the window once more, in a tab beside it on the same database. */
  openBeside(): Promise<Page>
  /** What the page complained of so far: errors on its console, and those that nobody caught. */
  complaints: readonly string[]
  close(): Promise<void>
}

/** The window in a browser, served as on a machine without a display. */
export async function openServedPage(): Promise<ServedPage> {
  if (!existsSync(program)) throw new Error('the browser mode’s tests need the package `chromium`')
  const folder = await mkdtemp(join(tmpdir(), 'tripod-browser-'))
  const served = serveWindow(folder)
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  const context = await browser.newContext()
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (failure) => complaints.push(failure.error().message))
  const openBeside = async () => {
    const page = await context.newPage()
    await page.goto(await served.address)
    return page
  }
  const close = async () => {
    await browser.close()
    await served.end()
    await rm(folder, { recursive: true })
  }
  return { page: await openBeside(), openBeside, complaints, close }
}
