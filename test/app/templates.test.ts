import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('templates', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const switches = () => page().getByRole('switch', { name: /in force/ })

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-templates-'))
    opened = await openWindow({ userData })
    opened.page.setDefaultTimeout(30_000)
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('stand in the library before the samples', async () => {
    await page().getByRole('heading', { name: 'Templates' }).waitFor()
    const section = page().getByRole('region', { name: 'Templates' })
    await expect.poll(() => section.getByRole('listitem').count()).toBe(8)
    const headings = await page().getByRole('heading', { level: 2 }).allTextContents()
    expect(headings.indexOf('Templates')).toBeLessThan(headings.indexOf('Samples'))
    expect(await violations(page())).toEqual([])
  })

  it('opens with three changes switched off, each with the reason to try it', async () => {
    await page().getByRole('button', { name: 'Add template Service desk' }).click()
    await page().getByRole('grid').waitFor({ timeout: 45_000 })
    await expect.poll(() => switches().count()).toBe(3)
    for (const one of await switches().all()) expect(await one.isChecked()).toBe(false)
    await page()
      .getByText(/^A case passed on/)
      .waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('R2.9 passing a case on takes it from the first line: the cell changes', async () => {
    await walkTo(page(), 'Ann Archer', 'Case')
    expect(await focusedSentence(page())).toContain('5 (56 %) of 9 records')
    await switches().first().click()
    await expect.poll(() => focusedSentence(page())).toContain('4 (44 %) of 9 records')
    // The reason stays with a change that is on.
    expect(
      await page()
        .getByText(/^A case passed on/)
        .isVisible(),
    ).toBe(true)
    expect(await violations(page())).toEqual([])
  })

  it('keeps the changes and their reasons over a restart', async () => {
    await opened.close()
    opened = await openWindow({ userData })
    await page()
      .getByText(/^A case passed on/)
      .waitFor({ timeout: 45_000 })
    await expect.poll(() => switches().count()).toBe(3)
    expect(await switches().first().isChecked()).toBe(true)
  })
})
