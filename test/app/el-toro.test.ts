import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, pressInGrid, violations, walkTo } from './heat-map-window'
import { openModelPage, pasteRows } from './model-page'
import { form, openPart, pickInForm, typeNew } from './model-window'
import { beginStory, type Story } from './story-window'

const lines = (...rows: readonly string[]) =>
  rows.map((row) => row.replaceAll(', ', '\t')).join('\n')

const roles = lines(
  'Role, Reports to',
  'Chief Executive Officer, ',
  'Director, Chief Executive Officer',
  'Accountant, Director',
  'Support Manager, Chief Executive Officer',
  'Support Agent, Support Manager',
)
const people = lines(
  'Name, Username, Profile, Role',
  'Joe King, joe@eltoro.example, Executive, Chief Executive Officer',
  'Rob Mee, rob@eltoro.example, Employee, Director',
  'Sue Mee, sue@eltoro.example, Employee, Director',
  'May Q. Pay, may@eltoro.example, Employee, Accountant',
  'Barry Cade, barry@eltoro.example, Employee, ',
  'Ada Mint, ada@eltoro.example, System Administrator, ',
  'Lea Derr, lea@eltoro.example, Employee, Support Manager',
  'Toro Early, toro@eltoro.example, Employee, Support Agent',
  'Cal Later, cal@eltoro.example, Employee, Support Agent',
)
const expenses = lines(
  'Name, Owner',
  'Hotel of May, may@eltoro.example',
  'Taxi of Sue, sue@eltoro.example',
  'Fence of Barry, barry@eltoro.example',
)

describe('the company of the tripod, built by hand', () => {
  let story: Story
  const page = () => story.page()
  const privateDefault = (object: string) =>
    page().getByRole('button', { name: `Internal default of ${object}: Private` })
  const sentence = () => expect.poll(() => focusedSentence(page()))

  /** Pastes rows of a kind, of an object where it has several, and makes them. */
  async function paste(kind: string, object: string | null, text: string, made: string) {
    await openPart(page(), 'Paste rows')
    await page().getByLabel('The rows are').selectOption(kind)
    if (object !== null)
      await page()
        .getByRole('combobox', { name: /^of the object/ })
        .selectOption({ label: object })
    await pasteRows(page(), text)
    await page()
      .getByRole('button', { name: `Make ${made}`, exact: true })
      .click()
    await page().getByText(`Paste ${made}`).first().waitFor()
  }

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('names the new org where one begins, and leads to the first thing to make', async () => {
    await page().getByRole('button', { name: 'New org' }).click()
    await page().getByRole('textbox', { name: 'Name of the org' }).fill('Ranch')
    await page().keyboard.press('Enter')
    await page().getByRole('banner').getByText('Ranch').waitFor()
    await page().getByRole('button', { name: 'Go to Objects' }).click()
    await page().getByRole('button', { name: 'New object' }).last().click()
    await typeNew(page(), 'object', 'Case', 'Expense', 'Expense Line')
  })

  it('R3.5 says the defaults in the words of Setup, and closes them', async () => {
    await page()
      .getByRole('option', { name: /Expense__c Public Read\/Write$/ })
      .waitFor()
    await openPart(page(), 'Org-wide defaults')
    for (const object of ['Case', 'Expense']) {
      await page()
        .getByRole('button', { name: new RegExp(`^Internal default of ${object}: `) })
        .click()
      await page()
        .getByRole('option', { name: /^Private/ })
        .click()
      await privateDefault(object).waitFor()
    }
  })

  it('R11.1 makes an expense line the detail of an expense', async () => {
    await paste(
      'field',
      'Expense Line',
      lines('Label, Type', 'Expense, Master-Detail(Expense__c)'),
      '1 field',
    )
  })

  it('R4.1 pastes the hierarchy and the people as they stand in a spreadsheet', async () => {
    await paste('role', null, roles, '5 roles')
    await openPart(page(), 'Profiles')
    await page().getByRole('button', { name: 'New profile' }).last().click()
    await typeNew(page(), 'profile', 'Employee', 'Executive', 'System Administrator')
    await paste('user', null, people, '9 users')
    await openPart(page(), 'Roles')
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users, 3 with/ })
      .waitFor()
    await page().getByText('Insert adds one below', { exact: false }).waitFor()
    expect(await violations(page())).toEqual([])
  })

  it('PRM-23 R1.8 ticks what the profiles may do; the chief may delete nothing', async () => {
    await openPart(page(), 'Permission grids')
    await page().getByText('Click a dot to tick it', { exact: false }).waitFor()
    await pressInGrid(page(), 'Control+Home', 'Shift+Space', 'Shift+ArrowDown', 'Shift+ArrowDown')
    for (const key of ['c', 'd']) await page().keyboard.press(key)
    await page()
      .getByText(/^Delete on 3 objects for 3 profiles and sets/)
      .waitFor()
    await pressInGrid(page(), 'Control+Home', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await page().getByRole('button', { name: 'Delete', exact: true, pressed: true }).click()
    await page()
      .getByText(/^No Delete on 3 objects for Executive/)
      .waitFor()
    await pressInGrid(page(), 'Control+Home', 'ArrowRight', 'ArrowRight')
    await pressInGrid(page(), 'Shift+ArrowDown', 'Shift+ArrowDown', 'm')
    await page()
      .getByText(/^Modify All on 3 objects for System Administrator/)
      .waitFor()
  })

  it('R2.4 makes the queue that cases are escalated to, and gives it a case', async () => {
    await openPart(page(), 'Queues')
    await page().getByRole('button', { name: 'New queue' }).last().click()
    await typeNew(page(), 'queue', 'Developer Support Tier 2')
    await page()
      .getByRole('option', { name: /Tier 2/ })
      .click()
    await pickInForm(page(), /^Add to members/, 'Toro Early')
    await form(page()).getByText('Toro Early').waitFor()
    await pickInForm(page(), /^Add to supported objects/, 'Case')
    await form(page()).getByText('Case', { exact: true }).waitFor()
    await paste('record', 'Expense', expenses, '3 records')
    await paste(
      'record',
      'Expense Line',
      lines('Name, Expense', 'Two nights, Hotel of May'),
      '1 record',
    )
    await paste(
      'record',
      'Case',
      lines('Subject, Owner', 'Escalated overnight, Developer Support Tier 2'),
      '1 record',
    )
  })

  it('R4.2 R2.12 R2.6 answers as the article does', async () => {
    await page().keyboard.press('Control+Shift+h')
    await page().getByRole('grid').waitFor()
    await walkTo(page(), 'Rob Mee', 'Expense')
    await sentence().toMatch(/^Rob Mee reaches All .* reads 1 \(33 %\) of 3 records/)
    await walkTo(page(), 'Joe King', 'Expense')
    await sentence().toMatch(/^Joe King reaches .* reads 2 \(67 %\) of 3 records/)
    await walkTo(page(), 'Ada Mint', 'Expense')
    await sentence().toMatch(/^Ada Mint reaches All .* reads 3 \(100 %\) of 3 records/)
    await walkTo(page(), 'Lea Derr', 'Case')
    await sentence().toMatch(/^Lea Derr reaches All .* reads 1 \(100 %\) of 1 record/)
    await walkTo(page(), 'Cal Later', 'Case')
    await sentence().toMatch(/^Cal Later has no access to Case/)
  })

  it('R5.1 R6.4 makes a public group, and a rule that shares the records of a role with it', async () => {
    await openModelPage(page(), 'Public groups')
    await page().getByRole('button', { name: 'New group' }).last().click()
    await typeNew(page(), 'group', 'Auditors')
    await page()
      .getByRole('option', { name: /^Auditors/ })
      .click()
    await pickInForm(page(), /^Add to members/, 'Barry Cade')
    await form(page()).getByText('Barry Cade').waitFor()
    await openPart(page(), 'Sharing rules')
    await page()
      .getByRole('button', { name: /^Object / })
      .click()
    await page()
      .getByRole('option', { name: /^Expense .*Expense__c/ })
      .click()
    await page()
      .getByRole('button', { name: /^New sharing rule/ })
      .last()
      .click()
    await page().getByLabel('Label').fill('Bills to auditors')
    await page().getByRole('radio', { name: 'Owner' }).click()
    for (const [side, name] of [
      ['Records owned by', 'Accountant'],
      ['Shared with', 'Auditors'],
    ] as const) {
      const group = page().getByRole('group', { name: side })
      await group.getByRole('button', { name: /^Add/ }).click()
      await page().keyboard.type(name)
      const dialog = page().getByRole('dialog')
      await dialog
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .waitFor()
      await page().keyboard.press('Enter')
      await group.getByText(name).first().waitFor()
    }
    await page().getByRole('button', { name: 'Make the rule' }).click()
    await page()
      .getByRole('listbox', { name: 'sharing rules' })
      .getByRole('option', { name: /^Bills to auditors/ })
      .waitFor()
  })

  it('R7.1 R8.1 shares one record by hand, and puts a colleague on the team of another', async () => {
    const pick = async (line: string, button: RegExp, name: string) => {
      await page().getByRole('form', { name: line }).getByRole('button', { name: button }).click()
      await page().keyboard.type(name)
      await page()
        .getByRole('option', { name: new RegExp(`^${name}`) })
        .waitFor()
      await page().keyboard.press('Enter')
    }
    const add = (line: string) =>
      page().getByRole('form', { name: line }).getByRole('button', { name: 'Add', exact: true })
    await openPart(page(), 'Share rows')
    await page().getByRole('button', { name: 'New share' }).last().click()
    expect(await add('New share').isDisabled()).toBe(true)
    await pick('New share', /^Record/, 'Fence of Barry')
    await pick('New share', /^Share with/, 'Sue Mee')
    expect(await violations(page())).toEqual([])
    await add('New share').click()
    await page()
      .getByRole('option', { name: /^Fence of Barry → Sue Mee/ })
      .waitFor()
    await openPart(page(), 'Team members')
    await page().getByRole('button', { name: 'New team member' }).last().click()
    await pick('New team member', /^Record/, 'Escalated overnight')
    await pick('New team member', /^Member/, 'Cal Later')
    await add('New team member').click()
    await page()
      .getByRole('option', { name: /^Escalated overnight → Cal Later/ })
      .waitFor()
  })

  it('R6.4 R7.1 R8.1 R11.2 shows what the four opened', async () => {
    await page().keyboard.press('Control+Shift+h')
    await page().getByRole('grid').waitFor()
    await walkTo(page(), 'Barry Cade', 'Expense')
    await sentence().toMatch(/^Barry Cade reaches .* reads 2 \(67 %\) of 3 records/)
    await walkTo(page(), 'Barry Cade', 'Expense Line')
    await sentence().toMatch(/^Barry Cade reaches .* reads 1 \(100 %\) of 1 record/)
    await walkTo(page(), 'Sue Mee', 'Expense')
    await sentence().toMatch(/^Sue Mee reaches All .* reads 3 \(100 %\) of 3 records/)
    await walkTo(page(), 'Cal Later', 'Case')
    await sentence().toMatch(/^Cal Later reaches Read .* reads 1 \(100 %\) of 1 record/)
  })

  it('R4.7 the managers lose what their people own once the hierarchy is off for expenses', async () => {
    await openModelPage(page(), 'Org-wide defaults')
    const superiors = page().getByRole('switch', { name: /see Expense of their subordinates/ })
    await superiors.click()
    await expect.poll(() => superiors.getAttribute('aria-checked')).toBe('false')
    await page().keyboard.press('Control+Shift+h')
    await page().getByRole('grid').waitFor()
    await walkTo(page(), 'Rob Mee', 'Expense')
    await sentence().toMatch(/^Rob Mee has no access to Expense/)
    await walkTo(page(), 'Sue Mee', 'Expense')
    await sentence().toMatch(/^Sue Mee reaches All .* reads 2 \(67 %\) of 3 records/)
  })

  it('finds the company again after a restart', async () => {
    await story.restart()
    await page().getByRole('banner').getByText('Ranch').waitFor()
    await openModelPage(page(), 'Roles')
    await page()
      .getByRole('treeitem', { name: /^Director ?, 2 users, 3 with/ })
      .waitFor()
  })
})
