import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { ipcMain } from 'electron'
import * as v from 'valibot'
import type { DesktopCalls } from '@shared/protocol/desktop'

/** Who may ask: the page of this window, and no other. */
export type Asker = { readonly window: BrowserWindow; readonly pageOrigin: string }

export const nothing = v.undefined()
/** Content of a file. */
export const bytes = v.instance(Uint8Array)
/** A file's name without a folder. */
export const fileName = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  v.regex(/^[^/\\\x00-\x1f]+$/, 'a name, not a path'),
)

/** Answers one call of the window: checks who asks, and parses what it is given. */
export function answer<Channel extends keyof DesktopCalls, Argument>(
  asker: Asker,
  channel: Channel,
  schema: v.GenericSchema<unknown, Argument>,
  call: (
    argument: Argument,
  ) => Promise<ReturnType<DesktopCalls[Channel]>> | ReturnType<DesktopCalls[Channel]>,
): void {
  ipcMain.handle(channel, (event, argument: unknown) => {
    if (!isOurPage(event, asker)) throw new Error(`\`${channel}\`: not for this page`)
    return call(v.parse(schema, argument))
  })
}

function isOurPage({ sender, senderFrame }: IpcMainInvokeEvent, { window, pageOrigin }: Asker) {
  return (
    sender === window.webContents &&
    senderFrame === window.webContents.mainFrame &&
    senderFrame.url.startsWith(`${pageOrigin}/`)
  )
}
