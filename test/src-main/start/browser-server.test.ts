import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BrowserServer } from '../../../src-main/start/browser-server'
import { serveToBrowser } from '../../../src-main/start/browser-server'

let root: string
let server: BrowserServer
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tripod-served-'))
  await writeFile(join(root, 'index.html'), '<title>Tripod</title>')
  server = await serveToBrowser(root, null)
})
afterAll(async () => {
  server.close()
  await rm(root, { recursive: true })
})

type Asked = { path?: string; host?: string; method?: string }

/** Status of a request as raw as an attacker's: the path is sent as it is. */
function status({ path, host, method = 'GET' }: Asked): Promise<number | undefined> {
  const { pathname } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const headers = { host: host ?? `127.0.0.1:${server.port}` }
    const options = {
      host: '127.0.0.1',
      port: server.port,
      path: path ?? pathname,
      method,
      headers,
    }
    request(options, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

const token = () => new URL(server.address).pathname.split('/')[1] ?? ''

it('serves the window at its address', async () => {
  expect(await status({})).toBe(200)
  expect(await status({ path: `/${token()}/index.html?from=here` })).toBe(200)
})

it.each(['/index.html', '/', '/0000/index.html', `/${'0'.repeat(32)}/index.html`])(
  'refuses %s, which lacks the secret',
  async (path) => {
    expect(await status({ path })).toBe(403)
  },
)

it('refuses who asks for another host, as a rebound name would', async () => {
  expect(await status({ host: 'attacker.test' })).toBe(403)
  expect(await status({ host: `localhost:${server.port}` })).toBe(403)
})

it('refuses what is outside the window, and any other method', async () => {
  expect(await status({ path: `/${token()}/..%2f..%2fetc/passwd` })).toBe(403)
  expect(await status({ path: `/${token()}/../../etc/passwd` })).toBe(403)
  expect(await status({ method: 'POST' })).toBe(405)
})

it('does not start on a port that is taken', async () => {
  await expect(serveToBrowser(root, server.port)).rejects.toThrow('EADDRINUSE')
})
