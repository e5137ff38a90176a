import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

const met = 'at least one of everybody may edit any Case'
const broken = 'joe@eltoro.example must never read Expense__c a01000000000001AAA'

describe('requirements', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const sentence = () => page().getByRole('combobox', { name: 'New requirement' })
  const line = (text: string) =>
    page().getByRole('main').getByRole('listitem').filter({ hasText: text }).first()

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-requirements-'))
    opened = await openWindow({ userData })
    await openSample(page(), 'El Toro')
    await page().keyboard.press('Control+Alt+R')
    await page().getByRole('heading', { name: 'Nothing is required yet' }).waitFor()
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('are written with ways to go on, by keys alone, and judged at once', async () => {
    await sentence().focus()
    await page().keyboard.type('every')
    await page().getByRole('option', { name: 'everybody' }).waitFor()
    await page().keyboard.press('Tab')
    await expect.poll(() => sentence().inputValue()).toBe('everybody ')
    await sentence().fill(met)
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await line(met).getByText('Met', { exact: true }).waitFor()
    await sentence().fill(broken)
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await line(broken).getByText('Broken', { exact: true }).waitFor()
    await page().getByText('1 met · 1 broken').waitFor()
  })

  it('say what is not understood, and where the cure is', async () => {
    await sentence().fill('everybody may reed any Account')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await page().getByRole('alert').getByText('did you mean').waitFor()
    await sentence().fill('')
    await page().keyboard.press('Escape')
  })

  it('breaks no rule of WCAG 2.2 AA', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })

  it('turn with what is flipped, against the base, and back with undo', async () => {
    await line(broken).getByRole('button', { name: 'What would mend it' }).click()
    const mending = 'object:Expense__c.hierarchyAccess=false'
    await page()
      .getByRole('button', { name: `Try ${mending}` })
      .click()
    await line(broken).getByText('Met', { exact: true }).waitFor()
    await line(broken).getByText('base: broken').waitFor()
    await sentence().blur()
    await page().keyboard.press('Control+z')
    await line(broken).getByText('Broken', { exact: true }).waitFor()
  })

  it('a counterexample leads to the why panel, where the answer is pinned', async () => {
    await line(broken).getByRole('button', { name: /^Why / }).first().click()
    await page().getByRole('complementary').getByRole('heading', { name: / × / }).waitFor()
    await page().getByRole('button', { name: 'Pin this answer' }).click()
    await page()
      .getByRole('contentinfo')
      .getByRole('button', { name: / on Expense__c / })
      .waitFor()
  })

  it('the panel below counts those that are not met', async () => {
    await page()
      .getByRole('tab', { name: /^Requirements\s*1$/ })
      .click()
    await page().getByRole('tabpanel').getByText(broken).waitFor()
  })

  it('are ten thousand without delay: only those in sight are drawn, and all are judged', async () => {
    const many = Array.from(
      { length: 10_000 },
      (_, at) => `  - everybody may not delete any Case where OwnerId = ${String(at)}`,
    )
    await page().keyboard.press('Control+Alt+R')
    await page()
      .locator('input[accept=".yaml,.yml"]')
      .setInputFiles({
        name: 'many.yaml',
        mimeType: 'text/yaml',
        buffer: Buffer.from(`requirements:\n${many.join('\n')}\n`),
      })
    const items = page().getByRole('main').locator('[aria-setsize="10002"]')
    await items.first().waitFor()
    expect(await items.count()).toBeLessThan(60)
    await page()
      .getByText(/^[\d,]+ met · [\d,]+ broken$/)
      .waitFor()
    await page().keyboard.press('Control+z')
    await page().getByText('1 met · 1 broken').waitFor()
  })
})
