import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PageResponse } from '../files/built-page'
import { pageResponse, refusal } from '../files/built-page'

export type BrowserServer = { readonly address: string; readonly port: number; close(): void }

/**
 * Serves the built window to a browser of this machine.
 *
 * Only on 127.0.0.1, only under a path with a secret of this start, and only to who asks for 127.0.0.1 by that name:
 * another site in the same browser can guess neither. `port` null takes a free one. Throws when the port is taken.
 */
export async function serveToBrowser(root: string, port: number | null): Promise<BrowserServer> {
  const token = randomBytes(16).toString('hex')
  const server = createServer((request, response) => {
    void answer(root, token, request).then((page) => send(response, page))
  })
  server.listen(port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port: listening } = server.address() as AddressInfo // an address of a TCP server
  return {
    address: `http://127.0.0.1:${listening}/${token}/index.html`,
    port: listening,
    close: () => closeAll(server),
  }
}

function answer(
  root: string,
  token: string,
  { method, url = '', headers, socket }: IncomingMessage,
): Promise<PageResponse> {
  if (headers.host !== `127.0.0.1:${socket.localPort ?? 0}`)
    return Promise.resolve(refusal(403, 'not for this host'))
  if (method !== 'GET') return Promise.resolve(refusal(405, 'only GET'))
  const [path = ''] = url.split('?')
  const [, given = '', ...rest] = path.split('/')
  if (!isSame(given, token)) return Promise.resolve(refusal(403, 'not with this address'))
  return pageResponse(root, `/${rest.join('/')}`)
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function send(response: ServerResponse, { status, headers, body }: PageResponse): void {
  response.writeHead(status, headers)
  response.end(body)
}

function closeAll(server: Server): void {
  server.close()
  server.closeAllConnections()
}
