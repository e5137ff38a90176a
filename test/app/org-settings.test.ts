import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, pressInGrid, violations, walkTo } from './heat-map-window'
import { smallProject } from './small-project'
import { openWindow, type OpenWindow } from './window'

describe('settings of the org', () => {
  let opened: OpenWindow
  let project: string
  const page = () => opened.page
  const why = () => page().getByRole('complementary')
  const reading = () => page().getByRole('radiogroup', { name: /includes delete/ })
  const options = () => page().getByRole('listbox').getByRole('option')
  const isOn = () => reading().getByRole('radio', { name: 'on' }).getAttribute('aria-checked')

  beforeAll(async () => {
    project = await smallProject('harbour')
    opened = await openWindow()
    await openSample(page(), 'El Toro')
  })
  afterAll(async () => {
    await opened.close()
    await rm(project, { recursive: true, force: true })
  })

  it('D-10 switches a reading from the status bar, and undo takes it back', async () => {
    await page()
      .getByRole('button', { name: /^readings/ })
      .click()
    await reading().getByRole('radio', { name: 'on' }).click()
    await page().getByText('Public Read/Write/Transfer lets everybody delete').waitFor()
    await page()
      .getByText(/includes delete: on/)
      .first()
      .waitFor()
    await page().keyboard.press('Escape')
    await page().keyboard.press('Control+z')
    await page()
      .getByText(/^Undone: .*includes delete/)
      .first()
      .waitFor()
    await page().keyboard.press('Control+,')
    expect(await isOn()).toBe('false')
  })

  it('D-03 keeps a reading that was switched in the settings with the org', async () => {
    const shared = page()
      .getByRole('radiogroup', { name: 'All access' })
      .getByRole('radio', { name: 'sharing alone' })
    await page().keyboard.press('Control+,')
    await shared.click()
    await page().getByText('All access: sharing alone', { exact: true }).first().waitFor()
    await page().reload()
    await page().getByRole('grid').waitFor()
    await page().keyboard.press('Control+,')
    await shared.waitFor()
    expect(await shared.getAttribute('aria-checked')).toBe('true')
  })

  it('breaks no rule of WCAG 2.2 AA with its lists open', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      await page()
        .getByRole('button', { name: /^readings/ })
        .click()
      await page().getByRole('dialog').waitFor()
      expect(await violations(page())).toEqual([])
      await page().keyboard.press('Escape')
      await page().keyboard.press('Control+k')
      await options().first().waitFor()
      expect(await violations(page())).toEqual([])
      await page().keyboard.press('Escape')
    }
  })

  it('FLS-10 explains a field that was chosen by keys, in the list and in the leg', async () => {
    await page().keyboard.press('Control+Shift+h')
    await walkTo(page(), 'Lea Derr', 'Case')
    await pressInGrid(page(), 'Enter')
    await why()
      .getByRole('heading', { name: /^Lea Derr × / })
      .waitFor()
    await page().keyboard.press('Control+Shift+f')
    await page().keyboard.type('CaseNumber')
    await options()
      .filter({ hasText: /Case Number/ })
      .waitFor()
    expect(await options().count()).toBe(1)
    await page().keyboard.press('Enter')
    await why().getByText('Case › Case Number').first().waitFor()
    await why().getByRole('listitem').filter({ hasText: 'Field' }).first().waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('chooses another record by keys, and nothing when Escape is pressed', async () => {
    const heading = why().getByRole('heading', { level: 2 })
    const before = await heading.textContent()
    await page().keyboard.press('Control+Shift+e')
    await options().first().waitFor()
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Escape')
    expect(await heading.textContent()).toBe(before)
    await page().keyboard.press('Control+Shift+e')
    await options().first().waitFor()
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await expect.poll(() => heading.textContent()).not.toBe(before)
  })

  it('calls things by label or by API name, as the status bar says', async () => {
    await why().getByText('Case › Case Number').first().waitFor()
    await page().getByRole('button', { name: 'labels' }).click()
    await why().getByText('Case.CaseNumber').first().waitFor()
    expect(await why().getByText('Case › Case Number').count()).toBe(0)
    await page().getByRole('button', { name: 'API names' }).click()
  })

  it('product 5 states what is assumed with one click, and undo assumes it again', async () => {
    await page().locator('[data-picker=folder]').setInputFiles(project)
    const assumed = page().getByRole('button', { name: /assumed$/ })
    await assumed.waitFor()
    const before = await assumed.textContent()
    await assumed.click()
    await page()
      .getByRole('button', { name: /^Set for good: .*role hierarchy/ })
      .click()
    await assumed.waitFor({ state: 'detached' })
    await page().keyboard.press('Control+z')
    await assumed.waitFor()
    expect(await assumed.textContent()).toBe(before)
  })
})
