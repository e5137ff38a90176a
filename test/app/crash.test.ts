import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom, type Random } from '@shared/sample/random'
import { openSample } from './heat-map-window'
import { storedIn, type Stored } from './stored'
import { openWindow, type OpenWindow } from './window'

/** `npm run fuzz crash [times [seed]]` sets them. */
const times = Number(process.env['CRASHES'] ?? 25)
const seed = Number(process.env['CRASH_SEED'] ?? 1)

const orgName = 'El Toro'

/** Ends the program and all its processes at once: nothing can be finished or tidied up. */
async function kill({ app }: OpenWindow): Promise<void> {
  const program = app.process()
  const ended = once(program, 'exit')
  if (program.pid === undefined) throw new Error('the program has ended before')
  process.kill(-program.pid, 'SIGKILL')
  await ended
}

/** The org is read by the engine, not only painted as it was. */
const orgIsOpen = (page: Page) => page.getByText(/^\d.* objects · /).waitFor({ timeout: 60_000 })

const kinds = ['edits', 'edits', 'edits', 'undo', 'import', 'backup'] as const
type Kind = (typeof kinds)[number]

/** Clicks a setting of the org to and fro as fast as it is stored. */
async function editOnAndOn(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('radiogroup', { name: /includes delete/ }).waitFor()
  await page.evaluate(() => {
    const other = '[role=radiogroup][aria-label*="includes delete"] [aria-checked=false]'
    setInterval(() => document.querySelector<HTMLElement>(other)?.click(), 5)
  })
}

/** Takes the last edit back and makes it again, on and on. */
async function undoOnAndOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    let isBack = false
    setInterval(() => {
      isBack = !isBack
      const keys = { key: 'z', ctrlKey: true, shiftKey: !isBack, bubbles: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', keys))
    }, 20)
  })
}

async function begin(page: Page, kind: Kind): Promise<void> {
  if (kind === 'edits' || kind === 'backup') await editOnAndOn(page)
  if (kind === 'undo') await undoOnAndOn(page)
  if (kind === 'import') {
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('button', { name: `Add sample ${orgName}` }).click()
  }
}

/** A backup is written two seconds after the last edit. */
const waitMs = (kind: Kind, random: Random) =>
  kind === 'backup' ? 1_500 + random.below(1_500) : random.below(900)

/** Edits of all orgs. */
function totals({ edits }: Stored): { readonly done: number; readonly undone: number } {
  const sum = (of: 'done' | 'undone') =>
    Object.values(edits).reduce((total, org) => total + org[of], 0)
  return { done: sum('done'), undone: sum('undone') }
}

describe('the program, killed at any moment', () => {
  let userData: string
  let opened: OpenWindow
  /** Edits that were told to be on disk. */
  let told = 0

  const start = async () => {
    opened = await openWindow({ userData })
    opened.page.setDefaultTimeout(30_000)
    await opened.page.exposeFunction('toldEdit', () => told++)
    await opened.page.evaluate(() => {
      const channel = new BroadcastChannel('tripod')
      channel.onmessage = ({ data }) => {
        if (data !== 'library') (window as unknown as { toldEdit: () => void }).toldEdit()
      }
    })
    return opened.page
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'tripod-crash-'))
    const page = await start()
    await openSample(page, orgName)
    await orgIsOpen(page)
  })
  afterAll(async () => {
    await kill(opened)
    await rm(userData, { recursive: true, force: true })
  })

  it(
    `product 6 loses at most the edit in flight, keeps every org whole, and undoes what is left`,
    async () => {
      const random = randomFrom(seed)
      let before = { done: 0, undone: 0, orgCount: 1 }
      let toldInAll = 0
      for (let round = 0; round < times; round++) {
        const kind = random.pick(kinds)
        const place = `round ${round} of seed ${seed}, ${kind}`
        told = 0
        await begin(opened.page, kind)
        await opened.page.waitForTimeout(waitMs(kind, random))
        await kill(opened)
        const toldEdits = told
        const page = await start()
        await orgIsOpen(page)
        const stored = await storedIn(page)
        expect(stored.broken, place).toEqual([])
        const { done, undone } = totals(stored)
        const orgCount = stored.orgNames.length
        // What was told to be on disk is there; undo and redo make no edit and lose none.
        if (kind === 'undo') expect(done + undone, place).toBe(before.done + before.undone)
        else expect(done - before.done, place).toBeGreaterThanOrEqual(toldEdits)
        if (kind === 'edits') toldInAll += toldEdits
        expect(kind === 'import' ? [0, 1] : [0], place).toContain(orgCount - before.orgCount)
        // An org that was imported last and not edited yet has nothing to take back.
        if (kind === 'edits' && toldEdits > 0) await undoAndRedo(page)
        before = { ...totals(await storedIn(page)), orgCount }
      }
      expect(toldInAll).toBeGreaterThan(0)
    },
    60_000 + times * 30_000,
  )

  /** The last edit of the open org goes back and forward again. */
  async function undoAndRedo(page: Page): Promise<void> {
    const counts = async () => totals(await storedIn(page))
    const { done, undone } = await counts()
    const from = told
    await page.keyboard.press('Control+z')
    await expect.poll(counts).toEqual({ done: done - 1, undone: undone + 1 })
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(counts).toEqual({ done, undone })
    // Both are told after they are on disk; the next round counts only what it is told itself.
    await expect.poll(() => told).toBeGreaterThanOrEqual(from + 2)
  }
})
