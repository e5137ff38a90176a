import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

export type PageResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** Monaco places its lines with `style="…"` in markup, hence the one `'unsafe-inline'`; scripts have none. */
const securityPolicy = (nonce: string) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `worker-src 'self'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')

const headersFor = (contentType: string, nonce: string) => ({
  'content-type': contentType,
  'content-security-policy': securityPolicy(nonce),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
})

/** A refusal, with the same headers as a page. */
export function refusal(status: 403 | 404 | 405, sentence: string): PageResponse {
  const headers = headersFor('text/plain; charset=utf-8', freshNonce())
  return { status, headers, body: new TextEncoder().encode(sentence) }
}

/**
 * The answer to a request for a file of the built window: the same for the program's own scheme and the browser mode.
 *
 * `path` is the path of the address, still percent-encoded, beginning with `/`. What is outside `root` is refused with 403,
 * what is not there with 404. A page gets a fresh nonce, the same in its markup and in its policy.
 */
export async function pageResponse(root: string, path: string): Promise<PageResponse> {
  const file = fileInside(root, path)
  if (file === null) return refusal(403, 'outside the window')
  const contentType = contentTypes[extname(file)]
  const bytes = contentType === undefined ? null : await contentOf(file)
  if (contentType === undefined || bytes === null) return refusal(404, 'no such file')
  const nonce = freshNonce()
  const headers = headersFor(contentType, nonce)
  if (extname(file) !== '.html') return { status: 200, headers, body: bytes }
  const page = new TextDecoder().decode(bytes).replaceAll('__NONCE__', nonce)
  return { status: 200, headers, body: new TextEncoder().encode(page) }
}

const freshNonce = () => randomBytes(16).toString('base64')

function fileInside(root: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null // a malformed escape names no file
  }
  if (decoded.includes('\0')) return null
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(normalize(root) + sep) ? file : null
}

async function contentOf(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(file)
  } catch {
    return null // missing, or a folder: either way there is nothing to serve
  }
}
