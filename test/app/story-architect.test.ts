import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, heard, pointAt, pressInGrid, walkTo } from './heat-map-window'
import {
  beginStory,
  dropOnEmptyLibrary,
  flipMenu,
  storyFiles,
  whyPanel,
  type Story,
} from './story-window'

describe('an architect before there is any data', () => {
  let story: Story
  const page = () => story.page()

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('drops a metadata project and sees personas over record classes at once', async () => {
    await dropOnEmptyLibrary(page(), await storyFiles(story, 'el-toro/org/force-app', 'blueprint'))
    await page().getByRole('banner').getByText('blueprint').waitFor()
    await page().getByRole('columnheader', { name: 'Persona' }).waitFor({ state: 'attached' })
    await walkTo(page(), 'Employee', 'Expense')
    expect(await focusedSentence(page())).toMatch(
      /^Employee reaches All on Expense__c and reads 1 \(33 %\) of 3 record classes/,
    )
  })

  it('R5.8 hears that more is possible where the queues’ members were not in the import', async () => {
    await walkTo(page(), 'Employee', 'Case')
    expect(await focusedSentence(page())).toBe(
      'Employee reaches All on Case and reads 1 (20 %) of 5 record classes; at least',
    )
  })

  it('asks why with the mouse, and hears which doors are open and closed', async () => {
    const place = await pointAt(page(), 'Executive', /on Expense__c/)
    await page().mouse.click(place.x, place.y)
    await whyPanel(page())
      .getByRole('heading', { name: /^Executive × / })
      .waitFor()
    await whyPanel(page()).getByRole('heading', { name: 'Open doors' }).waitFor()
    await whyPanel(page()).getByRole('button', { name: 'Rule R3.1' }).first().waitFor()
  })

  it('R3.1 flips the default from the heading of the column, by keys, and reads what changes', async () => {
    await walkTo(page(), 'Employee', 'Expense')
    await page().keyboard.press('Control+ArrowUp')
    expect(await heard(page())).toMatchObject({ role: 'columnheader', text: 'Expense' })
    await page().keyboard.press('Enter')
    await flipMenu(page())
      .getByRole('combobox', { name: 'Expense default' })
      .selectOption('Public Read Only')
    await page()
      .getByText(/can now read/)
      .first()
      .waitFor()
    await walkTo(page(), 'Employee', 'Expense')
    const sentence = await focusedSentence(page())
    expect(sentence).toContain('reads 3 (100 %) of 3 record classes')
    expect(sentence).toContain('before: All, 1 (33 %) of 3 record classes')
  })

  it('looks at the difference alone', async () => {
    await page().getByRole('combobox', { name: 'Before or after' }).selectOption('Difference')
    await page().getByRole('button', { name: 'Only differences' }).click()
    const grid = page().getByRole('grid')
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('2')
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('3')
  })

  it('finds everything as it was left after a restart', async () => {
    await story.restart()
    const grid = page().getByRole('grid')
    await grid.waitFor()
    await page()
      .getByText(/can now read/)
      .first()
      .waitFor()
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('2')
    expect(await grid.getAttribute('aria-rowcount')).toBe('3')
    await page().getByRole('button', { name: 'Only differences', pressed: true }).waitFor()
    await whyPanel(page())
      .getByRole('heading', { name: /^Executive × / })
      .waitFor()
    await pressInGrid(page(), 'Control+Home')
    expect(await focusedSentence(page())).toContain('of 3 record classes')
  })
})

describe('an architect with users and records', () => {
  let story: Story
  const page = () => story.page()

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('drops the project with its exports and sees the people over their records', async () => {
    await dropOnEmptyLibrary(page(), await storyFiles(story, 'el-toro/org', 'ranch'))
    await page().getByRole('banner').getByText('ranch').waitFor()
    await walkTo(page(), 'Joe King', 'Case')
    expect(await focusedSentence(page())).toBe(
      'Joe King reaches Transfer on Case and reads 4 (100 %) of 4 records; exact',
    )
  })

  it('R2.12 asks why the chief does not read the expense of one without a role', async () => {
    await walkTo(page(), 'Joe King', 'Expense')
    await page().keyboard.press('Enter')
    const why = whyPanel(page())
    await why.getByRole('heading', { name: /^Joe King × / }).waitFor()
    await why.getByRole('button', { name: /^Record\b/ }).click()
    await page().keyboard.type('Fence')
    await page()
      .getByRole('option', { name: /Fence of Barry/ })
      .waitFor()
    await page().keyboard.press('Enter')
    await why.getByRole('heading', { name: 'Joe King × Fence of Barry' }).waitFor()
    await why.getByText('No door is open.').waitFor()
  })

  it('R4.1 moves a role under another parent from its row, and the people above lose and gain', async () => {
    await page().getByRole('radio', { name: 'Roles' }).click()
    await page().getByRole('columnheader', { name: 'Role' }).waitFor({ state: 'attached' })
    await walkTo(page(), 'Accountant', 'Expense')
    await page().keyboard.press('Control+ArrowLeft')
    expect(await heard(page())).toMatchObject({ role: 'rowheader', text: 'Accountant' })
    await page().keyboard.press('Enter')
    await flipMenu(page()).getByLabel('parent of role Accountant').selectOption('Support_Manager')
    await page()
      .getByText(/can no longer read/)
      .first()
      .waitFor()
    await page().getByRole('radio', { name: 'Users' }).click()
    await page().getByRole('columnheader', { name: 'User' }).waitFor({ state: 'attached' })
    await walkTo(page(), 'Rob Mee', 'Expense')
    expect(await focusedSentence(page())).toContain('Rob Mee has no access to Expense__c')
  })

  it('finds the change and the difference after a restart', async () => {
    await story.restart()
    await page()
      .getByText(/can no longer read/)
      .first()
      .waitFor()
    await walkTo(page(), 'Rob Mee', 'Expense')
    expect(await focusedSentence(page())).toContain('before: All, 1 (33 %) of 3 records')
  })
})
