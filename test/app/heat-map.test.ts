import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  focusedSentence,
  heard,
  openSample,
  pressInGrid,
  violations,
  walkTo,
} from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('the heat-map', () => {
  let opened: OpenWindow
  const page = () => opened.page

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'El Toro')
  })
  afterAll(() => opened.close())

  it('says each square as a full sentence', async () => {
    await walkTo(page(), 'Joe King', 'Case')
    expect(await focusedSentence(page())).toBe(
      'Joe King reaches Transfer on Case and reads 4 (100 %) of 4 records; exact',
    )
    await walkTo(page(), 'May Q. Pay', 'Case')
    expect(await focusedSentence(page())).toBe(
      'May Q. Pay has no access to Case, of 4 records; exact',
    )
  })

  it('is roamed by arrows, Home, End and pages, and stops at its edges', async () => {
    await walkTo(page(), 'May Q. Pay', 'Case')
    await pressInGrid(page(), 'End')
    expect(await focusedSentence(page())).toContain('Salary_Note__c')
    await pressInGrid(page(), 'ArrowRight')
    expect(await focusedSentence(page())).toContain('Salary_Note__c')
    await pressInGrid(page(), 'Home')
    expect(await focusedSentence(page())).toContain('Case')
    await pressInGrid(page(), 'Control+End')
    const last = await focusedSentence(page())
    await pressInGrid(page(), 'PageDown')
    expect(await focusedSentence(page())).toBe(last)
    await pressInGrid(page(), 'PageUp')
    expect(await focusedSentence(page())).not.toBe(last)
  })

  it('goes to a user by name: the row has the focus, and the panel says why', async () => {
    await page().keyboard.press('Control+p')
    await page().getByRole('dialog').getByRole('textbox').fill('lea de')
    await page()
      .getByRole('option', { name: /Lea Derr/ })
      .waitFor()
    await page().keyboard.press('Enter')
    const grid = page().getByRole('grid')
    await expect.poll(() => grid.evaluate((one) => one === document.activeElement)).toBe(true)
    expect((await heard(page())).row).toContain('Lea Derr')
    await page().getByRole('heading', { name: 'Lea Derr' }).waitFor()
    await page().keyboard.press('ArrowUp')
    expect((await heard(page())).row).not.toContain('Lea Derr')
  })

  it('folds a heading with Space and opens it again', async () => {
    const grid = page().getByRole('grid')
    const before = Number(await grid.getAttribute('aria-rowcount'))
    await pressInGrid(page(), 'Control+Home', ' ')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(before)
    await pressInGrid(page(), ' ')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(before)
  })

  it('shows only rows that fit the filter, and says what to do when none does', async () => {
    const grid = page().getByRole('grid')
    const filter = page().getByRole('searchbox', { name: 'Filter rows' })
    await filter.fill('joe')
    expect(await grid.getAttribute('aria-rowcount')).toBe('3')
    await filter.fill('nobody at all')
    await page().getByRole('button', { name: 'Show everything' }).click()
    await grid.waitFor()
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(3)
  })

  it('adds users up by profile, and goes back to users', async () => {
    await page().getByRole('radio', { name: 'Profiles' }).click()
    await page().getByRole('columnheader', { name: 'Profile' }).waitFor({ state: 'attached' })
    await page().getByRole('radio', { name: 'Users' }).click()
    await page().getByRole('columnheader', { name: 'User' }).waitFor({ state: 'attached' })
  })

  it('reaches the headings of columns and rows by keys, and says what they stand for', async () => {
    await walkTo(page(), 'Joe King', 'Case')
    await pressInGrid(page(), 'Control+ArrowUp')
    expect(await heard(page())).toMatchObject({
      role: 'columnheader',
      text: 'Case',
      description: 'Private, of 4 records',
      columnIndex: 2,
    })
    await pressInGrid(page(), ' ')
    const sorted = page().getByRole('columnheader', { name: 'Case' })
    await expect.poll(() => sorted.getAttribute('aria-sort')).toBe('descending')
    await pressInGrid(page(), ' ', ' ')
    await expect.poll(() => sorted.getAttribute('aria-sort')).toBeNull()
    expect((await heard(page())).text).toBe('Case')
    await walkTo(page(), 'Joe King', 'Case')
    await pressInGrid(page(), 'ArrowLeft')
    expect(await heard(page())).toMatchObject({ role: 'rowheader', text: 'Joe King' })
    await pressInGrid(page(), 'Enter')
    const menu = page().getByRole('dialog', { name: 'What can be flipped here' })
    await menu.getByLabel('role of Joe King').waitFor()
    await page().keyboard.press('Escape')
  })

  it('zooms by keys and by slider, keeps the focus, and goes back with 0', async () => {
    const slider = page().getByRole('slider', { name: 'Zoom' })
    await walkTo(page(), 'May Q. Pay', 'Case')
    await pressInGrid(page(), '-', '-', '-')
    expect(await slider.getAttribute('aria-valuetext')).toBe('43 %')
    await slider.fill('0')
    expect(await slider.getAttribute('aria-valuetext')).toBe('4 %')
    expect((await heard(page())).row).toBe('May Q. Pay')
    await pressInGrid(page(), '0')
    expect(await slider.getAttribute('aria-valuetext')).toBe('100 %')
  })

  it('fits its bar into one line at 1280 × 800 with both panels open', async () => {
    const bar = page().locator('header.bar')
    const overflow = () =>
      bar.evaluate(({ scrollWidth, clientWidth, clientHeight }) => [
        scrollWidth - clientWidth,
        clientHeight < 60,
      ])
    expect(await page().evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800])
    expect(await overflow()).toEqual([0, true])
    expect(await page().getByRole('combobox', { name: 'Measure' }).count()).toBe(1)
  })

  it('WCAG 1.4.4 keeps its room at 200 % zoom: one panel beside it at a time, and none at first', async () => {
    const zoom = (factor: number) =>
      opened.app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
        factor,
      )
    const panels = () =>
      expect.poll(async () => [
        await page().locator('aside.why').count(),
        await page().locator('section.bottom').count(),
      ])
    await panels().toEqual([1, 1])
    await zoom(2)
    await panels().toEqual([0, 0])
    expect(await violations(page())).toEqual([])
    await page().keyboard.press('Control+Alt+b')
    await panels().toEqual([1, 0])
    await page().keyboard.press('Control+j')
    await panels().toEqual([0, 1])
    expect(await violations(page())).toEqual([])
    await page().keyboard.press('Control+j')
    await panels().toEqual([0, 0])
    await zoom(1)
    await panels().toEqual([1, 1])
  })

  it('breaks no rule of WCAG 2.2 AA in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })
})
