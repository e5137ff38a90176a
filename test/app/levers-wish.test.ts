import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('levers and wishes', () => {
  let opened: OpenWindow
  const page = () => opened.page

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'El Toro')
  })
  afterAll(() => opened.close())

  it('a wish for any people, in a sentence, is answered by sets of changes that are taken at once', async () => {
    await page().getByRole('tab', { name: 'Wish' }).click()
    await page().getByRole('radio', { name: 'Any people' }).click()
    const box = page().getByRole('combobox', { name: 'The wish as a sentence' })
    await box.fill('internal users must never edit any Case')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    const sets = page().getByRole('list', { name: /Sets of changes/ })
    await sets.getByRole('button', { name: 'Take into the scenario' }).first().click()
    await page().getByRole('button', { name: 'Find changes' }).click()
    await page().getByText('It is so already.').waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('a sentence that is no single wish is refused with what to say', async () => {
    const box = page().getByRole('combobox', { name: 'The wish as a sentence' })
    await box.fill('the owner may delete any Case')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await page()
      .getByText(/say who may, or may not/)
      .waitFor()
  })

  it('every setting is ranked by what it moves, and a click takes one into the scenario', async () => {
    await page().getByRole('tab', { name: 'Levers' }).click()
    await page().getByRole('button', { name: 'Try every setting' }).click()
    const table = page().getByRole('region', { name: 'Settings by what they move' })
    const first = table.getByRole('button').first()
    const change = (await first.getAttribute('title'))?.replace('Take into the scenario: ', '')
    await table
      .getByText(/without effect/)
      .first()
      .waitFor()
    await first.click()
    await page()
      .getByRole('tab', { name: /What-if/ })
      .click()
    await page()
      .getByRole('switch', { name: `${change ?? ''} in force` })
      .waitFor()
  })
})
