import type { Page } from 'playwright-core'

/** The list of the parts of the model. */
export const parts = (page: Page) => page.getByRole('navigation', { name: 'Parts of the model' })

/** The form of what is chosen. */
export const form = (page: Page) => page.getByRole('complementary', { name: 'Form' })

export const tree = (page: Page) => page.getByRole('tree')
export const role = (page: Page, label: string) =>
  page.getByRole('treeitem', { name: new RegExp(`^${label} ?,`) })

/** A part, by the mouse. */
export async function openPart(page: Page, title: string): Promise<void> {
  await parts(page)
    .getByRole('button', { name: new RegExp(`^${title}\\b`) })
    .click()
}

/** A part, by the palette. */
export async function openPartByKeys(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('textbox', { name: 'Commands' }).fill(`Model ${title}`)
  await page.getByRole('option', { name: new RegExp(`^Model\\s*${title}`) }).waitFor()
  await page.keyboard.press('Enter')
}

/** Types names into the line for new things, one after the other, and closes it. */
export async function typeNew(page: Page, noun: string, ...names: string[]): Promise<void> {
  const input = page.getByRole('textbox', { name: `Name of the new ${noun}` })
  for (const name of names) {
    await input.waitFor()
    await input.fill(name)
    await page.getByText(/^API name: /).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (label) =>
        document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.value === '',
      `Name of the new ${noun}`,
    )
  }
  await page.keyboard.press('Escape')
  await input.waitFor({ state: 'detached' })
}

/** Types a role below (`Insert`) or beside (`Enter`) the one with the focus. */
export async function typeRole(page: Page, key: 'Insert' | 'Enter', label: string) {
  await tree(page).focus()
  await page.keyboard.press(key)
  await page.getByRole('textbox', { name: 'Name of the role' }).fill(label)
  await page.keyboard.press('Enter')
  await role(page, label).waitFor()
}

/** Chooses in one of the form's pickers. */
export async function pickInForm(page: Page, button: RegExp, name: string): Promise<void> {
  await page.getByRole('complementary').getByRole('button', { name: button }).click()
  await page.keyboard.type(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor()
  await page.keyboard.press('Enter')
}
