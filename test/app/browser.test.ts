import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ServedWindow } from './served-window'
import { serveWindow } from './served-window'

const program = '/usr/bin/chromium'

let folder: string
let served: ServedWindow
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('the browser mode’s tests need the package `chromium`')
  folder = await mkdtemp(join(tmpdir(), 'tripod-browser-'))
  served = serveWindow(folder)
  browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(await served.address)
})

afterAll(async () => {
  await browser.close()
  await served.end()
  await rm(folder, { recursive: true })
})

it('shows the window in a browser, without a complaint of its policy', async () => {
  await page.waitForFunction(() => (document.querySelector('#app')?.childElementCount ?? 0) > 0)
  expect(complaints).toEqual([])
})

it('has no verbs of the desktop', async () => {
  expect(await page.evaluate(() => 'desktop' in window)).toBe(false)
})

it('is cross-origin isolated', async () => {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

it('loads nothing from another place', async () => {
  const elsewhere = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin)),
  )
  expect(elsewhere).toEqual([])
})
