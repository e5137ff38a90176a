import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations, walkTo } from './heat-map-window'
import { form, openPart, role, tree } from './model-window'
import { openWindow, type OpenWindow } from './window'

describe('the model of an org of 500 users', () => {
  let opened: OpenWindow
  let folder: string
  const page = () => opened.page
  const users = () => page().getByRole('listbox', { name: 'users' })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tripod-model-'))
    opened = await openWindow()
    await openSample(page(), 'Green Machines')
    await page().keyboard.press('Control+Shift+B')
    await openPart(page(), 'Users')
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('draws the lines in sight alone, and says how many there are', async () => {
    await users().getByRole('option').first().waitFor()
    expect(await users().getByRole('option').count()).toBeLessThan(100)
    expect(await users().getByRole('option').first().getAttribute('aria-setsize')).toBe('500')
  })

  it('finds by typing, and walks on with the arrows', async () => {
    await page().getByRole('searchbox', { name: 'Filter users' }).fill('ada jansma')
    await expect.poll(() => users().getByRole('option').count()).toBe(4)
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('End')
    await expect
      .poll(() => users().getByRole('option', { selected: true }).textContent())
      .toContain('Ada Jansma')
    await page().getByRole('searchbox', { name: 'Filter users' }).fill('')
    const first = users().getByRole('option').first()
    await expect.poll(() => first.getAttribute('aria-setsize')).toBe('500')
    await users().press('Home')
    const chosen = users().getByRole('option', { selected: true })
    await expect.poll(() => chosen.getAttribute('aria-posinset')).toBe('1')
  })

  it('is clean for axe with a form, and with several things selected', async () => {
    await users().getByRole('option').nth(1).click()
    await form(page()).getByRole('textbox', { name: 'Username' }).waitFor()
    await form(page()).getByRole('button', { name: 'Rule PRM-01' }).waitFor()
    expect(await violations(page())).toEqual([])
    await users()
      .getByRole('option')
      .nth(3)
      .click({ modifiers: ['Shift'] })
    await page().getByRole('heading', { name: '3 users' }).waitFor()
    expect(await violations(page())).toEqual([])
    await users().press('Escape')
  })

  it('is clean for axe as a tree and as a picture, in the dark as well', async () => {
    await openPart(page(), 'Roles')
    await tree(page()).getByRole('treeitem').nth(2).click()
    expect(await violations(page())).toEqual([])
    await page().emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => page().locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await violations(page())).toEqual([])
    await page().getByRole('radio', { name: 'Picture' }).click()
    await page().getByRole('group', { name: 'Picture of the role hierarchy' }).waitFor()
    expect(await violations(page())).toEqual([])
    await page().emulateMedia({ colorScheme: null })
  })

  it('walks the picture by keys, and exports it', async () => {
    const picture = page().getByRole('group', { name: 'Picture of the role hierarchy' })
    await picture.focus()
    await page().keyboard.press('ArrowLeft')
    await form(page()).getByRole('heading', { name: 'Vice President Islands' }).waitFor()
    const path = join(folder, 'roles.svg')
    await opened.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await page().getByRole('button', { name: 'Export as SVG' }).click()
    await page().getByText('role-hierarchy.svg saved', { exact: true }).waitFor()
    expect(await readFile(path, 'utf8')).toContain('Vice President Islands')
  })

  it('says what each role reads, with the counts of the heat-map', async () => {
    await page().getByRole('radio', { name: 'Tree' }).click()
    await page().getByRole('combobox', { name: 'Reads of' }).selectOption('Account')
    await expect.poll(() => role(page(), 'Chief Executive').textContent()).toMatch(/%/)
  })

  it('goes from a name to its form, from there to the heat-map, and from a row back to the form', async () => {
    await page().keyboard.press('Control+P')
    await page().keyboard.type('Lead East')
    await page()
      .getByRole('option', { name: /Role.*Lead East/ })
      .first()
      .waitFor()
    await page().keyboard.press('Enter')
    await form(page())
      .getByRole('heading', { name: /^Lead East/ })
      .waitFor()
    await form(page()).getByRole('button', { name: 'Show in the heat-map' }).click()
    await page().getByRole('grid').waitFor()
    await walkTo(page(), 'Lead East', 'Account')
    await page().keyboard.press('m')
    await page().getByRole('button', { name: 'Edit Lead East' }).click()
    await form(page()).getByRole('heading', { name: 'Lead East', exact: true }).waitFor()
  })

  it('shows the list, or the form of what is chosen, in a narrow window', async () => {
    await opened.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(640, 600),
    )
    await page().getByRole('combobox', { name: 'Part of the model' }).selectOption('user')
    await users().getByRole('option').nth(1).click()
    await form(page()).getByRole('textbox', { name: 'Username' }).waitFor()
    expect(await violations(page())).toEqual([])
    await form(page()).getByRole('button', { name: 'Back to the list' }).click()
    await users().waitFor()
    const overflow = await page().evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})
