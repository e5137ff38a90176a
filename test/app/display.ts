import type { ChildProcess } from 'node:child_process'
import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the program and its virtual screen need of Debian, the browser for the browser mode, and what knows kinds of files. */
const packages =
  'xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libatspi2.0-0 libdrm2 libxkbcommon0 libcups2 libnotify4 fonts-dejavu-core chromium xdg-utils shared-mime-info'

const programs = ['Xvfb', 'chromium', 'xdg-mime', 'update-mime-database']

/** Whether the packages are there: the programs, and the libraries that are most often missing. */
function hasPackages(): boolean {
  if (!programs.every((name) => existsSync(`/usr/bin/${name}`))) return false
  const libraries = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  return ['libgtk-3.so.0', 'libnss3.so', 'libgbm.so.1', 'libasound.so.2'].every((name) =>
    libraries.includes(name),
  )
}

function isRootOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

async function installPackages(): Promise<void> {
  const line = `apt-get install -y --no-install-recommends ${packages}`
  if (!isRootOnDebian())
    throw new Error(`the window tests need packages that are not installed; run \`sudo ${line}\``)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, timeout: 300_000 })
  const [command = '', ...rest] = line.split(' ')
  await run(command, rest, { env, timeout: 600_000, maxBuffer: 2 ** 26 })
}

/**
 * A display for the windows under test: a virtual one of our own, large enough for twice the default scale.
 *
 * Sets `DISPLAY` for this process and those it starts; the answer ends it. Throws a sentence when there can be none.
 */
export async function openDisplay(): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  if (!hasPackages()) await installPackages()
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '2800x1800x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  process.env['DISPLAY'] = `:${await displayNumber(screen)}`
  delete process.env['WAYLAND_DISPLAY']
  return () => void screen.kill()
}

async function displayNumber(screen: ChildProcess & { stdout: NodeJS.ReadableStream }) {
  const first = await Promise.race([
    once(screen.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    once(screen, 'exit').then(() => ''),
  ])
  if (!first) throw new Error('the virtual display `Xvfb` could not be started')
  return first
}
