import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSample } from './heat-map-window'
import { serveWindow, type ServedWindow } from './served-window'
import { findInText, openSource, shownText, stateOf } from './source-window'

let folder: string
let served: ServedWindow
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tripod-source-browser-'))
  served = serveWindow(folder)
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(await served.address)
  await openSample(page, 'El Toro')
})

afterAll(async () => {
  await browser.close()
  await served.end()
  await rm(folder, { recursive: true })
})

it('edits the org as text in a browser, without a complaint of its policy', async () => {
  await openSource(page)
  await findInText(page, 'Joe King')
  await page.keyboard.insertText('Joe Queen')
  await expect.poll(() => shownText(page), { timeout: 20_000 }).toContain('Joe Queen')
  await expect.poll(() => stateOf(page), { timeout: 20_000 }).toBe('in force')
  expect(complaints).toEqual([])
})

it('loads nothing of the editor from another place', async () => {
  const elsewhere = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin)),
  )
  expect(elsewhere).toEqual([])
})
