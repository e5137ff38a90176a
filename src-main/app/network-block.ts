import type { Session } from 'electron'
import { app } from 'electron'
import { pageOrigin } from './page-scheme'

let refusedCount = 0

/** How many requests were refused since the start. */
export const refusedRequestCount = (): number => refusedCount

/**
 * No request leaves the machine. Must run before the program is ready.
 *
 * Each session refuses and counts every request but those for the page. What no session sees (name look-ups ahead of
 * a click, the download of a spelling dictionary) finds no address and no dictionary to fetch.
 * `allowedOrigin` is the development server's, else null.
 */
export function blockNetwork(allowedOrigin: string | null): void {
  const exception = allowedOrigin === null ? '' : ', EXCLUDE localhost'
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`)
  app.on('session-created', (session) => blockSession(session, allowedOrigin))
}

function blockSession(session: Session, allowedOrigin: string | null): void {
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOurs =
      url.startsWith(`${pageOrigin}/`) ||
      url.startsWith('devtools:') ||
      (allowedOrigin !== null && url.replace(/^ws/, 'http').startsWith(allowedOrigin))
    if (!isOurs) refusedCount++
    answer({ cancel: !isOurs })
  })
}
