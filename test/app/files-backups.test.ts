import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desktop } from '@shared/protocol/desktop'
import type { SnapshotWritten } from '@shared/protocol/snapshot'
import { smallDisk, unwritableFolder } from '../special-folders'
import { toastOf, violations } from './heat-map-window'
import { beginStory, storyFiles, type Story } from './story-window'

type PageWithDesktop = typeof globalThis & { desktop: Desktop }

let story: Story
let page: Page
beforeEach(async () => {
  story = await beginStory()
  page = story.page()
})
afterEach(() => story.end())

const toast = (text: string | RegExp) => toastOf(page, text).first().waitFor()

/** Opens a sample document; the answer is its text. */
async function openToro(): Promise<string> {
  const path = await storyFiles(story, 'samples/el-toro.tripod.json', 'toro.tripod.json')
  await page.locator('[data-picker=files]').setInputFiles(path)
  await page.getByRole('grid').waitFor()
  return readFile(path, 'utf8')
}

/** The id under which the library keeps the only org. */
const orgId = () =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('tripod')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('the database could not be opened'))
    })
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = database.transaction('orgs').objectStore('orgs').getAllKeys()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    const [key] = keys
    if (typeof key !== 'string') throw new Error('there is no org')
    return key
  })

/** Writes a backup as the window does. */
const backUp = async (name: string, text: string, id?: string): Promise<SnapshotWritten> => {
  const snapshot = { id: id ?? (await orgId()), name, text }
  return page.evaluate(
    ({ id, name, text }) =>
      (window as unknown as PageWithDesktop).desktop.writeSnapshot({
        orgId: id,
        orgName: name,
        bytes: new TextEncoder().encode(text),
      }),
    snapshot,
  )
}

const answerFolderDialog = (path: string) =>
  story.window().app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] })
  }, path)

const openLibrary = () => page.getByRole('button', { name: 'Library', exact: true }).click()
const openSettings = () => page.getByRole('button', { name: 'Settings', exact: true }).click()
const backups = () => page.getByRole('region', { name: 'Backups' })
/** Larger than the backups that the window takes by itself meanwhile. */
const padded = (text: string) => text + ' '.repeat(2_000_000)
const lookAtOurs = () =>
  backups()
    .getByRole('button', { name: /^Look at the backup of .*2 MB$/ })
    .click()
const preview = () => page.getByRole('region', { name: 'What restoring changes' })

async function chooseFolder(path: string): Promise<void> {
  await openSettings()
  await answerFolderDialog(path)
  await page.getByRole('button', { name: 'Choose another …' }).click()
}

describe('backups', () => {
  it('lie in a folder that the user can see, one folder for each org, and no two say the same', async () => {
    const text = await openToro()
    const [one, other] = ['11111111', '22222222'].map(
      (head) => `${head}-0000-4000-8000-000000000000`,
    )
    expect((await backUp('../Toro: "?"', text, one)).kind).toBe('written')
    expect((await backUp('../Toro: "?"', text, one)).kind).toBe('unchanged')
    expect((await backUp('Toro', text, other)).kind).toBe('written')
    const folder = join(story.folder, 'user-data', 'Backups')
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(['Toro- - (11111111)', 'Toro (22222222)']),
    )
    await openSettings()
    await page.getByText(folder).waitFor()
  })

  it('are looked at before they are restored over the org, and undo takes that back', async () => {
    const text = await openToro()
    const then = text.replace('"name":"el-toro"', '"name":"toro then"')
    const changed = then.replace('"sharingModel":"Private"', '"sharingModel":"Read"')
    expect(changed).not.toBe(then)
    await backUp('el-toro', padded(changed))
    await openLibrary()
    await lookAtOurs()
    await preview().getByText('Private → Read').waitFor()
    await preview().getByText('1 setting differs').waitFor()
    await preview().getByRole('button', { name: 'Restore over el-toro' }).click()
    await toast(/^restore the backup of/)
    await openLibrary()
    await lookAtOurs()
    await preview().getByText('It says the same as the org now.').waitFor()
    await page.keyboard.press('Control+Shift+h')
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('Control+z')
    await toast(/^Undone: restore the backup of/)
    await openLibrary()
    await lookAtOurs()
    await preview().getByText('Private → Read').waitFor()
  })

  it('are restored as a new org, also those of an org that is gone', async () => {
    const text = await openToro()
    await backUp('Lost', padded(text), '00000000-0000-4000-8000-000000000000')
    await openLibrary()
    await backups().getByText('no longer in the library').waitFor()
    await lookAtOurs()
    await preview().getByRole('button', { name: 'Restore as a new org' }).click()
    await toast('el-toro 2 imported')
  })

  it('that are damaged say so and restore nothing', async () => {
    const text = await openToro()
    await backUp('el-toro', padded(text.slice(0, 500)))
    await openLibrary()
    await lookAtOurs()
    await preview().getByText('This backup cannot be read').waitFor()
    expect(await preview().getByRole('button').count()).toBe(0)
  })

  it('are read only from inside their folder', async () => {
    await openToro()
    await writeFile(join(story.folder, 'user-data', 'secret.tripod.json'), 'secret')
    const read = (name: string) =>
      page.evaluate(
        (wanted) => (window as unknown as PageWithDesktop).desktop.readSnapshot(wanted),
        name,
      )
    for (const name of ['../secret.tripod.json', '/etc/passwd', 'a (00000000)/../../secret'])
      expect((await read(name)).kind).toBe('failed')
  })
})

describe('the backup folder', () => {
  it('is chosen in the settings, kept over a restart, and given up again', async () => {
    const folder = join(story.folder, 'stick')
    await mkdir(folder)
    await chooseFolder(folder)
    await page.getByText(folder, { exact: true }).waitFor()
    await openToro().then((text) => backUp('Toro', text))
    expect(await readdir(folder)).toHaveLength(1)
    await story.restart()
    page = story.page()
    await openSettings()
    await page.getByText(folder, { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Use the program’s own' }).click()
    await page.getByText(join(story.folder, 'user-data', 'Backups')).waitFor()
  })

  it('that vanishes is told in the status bar until it is back; nothing is written elsewhere', async () => {
    const folder = join(story.folder, 'stick')
    await mkdir(folder)
    await chooseFolder(folder)
    await page.getByText(folder, { exact: true }).waitFor()
    await rename(folder, `${folder} away`)
    await openLibrary()
    const note = page.getByRole('contentinfo').getByRole('button', { name: 'no backup' })
    await note.waitFor()
    await note.click()
    await page.getByRole('alert').filter({ hasText: 'is not there any more' }).waitFor()
    expect(await readdir(story.folder)).not.toContain('stick')
    await rename(`${folder} away`, folder)
    await openLibrary()
    await note.waitFor({ state: 'detached' })
  })

  it('that is full or may not be written is told with what to do, and keeps what it had', async () => {
    const text = await openToro()
    const disk = await smallDisk(16)
    const folder = disk ?? (await unwritableFolder())
    await chooseFolder(folder.path)
    await page.getByText(folder.path, { exact: true }).waitFor()
    const end = await backUp('Toro', text.repeat(10))
    expect(end).toMatchObject({ failure: { reason: disk === null ? 'readOnly' : 'full' } })
    const files = disk === null ? [] : await readdir(folder.path, { recursive: true })
    expect(files.filter((name) => name.endsWith('.json') || name.endsWith('.tmp'))).toEqual([])
    await folder.end()
  })
})

it.each(['light', 'dark'] as const)(
  'library and settings with files and backups break no rule of WCAG 2.2 AA in the %s theme',
  async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme })
    const text = await openToro()
    const changed = text.replace('"sharingModel":"Private"', '"sharingModel":"Read"')
    await backUp('el-toro', padded(changed))
    await openLibrary()
    await lookAtOurs()
    await preview().getByText('Private → Read').waitFor()
    expect(await violations(page)).toEqual([])
    await openSettings()
    await page.getByText('Backup folder').waitFor()
    expect(await violations(page)).toEqual([])
  },
)
