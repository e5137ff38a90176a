import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { openWindow, type OpenWindow } from './window'

const fixtures = join(dirname(dirname(import.meta.dirname)), 'fixtures')

/** A window that can be closed and started again, with the files of one story beside it. */
export interface Story {
  readonly page: () => Page
  readonly window: () => OpenWindow
  /** A folder for the files of the story. */
  readonly folder: string
  /** `isQuick`: without waiting until what is written a moment later is written. */
  readonly restart: (options?: { readonly isQuick: boolean }) => Promise<void>
  readonly end: () => Promise<void>
}

/** A cold start: no org, no settings. */
export async function beginStory(args: readonly string[] = []): Promise<Story> {
  const folder = await mkdtemp(join(tmpdir(), 'tripod-story-'))
  const userData = join(folder, 'user-data')
  const start = async () => {
    const opened = await openWindow({ userData, args })
    opened.page.setDefaultTimeout(Number(process.env['T'] ?? 30_000))
    return opened
  }
  let opened = await start()
  return {
    page: () => opened.page,
    window: () => opened,
    folder,
    restart: async ({ isQuick } = { isQuick: false }) => {
      // How the window stands is written a moment after it changed.
      if (!isQuick) await opened.page.waitForTimeout(500)
      await opened.close()
      opened = await start()
    },
    end: async () => {
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A copy of part of a fixture under a name of the story's own; the answer is its path. */
export async function storyFiles(story: Story, fixture: string, name: string): Promise<string> {
  const path = join(story.folder, name)
  await cp(join(fixtures, fixture), path, { recursive: true })
  return path
}

const attempts = 3

/**
 * Drags files onto the empty library and lets them go, as the system does, until the library is empty no longer.
 *
 * A busy page may not have told the system in time that it takes the files; then the drop counts for nothing, and
 * somebody with a mouse would try again as well.
 */
export async function dropOnEmptyLibrary(page: Page, ...paths: readonly string[]): Promise<void> {
  const empty = page.getByRole('heading', { name: 'No orgs yet' })
  await empty.waitFor()
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await drag('dragEnter')
    await drag('dragOver')
    await page.getByText('Drop to import').waitFor()
    await drag('dragOver')
    await drag('drop')
    const isTaken = await empty.waitFor({ state: 'detached', timeout: 10_000 }).then(
      () => true,
      () => false,
    )
    if (isTaken) break
  }
  await page.getByRole('grid').waitFor()
}

/** The panel that answers why. */
export const whyPanel = (page: Page) => page.getByRole('complementary')

/** The menu of what can be flipped. */
export const flipMenu = (page: Page) =>
  page.getByRole('dialog', { name: 'What can be flipped here' })
