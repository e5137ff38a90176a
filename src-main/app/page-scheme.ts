import { protocol } from 'electron'
import type { PageResponse } from '../files/built-page'
import { pageResponse, refusal } from '../files/built-page'

/** Where the window's page comes from; stable, since the databases of the page belong to it. */
export const pageOrigin = 'tripod://app'

/** Must run before the program is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'tripod',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Answers `tripod://app/…` from the folder of the built window, and nothing else. */
export function servePage(root: string): void {
  protocol.handle('tripod', async ({ method, url }) => {
    const { status, headers, body } = await answer(root, method, new URL(url))
    return new Response(body, { status, headers })
  })
}

function answer(root: string, method: string, url: URL): Promise<PageResponse> | PageResponse {
  if (method !== 'GET') return refusal(405, 'only GET')
  if (url.host !== 'app') return refusal(403, 'no such host')
  return pageResponse(root, url.pathname)
}
