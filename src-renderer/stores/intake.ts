import { defineStore } from 'pinia'
import { fileNamePart } from '@shared/model/file-name'
import type { InputFile, SampleEntry } from '@shared/protocol/engine'
import type { OrgRow } from '../storage/org-rows'
import { readOrgContent } from '../storage/orgs'
import { strings } from '../ui/strings-en'
import { engine } from '../worker/engine-client'
import { useDesktop } from './desktop'
import { useHistory } from './history'
import { useLibrary, type ImportEnd } from './library'
import { useOrg } from './org'
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
  const desktop = useDesktop()

  /** Imports, then opens what came of it; an import that fails or is cancelled leaves everything as it was. */
  async function take(name: string, files: readonly InputFile[]): Promise<void> {
    await finish(await library.importFiles(name, files))
  }

  async function addSample(sample: SampleEntry): Promise<void> {
    await finish(await library.makeSample(sample))
  }

  async function finish(end: ImportEnd): Promise<void> {
    if (end.kind !== 'added') {
      const { importCancelled, importFailed } = strings.library
      toasts.show({ text: end.kind === 'failed' ? importFailed(end.message) : importCancelled })
      return
    }
    const { imported, orgId } = end
    const remarks = imported.diagnostics.filter(({ severity }) => severity !== 'note')
    if (remarks.length > 0) workbench.showBottom('diagnostics')
    await openOrg(orgId)
    const undo = async () => {
      await leave(orgId)
      await history.undo()
    }
    toasts.show({
      text: strings.library.imported(imported.name),
      action: { label: strings.undo, run: undo },
    })
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
    await settings.set('lastOrg', null)
    await org.close()
    workbench.show('library')
  }

  /** Gives up on the org that is being opened; it stays in the library as it was. */
  async function cancelOpening(): Promise<void> {
    org.cancelOpening()
    if (org.id !== null) await leave(org.id)
  }

  async function remove(row: OrgRow): Promise<void> {
    await leave(row.id)
    await library.remove(row)
    const undo = async () => {
      await history.enter('library')
      await history.undo()
    }
    toasts.show({
      text: strings.library.deleted(row.name),
      action: { label: strings.undo, run: undo },
    })
  }

  async function exportOrg(row: OrgRow): Promise<void> {
    const content = await storage.read((database) => readOrgContent(database, row))
    const outcome =
      content === null
        ? { kind: 'failed' as const, message: strings.org.contentMissing }
        : await engine.call('exportOrgDocument', { content, changes: [] })
    const end =
      outcome.kind === 'done' ? await desktop.save(fileNameOf(row.name), outcome.answer) : outcome
    const { exported, exportFailed } = strings.library
    if (end.kind === 'saved') toasts.show({ text: exported(row.name) })
    if (end.kind === 'failed') toasts.show({ text: exportFailed(end.message) })
  }

  return { take, addSample, openOrg, cancelOpening, restore, leave, remove, exportOrg }
})

const fileNameOf = (name: string): string => `${fileNamePart(name)}.tripod.json`
