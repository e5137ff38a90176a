import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heard, openSample, pressInGrid, violations, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

describe('users compared, and rows folded that show the same', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const why = () => page().getByRole('complementary')
  const rowCount = async () => Number(await page().getByRole('grid').getAttribute('aria-rowcount'))

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-compare-'))
    opened = await openWindow({ userData })
    await openSample(page(), 'Partner portal')
  })
  afterAll(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('folds rows alike with how many they are, and unfolds them by a key', async () => {
    const before = await rowCount()
    await page().getByRole('button', { name: 'Fold rows alike' }).click()
    await expect.poll(rowCount).toBe(before - 1)
    await walkTo(page(), '2 users alike', 'Account')
    expect((await heard(page())).text).toMatch(/^2 users alike: /)
    await page().keyboard.press('u')
    await expect.poll(rowCount).toBe(before + 1)
    expect(await violations(page())).toEqual([])
    await page().keyboard.press('u')
    await expect.poll(rowCount).toBe(before - 1)
  })

  it('keeps rows folded over a restart', async () => {
    await opened.close()
    opened = await openWindow({ userData })
    await page().getByRole('grid').waitFor()
    const fold = page().getByRole('button', { name: 'Fold rows alike', pressed: true })
    await fold.waitFor()
    await fold.click()
    await page().getByRole('button', { name: 'Fold rows alike', pressed: false }).waitFor()
  })

  it('PRM-20 compares two rows of the heat-map: what each holds, and what differs', async () => {
    await walkTo(page(), 'Rob Peer', 'Account')
    await pressInGrid(page(), 'Enter')
    await why()
      .getByRole('heading', { name: /^Rob Peer × / })
      .waitFor()
    await walkTo(page(), 'Cora Chief', 'Account')
    await pressInGrid(page(), 'm')
    await page().getByRole('button', { name: 'Compare with Cora Chief' }).press('Enter')
    await why().getByRole('group', { name: 'What they hold and belong to, by who does' }).waitFor()
    await why().getByRole('region', { name: 'What they hold' }).waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('PRM-20 names the changes that would make one like the other, and puts them into the what-if', async () => {
    await why()
      .getByRole('button', { name: /^What would make .* like / })
      .press('Enter')
    await why().getByRole('button', { name: 'Put them into the what-if' }).press('Enter')
    await page()
      .getByText(/cells? changed/)
      .first()
      .waitFor()
  })

  it('R1.19 compares two records of one user: what opens the one and not the other', async () => {
    await why().getByRole('radio', { name: 'Two records' }).click()
    await why().getByText('Choose a second record').waitFor()
    await why()
      .getByRole('button', { name: /^Compare with/ })
      .click()
    await page().locator('.name-picker').getByRole('option').first().click()
    await why()
      .getByRole('region', { name: 'The record' })
      .or(why().getByText('Nothing sets them apart here.'))
      .first()
      .waitFor()
    expect(await violations(page())).toEqual([])
    await why().getByRole('radio', { name: 'Users' }).click()
  })

  it('ticks rows by key and by mouse, and compares those that are ticked', async () => {
    await walkTo(page(), 'Rob Peer', 'Account')
    await pressInGrid(page(), 'Control+ArrowLeft', 'Space')
    await page().getByText('tick another row').waitFor()
    const grid = await page().getByRole('grid').boundingBox()
    if (grid === null) throw new Error('the grid is not shown')
    await walkTo(page(), 'Cora Chief', 'Account')
    await pressInGrid(page(), 'Control+ArrowLeft', 'Space')
    await page().getByText('2 rows ticked').waitFor()
    expect(await violations(page())).toEqual([])
    await page().getByRole('button', { name: 'Compare them' }).click()
    await why().getByRole('button', { name: 'Leave Cora Chief out' }).waitFor()
    await page().getByRole('button', { name: 'Untick all' }).click()
    await page().getByText('2 rows ticked').waitFor({ state: 'detached' })
    await page().keyboard.down('Control')
    // The first row, below the headings of the columns and of its group.
    await page().mouse.click(grid.x + 60, grid.y + 81)
    await page().keyboard.up('Control')
    await page()
      .getByText(/^1 row ticked/)
      .waitFor()
    await page().getByRole('button', { name: 'Untick all' }).click()
  })
})
