import type { BrowserWindow } from 'electron'
import type { DesktopEvents } from '@shared/protocol/desktop'
import { readPaths } from '../files/read-files'

const event: keyof DesktopEvents = 'files-opened'

let listening: BrowserWindow | null = null
let waiting: string[][] = []

/** Hands files from outside to the window; they wait until it listens. */
export async function handOver(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  if (listening === null || listening.isDestroyed()) {
    waiting.push([...paths])
    return
  }
  listening.webContents.send(event, await readPaths(paths))
}

/** The page listens now: what waited is sent. A page that is loaded anew says so again. */
export async function listenForFiles(window: BrowserWindow): Promise<void> {
  listening = window
  const due = waiting
  waiting = []
  for (const paths of due) await handOver(paths)
}

/** The files among a program's arguments: what is no switch, without the folder that an unpacked program starts with. */
export function filesAmong(args: readonly string[], isPackaged: boolean): string[] {
  const words = args.slice(1).filter((word) => word !== '' && !word.startsWith('-'))
  return isPackaged ? words : words.slice(1)
}
