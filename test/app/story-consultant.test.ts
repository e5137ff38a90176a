import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focusedSentence, walkTo } from './heat-map-window'
import {
  beginStory,
  dropOnEmptyLibrary,
  flipMenu,
  storyFiles,
  whyPanel,
  type Story,
} from './story-window'

/** Zips the metadata of a folder without its exports, as a client sends it. */
async function zipOf(folder: string, path: string): Promise<string> {
  const zip = new ZipWriter(new Uint8ArrayWriter())
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    const name = relative(folder, file)
    if (entry.isFile() && !name.startsWith('data'))
      await zip.add(name, new Uint8ArrayReader(await readFile(file)))
  }
  await writeFile(path, await zip.close())
  return path
}

describe('a consultant in a room without network', () => {
  let story: Story
  const page = () => story.page()
  const requirement = 'pavel@harbour.test must never read Account 001900000000002AAA'
  const textOf = (path: string) => readFile(path, 'utf8').catch(() => '')
  const answerSaveDialog = (path: string) =>
    story.window().app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
  const network = () => page().getByText('network: 0 requests')

  beforeAll(async () => {
    story = await beginStory()
  })
  afterAll(() => story.end())

  it('drops a metadata zip together with exports and gets one org', async () => {
    const files = await storyFiles(story, 'twins/mdapi', 'client')
    const zip = await zipOf(files, join(story.folder, 'harbour.zip'))
    const exports = (await readdir(join(files, 'data'))).map((name) => join(files, 'data', name))
    await dropOnEmptyLibrary(page(), zip, ...exports)
    await page().getByRole('banner').getByText('harbour').waitFor()
    await page().getByText('3 users · 4 objects · 6 records').waitFor()
  })

  it('reads in the diagnostics what the import could not tell', async () => {
    await page()
      .getByRole('tab', { name: /Diagnostics/ })
      .click()
    const line = page().getByRole('listitem').filter({ hasText: 'Port Desk' })
    await line.filter({ hasText: 'looks partial' }).waitFor()
  })

  it('answers “what if Account were Public Read Only?” with one flip by mouse', async () => {
    await walkTo(page(), 'Pavel', 'Account')
    expect(await focusedSentence(page())).toContain('reads 1 (50 %) of 2 records')
    const grid = await page().getByRole('grid').boundingBox()
    if (grid === null) throw new Error('the grid is not shown')
    await page().mouse.click(grid.x + 300, grid.y + 20, { button: 'right' })
    await flipMenu(page()).getByRole('heading', { name: 'Account' }).waitFor()
    await flipMenu(page()).getByLabel('Account default').selectOption('Public Read Only')
    await page()
      .getByText(/can now read/)
      .first()
      .waitFor()
    await walkTo(page(), 'Pavel', 'Account')
    const sentence = await focusedSentence(page())
    expect(sentence).toContain('reads 2 (100 %) of 2 records')
    expect(sentence).toContain('before: Read, 1 (50 %) of 2 records')
  })

  it('shows the reason beside the cell', async () => {
    await page().keyboard.press('Enter')
    await whyPanel(page())
      .getByRole('heading', { name: /^Pavel × / })
      .waitFor()
    await whyPanel(page()).getByRole('heading', { name: 'Open doors' }).waitFor()
  })

  it('reads the flip as a sentence with its cause, which narrows the heat-map', async () => {
    const sentence = page()
      .getByRole('button', { name: /can now read/ })
      .first()
    await sentence.getByText('Account default').waitFor()
    await sentence.click()
    const only = page()
      .getByRole('status')
      .filter({ hasText: /can now read/ })
    await only.getByRole('button').click()
    await only.waitFor({ state: 'detached' })
  })

  it('keeps what was asked as a scenario by a name', async () => {
    await page()
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^What-if/ })
      .click()
    await page()
      .getByRole('treeitem', { name: /^Scenario 1/ })
      .click()
    await page().keyboard.press('F2')
    await page().getByRole('treeitem').getByRole('textbox').fill('Open accounts')
    await page().keyboard.press('Enter')
    await page()
      .getByRole('treeitem', { name: /^Open accounts/ })
      .waitFor()
  })

  it('writes a requirement that the flip breaks and the base meets', async () => {
    await page().keyboard.press('Control+Alt+R')
    const box = page().getByRole('combobox', { name: 'New requirement' })
    await box.fill(requirement)
    await page().keyboard.press('Escape')
    await page().keyboard.press('Enter')
    const line = page().getByRole('main').getByRole('listitem').filter({ hasText: requirement })
    await line.getByText('Broken', { exact: true }).first().waitFor()
    await line.getByText('base: met').first().waitFor()
  })

  it('leaves a UAT script and the org as files', async () => {
    const script = join(story.folder, 'uat.md')
    await answerSaveDialog(script)
    await page().getByRole('button', { name: 'Documents' }).click()
    await page().getByRole('menuitem', { name: 'UAT script (Markdown)' }).click()
    await expect.poll(() => textOf(script)).toContain(requirement)
    const org = join(story.folder, 'harbour.tripod.json')
    await answerSaveDialog(org)
    await page().keyboard.press('Control+Shift+s')
    await expect.poll(() => textOf(org)).toContain('Open accounts')
    expect(await textOf(org)).toContain(requirement)
  })

  it('has sent nothing', async () => {
    await network().waitFor()
  })
})
