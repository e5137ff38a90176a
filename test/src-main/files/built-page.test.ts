import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pageResponse } from '../../../src-main/files/built-page'

let folder: string
let root: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tripod-page-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-secret'))
  await writeFile(join(folder, 'secret.json'), '{}')
  await writeFile(join(folder, 'renderer-secret/secret.json'), '{}')
  await writeFile(join(root, 'index.html'), '<style nonce="__NONCE__"></style>')
  await writeFile(join(root, 'assets/app.js'), 'const nonce = "__NONCE__"')
  await writeFile(join(root, 'notes'), 'no known type')
})
afterAll(() => rm(folder, { recursive: true }))

it.each([
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/assets/../../secret.json',
  '/../renderer-secret/secret.json',
  '/index.html%00.js',
  '/%E0%A4%A',
  '/..',
])('refuses %s', async (path) => {
  expect((await pageResponse(root, path)).status).toBe(403)
})

it.each(['/absent.js', '/assets', '/notes', '/..%5csecret.json'])(
  'does not find %s',
  async (path) => {
    expect((await pageResponse(root, path)).status).toBe(404)
  },
)

it.each([
  ['/', 'text/html; charset=utf-8'],
  ['/index.html', 'text/html; charset=utf-8'],
  ['/assets/app.js', 'text/javascript; charset=utf-8'],
])('serves %s as %s', async (path, contentType) => {
  const { status, headers } = await pageResponse(root, path)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe(contentType)
})

it('isolates every answer, refusals too', async () => {
  for (const path of ['/index.html', '/absent.js', '/..%2fsecret.json']) {
    const { headers } = await pageResponse(root, path)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toContain(`default-src 'none'`)
  }
})

it('puts the nonce of the policy into pages, and only into pages', async () => {
  const { headers, body } = await pageResponse(root, '/index.html')
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? 'none'
  expect(new TextDecoder().decode(body)).toBe(`<style nonce="${nonce}"></style>`)
  const script = await pageResponse(root, '/assets/app.js')
  expect(new TextDecoder().decode(script.body)).toBe('const nonce = "__NONCE__"')
})
