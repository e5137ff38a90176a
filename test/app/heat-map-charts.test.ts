import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('the summary of the heat-map', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const summary = () => page().getByRole('region', { name: 'Summary', exact: true })
  const asTable = () => page().getByRole('button', { name: 'Show as a table' })

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'El Toro')
  })
  afterAll(() => opened.close())

  it('loads the library of charts only when a summary is asked for', async () => {
    const charts = () => page().locator('link[href*="/echarts-"]').count()
    expect(await charts()).toBe(0)
    await page().getByRole('button', { name: 'Summary' }).click()
    await summary().getByRole('img').waitFor()
    await expect.poll(charts).toBeGreaterThan(0)
  })

  it('counts the rows of each object by level, as a picture and as a table', async () => {
    await summary()
      .getByRole('img', { name: /by the highest level/ })
      .waitFor()
    await asTable().click()
    const row = summary().getByRole('row', { name: /^Case/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual(['4', '0', '0', '1', '6'])
    await asTable().click()
  })

  it('shows the distribution of the selected cell, in words too', async () => {
    await page().getByRole('tab', { name: 'Distribution' }).click()
    await summary()
      .getByRole('img', { name: /^All 11 rows × 3 objects/ })
      .waitFor()
    await walkTo(page(), 'Joe King', 'Expense')
    await page().keyboard.press('Enter')
    await summary()
      .getByRole('img', {
        name: 'Joe King × Expense__c, records by level: None 1 · 33 %, Transfer, delete 2 · 67 %',
      })
      .waitFor()
    await asTable().click()
    const row = summary().getByRole('row', { name: /^Transfer/ })
    expect(await row.getByRole('cell').allTextContents()).toEqual(['2', '67 %'])
    await asTable().click()
  })

  it('R4.1 shows who sees what by role, from the top of the hierarchy down', async () => {
    await page().getByRole('tab', { name: 'Role tree' }).click()
    await summary()
      .getByRole('img', { name: /share of Expense__c .*Chief Executive Officer 67 %/ })
      .waitFor()
    await summary().getByRole('combobox').selectOption('Case')
    await asTable().click()
    const rows = await summary().getByRole('rowheader').allTextContents()
    expect(rows[0]).toBe('Chief Executive Officer')
    expect(rows.indexOf('Accountant')).toBeGreaterThan(rows.indexOf('Director'))
    const manager = summary().getByRole('row', { name: /^Support Manager/ })
    expect(await manager.getByRole('cell').allTextContents()).toEqual(['1', 'All', '100 %'])
    const director = summary().getByRole('row', { name: /^Director/ })
    expect(await director.getByRole('cell').allTextContents()).toEqual(['2', 'None', '0 %'])
    await asTable().click()
  })

  it('breaks no rule of WCAG 2.2 AA in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })
})
