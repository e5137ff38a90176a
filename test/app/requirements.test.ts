import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, pressInGrid, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

const met = 'everybody may read Account records they own'
const broken = 'only the owner may read any Account'

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
    await line(met).getByText('Met').waitFor()
    await sentence().fill(broken)
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await line(broken).getByText('Broken').waitFor()
    await page().getByText('1 met · 1 broken').waitFor()
  })

  it('say what is not understood, and where the cure is', async () => {
    await sentence().fill('everybody may reed any Account')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await page().getByRole('alert').getByText('did you mean').waitFor()
    await sentence().fill('')
  })

  it('breaks no rule of WCAG 2.2 AA', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
  })

  it('turn with what is flipped, against the base, and back with undo', async () => {
    await sentence().fill('at least one of everybody may edit any Case')
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    await line('at least one').getByText('Met').waitFor()
    await line(broken).getByRole('button', { name: 'What would mend it' }).waitFor()
    await page().keyboard.press('Control+z')
    await line('at least one').waitFor({ state: 'detached' })
  })

  it('a counterexample leads to the why panel, where the answer is pinned', async () => {
    await line(broken).getByRole('button', { name: /^Why / }).first().click()
    await page().getByRole('complementary').getByRole('heading', { name: / × / }).waitFor()
    await page().getByRole('button', { name: 'Pin this answer' }).click()
    await page()
      .getByRole('contentinfo')
      .getByRole('button', { name: / on Account / })
      .waitFor()
  })

  it('the panel below counts those that are not met', async () => {
    await page()
      .getByRole('tab', { name: /^Requirements\s*1$/ })
      .click()
    await page().getByRole('tabpanel').getByText(broken).waitFor()
    await walkTo(page(), 'May Q. Pay', 'Case')
    await pressInGrid(page(), 'Enter')
  })
})
