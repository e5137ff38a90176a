import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toastOf } from './heat-map-window'
import { beginStory, storyFiles, type Story } from './story-window'
import { unwritableFolder } from '../special-folders'
import { programArguments, programEnvironment, programUnderTest } from './window'

let story: Story
let page: Page
let path: string
beforeEach(async () => {
  story = await beginStory()
  page = story.page()
  path = await storyFiles(story, 'samples/el-toro.tripod.json', 'toro.tripod.json')
})
afterEach(() => story.end())

const chip = () => page.getByRole('banner').getByRole('button', { name: /\.tripod\.json: / })
const chipSays = (text: string) => expect.poll(() => chip().getAttribute('aria-label')).toBe(text)
const toast = (text: string | RegExp) => toastOf(page, text).first().waitFor()
const orgName = async (file: string) =>
  (JSON.parse(await readFile(file, 'utf8')) as { name: string }).name

async function openFile(file = path): Promise<void> {
  await page.locator('[data-picker=files]').setInputFiles(file)
  await chip().waitFor()
}

/** An edit of the open org that is easy to see in its file: another name. */
async function renameOpenOrg(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await page.locator('tr[data-open=true]').getByRole('button').first().press('F2')
  await page.getByRole('textbox', { name: /^New name for/ }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Open ${name}`, exact: true }).waitFor()
}

/** The system's dialog for saving, answered with a path. */
const answerSaveDialog = (filePath: string) =>
  story.window().app.evaluate(({ dialog }, answer) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer })
  }, filePath)

describe('an org and its file', () => {
  it('shows the file, says when it is behind, and saves to it by Ctrl+S', async () => {
    await openFile()
    await chipSays('toro.tripod.json: saved')
    await renameOpenOrg('Bull')
    await chipSays('toro.tripod.json: not in the file yet')
    await expect.poll(() => page.title()).toBe('● Bull — toro.tripod.json — Tripod')
    await page.keyboard.press('Control+s')
    await chipSays('toro.tripod.json: saved')
    expect(await orgName(path)).toBe('Bull')
    expect((await readdir(story.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await story.restart()
    page = story.page()
    await chipSays('toro.tripod.json: saved')
  })

  it('opens the org again that a file belongs to, and no second one', async () => {
    await openFile()
    await renameOpenOrg('Bull')
    await openFile()
    await toast(/opened before/)
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await expect
      .poll(() => page.getByRole('table', { name: 'Orgs' }).getByRole('row').count())
      .toBe(2)
  })

  it('takes over what was changed outside, as an edit that can be undone', async () => {
    await openFile()
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"sharingModel":"Private"', '"sharingModel":"Read"'))
    await openFile()
    await toast(/its new content was taken over/)
    await chipSays('toro.tripod.json: saved')
    await page.keyboard.press('Control+z')
    await chipSays('toro.tripod.json: not in the file yet')
  })

  it('says before saving that somebody else changed the file, and keeps both on request', async () => {
    await openFile()
    await renameOpenOrg('Mine')
    await writeFile(path, '{"theirs": true}')
    await page.keyboard.press('Control+s')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep both' }).click()
    await chipSays('toro 2.tripod.json: saved')
    expect(await readFile(path, 'utf8')).toBe('{"theirs": true}')
    expect(await orgName(join(story.folder, 'toro 2.tripod.json'))).toBe('Mine')
  })

  it('replaces a file that somebody else changed only when told to', async () => {
    await openFile()
    await writeFile(path, '{"theirs": true}')
    await page.keyboard.press('Control+s')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await readFile(path, 'utf8')).toBe('{"theirs": true}')
    await chipSays('toro.tripod.json: changed by another program')
    await page.keyboard.press('Control+s')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace the file' }).click()
    await chipSays('toro.tripod.json: saved')
    expect(await orgName(path)).not.toBe('')
  })

  it('saves under another name, which is the org’s file from then on', async () => {
    await openFile()
    const copy = join(story.folder, 'copy.tripod.json')
    await answerSaveDialog(copy)
    await page.keyboard.press('Control+Shift+s')
    await chipSays('copy.tripod.json: saved')
    expect(await readFile(copy, 'utf8')).toContain('"tripod"')
    expect(await readFile(path, 'utf8')).toContain('"tripod"')
  })

  it('says what to do when the folder may not be written, and leaves everything as it was', async () => {
    await openFile()
    const folder = await unwritableFolder()
    await answerSaveDialog(join(folder.path, 'copy.tripod.json'))
    await page.keyboard.press('Control+Shift+s')
    await toast(/may not be written there; choose another folder/)
    await chipSays('toro.tripod.json: saved')
    await folder.end()
  })

  it('says what to do when the folder is gone, and can be saved elsewhere', async () => {
    const folder = join(story.folder, 'stick')
    await mkdir(folder)
    const there = join(folder, 'toro.tripod.json')
    await writeFile(there, await readFile(path))
    await openFile(there)
    await renameOpenOrg('Kept')
    await rm(folder, { recursive: true })
    await page.keyboard.press('Control+s')
    await toast(/is not there any more/)
    await answerSaveDialog(path)
    await page.getByRole('button', { name: 'Save as …' }).click()
    await chipSays('toro.tripod.json: saved')
    expect(await orgName(path)).toBe('Kept')
  })
})

describe('a file that cannot be opened', () => {
  it.each([
    ['of a newer version', '{"tripod": 99, "name": "Future"}', /open it with a newer Tripod/],
    ['that is cut off', '{"tripod": 1, "name": "Ha', /is damaged at line/],
    ['that is empty', '', /is damaged at line/],
  ])('%s: says so, and leaves library and file as they were', async (_, text, sentence) => {
    await writeFile(path, text)
    await page.locator('[data-picker=files]').setInputFiles(path)
    await toast(sentence)
    expect(await readFile(path, 'utf8')).toBe(text)
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
  })
})

describe('recent files', () => {
  const recent = () => page.getByRole('table', { name: 'Recent files' })

  it('lists what was opened, marks what is gone, and forgets what is taken out', async () => {
    await openFile()
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await recent().getByText(story.folder).waitFor()
    await rm(path)
    await story.restart()
    page = story.page()
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await recent().getByText('not there').waitFor()
    await recent().getByRole('button', { name: 'Open file toro.tripod.json' }).click()
    await toast(/is not there any more/)
    await page.getByRole('button', { name: 'Take toro.tripod.json out of the list' }).click()
    await page.getByText('Files that you open or save are listed here.').waitFor()
  })

  it('opens one by a click', async () => {
    await openFile()
    await renameOpenOrg('Bull')
    await recent().getByRole('button', { name: 'Open file toro.tripod.json' }).click()
    await page.getByRole('grid').waitFor()
  })
})

describe('files from outside the window', () => {
  it('opens the file of a start', async () => {
    await story.window().close()
    story = await beginStory([path])
    page = story.page()
    await chipSays('toro.tripod.json: saved')
  })

  it('hands the file of a second start to the first window, which opens it, and the second ends', async () => {
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
    const userData = join(story.folder, 'user-data')
    const second = spawn(programUnderTest(), programArguments(userData, [`file://${path}`]), {
      env: programEnvironment(),
      stdio: 'ignore',
    })
    const [exitCode] = (await once(second, 'exit')) as [number]
    expect(exitCode).toBe(0)
    await chipSays('toro.tripod.json: saved')
    await page.getByRole('grid').waitFor()
  })

  it('opens a file that is dropped, and saves to it again', async () => {
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    await chipSays('toro.tripod.json: saved')
  })
})

describe('closing the window', () => {
  it('waits for an edit that is being written', async () => {
    await openFile()
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await page.locator('tr[data-open=true]').getByRole('button').first().press('F2')
    await page.getByRole('textbox', { name: /^New name for/ }).fill('Last word')
    await page.keyboard.press('Enter')
    await story.restart({ isQuick: true })
    page = story.page()
    await page.getByRole('banner').getByText('Last word').waitFor()
  })

  it('asks when the page does not answer in time, and closes when told to', async () => {
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
    const { app } = story.window()
    await page.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 45_000
        while (performance.now() < end);
      }, 0)
    })
    const closed = once(app.process(), 'exit')
    const asked = app.evaluate(async ({ BrowserWindow, dialog }) => {
      const message = new Promise<string>((resolve) => {
        dialog.showMessageBox = ((_: unknown, options: { message: string }) => {
          resolve(options.message)
          // Answered after the question was seen.
          return new Promise((answer) => {
            setTimeout(() => answer({ response: 1, checkboxChecked: false }), 500)
          })
        }) as typeof dialog.showMessageBox
      })
      BrowserWindow.getAllWindows()[0]?.close()
      return message
    })
    expect(await asked).toBe('Tripod is still saving.')
    await closed
  })
})
