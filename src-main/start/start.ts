import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { BrowserServer } from './browser-server'
import { serveToBrowser } from './browser-server'
import { electronProgram } from './electron-program'
import { rememberedPort, rememberPort, settingsFile } from './remembered-port'

const root = join(import.meta.dirname, '../..')
const args = process.argv.slice(2)

const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY'])

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

if (args.includes('--browser')) await openInBrowser()
else if (!hasDisplay) {
  say('there is no display for a window; serving it to a browser instead')
  await openInBrowser()
} else {
  const electron = electronProgram(root)
  if ('path' in electron) openInElectron(electron.path)
  else {
    say(`${electron.missing}; opening the window in your browser instead`)
    await openInBrowser()
  }
}

function openInElectron(program: string): void {
  const child = spawn(program, [root, ...args], { stdio: 'inherit' })
  child.on('error', (error) => {
    say(
      `Electron could not be started (${error.message}); opening the window in your browser instead`,
    )
    void openInBrowser()
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

async function openInBrowser(): Promise<void> {
  const file = settingsFile()
  let port: number | null
  try {
    port = await rememberedPort(file)
  } catch {
    stop(`\`${file}\` holds no port: correct it, or delete it (your orgs belong to the port)`)
    return
  }
  let server: BrowserServer
  try {
    server = await serveToBrowser(join(root, 'out/renderer'), port)
  } catch {
    stop(
      `port ${port ?? 0} of 127.0.0.1 is taken, perhaps by another start of this program: end that one; ` +
        `on another port your orgs would not be there (the port is kept in \`${file}\`)`,
    )
    return
  }
  if (port === null) await rememberPort(file, server.port)
  process.stdout.write(`Tripod is at ${server.address}\n`)
  say('it stays there until you press Ctrl+C here')
  if (hasDisplay) showAddress(server.address)
}

function stop(sentence: string): void {
  say(sentence)
  process.exitCode = 1
}

function showAddress(address: string): void {
  const [program, ...before] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '']
      : process.platform === 'darwin'
        ? ['open']
        : ['xdg-open']
  const child = spawn(program, [...before, address], {
    stdio: 'ignore',
    detached: true,
  })
  child.on('error', () => say('no browser could be opened: open the address yourself'))
  child.unref()
}
