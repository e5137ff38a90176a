import { dialog } from 'electron'
import * as v from 'valibot'
import type { KnownFiles } from '../files/known-files'
import { openRecentFile, orgFileOnDisk, writeOrgFile, writeOrgFileAs } from '../files/org-files'
import { answer, bytes, fileName, nothing, type Asker } from './answer'

const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not the id of a file'))
const stamp = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a stamp'))
const orgFileToWrite = v.object({
  id: fileId,
  bytes,
  stamp,
  mode: v.picklist(['ifUnchanged', 'overwrite', 'beside']),
})
const orgFileToSave = v.object({ suggestedName: fileName, bytes })

/** Answers the window's calls about files of orgs: it names only what the user opened or saved before. */
export function answerOrgFileCalls(asker: Asker, known: KnownFiles): void {
  answer(asker, 'recent-files', nothing, () => known.recent())
  answer(asker, 'open-recent-file', fileId, (id) => openRecentFile(id, known, Date.now()))
  answer(asker, 'forget-recent-file', fileId, async (id) => {
    await known.forget(id)
    return null
  })
  answer(asker, 'write-org-file', orgFileToWrite, (file) => writeOrgFile(file, known, Date.now()))
  answer(asker, 'org-file-on-disk', fileId, (id) => orgFileOnDisk(id, known))
  answer(asker, 'save-org-file-as', orgFileToSave, async (file) => {
    const { canceled, filePath } = await dialog.showSaveDialog(asker.window, {
      defaultPath: file.suggestedName,
      filters: [{ name: 'Tripod org', extensions: ['tripod.json'] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    if (canceled || filePath === '') return { kind: 'cancelled' }
    return writeOrgFileAs(filePath, file.bytes, known, Date.now())
  })
}
