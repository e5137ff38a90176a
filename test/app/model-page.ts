import type { Page } from 'playwright-core'
import { openPart } from './model-window'

/** Turns to a part of the model by its line in the list at the left. */
export async function openModelPage(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Model', exact: true }).first().click()
  await openPart(page, title)
}
