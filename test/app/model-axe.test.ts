import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { form, parts } from './model-window'
import { openWindow, type OpenWindow } from './window'

describe('every page of the model breaks no rule of WCAG 2.2 AA', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const main = () => page().locator('#main-view')

  beforeAll(async () => {
    opened = await openWindow()
    page().setDefaultTimeout(30_000)
  })
  afterAll(() => opened.close())

  /** What is wrong on any of the pages, each told with the title of its page; `prepare` comes before the look. */
  async function wrongOn(prepare: () => Promise<unknown>): Promise<string[]> {
    const found: string[] = []
    const buttons = parts(page()).getByRole('button')
    await buttons.first().waitFor()
    expect(await buttons.count()).toBeGreaterThan(20)
    for (const button of await buttons.all()) {
      const title = (await button.textContent()) ?? ''
      await button.click()
      await expect.poll(async () => (await main().innerText()).length).toBeGreaterThan(20)
      await prepare()
      found.push(...(await violations(page())).map((each) => `${title}: ${each}`))
    }
    return found
  }

  it('while there is nothing yet, in the dark', async () => {
    await page().getByRole('button', { name: 'New org' }).click()
    await page().getByRole('textbox', { name: 'Name of the org' }).fill('Empty')
    await page().keyboard.press('Enter')
    await page().getByRole('banner').getByText('Empty').waitFor()
    await page().emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => page().locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await wrongOn(() => Promise.resolve())).toEqual([])
  })

  it('with the first thing of its kind in the form, in the light', async () => {
    await page().emulateMedia({ colorScheme: 'light' })
    await page().keyboard.press('Control+Shift+L')
    await openSample(page(), 'Green Machines')
    await page().keyboard.press('Control+Shift+B')
    let formCount = 0
    const openFirst = async () => {
      const first = main().locator('[role=option], [role=treeitem]').first()
      if (!(await first.isVisible())) return
      await first.click()
      await form(page()).or(page().getByLabel('Label')).first().waitFor()
      formCount++
    }
    expect(await wrongOn(openFirst)).toEqual([])
    expect(formCount).toBeGreaterThan(10)
  })
})
