import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, openSample, pressInGrid, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('why and what if', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const why = () => page().getByRole('complementary')

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-why-'))
    opened = await openWindow({ userData })
    await openSample(page(), 'El Toro')
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('R17.3 tells every closed door with its rule, and the legs', async () => {
    await walkTo(page(), 'May Q. Pay', 'Case')
    await pressInGrid(page(), 'Enter')
    await why()
      .getByRole('heading', { name: /^May Q\. Pay × / })
      .waitFor()
    expect(await why().getByText('No door is open.').isVisible()).toBe(true)
    await why().getByRole('button', { name: 'Rule R3.1' }).first().click()
    await page().getByRole('dialog', { name: 'Rule R3.1' }).waitFor()
    await page().keyboard.press('Escape')
    expect(await why().getByRole('listitem').filter({ hasText: 'Record' }).count()).toBeGreaterThan(
      0,
    )
  })

  it('R3.1 tries the change that opens the next level: counted, told and shown as gained', async () => {
    await why().getByRole('button', { name: 'Try it' }).click()
    await page().getByText('8 cells changed').waitFor()
    await page()
      .getByText(/can now read/)
      .first()
      .waitFor()
    await why().getByText('base was None').waitFor()
    expect(await focusedSentence(page())).toContain('before: None, 0 (0 %) of 4 records')
  })

  it('keeps the changes over a restart', async () => {
    await page().locator('[data-saving="false"]').waitFor()
    await opened.close()
    opened = await openWindow({ userData })
    await page().getByText('8 cells changed').waitFor()
    expect(await why().getByText('base was None').isVisible()).toBe(true)
  })

  it('breaks no rule of WCAG 2.2 AA with a change in force', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })

  it('switches a change off, and undo and redo move it', async () => {
    const force = page().getByRole('switch', { name: /in force/ })
    await force.click()
    await page().getByText('8 cells changed').waitFor({ state: 'detached' })
    await page().keyboard.press('Control+z')
    await page().getByText('8 cells changed').waitFor()
    await page().keyboard.press('Control+y')
    await page().getByText('8 cells changed').waitFor({ state: 'detached' })
    await page().keyboard.press('Control+z')
    await page().getByText('8 cells changed').waitFor()
  })

  it('refuses a change that names something absent, with the reason, and adds nothing', async () => {
    const box = page().getByRole('combobox', { name: 'Add a change' })
    await box.fill('object:Nowhere__c.sharingModel=Private')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await page().getByRole('alert').filter({ hasText: 'Nowhere__c' }).waitFor()
    expect(
      await page()
        .getByRole('switch', { name: /in force/ })
        .count(),
    ).toBe(1)
  })

  it('flips a default from the menu of a square', async () => {
    await walkTo(page(), 'May Q. Pay', 'Expense')
    await pressInGrid(page(), 'm')
    const menu = page().getByRole('dialog', { name: 'What can be flipped here' })
    await menu.getByLabel('Expense default').selectOption('Public Read Only')
    await page()
      .getByRole('switch', { name: /Expense__c/ })
      .waitFor()
    expect(
      await page()
        .getByRole('switch', { name: /in force/ })
        .count(),
    ).toBe(2)
  })

  it('moves a user out of its role from the menu of a square, and into it again', async () => {
    const menu = page().getByRole('dialog', { name: 'What can be flipped here' })
    const moved = page().getByRole('switch', { name: /role=/ })
    await pressInGrid(page(), 'm')
    const role = menu.getByLabel('role of May Q. Pay')
    const before = await role.evaluate((element) =>
      element instanceof HTMLSelectElement ? element.value : '',
    )
    await role.selectOption('(no role)')
    await moved.waitFor()
    await pressInGrid(page(), 'm')
    await role.selectOption(before)
    await moved.waitFor({ state: 'detached' })
  })
})
