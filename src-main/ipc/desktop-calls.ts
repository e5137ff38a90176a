import { isAbsolute } from 'node:path'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { dialog, ipcMain } from 'electron'
import * as v from 'valibot'
import type { DesktopCalls, FileToSave, SaveResult } from '@shared/protocol/desktop'
import { writeFileAtomically } from '../files/atomic-write'
import { readPaths } from '../files/read-files'
import { pickFiles, pickFolder } from './pickers'

/** What the calls need of the program besides files and dialogs. */
export type Surroundings = {
  readonly window: BrowserWindow
  readonly pageOrigin: string
  refusedRequestCount(): number
  listenForFiles(): Promise<void>
}

const nothing = v.undefined()
const paths = v.pipe(
  v.array(v.pipe(v.string(), v.check(isAbsolute, 'not an absolute path'))),
  v.maxLength(10_000),
)
const fileToSave = v.object({
  suggestedName: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(200),
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    v.regex(/^[^/\\\x00-\x1f]+$/, 'a name, not a path'),
  ),
  bytes: v.instance(Uint8Array),
})

/** Answers the window's calls: each checks who asks, and parses what it is given. */
export function answerDesktopCalls(surroundings: Surroundings): void {
  const { window } = surroundings
  const readPicked = async (picked: string[]) => (picked.length > 0 ? readPaths(picked) : null)
  answer(surroundings, 'open-files', nothing, async () => readPicked(await pickFiles(window)))
  answer(surroundings, 'open-folder', nothing, async () => readPicked(await pickFolder(window)))
  answer(surroundings, 'read-paths', paths, (given) => readPaths(given))
  answer(surroundings, 'save-file', fileToSave, (file) => saveFile(window, file))
  answer(surroundings, 'network-request-count', nothing, () => surroundings.refusedRequestCount())
  answer(surroundings, 'listen-for-files', nothing, async () => {
    await surroundings.listenForFiles()
    return null
  })
}

function answer<Channel extends keyof DesktopCalls, Argument>(
  { window, pageOrigin }: Surroundings,
  channel: Channel,
  schema: v.GenericSchema<unknown, Argument>,
  call: (
    argument: Argument,
  ) => Promise<ReturnType<DesktopCalls[Channel]>> | ReturnType<DesktopCalls[Channel]>,
): void {
  ipcMain.handle(channel, (event, argument: unknown) => {
    if (!isOurPage(event, window, pageOrigin)) throw new Error(`\`${channel}\`: not for this page`)
    return call(v.parse(schema, argument))
  })
}

function isOurPage(
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow,
  origin: string,
) {
  return (
    sender === window.webContents &&
    senderFrame === window.webContents.mainFrame &&
    senderFrame.url.startsWith(`${origin}/`)
  )
}

async function saveFile(window: BrowserWindow, file: FileToSave): Promise<SaveResult> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: file.suggestedName,
  })
  if (canceled || filePath === '') return { kind: 'cancelled' }
  try {
    await writeFileAtomically(filePath, file.bytes)
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  return { kind: 'saved', path: filePath }
}
