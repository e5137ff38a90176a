import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('what a scenario changes', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const sentences = () => page().getByRole('list', { name: 'What changes' })
  const shown = () => page().getByText(/^\d+ rows? × \d+ columns?$/)

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'El Toro')
    await page()
      .getByRole('combobox', { name: 'Add a change' })
      .fill('object:Case.sharingModel=Read')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await sentences().getByRole('button').first().waitFor()
  })
  afterAll(() => opened.close())

  it('is shown alone in the heat-map by a click on its sentence, with examples, until that is lifted', async () => {
    const whole = await shown().textContent()
    await sentences().getByRole('button').first().click()
    await expect.poll(() => shown().textContent()).not.toBe(whole)
    expect(await shown().textContent()).toMatch(/× 1 column$/)
    await page().getByRole('group', { name: 'Examples' }).getByRole('button').first().waitFor()
    expect(await violations(page())).toEqual([])
    await page().getByRole('button', { name: 'Show everything' }).click()
    await expect.poll(() => shown().textContent()).toBe(whole)
  })

  it('is listed record by record, and a record of it explained', async () => {
    await page().getByRole('radio', { name: 'Records' }).click()
    const table = page().getByRole('table', { name: 'Records that differ' })
    await table.getByRole('button', { name: 'Read, gained' }).first().click()
    const why = page().getByRole('complementary')
    await why.getByRole('heading', { name: / × / }).waitFor()
    await why.getByText('base was None').waitFor()
    await page().getByRole('radio', { name: 'Sentences' }).click()
  })

  it('breaks no rule of WCAG 2.2 AA as a list of cells and of records', async () => {
    for (const name of ['Cells', 'Records']) {
      await page().getByRole('radio', { name }).click()
      await page()
        .getByRole('table', { name: `${name} that differ` })
        .waitFor()
      expect(await violations(page())).toEqual([])
    }
  })
})
