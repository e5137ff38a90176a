import { readdir, readFile, writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desktop } from '@shared/protocol/desktop'
import { openSample } from './heat-map-window'
import { storedIn } from './stored'
import { openWindow, type OpenWindow } from './window'

interface StoredRow {
  readonly id: string
  readonly name: string
  readonly contentId: string
  readonly parts: readonly { readonly id: string }[]
  readonly bytes: Uint8Array
}

/** Runs in the page: another byte in every part of the stored org that no other org has. */
async function damageParts(orgName: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('tripod')
    request.onsuccess = () => resolve(request.result)
  })
  const transaction = database.transaction(['orgs', 'contents', 'parts'], 'readwrite')
  const all = (table: string) =>
    new Promise<StoredRow[]>((resolve) => {
      const request = transaction.objectStore(table).getAll()
      request.onsuccess = () => resolve(request.result as StoredRow[]) // rows of the newest version
    })
  const [orgs, contents, parts] = await Promise.all([all('orgs'), all('contents'), all('parts')])
  const damaged = orgs.find(({ name }) => name === orgName)?.contentId
  const others = contents.filter(({ id }) => id !== damaged).flatMap((content) => content.parts)
  const kept = new Set(others.map(({ id }) => id))
  for (const { id, bytes } of parts) {
    if (kept.has(id)) continue
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    transaction.objectStore('parts').put({ id, bytes })
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

/** The orgs that have a backup. */
const backedUp = (page: Page) =>
  page.evaluate(async () => {
    const { desktop } = window as unknown as { readonly desktop: Desktop }
    const listed = await desktop.listSnapshots()
    return listed.kind === 'listed' ? listed.snapshots.map(({ orgName }) => orgName) : []
  })

/** Runs in the page: from now on the database has no room for another row, or has some again. */
function exhaustQuota(isExhausted: boolean): void {
  const store = IDBObjectStore.prototype
  const kept = window as unknown as { roomy?: Record<'put' | 'add', PropertyDescriptor> }
  const { put, add } = Object.getOwnPropertyDescriptors(store)
  kept.roomy ??= { put, add }
  const refuse = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  const refusing = { ...put, value: refuse }
  Object.defineProperties(store, isExhausted ? { put: refusing, add: refusing } : kept.roomy)
}

/** Overwrites the files of the closed database. */
async function overwriteDatabase(userData: string): Promise<void> {
  const folder = join(userData, 'IndexedDB')
  const [store] = (await readdir(folder)).filter((name) => name.endsWith('.leveldb'))
  for (const name of await readdir(join(folder, store ?? ''))) {
    if (!/\.(log|ldb)$|^MANIFEST|^CURRENT/.test(name)) continue
    const file = join(folder, store ?? '', name)
    await writeFile(
      file,
      (await readFile(file)).map((byte, at) => (byte * 7 + 13 + at) & 255),
    )
  }
}

const orgIsOpen = (page: Page) => page.getByText(/^\d.* objects · /).waitFor({ timeout: 45_000 })

describe('what is damaged', () => {
  let userData: string
  let opened: OpenWindow
  const page = () => opened.page
  const start = async () => {
    opened = await openWindow({ userData })
    page().setDefaultTimeout(30_000)
  }

  beforeEach(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-damaged-'))
    await start()
    await openSample(page(), 'El Toro')
    await orgIsOpen(page())
  })
  afterEach(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })

  it('product 6 never opens an org of damaged parts as another one, and restores its newest backup', async () => {
    // Closing takes the backup.
    await opened.close()
    await start()
    await orgIsOpen(page())
    await page().evaluate(damageParts, 'El Toro')
    await page().reload()
    await page().keyboard.press('Control+,')
    await page().keyboard.press('Control+Shift+H')
    await page().getByText('the stored bytes are damaged', { exact: false }).first().waitFor()
    await page().getByRole('button', { name: 'Restore the newest backup' }).click()
    await page().getByText('El Toro restored from a backup').first().waitFor()
    await orgIsOpen(page())
  })

  it('product 6 says what to do when the open org is damaged and has no backup', async () => {
    await expect.poll(() => backedUp(page()), { timeout: 30_000 }).toContain('El Toro')
    await page().evaluate(damageParts, 'El Toro')
    await rm(join(userData, 'Backups'), { recursive: true, force: true })
    await page().reload()
    await page().getByText('the stored bytes are damaged', { exact: false }).first().waitFor()
    await page().getByRole('button', { name: 'Restore the newest backup' }).click()
    const cure = /no backup of this org that can be read; go back .* or open its file with Ctrl\+O/
    await page().getByText(cure).first().waitFor()
  })

  it('product 6 finds at start that a closed org is damaged, sets that aside and restores it, and leaves a whole one alone', async () => {
    await expect.poll(() => backedUp(page()), { timeout: 30_000 }).toContain('El Toro')
    const openLibrary = () => page().getByRole('button', { name: 'Library', exact: true }).click()
    await openLibrary()
    await openSample(page(), 'Green Machines')
    await openLibrary()
    await page().getByRole('button', { name: 'New org', exact: true }).click()
    await orgIsOpen(page())
    await page().evaluate(damageParts, 'El Toro')
    await page().reload()
    const told = /restored from the newest backup: El Toro\. The history keeps what was stored/
    await page().getByText(told).first().waitFor()
    const { broken, edits } = await storedIn(page())
    expect(broken).toEqual([])
    expect(edits['El Toro']).toEqual({ done: 1, undone: 0 })
    expect(edits['Green Machines']).toEqual({ done: 0, undone: 0 })
    await openLibrary()
    await page().getByRole('button', { name: 'Open El Toro', exact: true }).click()
    await orgIsOpen(page())
  })

  it('product 6 says that the database was lost, goes on, and restores every backup', async () => {
    await opened.close()
    await overwriteDatabase(userData)
    await start()
    await page().getByText('The database was damaged', { exact: false }).first().waitFor()
    const names = await readdir(userData)
    expect(names.filter((name) => name.startsWith('Damaged database '))).toHaveLength(1)
    await page().getByRole('button', { name: 'Restore them' }).click()
    await page().getByRole('button', { name: 'Open El Toro', exact: true }).click()
    await orgIsOpen(page())
  })

  it('says nothing of a loss at the first start, nor at the next one', async () => {
    await opened.close()
    await start()
    await orgIsOpen(page())
    expect(await page().getByText('The database was damaged', { exact: false }).count()).toBe(0)
  })

  it('product 6 says what to do when the share of the disk is used up, keeps what there was, and goes on with room', async () => {
    const reading = page().getByRole('radiogroup', { name: /includes delete/ })
    const radio = (name: string) => reading.getByRole('radio', { name, exact: true })
    await page().keyboard.press('Control+,')
    await expect.poll(() => radio('off').getAttribute('aria-checked')).toBe('true')
    await page().evaluate(exhaustQuota, true)
    await radio('on').click()
    await page()
      .getByText(/the disk is full, so nothing was changed; free some space/)
      .first()
      .waitFor()
    await expect.poll(() => radio('off').getAttribute('aria-checked')).toBe('true')
    await page().evaluate(exhaustQuota, false)
    await radio('on').click()
    await page().getByRole('contentinfo').getByText('saved', { exact: true }).waitFor()
    expect((await storedIn(page())).broken).toEqual([])
    await page().reload()
    await orgIsOpen(page())
    await page().keyboard.press('Control+,')
    await expect.poll(() => radio('on').getAttribute('aria-checked')).toBe('true')
  })
})
