import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('the history', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const lines = () =>
    page()
      .getByRole('listbox', { name: /Edits and checkpoints/ })
      .getByRole('option')
  const line = (name: RegExp) => lines().filter({ hasText: name }).first()
  const reading = () => page().getByRole('radiogroup', { name: /includes delete/ })
  const isOn = () =>
    reading().getByRole('radio', { name: 'on', exact: true }).getAttribute('aria-checked')
  const set = async (value: 'on' | 'off') => {
    await reading().getByRole('radio', { name: value, exact: true }).click()
    await page()
      .getByText(new RegExp(`includes delete: ${value}`))
      .first()
      .waitFor()
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-history-'))
    opened = await openWindow({ userData })
    page().setDefaultTimeout(20_000)
    await openSample(page(), 'El Toro')
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('says what it will list while nothing was edited', async () => {
    await page().getByRole('tab', { name: 'History' }).click()
    await page().getByRole('heading', { name: 'Nothing was edited yet' }).waitFor()
  })

  it('asks with Ctrl+S for the name of a checkpoint in place, with one to begin from', async () => {
    await page().keyboard.press('Control+s')
    const name = page().getByRole('textbox', { name: 'Name of the checkpoint' })
    expect(await name.inputValue()).toBe('As it was at first')
    await name.fill('Delivered')
    await page().keyboard.press('Enter')
    await line(/Delivered/).waitFor()
  })

  it('makes no checkpoint when Escape is pressed', async () => {
    await page().keyboard.press('Control+s')
    await page().getByRole('textbox', { name: 'Name of the checkpoint' }).fill('Never')
    await page().keyboard.press('Escape')
    await page()
      .getByRole('textbox', { name: 'Name of the checkpoint' })
      .waitFor({ state: 'detached' })
    expect(await line(/Never/).count()).toBe(0)
  })

  it('lists every edit with its time, the newest first, and marks the one in force', async () => {
    await page().keyboard.press('Control+,')
    await set('on')
    await set('off')
    await expect.poll(() => lines().count()).toBe(4)
    await expect.poll(() => lines().first().getAttribute('aria-selected')).toBe('true')
    expect(await lines().first().textContent()).toMatch(/includes delete: off.*now.*\d\d:\d\d/)
  })

  it('goes back to a line by click and forward again by keys', async () => {
    await line(/includes delete: on/).click()
    await expect.poll(isOn).toBe('true')
    await expect.poll(() => line(/includes delete: off/).textContent()).toContain('undone')
    await page()
      .getByRole('listbox', { name: /Edits and checkpoints/ })
      .focus()
    await page().keyboard.press('Home')
    await page().keyboard.press('Enter')
    await expect.poll(isOn).toBe('false')
  })

  it('goes to a checkpoint, after a restart too, and forgets what is ahead with the next edit', async () => {
    await opened.close()
    opened = await openWindow({ userData })
    page().setDefaultTimeout(20_000)
    await page()
      .getByText(/^\d.* objects · /)
      .waitFor()
    await page().getByRole('tab', { name: 'History' }).click()
    await line(/Delivered/).click()
    await expect.poll(() => line(/Delivered/).textContent()).toContain('now')
    await page().keyboard.press('Control+,')
    await set('on')
    await expect.poll(() => line(/includes delete: off/).count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)(
    'breaks no rule of WCAG 2.2 AA in its %s theme',
    async (colorScheme) => {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
      await page().keyboard.press('Control+s')
      await page().getByRole('textbox', { name: 'Name of the checkpoint' }).waitFor()
      expect(await violations(page())).toEqual([])
      await page().keyboard.press('Escape')
    },
  )

  it('shows an edit in every window of the same org', async () => {
    const [other] = await Promise.all([
      opened.app.waitForEvent('window'),
      opened.app.evaluate(({ BrowserWindow }) => {
        const [first] = BrowserWindow.getAllWindows()
        if (first === undefined) throw new Error('there is no window')
        const next = new BrowserWindow({
          width: 1200,
          height: 800,
          webPreferences: { sandbox: true, contextIsolation: true },
        })
        return next.loadURL(first.webContents.getURL())
      }),
    ])
    await other.getByText(/^\d.* objects · /).waitFor({ timeout: 30_000 })
    await other.keyboard.press('Control+,')
    const otherOn = other
      .getByRole('radiogroup', { name: /includes delete/ })
      .getByRole('radio', { name: 'on', exact: true })
    const before = await otherOn.getAttribute('aria-checked')
    await page().keyboard.press('Control+,')
    await set(before === 'true' ? 'off' : 'on')
    await expect.poll(() => otherOn.getAttribute('aria-checked')).not.toBe(before)
  })
})
