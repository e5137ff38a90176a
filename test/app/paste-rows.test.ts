import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, violations } from './heat-map-window'
import { openModelPage, pasteRows } from './model-page'
import { openWindow, type OpenWindow } from './window'

describe('pasted rows', () => {
  let opened: OpenWindow
  const page = () => opened.page
  const box = () => page().getByRole('textbox', { name: 'Rows to paste' })
  const row = (text: string) => page().getByRole('row').filter({ hasText: text })
  const make = (name: string) => page().getByRole('button', { name })

  const paste = (text: string) => pasteRows(page(), text)

  /** What the rows of the next text are. */
  const aim = async (kind: string, object: string | null) => {
    await openModelPage(page(), 'Paste rows')
    await page().getByLabel('The rows are').selectOption(kind)
    if (object !== null)
      await page()
        .getByRole('combobox', { name: /^of the object/ })
        .selectOption({ label: object })
  }

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

  it('counts anew after an undo, and after a redo', async () => {
    const rows = () => page().getByRole('grid').getAttribute('aria-rowcount')
    const before = Number(await rows())
    await page().keyboard.press('Control+y')
    await expect.poll(rows).toBe(String(before + 29))
    await page().keyboard.press('Control+z')
    await expect.poll(rows).toBe(String(before))
  })

  it('R4.1 makes roles below one another, in whatever order they stand', async () => {
    await aim('Roles', null)
    await paste('Role Name\tParent\nDesk Lead\tDesk Head\nDesk Head\t')
    await page().getByText('2 new', { exact: true }).waitFor()
    await make('Make 2 roles').click()
    await page().getByText('Paste 2 roles').first().waitFor()
    await openModelPage(page(), 'Roles')
    const lead = page().getByRole('treeitem', { name: /^Desk Lead ?,/ })
    await expect.poll(() => lead.getAttribute('aria-level')).toBe('2')
  })

  it('makes fields of an object, and says which type is none', async () => {
    await aim('Fields', 'Expense')
    await paste('Label\tType\nTrip\tText(80)\nMood\tSmell')
    await row('Mood').getByText('refused').waitFor()
    await page().getByText('1 new · 1 refused').waitFor()
    await make('Make 1 field').click()
    await page().getByText('Paste 1 field').first().waitFor()
  })

  it('R2.1 makes records with their owners', async () => {
    await aim('Records', 'Expense')
    await paste('Name\tOwner\nHay\trob@eltoro.example\nNails\tnobody@eltoro.example')
    await row('Nails').getByText('refused').waitFor()
    await make('Make 1 record').click()
    await page().getByText('Paste 1 record').first().waitFor()
  })

  it('generates 20 users below a role from a seed, as one edit', async () => {
    await aim('Users', null)
    await page().getByRole('radio', { name: 'Generate' }).click()
    await page()
      .getByRole('combobox', { name: 'Role', exact: true })
      .selectOption({ label: 'Desk Lead' })
    await page().getByRole('button', { name: 'Generate rows' }).click()
    await page().getByText('20 new', { exact: true }).waitFor()
    await make('Make 20 users').click()
    await page().getByText('Paste 20 users').first().waitFor()
  })

  it('generates two records for each of them', async () => {
    await aim('Records', 'Expense')
    await page().getByLabel('Owners').selectOption('Users of a role')
    await page()
      .getByRole('combobox', { name: 'Role', exact: true })
      .selectOption({ label: 'Desk Lead' })
    await page().getByLabel('Records for each owner').fill('2')
    await page().getByRole('button', { name: 'Generate rows' }).click()
    await page().getByText('40 new', { exact: true }).waitFor()
    await make('Make 40 records').click()
    await page().getByText('Paste 40 records').first().waitFor()
    await openModelPage(page(), 'Roles')
    await page()
      .getByRole('treeitem', { name: /^Desk Lead ?, 20 users/ })
      .waitFor()
  })
})
