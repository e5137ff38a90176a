import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desktop } from '@shared/protocol/desktop'
import type { OpenedFiles } from '@shared/protocol/opened-files'
import { formatOrgDocument } from '@shared/import/org-document/format-org-document'
import { emptyOrg } from '@shared/model/org'
import type { OpenWindow } from './window'
import { openWindow, programArguments, programEnvironment, programUnderTest } from './window'

type PageWithDesktop = typeof globalThis & { desktop: Desktop; opened: Promise<OpenedFiles> }

let opened: OpenWindow
let folder: string

beforeAll(async () => {
  opened = await openWindow()
  folder = await mkdtemp(join(tmpdir(), 'tripod-shell-'))
})

afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the sandbox', () => {
  it('gives the page no Node', async () => {
    const found = await opened.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in window),
    )
    expect(found).toEqual([])
  })

  it('gives the page the verbs of the protocol and nothing else', async () => {
    const verbs = await opened.page.evaluate(() =>
      Object.keys((window as unknown as PageWithDesktop).desktop),
    )
    expect(verbs.sort()).toEqual([
      'chooseSnapshotFolder',
      'forgetRecentFile',
      'listSnapshots',
      'networkRequestCount',
      'onClosing',
      'onFilesOpened',
      'onMenuCommand',
      'openFiles',
      'openFolder',
      'openRecentFile',
      'orgFileOnDisk',
      'readDropped',
      'readSnapshot',
      'recentFiles',
      'resetSnapshotFolder',
      'saveFile',
      'saveOrgFileAs',
      'setDatabaseAside',
      'showSnapshotFolder',
      'snapshotFolder',
      'writeOrgFile',
      'writeSnapshot',
    ])
  })

  it('is cross-origin isolated', async () => {
    expect(await opened.page.evaluate(() => crossOriginIsolated)).toBe(true)
  })

  it('opens at 1280 × 800', async () => {
    const size = await opened.page.evaluate(() => [innerWidth, innerHeight])
    expect(size).toEqual([1280, 800])
  })

  it('refuses new windows', async () => {
    const handle = await opened.page.evaluate(() => window.open('tripod://app/index.html'))
    expect(handle).toBeNull()
    expect(opened.app.windows()).toHaveLength(1)
  })

  it('refuses navigation', async () => {
    await opened.page.evaluate(() => {
      location.href = 'tripod://app/index.html?elsewhere'
    })
    await opened.page.evaluate(() => {
      location.href = 'https://example.test/'
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(opened.page.url()).toBe('tripod://app/index.html')
  })

  it('refuses permissions, except to copy and to keep the databases', async () => {
    const states = await opened.page.evaluate(async () => {
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      return [await state('geolocation'), await state('notifications'), await state('midi')]
    })
    expect(states).toEqual(['denied', 'denied', 'denied'])
    expect(await opened.page.evaluate(() => navigator.storage.persist())).toBe(true)
  })

  it('refuses what is not a call of the protocol', async () => {
    const readRelative = opened.page.evaluate(() =>
      (window as unknown as PageWithDesktop).desktop.saveFile({
        suggestedName: '../outside.json',
        bytes: new Uint8Array(),
      }),
    )
    await expect(readRelative).rejects.toThrow('a name, not a path')
  })
})

describe('the page’s scheme', () => {
  const status = (url: string) =>
    opened.app.evaluate(async ({ net }, address) => (await net.fetch(address)).status, url)

  it('serves the window', async () => {
    expect(await status('tripod://app/index.html')).toBe(200)
  })

  it.each([
    '..%2f..%2fpackage.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    'index.html%00.js',
    '..%2f',
  ])('refuses %s with 403', async (path) => {
    expect(await status(`tripod://app/${path}`)).toBe(403)
  })

  it.each([
    '../../package.json',
    '%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
    'none.js',
  ])('does not find %s', async (path) => {
    expect(await status(`tripod://app/${path}`)).toBe(404)
  })

  it('refuses another host', async () => {
    expect(await status('tripod://other/index.html')).toBe(403)
  })

  it('sends a policy without unsafe scripts, with a fresh nonce that the page bears', async () => {
    const load = () =>
      opened.page.evaluate(async () => {
        const response = await fetch('tripod://app/index.html')
        const policy = response.headers.get('content-security-policy') ?? ''
        return { policy, page: await response.text() }
      })
    const { policy, page } = await load()
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce).not.toBe('')
    expect(policy).toContain(`default-src 'none'; script-src 'self';`)
    expect(policy).not.toContain('unsafe-eval')
    expect(page).toContain(`nonce="${nonce}"`)
    expect(page).not.toContain('__NONCE__')
    expect((await load()).policy).not.toContain(nonce)
  })

  it('evaluates no text as code', async () => {
    const evaluated = opened.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.body.append(script)
      return 'ranInline' in window
    })
    expect(await evaluated).toBe(false)
  })
})

describe('opening and saving', () => {
  it('reads the picked folder, in order of path', async () => {
    await writeFile(join(folder, 'User.csv'), 'Id,Username\n')
    await writeFile(join(folder, 'Group.csv'), 'Id\n')
    await opened.app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] })
    }, folder)
    const read = await opened.page.evaluate(async () => {
      const answer = await (window as unknown as PageWithDesktop).desktop.openFolder()
      return answer?.files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])
    })
    expect(read).toEqual([
      ['Group.csv', 'Id\n'],
      ['User.csv', 'Id,Username\n'],
    ])
  })

  it('answers null when nothing is picked', async () => {
    await opened.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    })
    const read = await opened.page.evaluate(() =>
      (window as unknown as PageWithDesktop).desktop.openFiles(),
    )
    expect(read).toBeNull()
  })

  it('saves bytes where the user says, and says why it cannot', async () => {
    const save = async (path: string) => {
      await opened.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      return opened.page.evaluate(() =>
        (window as unknown as PageWithDesktop).desktop.saveFile({
          suggestedName: 'acme.tripod.json',
          bytes: new TextEncoder().encode('{}'),
        }),
      )
    }
    const path = join(folder, 'acme.tripod.json')
    expect(await save(path)).toEqual({ kind: 'saved', path })
    expect(await readFile(path, 'utf8')).toBe('{}')
    expect(await save(join(folder, 'absent', 'acme.json'))).toMatchObject({ kind: 'failed' })
  })

  it('hands the file of a second start to the first, and the second ends', async () => {
    const file = join(folder, 'second.tripod.json')
    await writeFile(file, '{"second":true}')
    await opened.page.evaluate(() => {
      const page = window as unknown as PageWithDesktop
      page.opened = new Promise((resolve) => page.desktop.onFilesOpened(resolve))
    })
    const second = spawn(programUnderTest(), programArguments(opened.userData, [file]), {
      env: programEnvironment(),
      stdio: 'ignore',
    })
    const [exitCode] = (await once(second, 'exit')) as [number]
    const received = await opened.page.evaluate(async () => {
      const { name, files } = await (window as unknown as PageWithDesktop).opened
      return { name, text: new TextDecoder().decode(files[0]?.bytes) }
    })
    expect(exitCode).toBe(0)
    expect(received).toEqual({ name: 'second.tripod.json', text: '{"second":true}' })
  })
})

describe('a start', () => {
  it('keeps a file given on the command line until the page listens', async () => {
    const file = join(folder, 'first.tripod.json')
    await writeFile(file, formatOrgDocument(emptyOrg('Lighthouse')))
    const other = await openWindow({ args: [file] })
    await other.page.getByRole('banner').getByText('Lighthouse', { exact: true }).waitFor()
    await other.close()
  })

  it('remembers the size of the window', async () => {
    const userData = await mkdtemp(join(folder, 'data-'))
    const first = await openWindow({ userData })
    await first.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700)
    })
    await first.page.waitForFunction(() => innerWidth === 1000)
    await new Promise((resolve) => setTimeout(resolve, 600))
    await first.close()
    const second = await openWindow({ userData })
    const size = await second.page.evaluate(() => [innerWidth, innerHeight])
    await second.close()
    expect(size).toEqual([1000, 700])
  })
})

describe('a page that ends unexpectedly', () => {
  it('says so and is opened again', async () => {
    const other = await openWindow()
    const asked = await other.app.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows()
      const message = new Promise<string>((resolve) => {
        dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
          resolve(options.message)
          return Promise.resolve({ response: 0, checkboxChecked: false })
        }) as typeof dialog.showMessageBox
      })
      const reloaded = new Promise<void>((resolve) => {
        window?.webContents.once('did-finish-load', () => resolve())
      })
      window?.webContents.forcefullyCrashRenderer()
      await reloaded
      return message
    })
    await other.close()
    expect(asked).toBe('The window ended unexpectedly.')
  })
})

describe('the network', () => {
  type NetLog = {
    constants: { logSourceType: Record<string, number>; logEventTypes: Record<string, number> }
    events: { source: { type: number }; type: number; params?: unknown }[]
  }

  it('sees no request from start to end, though page and program try', async () => {
    const log = join(folder, 'net-log.json')
    const other = await openWindow({
      args: [`--log-net-log=${log}`, '--net-log-capture-mode=Everything'],
    })
    await other.page.evaluate(async () => {
      await fetch('https://example.test/').catch(() => null)
      navigator.sendBeacon('https://example.test/')
      new Image().src = 'https://example.test/pixel.png'
      const hint = Object.assign(document.createElement('link'), { rel: 'dns-prefetch' })
      document.head.append(Object.assign(hint, { href: 'https://prefetched.example.test/' }))
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example.test' }] })
      peer.createDataChannel('x')
      await peer.setLocalDescription()
    })
    const refused = await other.app.evaluate(({ net }) =>
      net.fetch('https://example.test/').then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    )
    const count = await other.page.evaluate(() =>
      (window as unknown as PageWithDesktop).desktop.networkRequestCount(),
    )
    await other.close()
    const { constants, events } = JSON.parse(await readFile(log, 'utf8')) as NetLog
    const urlRequest = constants.logSourceType['URL_REQUEST']
    const lookUp = constants.logEventTypes['DNS_TRANSACTION']
    expect(urlRequest).toBeDefined()
    expect(events.length).toBeGreaterThan(0)
    expect(events.filter(({ source }) => source.type === urlRequest)).toEqual([])
    expect(events.filter(({ type }) => type === lookUp)).toEqual([])
    expect(refused).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(count).toBeGreaterThan(0)
  })
})
