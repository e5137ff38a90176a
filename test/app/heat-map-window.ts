import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Rules of WCAG 2.2 A and AA that this page breaks, each with the first element that does. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe }
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}

/** Adds a sample to the library, which opens it, and waits for its heat-map. */
export async function openSample(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Add sample ${name}` }).click()
  await page.getByRole('grid').waitFor({ timeout: 45_000 })
}

/** The sentence of the square that has the focus. */
export const focusedSentence = async (page: Page): Promise<string> =>
  (await page.locator('#grid-focused-cell').textContent()) ?? ''

/** Presses keys in the grid. */
export async function pressInGrid(page: Page, ...keys: string[]): Promise<void> {
  await page.getByRole('grid').focus()
  for (const key of keys) await page.keyboard.press(key)
}

/** Walks to the square of this row and column, by keys alone. */
export async function walkTo(page: Page, row: string, column: string): Promise<void> {
  await pressInGrid(page, 'Control+Home')
  const heads = await page.getByRole('columnheader').allTextContents()
  const steps = heads.indexOf(column) - 1
  if (steps < 0) throw new Error(`no column ${column} among ${heads.join(', ')}`)
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight')
  const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount'))
  for (let line = 0; line < count; line++) {
    const head = page.getByRole('grid').getByRole('rowheader')
    if ((await head.textContent()) === row) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no row ${row}`)
}
