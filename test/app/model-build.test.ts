import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undoOf, violations } from './heat-map-window'
import {
  form,
  openPart,
  openPartByKeys,
  pickInForm,
  role,
  tree,
  typeNew,
  typeRole,
} from './model-window'
import { beginStory, type Story } from './story-window'

const people = ['Joe King', 'Rob Mee', 'Sue Mee', 'May Pay', 'Barry Cade']

describe('building an org from nothing with the mouse', () => {
  let story: Story
  const page = () => story.page()
  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('begins with an empty org that says what to do first', async () => {
    await page().getByRole('button', { name: 'New org' }).click()
    await page().getByRole('heading', { name: 'Build the org' }).waitFor()
    await page().getByRole('button', { name: 'Go to Objects' }).click()
    await page().getByRole('heading', { name: 'No objects yet' }).waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('R3.1 makes objects by what people call them, and sets their defaults', async () => {
    await page().getByRole('button', { name: 'New object' }).last().click()
    await typeNew(page(), 'object', 'Case', 'Expense')
    await page().getByRole('option', { name: /Case/ }).waitFor()
    await page()
      .getByRole('option', { name: /Expense__c/ })
      .click()
    await form(page()).getByRole('heading', { name: 'Expense' }).waitFor()
    await form(page())
      .getByRole('combobox', { name: 'Default internal access' })
      .selectOption('Private')
    await expect
      .poll(() =>
        form(page()).getByRole('combobox', { name: 'Default internal access' }).inputValue(),
      )
      .toBe('Private')
    expect(await violations(page())).toEqual([])
  })

  it('R4.1 makes roles below and beside one another', async () => {
    await openPart(page(), 'Roles')
    await page().getByRole('button', { name: 'New role' }).last().click()
    await page().getByRole('textbox', { name: 'Name of the new role' }).fill('Chief')
    await page().getByRole('button', { name: 'Add', exact: true }).click()
    await role(page(), 'Chief').click({ button: 'right' })
    await page()
      .getByRole('menuitem', { name: /^New below/ })
      .click()
    await page().getByRole('textbox', { name: 'Name of the role' }).fill('Director')
    await page().keyboard.press('Enter')
    await role(page(), 'Director').waitFor()
    await typeRole(page(), 'Insert', 'Accountant')
    expect(await role(page(), 'Accountant').getAttribute('aria-level')).toBe('3')
    expect(await violations(page())).toEqual([])
  })

  it('makes profiles and users, and gives several of them a role at once', async () => {
    await openPart(page(), 'Profiles')
    await page().getByRole('button', { name: 'New profile' }).last().click()
    await typeNew(page(), 'profile', 'Employee', 'Executive')
    await openPart(page(), 'Users')
    await page().getByRole('button', { name: 'New user' }).last().click()
    await typeNew(page(), 'user', ...people)
    await page()
      .getByRole('option', { name: /^Rob Mee/ })
      .click()
    await page()
      .getByRole('option', { name: /^Sue Mee/ })
      .click({ modifiers: ['Control'] })
    await page().getByRole('heading', { name: '2 users' }).waitFor()
    await pickInForm(page(), /^Role\b/, 'Director')
    await openPart(page(), 'Roles')
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users, 2 with/ })
      .waitFor()
    await page()
      .getByRole('treeitem', { name: /^Chief ?, 0 users, 2 with/ })
      .waitFor()
  })

  it('takes the whole edit of several back as one step', async () => {
    await page().keyboard.press('Control+Z')
    await page()
      .getByRole('treeitem', { name: /^Director ?, 0 users/ })
      .waitFor()
    await page().keyboard.press('Control+Y')
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users/ })
      .waitFor()
  })

  it('R4.1 drags a role under another, and says why where it cannot go', async () => {
    await tree(page()).focus()
    await page().keyboard.press('Home')
    await typeRole(page(), 'Insert', 'Support')
    await role(page(), 'Accountant').dragTo(role(page(), 'Support'))
    await page()
      .getByRole('treeitem', { name: /^Accountant/ })
      .waitFor()
    await form(page())
      .getByRole('button', { name: /^Parent\s*Support/ })
      .waitFor()
    const [from, to] = await Promise.all([
      role(page(), 'Support').boundingBox(),
      role(page(), 'Accountant').boundingBox(),
    ])
    if (from === null || to === null) throw new Error('a role is not shown')
    await page().mouse.move(from.x + 120, from.y + 8)
    await page().mouse.down()
    await page().mouse.move(to.x + 130, to.y + 6)
    await page().mouse.move(to.x + 130, to.y + 10)
    await page()
      .getByText(/would stand above itself/)
      .waitFor()
    await page().keyboard.press('Escape')
    await page().mouse.up()
  })

  it('R4.1 deletes a role with what hangs on it, told beforehand, and takes it back', async () => {
    await role(page(), 'Director').click()
    await form(page())
      .getByText(/2 users/)
      .waitFor()
    await form(page()).getByRole('button', { name: 'Delete' }).click()
    await role(page(), 'Director').waitFor({ state: 'detached' })
    await undoOf(page(), /Director/).click()
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users/ })
      .waitFor()
  })

  it('shows everything again after a restart', async () => {
    await story.restart()
    await page().getByRole('button', { name: 'Model', exact: true }).click()
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users/ })
      .waitFor()
    await openPart(page(), 'Users')
    for (const name of people)
      await page()
        .getByRole('option', { name: new RegExp(`^${name}`) })
        .waitFor()
  })
})

describe('building an org from nothing by keyboard alone', () => {
  let story: Story
  const page = () => story.page()
  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('makes objects, roles, profiles and users', async () => {
    await page().getByRole('heading', { name: 'No orgs yet' }).waitFor()
    await page().keyboard.press('Control+Alt+n')
    await page().getByRole('heading', { name: 'Build the org' }).waitFor()
    await openPartByKeys(page(), 'Objects')
    await page().getByRole('heading', { name: 'No objects yet' }).waitFor()
    await page().keyboard.press('Insert')
    await typeNew(page(), 'object', 'Case', 'Expense')
    await openPartByKeys(page(), 'Roles')
    await page().getByRole('heading', { name: 'No roles yet' }).waitFor()
    await page().keyboard.press('Insert')
    await page().getByRole('textbox', { name: 'Name of the new role' }).fill('Chief')
    await page().keyboard.press('Enter')
    await role(page(), 'Chief').waitFor()
    await typeRole(page(), 'Insert', 'Director')
    await typeRole(page(), 'Enter', 'Support')
    await openPartByKeys(page(), 'Profiles')
    await page().keyboard.press('Insert')
    await typeNew(page(), 'profile', 'Employee')
    await openPartByKeys(page(), 'Users')
    await page().keyboard.press('Insert')
    await typeNew(page(), 'user', ...people)
    const users = page().getByRole('listbox', { name: 'users' })
    await expect.poll(() => users.getByRole('option').count()).toBe(people.length)
  })

  it('R4.1 moves roles with Alt and the arrows, and by cut and paste', async () => {
    await openPartByKeys(page(), 'Roles')
    await tree(page()).focus()
    await page().keyboard.press('End')
    await page().keyboard.press('Alt+ArrowRight')
    await expect.poll(() => role(page(), 'Support').getAttribute('aria-level')).toBe('3')
    await page().keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => role(page(), 'Support').getAttribute('aria-level')).toBe('2')
    await page().keyboard.press('Control+x')
    await page().keyboard.press('ArrowUp')
    await page().keyboard.press('Control+v')
    await expect.poll(() => role(page(), 'Support').getAttribute('aria-level')).toBe('3')
  })

  it('renames in the tree with F2, and Escape takes back', async () => {
    await page().keyboard.press('F2')
    await page().getByRole('textbox', { name: 'Name of the role' }).fill('Help')
    await page().keyboard.press('Escape')
    await role(page(), 'Support').waitFor()
    await tree(page()).focus()
    await page().keyboard.press('F2')
    await page().getByRole('textbox', { name: 'Name of the role' }).fill('Help')
    await page().keyboard.press('Enter')
    await role(page(), 'Help').waitFor()
  })

  it('selects several users and sets their profile by keys', async () => {
    await openPartByKeys(page(), 'Users')
    await page().getByRole('listbox', { name: 'users' }).focus()
    await page().keyboard.press('Home')
    await page().keyboard.press('Shift+ArrowDown')
    await page().keyboard.press('Shift+ArrowDown')
    await page().getByRole('heading', { name: '3 users' }).waitFor()
    await page().keyboard.press('Escape')
    await form(page()).waitFor()
  })

  it('says while it is typed why a value cannot be, and Escape takes it back', async () => {
    await page().keyboard.press('Enter')
    const name = form(page()).getByRole('textbox', { name: 'Username' })
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true)
    const before = await name.inputValue()
    await name.fill('no address')
    await form(page())
      .getByRole('alert')
      .getByText(/is no username/)
      .waitFor()
    await page().keyboard.press('Escape')
    await expect.poll(() => name.inputValue()).toBe(before)
    await form(page()).getByRole('alert').waitFor({ state: 'detached' })
  })

  it('goes from a user to the profile and back', async () => {
    await form(page())
      .getByRole('button', { name: /^Go to Employee/ })
      .press('Enter')
    await form(page()).getByRole('heading', { name: 'Employee' }).waitFor()
    await page().keyboard.press('Alt+ArrowLeft')
    await form(page()).getByRole('textbox', { name: 'Username' }).waitFor()
  })
})
