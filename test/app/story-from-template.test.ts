import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, walkTo } from './heat-map-window'
import { openModelPage, pasteRows } from './model-page'
import { openPartByKeys, role, tree, typeNew } from './model-window'
import { beginStory, type Story } from './story-window'

const pasted = [
  'Username\tName\tRole\tProfile',
  ...Array.from(
    { length: 30 },
    (_, at) => `rep${String(at)}@brightleaf.example\tRep ${String(at)}\tSouthRep\tSales`,
  ),
].join('\n')

describe.each(['mouse', 'keys'] as const)('an architect with a template, by the %s', (hand) => {
  let story: Story
  const page = () => story.page()
  const part = (title: string) =>
    hand === 'mouse' ? openModelPage(page(), title) : openPartByKeys(page(), title)
  /** Clicks a button, or presses it with the focus on it. */
  const press = async (name: string | RegExp) => {
    const button = page().getByRole('button', { name }).first()
    await expect.poll(() => button.isEnabled()).toBe(true)
    await (hand === 'mouse' ? button.click() : button.press('Enter'))
  }
  /** What the status bar counts. */
  const people = (count: number) =>
    page().getByText(new RegExp(`^${String(count)} users · 3 objects`))
  const level = (label: string) =>
    expect.poll(() => role(page(), label).getAttribute('aria-level'), { message: label })

  /** The role with the focus, by the mouse or by walking down the tree. */
  async function goToRole(label: string): Promise<void> {
    if (hand === 'mouse') {
      await role(page(), label).click()
      return
    }
    await tree(page()).focus()
    await page().keyboard.press('Home')
    const count = await tree(page()).getByRole('treeitem').count()
    for (let step = 0; step < count; step++) {
      const isHere = await role(page(), label).getAttribute('aria-selected')
      if (isHere === 'true') return
      await page().keyboard.press('ArrowDown')
    }
    throw new Error(`no role ${label}`)
  }

  async function renameRole(from: string, to: string): Promise<void> {
    await goToRole(from)
    await tree(page()).focus()
    await page().keyboard.press('F2')
    await page().getByRole('textbox', { name: 'Name of the role' }).fill(to)
    await page().keyboard.press('Enter')
    await role(page(), to).waitFor()
  }

  async function moveRole(label: string, under: string): Promise<void> {
    if (hand === 'mouse') {
      await role(page(), label).dragTo(role(page(), under))
      return
    }
    await goToRole(label)
    await page().keyboard.press('Control+x')
    await goToRole(under)
    await page().keyboard.press('Control+v')
  }

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('opens the template', async () => {
    await press('Add template Sales team')
    await page().getByRole('grid').waitFor({ timeout: 45_000 })
    await part('Roles')
    await role(page(), 'North Rep').waitFor()
  })

  it('R4.1 renames roles and moves two under another parent', async () => {
    await renameRole('North Rep', 'East Rep')
    await renameRole('South Rep', 'West Rep')
    await moveRole('East Rep', 'Sales Director')
    await level('East Rep').toBe('2')
    await moveRole('West Rep', 'Sales Director')
    await level('West Rep').toBe('2')
  })

  it('PRM-01 adds 30 users by pasting rows', async () => {
    await part('Paste rows')
    await page().getByRole('textbox', { name: 'Rows to paste' }).waitFor()
    await pasteRows(page(), pasted)
    await page().getByText('30 new', { exact: true }).waitFor()
    await press('Make 30 users')
    await page().getByText('Paste 30 users').first().waitFor()
  })

  it('R3.19 walks through the defaults, and keeps why', async () => {
    await part('Org-wide defaults')
    await press('Walk through every object')
    await page()
      .getByLabel(/^Who is the most restricted user who needs Account/)
      .fill('Rep')
    const question = page().getByRole('radiogroup', { name: /must not see/ })
    const no = question.getByRole('radio', { name: 'No', exact: true })
    await (hand === 'mouse' ? no.click() : no.press('Space'))
    const other = page().getByRole('radiogroup', { name: /must not edit/ })
    const yes = other.getByRole('radio', { name: 'Yes', exact: true })
    await (hand === 'mouse' ? yes.click() : yes.press('Space'))
    await page().getByText('Public Read Only', { exact: true }).first().waitFor()
    await press('Save and next')
    await page()
      .getByRole('heading', { name: /^Opportunity|^Contact/ })
      .waitFor()
    await press('Leave the walk')
  })

  it('adds a permission set, and a criteria rule that is tried while it is written', async () => {
    await part('Permission sets')
    await page().getByRole('heading', { name: 'No permission sets yet' }).waitFor()
    await page().keyboard.press('Insert')
    await typeNew(page(), 'permission set', 'Deal Reader')
    await part('Sharing rules')
    await press(/^Object /)
    await page().keyboard.type('Opportunity')
    await page()
      .getByRole('option', { name: /^Opportunity/ })
      .waitFor()
    await page().keyboard.press('Enter')
    await page()
      .getByRole('option', { name: /^Large Deals/ })
      .waitFor()
    await press(/^New sharing rule/)
    await page().getByLabel('Label').fill('Huge deals')
    await page().getByLabel('Field of criterion 1').selectOption({ label: 'Amount' })
    await page().getByLabel('Operator of criterion 1').selectOption('greaterThan')
    await page().getByLabel('Value of criterion 1').fill('1000')
    const add = page()
      .getByRole('group', { name: 'Shared with' })
      .getByRole('button', { name: /^Add/ })
    await (hand === 'mouse' ? add.click() : add.press('Enter'))
    await page().keyboard.type('Sales Director')
    await page()
      .getByRole('dialog')
      .getByRole('option', { name: /Sales Director/ })
      .first()
      .waitFor()
    await page().keyboard.press('Enter')
    await press('Make the rule')
    await page()
      .getByRole('listbox', { name: 'sharing rules' })
      .getByRole('option', { name: /^Huge deals/ })
      .waitFor()
  })

  it('shows all of it in the heat-map, over record classes where there are no records', async () => {
    await page().keyboard.press('Control+Shift+h')
    await page().getByRole('grid').waitFor()
    await people(37).waitFor()
    await walkTo(page(), 'Rep 0', 'Account')
    expect(await focusedSentence(page())).toMatch(/^Rep 0 .*Account/)
  })

  it('goes back to the template, and forward again to the last edit', async () => {
    await page().getByRole('tab', { name: 'History' }).click()
    const lines = page().getByRole('listbox', { name: /Edits and checkpoints/ })
    const goTo = async (key: 'End' | 'Home') => {
      await lines.focus()
      await page().keyboard.press(key)
      await page().keyboard.press('Enter')
    }
    await goTo('End')
    await people(7).waitFor()
    await part('Roles')
    await level('North Rep').toBe('3')
    await goTo('Home')
    await people(37).waitFor()
    await level('East Rep').toBe('2')
  })
})
