import { isAbsolute } from 'node:path'
import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import * as v from 'valibot'
import type { FileToSave, SaveResult } from '@shared/protocol/desktop'
import { writeFileAtomically } from '../files/atomic-write'
import { fileFailure } from '../files/file-failure'
import type { KnownFiles } from '../files/known-files'
import { openPaths } from '../files/org-files'
import { answer, bytes, fileName, nothing, type Asker } from './answer'
import { pickFiles, pickFolder } from './pickers'

/** What the calls need of the program besides files and dialogs. */
export type Surroundings = Asker & {
  readonly known: KnownFiles
  refusedRequestCount(): number
  setDatabaseAside(): string | null
  listenForFiles(): Promise<void>
  listenForClosing(): void
  readyToClose(): void
}

const paths = v.pipe(
  v.array(v.pipe(v.string(), v.check(isAbsolute, 'not an absolute path'))),
  v.maxLength(10_000),
)
const fileToSave = v.object({ suggestedName: fileName, bytes })

/** Answers the window's calls about the program itself, about files to read and reports to save. */
export function answerDesktopCalls(surroundings: Surroundings): void {
  const { window, known } = surroundings
  const open = (picked: string[]) => openPaths(picked, known, Date.now())
  const openPicked = async (picked: string[]) => (picked.length > 0 ? open(picked) : null)
  answer(surroundings, 'open-files', nothing, async () => openPicked(await pickFiles(window)))
  answer(surroundings, 'open-folder', nothing, async () => openPicked(await pickFolder(window)))
  answer(surroundings, 'read-paths', paths, open)
  answer(surroundings, 'save-file', fileToSave, (file) => saveFile(window, file))
  answer(surroundings, 'network-request-count', nothing, () => surroundings.refusedRequestCount())
  answer(surroundings, 'set-database-aside', nothing, () => surroundings.setDatabaseAside())
  answer(surroundings, 'listen-for-files', nothing, async () => {
    await surroundings.listenForFiles()
    return null
  })
  answer(surroundings, 'listen-for-closing', nothing, () => {
    surroundings.listenForClosing()
    return null
  })
  answer(surroundings, 'ready-to-close', nothing, () => {
    surroundings.readyToClose()
    return null
  })
}

async function saveFile(window: BrowserWindow, file: FileToSave): Promise<SaveResult> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: file.suggestedName,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || filePath === '') return { kind: 'cancelled' }
  try {
    await writeFileAtomically(filePath, file.bytes)
  } catch (error) {
    return { kind: 'failed', failure: fileFailure(error, filePath) }
  }
  return { kind: 'saved', path: filePath }
}
