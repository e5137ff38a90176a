import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations, walkTo } from './heat-map-window'
import {
  addChange,
  cursorLine,
  findInText,
  focusText,
  openSource,
  replaceInText,
  shownText,
  stateOf,
  weakestContrast,
} from './source-window'
import { openWindow, type OpenWindow } from './window'

const patience = { timeout: 20_000 }

describe('the org as text', () => {
  let opened: OpenWindow
  let userData: string
  const complaints: string[] = []
  const page = () => opened.page
  const isInForce = () => expect.poll(() => stateOf(page())).toBe('in force')

  const open = async () => {
    opened = await openWindow({ userData })
    page().on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page().on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-source-'))
    await open()
    await openSample(page(), 'El Toro')
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('reads the editor only when the view opens', async () => {
    const links = () => page().locator('link[href*="/SourceView-"]').count()
    const workers = () =>
      page()
        .workers()
        .filter((worker) => /(editor|json)\.worker/.test(worker.url())).length
    expect([await links(), workers()]).toEqual([0, 0])
    await openSource(page())
    expect(await links()).toBeGreaterThan(0)
    await expect.poll(workers).toBeGreaterThan(0)
    expect(await shownText(page())).toContain('"username":"joe@eltoro.example"')
    await isInForce()
  })

  it('breaks no rule of WCAG 2.2 AA in light, dark and high contrast', async () => {
    for (const media of [
      { colorScheme: 'light', contrast: 'no-preference' },
      { colorScheme: 'dark', contrast: 'no-preference' },
      { colorScheme: 'dark', contrast: 'more' },
    ] as const) {
      await page().emulateMedia(media)
      expect(await violations(page())).toEqual([])
    }
    await page().emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  })

  it('offers the roles of this org for a user’s role', async () => {
    await findInText(page(), '"role":"role:CEO')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('Control+Space')
    const list = page().locator('.suggest-widget')
    await list.getByText('Accountant', { exact: true }).waitFor()
    expect(await list.getByText('Expense__c', { exact: true }).count()).toBe(0)
    await page().keyboard.press('Escape')
  })

  it('sets the text as org documents are set, by keys', async () => {
    await findInText(page(), '{"id":"005000000000001AAA"')
    for (const key of ['ArrowLeft', 'ArrowRight']) await page().keyboard.press(key)
    await page().keyboard.insertText('    ')
    await expect.poll(() => shownText(page())).toContain('{    "id":"005000000000001AAA"')
    await page().keyboard.press('Shift+Alt+F')
    await expect.poll(() => shownText(page())).toContain('{"id":"005000000000001AAA"')
    expect(await shownText(page())).not.toContain('{    "id"')
    await isInForce()
  })

  it('folds what a line opens and unfolds it, by keys', async () => {
    await findInText(page(), '"users":[')
    expect(await shownText(page())).toContain('Joe King')
    await page().keyboard.press('Control+Shift+[')
    await expect.poll(() => shownText(page())).not.toContain('Joe King')
    expect(await shownText(page())).toContain('"roles":[')
    await page().keyboard.press('Control+Shift+]')
    await expect.poll(() => shownText(page())).toContain('Joe King')
  })

  it('goes from a user’s role to the role', async () => {
    await findInText(page(), '"role":"role:CEO')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('F12')
    await expect.poll(() => cursorLine(page())).toBe('20')
  })

  it('finds every place that names a role', async () => {
    await findInText(page(), '"role":"role:CEO')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('Shift+F12')
    const places = page().locator('.reference-zone-widget')
    await places.getByText('References (4)').waitFor()
    await page().keyboard.press('Escape')
    await places.waitFor({ state: 'hidden' })
  })

  it('R3.1 explains a word with its rules when the pointer rests on it', async () => {
    await findInText(page(), '"sharingModel":')
    const word = page().locator('.source-editor .view-line span span')
    await word
      .filter({ hasText: /^"sharingModel"$/ })
      .first()
      .hover()
    const explained = page().locator('.monaco-hover').filter({ visible: true })
    await explained.getByText(/R3\.1: The organization-wide default/).waitFor()
    await page().mouse.move(0, 0)
  })

  it('R3.1 explains the word at the cursor by keys', async () => {
    await findInText(page(), '"sharingModel":')
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight', 'Control+F1'])
      await page().keyboard.press(key)
    const explained = page().locator('.monaco-hover').filter({ visible: true })
    await explained.getByText(/R3\.1: The organization-wide default/).waitFor()
    await page().keyboard.press('Escape')
    await explained.waitFor({ state: 'detached' })
  })

  it('WCAG 1.4.3 draws every word of the text with a contrast of 4.5 : 1', async () => {
    for (const [colorScheme, contrast] of [
      ['light', 'no-preference'],
      ['dark', 'no-preference'],
      ['dark', 'more'],
    ] as const) {
      await page().emulateMedia({ colorScheme, contrast })
      await expect.poll(() => weakestContrast(page())).toBeGreaterThanOrEqual(4.5)
    }
    await page().emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  })

  it('shows a problem on its line, with the way to it, and the org stays', async () => {
    await replaceInText(page(), 'role:CEO', 'role:CFO')
    await page().locator('.squiggly-error').first().waitFor()
    const bar = page().getByText(/the org stays as it was\. Line 6: no role has the id/)
    await bar.waitFor()
    await page().keyboard.press('Control+End')
    await page().getByRole('button', { name: 'Go to the problem' }).click()
    await expect.poll(() => cursorLine(page())).toBe('6')
  })

  it('keeps broken text when the view is left and when the window is closed', async () => {
    await page().keyboard.press('Control+Shift+H')
    await page().getByRole('grid').waitFor()
    await openSource(page())
    await expect.poll(() => shownText(page())).toContain('"role":"role:CFO"')
    await expect.poll(() => stateOf(page())).toContain('1 problem')
    await opened.close()
    await open()
    await page().getByRole('grid').waitFor({ timeout: 45_000 })
    await openSource(page())
    await expect.poll(() => shownText(page())).toContain('"role":"role:CFO"')
    await page().getByRole('button', { name: 'Back to the org in force' }).click()
    await expect.poll(() => shownText(page())).toContain('"role":"role:CEO"')
    await isInForce()
  })

  it('makes what was typed one step, which undo takes back and redo makes again', async () => {
    await replaceInText(page(), 'Joe King', 'Joe Queen')
    await isInForce()
    await page().keyboard.press('Control+Shift+H')
    await page().getByRole('grid').waitFor()
    await walkTo(page(), 'Joe Queen', 'Case')
    await openSource(page())
    await findInText(page(), 'Joe Queen')
    await page().keyboard.press('Control+z')
    await expect.poll(() => shownText(page())).toContain('"name":"Joe King"')
    await expect.poll(() => cursorLine(page())).toBe('6')
    await page().keyboard.press('Control+y')
    await expect.poll(() => shownText(page())).toContain('"name":"Joe Queen"')
    await isInForce()
  })

  it('takes over what was typed when the view is left at once', async () => {
    await replaceInText(page(), 'Rob Mee', 'Rob Roy')
    await page().keyboard.press('Control+Shift+H')
    await page().getByRole('grid').waitFor()
    await expect.poll(() => walkTo(page(), 'Rob Roy', 'Case').then(() => true, String)).toBe(true)
    await openSource(page())
  })

  it('renames a role in every place', async () => {
    await findInText(page(), '"role":"role:CEO')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('F2')
    const box = page().getByRole('textbox', { name: /Rename input/ })
    await box.fill('role:Boss')
    await box.press('Enter')
    await expect.poll(() => shownText(page())).toContain('"role":"role:Boss"')
    await isInForce()
    expect(await findInText(page(), 'role:Boss')).toBe(4)
  })

  it('renames to a name of quotes and brackets, which the text bears', async () => {
    await findInText(page(), '"role":"role:Boss')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('F2')
    const box = page().getByRole('textbox', { name: /Rename input/ })
    await box.fill('role:"B\\oss</script>')
    await box.press('Enter')
    await expect.poll(() => shownText(page())).toContain('role:\\"B\\\\oss</')
    await isInForce()
    await page().keyboard.press('Control+z')
    await expect.poll(() => shownText(page())).toContain('"role":"role:Boss"')
    await isInForce()
  })

  it('follows an edit made elsewhere, and the cursor stays in its line', async () => {
    await findInText(page(), '"keyPrefix":"a01"')
    await expect.poll(() => cursorLine(page())).toBe('62')
    await addChange(page(), 'object:Case.sharingModel=ReadWrite')
    await openSource(page())
    expect(await shownText(page())).not.toContain('"sharingModel":"ReadWrite"')
    await page().keyboard.press('Control+Shift+H')
    await page().getByRole('button', { name: 'Apply to the base' }).click()
    await page()
      .getByRole('switch', { name: /in force/ })
      .waitFor({ state: 'detached' })
    await openSource(page())
    await expect.poll(() => shownText(page())).toContain('"sharingModel":"ReadWrite"')
    await expect.poll(() => cursorLine(page())).toBe('62')
  })

  it('shows what the what-if changes are beside the org in force', async () => {
    await addChange(page(), 'object:Case.sharingModel=Read')
    await openSource(page())
    await page().getByRole('radio', { name: 'Compare with what-if' }).click()
    await page().getByText('1 difference').waitFor(patience)
    const sides = page().locator('.source-diff .view-lines')
    await expect.poll(() => sides.last().innerText()).toContain('"Read"')
    expect(await sides.first().innerText()).not.toContain('"Read"')
    await page().getByRole('button', { name: 'Next difference' }).click()
    expect(await violations(page())).toEqual([])
    await page().getByRole('radio', { name: 'In one column' }).click()
    await page().getByText('1 difference').waitFor(patience)
    await page().getByRole('radio', { name: 'Edit', exact: true }).click()
  })

  it('leaves the editor by Escape', async () => {
    await focusText(page())
    await page().keyboard.press('Escape')
    const focused = () => page().evaluate(() => document.activeElement?.textContent.trim())
    await expect.poll(focused).toBe('Edit')
  })

  it('did all this without a complaint of the policy and without a request', async () => {
    expect(complaints).toEqual([])
    const requests = await page().evaluate(() =>
      (
        window as unknown as { desktop: { networkRequestCount: () => Promise<number> } }
      ).desktop.networkRequestCount(),
    )
    expect(requests).toBe(0)
  })
})
