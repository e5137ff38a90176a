import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { DesktopEvents } from '@shared/protocol/desktop'
import type { KnownFiles } from '../files/known-files'
import { openPaths } from '../files/org-files'

const event: keyof DesktopEvents = 'files-opened'

/** Files from outside the window: given at the start, by a second start, by double-click or from the menu. */
export interface OutsideFiles {
  /** Hands files to the window; they wait until it listens. */
  readonly handOver: (paths: readonly string[]) => Promise<void>
  /** The page listens now: what waited is sent. A page that is loaded anew says so again. */
  readonly listen: (window: BrowserWindow) => Promise<void>
}

export function outsideFiles(known: KnownFiles): OutsideFiles {
  let listening: BrowserWindow | null = null
  let waiting: (readonly string[])[] = []

  async function handOver(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    if (listening === null || listening.isDestroyed()) {
      waiting.push(paths)
      return
    }
    const opened = await openPaths(paths, known, Date.now())
    if (opened.orgFile !== null) app.addRecentDocument(opened.orgFile.path)
    listening.webContents.send(event, opened)
  }

  return {
    handOver,
    async listen(window) {
      listening = window
      const due = waiting
      waiting = []
      for (const paths of due) await handOver(paths)
    },
  }
}

/**
 * The files among a program's arguments, as absolute paths of the folder that it was started in.
 *
 * That is what is no switch, without the folder that an unpacked program starts with. A file manager may give addresses
 * (`file:///…`) instead of paths.
 */
export function filesAmong(args: readonly string[], isPackaged: boolean): string[] {
  const words = args.slice(1).filter((word) => word !== '' && !word.startsWith('-'))
  return (isPackaged ? words : words.slice(1)).map((word) =>
    resolve(word.startsWith('file://') ? fileURLToPath(word) : word),
  )
}
