import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'

const repository = dirname(dirname(import.meta.dirname))

/** A start without a display: its address, what it says, and how it ends. */
export type ServedWindow = {
  address: Promise<string>
  /** All that was said on stderr so far. */
  said(): string
  /** The exit code; null when it was ended. */
  ended: Promise<number | null>
  end(): Promise<void>
}

/** Starts the program as `npm start` does on a machine without a display, with settings in a folder of its own. */
export function serveWindow(settingsFolder: string): ServedWindow {
  const env = { ...process.env, XDG_CONFIG_HOME: settingsFolder }
  const child = spawn(process.execPath, [join(repository, 'out/start/start.js')], {
    env: { ...env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const address = once(child.stdout, 'data').then(
    ([chunk]) => /http:\S+/.exec(String(chunk))?.[0] ?? '',
  )
  const end = async () => {
    child.kill()
    await ended
  }
  return { address, said: () => said, ended, end }
}
