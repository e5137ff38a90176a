import type { Page } from 'playwright-core'

/** Shows the Source view by its key and waits for the text. */
export async function openSource(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+S')
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 45_000 })
}

/** The lines of the text that can be seen, as one text. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator('.source-editor .view-lines').first().innerText()
  return lines.replaceAll('\u00a0', ' ')
}

/** Puts the keyboard into the editor. */
export const focusText = (page: Page): Promise<void> =>
  page.getByRole('textbox', { name: /^The org as text/ }).focus()

/** Selects the first place that holds this text, with the find widget; how many there are. */
export async function findInText(page: Page, text: string): Promise<number> {
  await focusText(page)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+F')
  const find = page.getByRole('textbox', { name: /^Find/ }).first()
  await find.fill('')
  await find.fill(text)
  const counted = await page.getByText(/^1 of \d+/).innerText()
  await page.keyboard.press('Escape')
  await find.waitFor({ state: 'hidden' })
  return Number(counted.slice('1 of '.length))
}

/** Types other letters in the place of a text; without quotes, since the editor closes these by itself. */
export async function replaceInText(page: Page, before: string, after: string): Promise<void> {
  await findInText(page, before)
  await page.keyboard.insertText(after)
}

/** What the view says of the text: in force, being taken over, or how many problems it has. */
export const stateOf = (page: Page): Promise<string> =>
  page.getByTitle('State of the text').innerText()

/** Number of the line that the cursor stands in. */
export const cursorLine = (page: Page): Promise<string> =>
  page.locator('.source-editor .line-numbers.active-line-number').first().innerText()

/** Adds a what-if change in the panel below the heat-map, which is shown then. */
export async function addChange(page: Page, change: string): Promise<void> {
  await page.keyboard.press('Control+Shift+H')
  await page.getByRole('grid').waitFor()
  const box = page.getByRole('combobox', { name: 'Add a change' })
  if (!(await box.isVisible()))
    await page.getByRole('button', { name: 'Show or hide the bottom panel' }).click()
  await box.fill(change)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.getByRole('switch', { name: /in force/ }).waitFor()
}

/** The least contrast of a word of the text with what it stands on (WCAG 1.4.3); 1 to 21. */
export const weakestContrast = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const share = Number(part) / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const ground = document.querySelector('.source-editor .monaco-editor-background')
    const words = [...document.querySelectorAll('.source-editor .view-line span span')]
    if (ground === null || words.length === 0) return 1
    const below = luminance(getComputedStyle(ground).backgroundColor) + 0.05
    const ratios = words.map((word) => {
      const above = luminance(getComputedStyle(word).color) + 0.05
      return Math.max(above, below) / Math.min(above, below)
    })
    return Math.min(...ratios)
  })
