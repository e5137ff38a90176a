import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openModelPage } from './model-page'
import { openWindow, type OpenWindow } from './window'

describe('pasted rows', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const box = () => page().getByRole('textbox', { name: 'Rows to paste' })
  const row = (text: string) => page().getByRole('row').filter({ hasText: text })
  const make = (name: string) => page().getByRole('button', { name })

  /** As a spreadsheet hands its cells over, in place of what is in the box. */
  const paste = (text: string) =>
    box().evaluate((element, pasted) => {
      if (element instanceof HTMLTextAreaElement) element.select()
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, text)

  const peopleWith = (bad: number) => {
    const people = Array.from({ length: 30 }, (_, at) =>
      [
        `pasted${String(at)}@acme.test`,
        `Pasted ${String(at)}`,
        at === bad ? 'No such role' : '',
      ].join('\t'),
    )
    return ['Username\tName\tRole', ...people].join('\n')
  }

  beforeAll(async () => {
    opened = await openWindow()
    page().setDefaultTimeout(15_000)
    await openSample(page(), 'El Toro')
  })
  afterAll(() => opened.close())

  it('PRM-01 makes the good ones of 30 pasted users, and undo takes them back as one step', async () => {
    await openModelPage(page(), 'Paste rows')
    await box().waitFor()
    await paste(peopleWith(7))
    await row('no role is named').waitFor()
    await page().getByText('29 new · 1 refused').waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page().emulateMedia({ colorScheme })
      expect(await violations(page())).toEqual([])
    }
    await make('Make 29 users').click()
    await page().getByText('Paste 29 users').first().waitFor()
    await expect.poll(() => box().inputValue()).toContain('No such role')
    await paste(peopleWith(-1))
    await page().getByText('1 new · 29 as they are').waitFor()
    await page().keyboard.press('Control+Shift+h')
    await page().getByRole('grid').waitFor()
    await page().keyboard.press('Control+z')
    await page().getByText('Undone: Paste 29 users').first().waitFor()
  })

  it('generates 20 users from a seed as one edit', async () => {
    await openModelPage(page(), 'Paste rows')
    await page().getByRole('radio', { name: 'Generate' }).click()
    await page().getByRole('button', { name: 'Generate rows' }).click()
    await page().getByText('20 new', { exact: true }).waitFor()
    await make('Make 20 users').click()
    await page().getByText('Paste 20 users').first().waitFor()
  })
})
