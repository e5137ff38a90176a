import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, toastOf } from './heat-map-window'
import { openServedPage, type ServedPage } from './served-page'

describe('two windows on one org', () => {
  let served: ServedPage
  let first: Page
  let second: Page

  /** A setting of the org, as its two values are shown. */
  const reading = (page: Page) => page.getByRole('radiogroup', { name: /includes delete/ })
  const choose = (page: Page, value: 'on' | 'off') =>
    reading(page).getByRole('radio', { name: value }).click()
  const chosen = (page: Page) =>
    expect.poll(() => reading(page).locator('[aria-checked=true]').textContent())

  beforeAll(async () => {
    served = await openServedPage()
    first = served.page
    await openSample(first, 'El Toro')
    second = await served.openBeside()
    await second.getByRole('grid').waitFor()
    for (const page of [first, second]) {
      await page.keyboard.press('Control+,')
      await reading(page).waitFor()
    }
  })
  afterAll(() => served.close())

  it('product 6 shows in one what is edited in the other, and either takes it back', async () => {
    await chosen(second).toBe('off')
    await choose(first, 'on')
    await chosen(second).toBe('on')
    await second.keyboard.press('Control+z')
    await toastOf(second, /^Undone: .*includes delete/).waitFor()
    await chosen(first).toBe('off')
  })

  it('product 6 refuses an edit of what was changed elsewhere meanwhile, says what to do, and loses neither', async () => {
    // The two edits cross: the second window has not heard of the first one's when it makes its own.
    await first.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => undefined
    })
    await choose(first, 'on')
    await toastOf(first, /includes delete: on/).waitFor()
    await chosen(second).toBe('off')
    await second
      .getByRole('radiogroup', { name: 'All access' })
      .getByRole('radio', { name: 'sharing alone' })
      .click()
    await toastOf(second, /changed in another window.* make the edit again/).waitFor()
    await chosen(second).toBe('on')
    await second
      .getByRole('radiogroup', { name: 'All access' })
      .getByRole('radio', { name: 'sharing alone' })
      .click()
    await toastOf(second, 'All access: sharing alone').waitFor()
    await chosen(second).toBe('on')
    for (const label of [/^Undone: .*All access/, /^Undone: .*includes delete/]) {
      await second.keyboard.press('Control+z')
      await toastOf(second, label).waitFor()
    }
    await chosen(second).toBe('off')
    expect(served.complaints).toEqual([])
  })
})
