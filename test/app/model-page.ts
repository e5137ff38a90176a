import type { Page } from 'playwright-core'
import { openPart } from './model-window'

/** Turns to a part of the model by its line in the list at the left. */
export async function openModelPage(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Model', exact: true }).first().click()
  await openPart(page, title)
}

/** Pastes cells over what is in the box of rows, as a spreadsheet hands them over. */
export async function pasteRows(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Rows to paste' }).evaluate((element, pasted) => {
    if (element instanceof HTMLTextAreaElement) element.select()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}
