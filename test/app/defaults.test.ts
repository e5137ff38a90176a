import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openModelPage } from './model-page'
import { openWindow, type OpenWindow } from './window'

describe('organization-wide defaults', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const choice = (value: RegExp) => page().getByRole('button', { name: value })
  const walk = () => page().getByRole('button', { name: /^(Walk|Go on)/ })
  const answer = (question: RegExp, word: 'Yes' | 'No') =>
    page().getByRole('radiogroup', { name: question }).getByRole('radio', { name: word }).click()

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'El Toro')
    await openModelPage(page(), 'Org-wide defaults')
    await page()
      .getByRole('table', { name: /^Organization-wide/ })
      .waitFor()
  })
  afterAll(() => opened.close())

  it('R3.5 counts what a default would change while one chooses, sets it by keys, and undo takes it back', async () => {
    await choice(/^Internal default of Case: Private/).focus()
    await page().keyboard.press('Enter')
    const list = page().getByRole('listbox', { name: 'Internal default of Case' })
    await list.waitFor()
    await page().keyboard.press('ArrowDown')
    await page()
      .getByText(/cells? of the heat-map would change: \d+ gained, 0 lost/)
      .waitFor()
    expect(await violations(page())).toEqual([])
    await page().keyboard.press('Enter')
    await choice(/^Internal default of Case: Public Read Only/).waitFor()
    await page().keyboard.press('Control+z')
    await choice(/^Internal default of Case: Private/).waitFor()
  })

  it('R3.19 shows what cannot be chosen, with the reason, and does not choose it', async () => {
    await choice(/^Internal default of Case: Private/).click()
    const list = page().getByRole('listbox')
    await list.getByText(/does not offer Controlled by Parent .*R3\.19/).waitFor()
    await page().keyboard.press('End')
    await page().keyboard.press('Enter')
    await page().keyboard.press('Escape')
    await choice(/^Internal default of Case: Private/).waitFor()
  })

  it('R3.3 offers no external default wider than the internal one', async () => {
    await choice(/^External default of Case: Private/).click()
    await page()
      .getByRole('listbox')
      .getByText(/Public Read Only outside would be wider .*R3\.3/)
      .waitFor()
    await page().keyboard.press('Escape')
  })

  it('R4.7 switches a custom object’s superiors off, and undo switches them on again', async () => {
    const superiors = page().getByRole('switch', { name: /see Expense of their subordinates/ })
    const before = await superiors.getAttribute('aria-checked')
    await superiors.click()
    await expect.poll(() => superiors.getAttribute('aria-checked')).not.toBe(before)
    await page().keyboard.press('Control+z')
    await expect.poll(() => superiors.getAttribute('aria-checked')).toBe(before)
  })

  it('walks through the objects: derives a default, keeps the reason, skips, and sums up', async () => {
    await walk().click()
    await page().getByLabel('Who is the most restricted user who needs Case?').fill('Bull fighter')
    await answer(/must not see/, 'No')
    await answer(/Bull fighter must not edit/, 'Yes')
    await page().getByText('Public Read Only', { exact: true }).waitFor()
    await page()
      .getByText(/cells? of the heat-map would change/)
      .waitFor()
    expect(await violations(page())).toEqual([])
    await page().getByRole('button', { name: 'Save and next' }).click()
    await page()
      .getByRole('heading', { name: /^Expense/ })
      .waitFor()
    await page().getByRole('button', { name: 'Skip' }).click()
    await page()
      .getByRole('heading', { name: /^Salary Note/ })
      .waitFor()
    await page().getByRole('button', { name: 'Leave the walk' }).click()
    await walk().click()
    await page()
      .getByRole('heading', { name: /^Salary Note/ })
      .waitFor()
    await answer(/must not see/, 'Yes')
    await page().getByRole('button', { name: 'Save and finish' }).click()
    await page().getByText('2 defaults chosen, 1 skipped').waitFor()
    await page().getByText('Bull fighter may see every record, but not edit each').waitFor()
    expect(await violations(page())).toEqual([])
    await page().getByRole('button', { name: 'Back to the table' }).click()
    await choice(/^Internal default of Case: Public Read Only/).waitFor()
    await choice(/^Reason for the default of Case: Bull fighter may see/).waitFor()
  })

  it('undoes the walk one object at a time', async () => {
    await page().keyboard.press('Control+z')
    await choice(/^Reason for the default of Salary Note: none yet/).waitFor()
    await choice(/^Internal default of Case: Public Read Only/).waitFor()
    await page().keyboard.press('Control+z')
    await choice(/^Internal default of Case: Private/).waitFor()
  })

  it('breaks no rule of WCAG 2.2 AA in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })
})
