import { defineStore } from 'pinia'
import type { OpenedFiles, OrgFile } from '@shared/protocol/opened-files'
import { fileNamePart } from '@shared/model/file-name'
import type { InputFile, SampleEntry } from '@shared/protocol/engine'
import { readDesign } from '../storage/designs'
import type { OrgRow } from '../storage/org-rows'
import { readOrg, readOrgContent } from '../storage/orgs'
import { readSessions } from '../storage/settings'
import { orgNameOf } from '../ui/picked-files'
import { strings } from '../ui/strings-en'
import { fileStrings } from '../ui/strings-en-files'
import { engine } from '../worker/engine-client'
import { designStamp } from './design-stamp'
import { useDesktop } from './desktop'
import { fileLinkKey, fileNameOfPath, isHeldBy, parseFileLink, type FileLink } from './file-link'
import { useHistory } from './history'
import { useLibrary, type ImportEnd } from './library'
import { useOrg } from './org'
import { useOrgFile } from './org-file'
import { useSession } from './session'
import { useSettings } from './settings'
import { useStorage } from './storage'
import { useToasts } from './toasts'
import { useWorkbench } from './workbench'

/** Ways in and out: what happens with files that were dropped or picked, and with an org that is opened or exported. */
export const useIntake = defineStore('intake', () => {
  const storage = useStorage()
  const library = useLibrary()
  const org = useOrg()
  const workbench = useWorkbench()
  const settings = useSettings()
  const toasts = useToasts()
  const history = useHistory()
  const session = useSession()
  const desktop = useDesktop()
  const orgFile = useOrgFile()

  /** Imports, then opens what came of it; an import that fails or is cancelled leaves everything as it was. */
  async function take(name: string, files: readonly InputFile[]): Promise<boolean> {
    return finish(await library.importFiles(name, files))
  }

  /** Takes what the desktop read. An org file that was opened before opens its org again, and no second one. */
  async function takeOpened({
    name,
    files,
    diagnostics,
    orgFile: file,
  }: OpenedFiles): Promise<void> {
    const unread = diagnostics.find(({ severity }) => severity === 'error')
    if (files.length === 0 && unread !== undefined) {
      toasts.show({ text: strings.library.importFailed(`\`${unread.file}\`: ${unread.message}`) })
      return
    }
    const [first] = files
    if (file !== null && first !== undefined && (await openAgain(file, first.bytes))) return
    const given = files.map(({ path, bytes }) => ({
      path,
      content: new Blob([new Uint8Array(bytes)]),
    }))
    if ((await take(orgNameOf(name), given)) && file !== null) await adopt(file)
  }

  async function adopt(file: OrgFile): Promise<void> {
    if (org.row !== null) await orgFile.adopt(file, org.row)
  }

  /** Opens the org of a file. What was changed outside is taken over, unless the org was changed here too. */
  async function openAgain(file: OrgFile, bytes: Uint8Array): Promise<boolean> {
    const linked = await linkedOrgs(file.id)
    const name = fileNameOfPath(file.path)
    const words = fileStrings.orgFile
    const [found] = [...linked.filter(({ link }) => link.file.stamp === file.stamp), ...linked]
    if (found === undefined) return false
    const { row, link, stamp } = found
    const isBehind = !isHeldBy(link, row, stamp)
    const isChanged = link.file.stamp !== file.stamp
    if (isBehind && isChanged) {
      toasts.show({ text: words.keptBoth(name) })
      return false
    }
    await openOrg(row.id)
    if (isBehind) toasts.show({ text: words.openedEarlier(name) })
    if (!isChanged) return true
    const text = new TextDecoder().decode(bytes)
    if (await replaceOpen(text, words.takeOver(name), words.takenOver(name))) await adopt(file)
    return true
  }

  /** The orgs of the library that belong to a file. */
  async function linkedOrgs(
    fileId: string,
  ): Promise<readonly { readonly row: OrgRow; readonly link: FileLink; readonly stamp: string }[]> {
    await session.flush()
    const sessions = await storage.read(readSessions)
    const found = await Promise.all(
      sessions.map(async ({ orgId, values }) => {
        const link = parseFileLink(values[fileLinkKey])
        if (link?.file.id !== fileId) return []
        const row = await storage.read((database) => readOrg(database, orgId))
        if (row === null) return []
        const design = await storage.read((database) => readDesign(database, orgId))
        return [{ row, link, stamp: designStamp(design) }]
      }),
    )
    return found.flat()
  }

  /** Puts an org document in the place of the open org, as one edit called `label`; false and a reason when it cannot. */
  async function replaceOpen(text: string, label: string, done = label): Promise<boolean> {
    const outcome = await org.edit({ kind: 'document', text, isBackup: true }, label)
    if (outcome.kind === 'done') {
      await history.sayDone(done)
      return true
    }
    const reason = outcome.kind === 'failed' ? outcome.message : outcome.reasons[0]?.reason
    toasts.show({ text: strings.library.importFailed(reason ?? '') })
    return false
  }

  async function addSample(sample: SampleEntry): Promise<void> {
    await finish(await library.makeSample(sample))
  }

  /** An empty org, opened where it is built. */
  async function newOrg(): Promise<void> {
    const end = await library.makeNew(strings.library.newName)
    if (end.kind !== 'added') {
      await finish(end)
      return
    }
    await openOrg(end.orgId)
    workbench.show('model')
  }

  async function finish(end: ImportEnd): Promise<boolean> {
    if (end.kind !== 'added') {
      const { importCancelled, importFailed } = strings.library
      toasts.show({ text: end.kind === 'failed' ? importFailed(end.message) : importCancelled })
      return false
    }
    const { imported, orgId } = end
    const remarks = imported.diagnostics.filter(({ severity }) => severity !== 'note')
    if (remarks.length > 0) workbench.showBottom('diagnostics')
    if (imported.design.scenarios.length > 0) workbench.showBottom('what-if')
    await openOrg(orgId)
    await history.sayDone(strings.library.imported(imported.name), 'library', showLibraryAgain)
    return true
  }

  /** Opens an org on the heat-map and remembers it for the next start. */
  async function openOrg(id: string): Promise<void> {
    workbench.show('heat-map')
    await settings.set('lastOrg', id)
    if (org.id !== id || org.state.kind !== 'open') await org.open(id)
  }

  /** At the start: the org that was open last, as it was left; otherwise the library. */
  async function restore(): Promise<void> {
    const id = settings.settings.lastOrg
    if (id === null) return
    workbench.show('heat-map')
    if (await org.open(id)) return
    if (org.state.kind === 'none') workbench.show('library')
  }

  /** Closes the org when it is this one; the library is shown then. */
  async function leave(id: string): Promise<void> {
    if (org.id !== id) return
    await org.close()
    await showLibraryAgain()
  }

  /** Where no org is open any more. */
  async function showLibraryAgain(): Promise<void> {
    if (org.id !== null) return
    await settings.set('lastOrg', null)
    workbench.show('library')
  }

  /** Gives up on the org that is being opened; it stays in the library as it was. */
  async function cancelOpening(): Promise<void> {
    org.cancelOpening()
    if (org.id !== null) await leave(org.id)
  }

  async function rename(row: OrgRow, newName: string): Promise<void> {
    await library.rename(row, newName)
    if (org.id === row.id) await org.refreshRow()
  }

  async function remove(row: OrgRow): Promise<void> {
    await leave(row.id)
    if (!(await library.remove(row))) return
    await history.sayDone(strings.library.deleted(row.name), 'library')
  }

  async function exportOrg(row: OrgRow): Promise<void> {
    const content = await storage.read((database) => readOrgContent(database, row))
    const design = await storage.read((database) => readDesign(database, row.id))
    const outcome =
      content === null
        ? { kind: 'failed' as const, message: strings.org.contentMissing }
        : await engine.call('exportOrgDocument', { content, changes: [], design, name: row.name })
    const end =
      outcome.kind === 'done' ? await desktop.save(fileNameOf(row.name), outcome.answer) : outcome
    const { exported, exportFailed } = strings.library
    if (end.kind === 'saved') toasts.show({ text: exported(row.name) })
    if (end.kind === 'failed') toasts.show({ text: exportFailed(end.message) })
  }

  return {
    take,
    takeOpened,
    replaceOpen,
    addSample,
    newOrg,
    openOrg,
    cancelOpening,
    restore,
    leave,
    rename,
    remove,
    exportOrg,
  }
})

const fileNameOf = (name: string): string => `${fileNamePart(name)}.tripod.json`
