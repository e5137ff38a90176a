import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, openSample, pressInGrid, violations, walkTo } from './heat-map-window'
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

  it('breaks no rule of WCAG 2.2 AA in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })
})
