import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openModelPage } from './model-page'
import { openWindow, type OpenWindow } from './window'

describe('sharing rules', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const trial = () => page().getByRole('complementary', { name: 'Tried on the records' })
  const field = (at: number) => page().getByLabel(`Field of criterion ${at}`)
  const value = (at: number) => page().getByLabel(`Value of criterion ${at}`)
  const list = () => page().getByRole('navigation', { name: /^Sharing rules of/ })
  const make = () => page().getByRole('button', { name: 'Make the rule' })

  beforeAll(async () => {
    opened = await openWindow()
    await openSample(page(), 'Green Machines')
    await openModelPage(page(), 'Sharing rules')
    await page().getByRole('button', { name: 'New rule' }).waitFor()
  })
  afterAll(() => opened.close())

  it('R6.5 tries a rule that is there: how many records match, which, and why others do not', async () => {
    await list().getByRole('button').first().click()
    await trial()
      .getByText(/^Matches [\d,]+ of [\d,]+ records$/)
      .waitFor({ timeout: 45_000 })
    await trial()
      .getByText(/^1: Region__c is/)
      .first()
      .waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('R6.15 says under the row what is wrong with it, and keeps the rule from being made', async () => {
    await page().getByRole('button', { name: 'New rule' }).click()
    await page().getByLabel('Label').fill('Large accounts to finance')
    await field(1).selectOption({ label: 'Annual Revenue' })
    await value(1).fill('much')
    await page().getByText('much is no number (R6.15)').waitFor()
    await page()
      .getByText(/say with whom the rule shares \(R6\.12\)/)
      .waitFor()
    expect(await make().isDisabled()).toBe(true)
    expect(await violations(page())).toEqual([])
  })

  it('R6.18 tries the logic over two criteria, makes the rule, and undo takes it away', async () => {
    await field(1).selectOption({ label: 'Region' })
    await value(1).fill('North')
    await page().getByRole('button', { name: 'Add a criterion' }).click()
    await field(2).selectOption({ label: 'Region' })
    await value(2).fill('East')
    await page()
      .getByRole('group', { name: 'Shared with' })
      .getByRole('button', { name: /^Add/ })
      .click()
    await page().getByRole('dialog').getByRole('option').first().click()
    await trial()
      .getByText(/^Matches 0 of/)
      .waitFor({ timeout: 45_000 })
    await page().getByLabel('Logic').fill('1 OR')
    await page()
      .getByText(/1 OR is no logic over the criteria.*R6\.18/)
      .waitFor()
    await page().getByLabel('Logic').fill('1 OR 2')
    await trial()
      .getByText(/^Matches [1-9][\d,]* of/)
      .waitFor({ timeout: 45_000 })
    await make().click()
    const made = list().getByRole('button', { name: /^Large accounts to finance/ })
    await made.waitFor({ timeout: 45_000 })
    await page().getByRole('heading', { name: 'Sharing rules' }).click()
    await page().keyboard.press('Control+z')
    await made.waitFor({ state: 'detached', timeout: 45_000 })
  })

  it('breaks no rule of WCAG 2.2 AA in the dark', async () => {
    await page().emulateMedia({ colorScheme: 'dark' })
    await list().getByRole('button').first().click()
    await trial()
      .getByText(/^Matches/)
      .waitFor({ timeout: 45_000 })
    expect(await violations(page())).toEqual([])
  })
})
