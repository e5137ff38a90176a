import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Rules of WCAG 2.2 A and AA that this page breaks, each with the first element that does; asked when no colour is on its way to another. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
    const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe }
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}

/** The note with this text on it; screen readers have the same words in a line of their own, which comes and goes. */
export const toastOf = (page: Page, told: string | RegExp) =>
  page.locator('.toast').filter({ hasText: told })

/** The way back in the note that tells of something done. */
export const undoOf = (page: Page, told: string | RegExp) =>
  toastOf(page, told).getByRole('button', { name: 'Undo' })

/** Adds a sample to the library, which opens it, and waits for its heat-map. */
export async function openSample(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Add sample ${name}` }).click()
  await page.getByRole('grid').waitFor({ timeout: 45_000 })
}

/** What somebody hears who has the focus in the grid: the square or heading, and where it stands. */
export async function heard(page: Page) {
  const id = await page.getByRole('grid').getAttribute('aria-activedescendant')
  if (id === null) throw new Error('nothing in the grid has the focus')
  return page.locator(`[id="${id}"]`).evaluate((element) => {
    const row = element.closest('[role=row]')
    return {
      role: element.getAttribute('role'),
      text: element.textContent,
      description: element.getAttribute('aria-description') ?? '',
      row: row?.querySelector('[role=rowheader]')?.textContent ?? '',
      rowIndex: Number(row?.getAttribute('aria-rowindex')),
      columnIndex: Number(element.getAttribute('aria-colindex')),
    }
  })
}

/** The sentence of the square that has the focus. */
export const focusedSentence = async (page: Page): Promise<string> => (await heard(page)).text

/** Presses keys in the grid. */
export async function pressInGrid(page: Page, ...keys: string[]): Promise<void> {
  await page.getByRole('grid').focus()
  for (const key of keys) await page.keyboard.press(key)
}

/** Walks to the square of this row and column, by keys and ears alone. */
export async function walkTo(page: Page, row: string, column: string): Promise<void> {
  await walkToColumn(page, column)
  const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount'))
  for (let line = 0; line < count; line++) {
    await page.keyboard.press('ArrowDown')
    const here = await heard(page)
    if (here.role === 'gridcell' && here.row === row) return
  }
  throw new Error(`no row ${row}`)
}

/** Walks to the heading of this column. */
export async function walkToColumn(page: Page, column: string): Promise<void> {
  await pressInGrid(page, 'Home', 'Control+ArrowUp')
  const count = Number(await page.getByRole('grid').getAttribute('aria-colcount'))
  for (let step = 0; step < count; step++) {
    if ((await heard(page)).text === column) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`no column ${column}`)
}

/** Moves the pointer over the grid until its card names this row, then right until the sentence fits; the place it stops at. */
export async function pointAt(page: Page, row: string, sentence: RegExp) {
  const box = await page.getByRole('grid').boundingBox()
  if (box === null) throw new Error('the grid is not shown')
  const card = page.locator('.card')
  const says = async (x: number, y: number, words: RegExp) => {
    await page.mouse.move(x, y)
    return (await card.count()) > 0 && words.test((await card.textContent()) ?? '')
  }
  const left = box.x + 240
  for (let y = box.y + 50; y < box.y + box.height - 12; y += 12) {
    if (!(await says(left, y, new RegExp(`^ *${row}`)))) continue
    for (let x = left; x < box.x + box.width; x += 24)
      if (await says(x, y, sentence)) return { x, y }
  }
  throw new Error(`nothing says ${row}: ${String(sentence)}`)
}
