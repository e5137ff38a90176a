import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { focusedSentence, openSample, walkTo } from './heat-map-window'
import { openWindow, type OpenWindow } from './window'

/** Does `work` to every row of a table of the window's database; how many there were. */
const eachRow = (page: Page, table: string, work: 'count' | 'all levels' | 'delete') =>
  page.evaluate(
    ([store, what]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('tripod')
        opening.onerror = () => reject(new Error(opening.error?.message))
        opening.onsuccess = () => {
          const rows = opening.result.transaction(store, 'readwrite').objectStore(store)
          let count = 0
          rows.openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result // of this request
            if (cursor === null) {
              opening.result.close()
              resolve(count)
              return
            }
            count++
            const row = cursor.value as { values?: { levels: Uint8Array } } // as storage/picture-rows.ts has it
            row.values?.levels.fill(5)
            if (what === 'all levels') cursor.update(row)
            if (what === 'delete') cursor.delete()
            cursor.continue()
          }
        }
      }),
    [table, work] as const,
  )

describe('the heat-map of the last time', () => {
  let userData: string
  let opened: OpenWindow
  beforeEach(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-picture-'))
    opened = await openWindow({ userData })
    await openSample(opened.page, 'El Toro')
    await expect.poll(() => eachRow(opened.page, 'pictures', 'count')).toBe(1)
  })
  afterEach(async () => {
    await opened.close()
    await rm(userData, { recursive: true, force: true })
  })
  const restart = async () => {
    await opened.close()
    opened = await openWindow({ userData })
    await opened.page.getByRole('grid').waitFor()
  }

  it('gives way to the engine’s answer, whatever it shows', async () => {
    await eachRow(opened.page, 'pictures', 'all levels')
    await restart()
    await walkTo(opened.page, 'Joe King', 'Salary Note')
    await expect
      .poll(() => focusedSentence(opened.page))
      .toContain('Joe King has no access to Salary_Note__c')
  })

  it('is done without where there is none', async () => {
    await eachRow(opened.page, 'pictures', 'delete')
    await restart()
    await walkTo(opened.page, 'Joe King', 'Salary Note')
    expect(await focusedSentence(opened.page)).toContain('Joe King has no access to Salary_Note__c')
  })

  it('is built once, as the heat-map was left, and stays while the rest is read', async () => {
    await opened.page.getByRole('button', { name: 'Only what is set' }).click()
    await restart()
    const { page } = opened
    await page.addInitScript(countGrids)
    await page.reload()
    await page.getByRole('combobox', { name: 'Add a change' }).waitFor()
    expect(await page.evaluate('gridCount')).toBe(1)
    const isOn = page.getByRole('button', { name: 'Only what is set', pressed: true })
    expect(await isOn.count()).toBe(1)
  })
})

/** Runs in the page before its program: counts the grids that are put into it. */
function countGrids(): void {
  const seen = new Set<Element>()
  new MutationObserver(() => {
    for (const grid of document.querySelectorAll('[role=grid]')) seen.add(grid)
    Object.assign(window, { gridCount: seen.size })
  }).observe(document, { childList: true, subtree: true })
}
