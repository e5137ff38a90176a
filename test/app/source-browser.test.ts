import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSample } from './heat-map-window'
import { openServedPage, type ServedPage } from './served-page'
import { findInText, openSource, shownText, stateOf } from './source-window'

let served: ServedPage
let page: Page

beforeAll(async () => {
  served = await openServedPage()
  page = served.page
  await openSample(page, 'El Toro')
})

afterAll(() => served.close())

it('edits the org as text in a browser, without a complaint of its policy', async () => {
  await openSource(page)
  await findInText(page, 'Joe King')
  await page.keyboard.insertText('Joe Queen')
  await expect.poll(() => shownText(page)).toContain('Joe Queen')
  await expect.poll(() => stateOf(page)).toBe('in force')
  expect(served.complaints).toEqual([])
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
