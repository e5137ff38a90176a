import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridOrg, orgFile } from './grid-org'
import { focusedSentence, pressInGrid, violations } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

/** Opens an org document and the grids of its permissions. */
async function openGrids(page: Page, file: string): Promise<void> {
  await page.locator('[data-picker=files]').setInputFiles(file)
  await page.getByRole('grid').first().waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Model', exact: true }).first().click()
  await page
    .getByRole('navigation', { name: 'Parts of the model' })
    .getByRole('button', { name: 'Permission grids' })
    .click()
  await page.getByRole('grid', { name: /^Object permissions/ }).waitFor()
}

describe('permission grids', () => {
  let opened: OpenWindow
  let file: string
  const page = () => opened.page
  const told = () => page().locator('.told')
  const sentence = () => expect.poll(() => focusedSentence(page()))
  const switchOf = (name: string) => page().getByRole('button', { name, exact: true })

  beforeAll(async () => {
    file = await orgFile(gridOrg({ objectCount: 10, containerCount: 5 }))
    opened = await openWindow()
    await openGrids(page(), file)
  })
  afterAll(async () => {
    await opened.close()
    await rm(dirname(file), { recursive: true, force: true })
  })

  it('PRM-23 a letter ticks its permission and what it needs, and one undo takes both back', async () => {
    await pressInGrid(page(), 'Control+Home')
    await sentence().toMatch(/^Part 001 for profile Profile 001: nothing/)
    await page().keyboard.press('e')
    await sentence().toMatch(/Read and Edit/)
    await expect.poll(() => told().textContent()).toMatch(/^Edit on Part 001 for Profile 001; Read/)
    await page().getByText('saved', { exact: true }).waitFor()
    await page().keyboard.press('Control+z')
    await sentence().toMatch(/: nothing/)
  })

  it('PRM-23 unticking Read with Space unticks what depends on it', async () => {
    await pressInGrid(page(), 'Control+Home', 'ArrowDown', 'ArrowRight')
    await page().keyboard.press('d')
    await sentence().toMatch(/Read, Edit, and Delete/)
    await page().keyboard.press('Space')
    await sentence().toMatch(/: nothing/)
    await expect.poll(() => told().textContent()).toMatch(/Edit and Delete unticked along/)
  })

  it('fills a whole row by keys, and shows which permissions all, some and none of it have', async () => {
    await pressInGrid(page(), 'Control+Home', 'Shift+Space')
    await page().keyboard.press('v')
    await expect.poll(() => switchOf('View All').getAttribute('aria-pressed')).toBe('true')
    await expect.poll(() => switchOf('Create').getAttribute('aria-pressed')).toBe('mixed')
    await page().keyboard.press('Delete')
    await expect.poll(() => switchOf('View All').getAttribute('aria-pressed')).toBe('false')
    await expect.poll(() => told().textContent()).toMatch(/^No permissions on Part 001 for 5/)
  })

  it('fills a rectangle by dragging a letter over it', async () => {
    const box = await page().getByRole('grid').boundingBox()
    if (box === null) throw new Error('the grid is not on the screen')
    const [x, y] = [box.x + 260 + 5 + 1.5 * 12, box.y + 66 + 13]
    await page().mouse.move(x, y)
    await page().mouse.down()
    await page().mouse.move(x + 94, y + 26, { steps: 4 })
    await page().mouse.up()
    await expect.poll(() => told().textContent()).toMatch(/^Read on/)
    await page().getByText('2 rows × 2 columns').waitFor()
  })

  it('copies a block and pastes it elsewhere, and takes one from a spreadsheet', async () => {
    await pressInGrid(page(), 'Control+Home', 'c', 'v', 'Control+c', 'ArrowDown', 'ArrowDown')
    await page().keyboard.press('Control+v')
    await sentence().toMatch(/^Part 003 .*: Create, Read, and View All$/)
    await opened.app.evaluate(({ clipboard }) => clipboard.writeText('CRED\tR\n\tM\n'))
    await page().keyboard.press('Control+v')
    await sentence().toMatch(/: Create, Read, Edit, and Delete$/)
    await page().keyboard.press('ArrowDown')
    await sentence().toMatch(/^Part 004.*: nothing/)
    await page().keyboard.press('ArrowRight')
    await sentence().toMatch(/Read, Edit, Delete, View All, and Modify All/)
    await opened.app.evaluate(({ clipboard }) => clipboard.writeText('nonsense'))
    await page().keyboard.press('Control+v')
    await page()
      .getByText(/is no permission: write letters/)
      .waitFor()
  })

  it('shows one permission as ticks, and hides what is not set', async () => {
    await page().getByLabel('What a cell shows').selectOption('M')
    await page().getByRole('button', { name: 'Only what is set' }).click()
    await page().getByRole('searchbox', { name: 'Filter objects' }).fill('part 003')
    await page()
      .getByText(/hidden by filters/)
      .waitFor()
    await page().getByRole('searchbox', { name: 'Filter objects' }).fill('nothing is called so')
    await page().getByRole('button', { name: 'Clear the filters' }).click()
    await page().getByRole('grid').waitFor()
    await page().getByLabel('What a cell shows').selectOption('')
  })

  it('FLS-15 leaves a required field readable for everybody, and FLS-20 a calculated one uneditable', async () => {
    await page().getByRole('radio', { name: 'Fields' }).click()
    await page()
      .getByRole('grid', { name: /^Field permissions on Part 001/ })
      .waitFor()
    await pressInGrid(page(), 'Control+Home')
    await sentence().toMatch(/^Code for .*Read and Edit for everybody.*FLS-15/)
    await page().keyboard.press('r')
    await expect.poll(() => told().textContent()).toMatch(/1 cell cannot be edited/)
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('e')
    await sentence().toMatch(/^Sum .*FLS-20/)
  })

  it('copies the field permissions of one profile to another, after showing which cells change', async () => {
    await page().getByRole('button', { name: 'Copy field permissions…' }).click()
    const dialog = page().getByRole('dialog', { name: 'Copy field permissions' })
    await dialog.getByRole('radio', { name: 'One profile or set to others' }).click()
    await dialog.getByRole('button', { name: /^From/ }).click()
    await page()
      .getByRole('option', { name: /Profile 001/ })
      .click()
    await dialog.getByRole('checkbox', { name: /Profile 002/ }).check()
    await dialog.getByText('1 cell would change').waitFor()
    expect(await violations(page())).toEqual([])
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect
      .poll(() => told().textContent())
      .toMatch(/Profile 001 copied to Profile 002: 1 cell/)
  })

  it('breaks no rule of WCAG 2.2 AA, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      for (const name of ['Objects', 'Fields']) {
        await page().getByRole('radio', { name }).click()
        await page().getByRole('grid').waitFor()
        await pressInGrid(page(), 'ArrowRight')
        expect(await violations(page())).toEqual([])
      }
    }
  })
})

describe('a grid of 500 objects × 200 profiles and sets', () => {
  let opened: OpenWindow
  let file: string
  const page = () => opened.page

  beforeAll(async () => {
    file = await orgFile(gridOrg({ objectCount: 500, containerCount: 200 }))
    opened = await openWindow()
    await openGrids(page(), file)
  }, 120_000)
  afterAll(async () => {
    await opened.close()
    await rm(dirname(file), { recursive: true, force: true })
  })

  it('draws a frame of scrolling in a few milliseconds of script', async () => {
    const times = await page().evaluate(async () => {
      const scroller = document.querySelector('[role=grid]')
      if (scroller === null) throw new Error('there is no grid')
      const times: number[] = []
      const request = window.requestAnimationFrame.bind(window)
      const timed = (draw: FrameRequestCallback) =>
        request((now) => {
          const start = performance.now()
          draw(now)
          // What the drawing left to be rendered runs before this.
          void Promise.resolve()
            .then(() => Promise.resolve())
            .then(() => times.push(performance.now() - start))
        })
      window.requestAnimationFrame = timed
      for (let step = 1; step <= 60; step++) {
        scroller.scrollTop = step * 190
        scroller.scrollLeft = step * 230
        await new Promise((resolve) => request(() => setTimeout(resolve)))
      }
      window.requestAnimationFrame = request
      return times.sort((a, b) => a - b)
    })
    expect(times.length).toBeGreaterThan(30)
    console.info(`median ${times[times.length >> 1]} ms, most ${times.at(-1)} ms`)
    // The aim is 8 ms; a machine that does other things at the same time is given more.
    expect(times[times.length >> 1]).toBeLessThan(12)
  })

  it('fills a whole column at once, and says how many objects it was', async () => {
    await pressInGrid(page(), 'Control+Home', 'Control+Space', 'r')
    await expect
      .poll(() => page().locator('.told').textContent())
      .toMatch(/^Read on \d+ objects for Profile 001/)
    await expect.poll(() => focusedSentence(page())).toMatch(/Read/)
  })
})
