import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, undoOf, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('scenarios', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const line = (name: string | RegExp) => page().getByRole('treeitem', { name })
  const force = (name: RegExp) => page().getByRole('switch', { name })
  const changed = (text: string) => page().getByText(text, { exact: true })

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-scenarios-'))
    opened = await openWindow({ userData })
    await openSample(page(), 'El Toro')
    await page()
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^What-if/ })
      .click()
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  async function add(change: string): Promise<void> {
    const box = page().getByRole('combobox', { name: 'Add a change' })
    await box.fill(change)
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await force(new RegExp(change.split('=')[0] ?? '')).waitFor()
  }

  it('says what to do while there is none, and makes one', async () => {
    await page().getByText('No scenarios yet').waitFor()
    await page().getByRole('button', { name: 'New scenario', exact: true }).click()
    await line(/^Scenario 1/).waitFor()
    await add('object:Case.sharingModel=Read')
    await changed('8 cells changed').waitFor()
  })

  it('branches from it, and counts both lists of changes', async () => {
    await page()
      .getByRole('button', { name: /^Branch/ })
      .click()
    await line(/^Scenario 2/).waitFor()
    await page().getByText('1 change from Scenario 1').waitFor()
    await add('object:Expense__c.sharingModel=Read')
    await line(/^Scenario 1/).click()
    await changed('8 cells changed').waitFor()
  })

  it('is renamed in its place by F2, and stays in force when that is undone', async () => {
    await page().keyboard.press('F2')
    await page().getByRole('treeitem').getByRole('textbox').fill('Open cases')
    await page().keyboard.press('Enter')
    await line(/^Open cases/).waitFor()
    const status = page().getByRole('contentinfo').getByRole('button', { name: 'Open cases' })
    await status.waitFor()
    await page().keyboard.press('Control+z')
    await line(/^Scenario 1/).waitFor()
    await changed('8 cells changed').waitFor()
    await page().keyboard.press('Control+y')
    await status.waitFor()
  })

  it('is found by its name from anywhere', async () => {
    await line(/^Base/).click()
    await page().keyboard.press('Control+p')
    await page().getByRole('dialog').getByRole('textbox').fill('open ca')
    await page()
      .getByRole('option', { name: /Open cases/ })
      .waitFor()
    await page().keyboard.press('Enter')
    await changed('8 cells changed').waitFor()
  })

  it('is edited as text, and each line that cannot be is named', async () => {
    await page().getByRole('radio', { name: 'Text' }).click()
    const text = page().getByRole('textbox', { name: /Changes of the scenario/ })
    const own = await text.inputValue()
    await text.fill(`${own}object:Nowhere__c.sharingModel=Read\n`)
    await page().keyboard.press('Control+Enter')
    await page().getByRole('alert').filter({ hasText: 'Nowhere__c' }).waitFor()
    expect(await page().getByRole('alert').textContent()).toContain('line 3')
    await text.fill(`${own}# off: object:Expense__c.sharingModel=Read\n`)
    await page().keyboard.press('Control+Enter')
    await page().getByRole('radio', { name: 'List' }).click()
    expect(await force(/Expense__c/).getAttribute('aria-checked')).toBe('false')
  })

  it('keeps out a change whose value the base has changed, until somebody settles it', async () => {
    await line(/^Scenario 2/).click()
    await force(/Expense__c/).waitFor()
    await line(/^Open cases/).click()
    await page().getByRole('button', { name: 'Apply to the base' }).click()
    await page()
      .getByText('No changes yet')
      .or(force(/Expense__c/))
      .first()
      .waitFor()
    await page().getByRole('button', { name: 'New scenario on the base' }).click()
    await line(/^Scenario 1/).waitFor()
    await add('object:Expense__c.sharingModel=ReadWrite')
    await page().getByRole('button', { name: 'Apply to the base' }).click()
    await line(/^Scenario 2/).click()
    await page()
      .getByText(/it is `?ReadWrite`? now/)
      .waitFor()
    await page().getByRole('button', { name: 'Keep it' }).click()
    await page()
      .getByText(/Left out until/)
      .waitFor({ state: 'detached' })
  })

  it('deletes with a way back', async () => {
    await line(/^Scenario 1/).click()
    await page().keyboard.press('Delete')
    await line(/^Scenario 1/).waitFor({ state: 'detached' })
    await undoOf(page(), /Scenario 1/).click()
    await line(/^Scenario 1/).waitFor()
  })

  it('offers to take back the last edit alone: the next one ends the offer', async () => {
    await line(/^Scenario 1/).click()
    await page().keyboard.press('Delete')
    const back = undoOf(page(), /Scenario 1/)
    await back.hover()
    await line(/^Scenario 1/).waitFor({ state: 'detached' })
    await page().keyboard.press('Insert')
    await line(/^Scenario 1/).waitFor()
    await back.waitFor({ state: 'detached' })
    await page().keyboard.press('Control+z')
    await line(/^Scenario 1/).waitFor({ state: 'detached' })
    await page().keyboard.press('Control+z')
    await line(/^Scenario 1/).waitFor()
  })

  it('keeps scenarios and the one in force over a restart', async () => {
    await line(/^Scenario 2/).click()
    await page().getByRole('contentinfo').getByRole('button', { name: 'Scenario 2' }).waitFor()
    await opened.close()
    opened = await openWindow({ userData })
    const status = page().getByRole('contentinfo').getByRole('button', { name: 'Scenario 2' })
    await status.click()
    await line(/^Open cases/).waitFor()
  })

  it('breaks no rule of WCAG 2.2 AA', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })
})
