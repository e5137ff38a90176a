import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { undoOf, violations } from './heat-map-window'
import { smallProject } from './small-project'
import { openWindow, type OpenWindow } from './window'

/** What the system does when a folder is dragged onto the window and let go. */
async function dropOn(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
}

const pickFolder = (page: Page, path: string) =>
  page.locator('[data-picker=folder]').setInputFiles(path)

const orgLine = (page: Page, name: string) =>
  page.getByRole('button', { name: `Open ${name}`, exact: true })

/** How many rows the tables hold that an import writes. */
const rowCounts = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('tripod')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('the database could not be opened'))
    })
    const tables = ['orgs', 'contents', 'parts', 'journal']
    const count = (table: string) =>
      new Promise<number>((resolve) => {
        const request = database.transaction(table).objectStore(table).count()
        request.onsuccess = () => resolve(request.result)
      })
    const counts = await Promise.all(tables.map(count))
    database.close()
    return Object.fromEntries(tables.map((table, at) => [table, counts[at] ?? -1]))
  })

async function chooseAction(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

describe('the library', () => {
  let userData: string
  let opened: OpenWindow
  let project: string

  beforeAll(async () => {
    project = await smallProject('harbour')
  })
  afterAll(() => rm(project, { recursive: true, force: true }))

  const start = async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-library-'))
    opened = await openWindow({ userData })
    opened.page.setDefaultTimeout(10_000)
    return opened.page
  }
  const restart = async () => {
    await opened.close()
    opened = await openWindow({ userData })
    opened.page.setDefaultTimeout(10_000)
    return opened.page
  }
  afterEach(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('says what to do while there is no org', async () => {
    const page = await start()
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
    expect(await page.getByText('Drop a Salesforce project folder').isVisible()).toBe(true)
  })

  it('imports a folder that is dropped anywhere, opens it, and shows its diagnostics', async () => {
    const page = await start()
    await page.getByRole('heading', { name: 'Library' }).waitFor()
    await dropOn(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
    await page.getByRole('tab', { name: /Diagnostics/ }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Lighthouse' }).first().waitFor()
    await page.getByRole('radio', { name: /Errors/ }).click()
    expect(await page.getByRole('listitem').filter({ hasText: 'Lighthouse' }).count()).toBe(0)
  })

  it('keeps nothing of an import that is undone, and says so in the list', async () => {
    const page = await start()
    await pickFolder(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
    await undoOf(page, 'harbour imported').click()
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
  })

  it('renames, duplicates, deletes and takes back what was deleted, and finds all of it after a restart', async () => {
    let page = await start()
    await pickFolder(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Library', exact: true }).click()

    await chooseAction(page, 'harbour', 'Rename')
    await page.getByRole('textbox', { name: 'New name for harbour' }).fill('Old harbour')
    await page.keyboard.press('Enter')
    await orgLine(page, 'Old harbour').waitFor()

    await chooseAction(page, 'Old harbour', 'Duplicate')
    await orgLine(page, 'Old harbour 2').waitFor()

    await chooseAction(page, 'Old harbour', 'Delete')
    await expect.poll(() => orgLine(page, 'Old harbour').count()).toBe(0)
    await undoOf(page, 'Old harbour deleted').click()
    await orgLine(page, 'Old harbour').waitFor()

    await chooseAction(page, 'Old harbour 2', 'Delete')
    await expect.poll(() => orgLine(page, 'Old harbour 2').count()).toBe(0)

    page = await restart()
    await orgLine(page, 'Old harbour').waitFor()
    expect(await orgLine(page, 'Old harbour 2').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await orgLine(page, 'Old harbour 2').waitFor()
  })

  it('opens the org that was open last, as it was left', async () => {
    let page = await start()
    await pickFolder(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
    await page.keyboard.press('Control+j')
    await page.getByRole('tab', { name: /Diagnostics/ }).waitFor({ state: 'detached' })
    page = await restart()
    await page.getByRole('banner').getByText('harbour').waitFor()
    await page.getByText('1 object', { exact: false }).first().waitFor()
    expect(await page.getByRole('tab', { name: /Diagnostics/ }).count()).toBe(0)
  })

  it('finds a field of the open org by typing part of its name', async () => {
    const page = await start()
    await pickFolder(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
    await page.keyboard.press('Control+p')
    await page.keyboard.type('weight')
    await page.getByRole('option', { name: /Crate__c\.Weight__c/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+p')
    await page.keyboard.type('close the')
    await page.getByRole('option', { name: /Close the org/ }).waitFor()
  })

  it('keeps nothing of an import that is cancelled: no org, no rows, and the next one works', async () => {
    const page = await start()
    await page.getByRole('button', { name: 'Add sample Green Machines' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Import cancelled, nothing was kept').first().waitFor()
    await page.getByRole('heading', { name: 'No orgs yet' }).waitFor()
    expect(await rowCounts(page)).toEqual({ orgs: 0, contents: 0, parts: 0, journal: 0 })
    await pickFolder(page, project)
    await page.getByText('harbour imported', { exact: true }).waitFor()
  })

  it('adds a sample of 500 users and opens it', async () => {
    const page = await start()
    await page.getByRole('button', { name: 'Add sample Green Machines' }).click()
    await page.getByText('500 users · ').last().waitFor()
    await page.getByText('50 objects').waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'breaks no rule of WCAG 2.2 AA in its %s theme',
    async (scheme) => {
      const page = await start()
      await page.emulateMedia({ colorScheme: scheme })
      await page.getByRole('button', { name: 'Add sample Small town' }).waitFor()
      expect(await violations(page)).toEqual([])
      await pickFolder(page, project)
      await page.getByText('harbour imported', { exact: true }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Library', exact: true }).click()
      await orgLine(page, 'harbour').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Settings', exact: true }).click()
      await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
      expect(await violations(page)).toEqual([])
    },
  )
})
