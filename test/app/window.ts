import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { _electron } from 'playwright-core'
import { inject } from 'vitest'

type LaunchOptions = Parameters<typeof _electron.launch>[0]

/** A start takes two seconds, on a busy machine ten. */
const launchMs = 25_000

const repository = dirname(dirname(import.meta.dirname))

export type OpenWindow = {
  /** The main process: `app.evaluate(({ dialog }) => …)`. */
  app: ElectronApplication
  page: Page
  /** The program's own folder of settings and databases; survives `close()` only when it was given. */
  userData: string
  close(): Promise<void>
}

export type WindowOptions = {
  /** A folder to keep over two starts; without it, an empty one that is deleted on close. */
  userData?: string
  /** Files the program is asked to open, and switches. */
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/** The program under test; throws the sentence that says why there is none. */
export function programUnderTest(): string {
  const electron = inject('electron')
  if ('missing' in electron) throw new Error(electron.missing)
  if (!existsSync(join(repository, 'out/main/app.js')))
    throw new Error('the window is not built: run `npm run build`')
  return electron.program
}

/** Arguments of the program: Chromium's own sandbox cannot run as root, so it is off in tests alone. */
export function programArguments(userData: string, args: readonly string[] = []): string[] {
  return ['--no-sandbox', `--user-data-dir=${userData}`, repository, ...args]
}

export function programEnvironment(extra: Readonly<Record<string, string>> = {}) {
  return { ...process.env, DISPLAY: inject('display'), ...extra } as Record<string, string>
}

/**
 * Starts the program and takes hold of it. On a busy machine the runtime now and then does not answer the debugger, before
 * any code of ours has run: it is started once more then, which is told.
 */
async function launched(options: LaunchOptions): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: launchMs })
  } catch (error) {
    console.warn('the runtime did not answer; it is started once more:', error)
    return _electron.launch({ ...options, timeout: launchMs })
  }
}

/**
 * Opens the built window, with an empty folder of its own, and waits until the page has loaded.
 *
 * The caller closes it, at best in `afterEach` or `afterAll`.
 */
export async function openWindow(options: WindowOptions = {}): Promise<OpenWindow> {
  const executablePath = programUnderTest()
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'tripod-window-')))
  const app = await launched({
    executablePath,
    args: programArguments(userData, options.args),
    env: programEnvironment(options.env),
    // Else Playwright overrides the system's light or dark.
    colorScheme: null,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  const close = async () => {
    await app.close()
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true })
  }
  return { app, page, userData, close }
}
