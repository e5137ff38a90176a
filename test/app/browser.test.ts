import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openServedPage, type ServedPage } from './served-page'

let served: ServedPage
let page: Page

beforeAll(async () => {
  served = await openServedPage()
  page = served.page
})

afterAll(() => served.close())

it('shows the window in a browser, without a complaint of its policy', async () => {
  await page.waitForFunction(() => (document.querySelector('#app')?.childElementCount ?? 0) > 0)
  expect(served.complaints).toEqual([])
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
