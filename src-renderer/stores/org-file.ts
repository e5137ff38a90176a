import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import type { OrgFile } from '@shared/protocol/opened-files'
import type { OrgFileToWrite, OrgFileWritten } from '@shared/protocol/org-file'
import { fileNamePart } from '@shared/model/file-name'
import type { OrgRow } from '../storage/org-rows'
import { fileStrings } from '../ui/strings-en-files'
import { engine } from '../worker/engine-client'
import { useDesign } from './design'
import { useDesktop } from './desktop'
import { fileFailureSentence } from './file-failure'
import { fileLinkKey, fileNameOfPath, isHeldBy, parseFileLink, type FileLink } from './file-link'
import { useOrg } from './org'
import { useSession } from './session'
import { useToasts } from './toasts'

/**
 * How the open org stands to its file: it has none, is in it as it is now, or has edits that are not in it; or the file
 * was changed by somebody else, or is gone.
 */
export type OrgFileState = 'none' | 'saved' | 'behind' | 'changed' | 'missing'

/** The file that the open org was opened from or saved to, and saving to it. */
export const useOrgFile = defineStore('org-file', () => {
  const desktop = window.desktop
  const files = useDesktop()
  const org = useOrg()
  const designs = useDesign()
  const session = useSession()
  const toasts = useToasts()
  const words = fileStrings.orgFile
  const link = shallowRef<FileLink | null>(null)
  const onDisk = shallowRef<'same' | 'changed' | 'missing'>('same')
  /** Somebody else changed the file that was to be written: the user says what becomes of it. */
  const isAsking = shallowRef(false)

  watch(
    () => session.restored,
    () => {
      link.value = parseFileLink(session.recall(fileLinkKey))
      onDisk.value = 'same'
      isAsking.value = false
      void look()
    },
  )

  const state = computed((): OrgFileState => {
    const [row, linked] = [org.row, link.value]
    if (row === null || linked === null) return 'none'
    if (onDisk.value !== 'same') return onDisk.value
    return isHeldBy(linked, row, designs.stamp) ? 'saved' : 'behind'
  })

  /** Makes this the file of the open org, which is in it as it is now. */
  async function adopt(
    file: OrgFile,
    { contentId, name }: Pick<OrgRow, 'contentId' | 'name'>,
    designStamp = designs.stamp,
  ): Promise<void> {
    link.value = { file, contentId, designStamp, name }
    onDisk.value = 'same'
    session.remember(fileLinkKey, link.value)
    await session.flush()
  }

  /** Looks whether somebody else changed the file; asked when the window comes to the front. */
  async function look(): Promise<void> {
    const linked = link.value
    if (linked === null || desktop === undefined) return
    const found = await desktop.orgFileOnDisk(linked.file.id)
    if (link.value !== linked) return
    if (found.kind === 'missing') onDisk.value = 'missing'
    else onDisk.value = found.stamp === linked.file.stamp ? 'same' : 'changed'
  }

  /** Saves the open org to its file, or asks where when it has none. */
  async function save(mode: OrgFileToWrite['mode'] = 'ifUnchanged'): Promise<void> {
    isAsking.value = false
    const linked = link.value
    if (desktop === undefined || linked === null) return saveAs()
    const { id, stamp } = linked.file
    await write((bytes) => desktop.writeOrgFile({ id, stamp, bytes, mode }))
  }

  /** Asks where to save the open org; in a browser, into the folder of downloads. */
  async function saveAs(): Promise<void> {
    const suggestedName = `${fileNamePart(org.name)}.tripod.json`
    await write(async (bytes) => {
      if (desktop !== undefined) return desktop.saveOrgFileAs({ suggestedName, bytes })
      await files.save(suggestedName, bytes)
      toasts.show({ text: words.downloaded(suggestedName) })
      return { kind: 'cancelled' } // a download is no file that could be saved to again
    })
  }

  async function write(give: (bytes: Uint8Array) => Promise<OrgFileWritten>): Promise<void> {
    const row = org.row
    if (row === null) return
    const { contentId, name } = row
    const { design, stamp } = designs
    const query = { content: null, changes: [], design, name }
    const outcome = await engine.call('exportOrgDocument', query)
    if (outcome.kind === 'superseded') return
    if (outcome.kind === 'failed') {
      fail(outcome.message)
      return
    }
    const end = await give(outcome.answer)
    if (end.kind === 'changed') {
      onDisk.value = 'changed'
      isAsking.value = true
    }
    if (end.kind === 'failed') fail(fileFailureSentence(end.failure))
    if (end.kind !== 'saved' || org.id !== row.id) return
    await adopt(end.file, { contentId, name }, stamp)
    toasts.show({ text: words.saved(fileNameOfPath(end.file.path)) })
  }

  function fail(message: string): void {
    toasts.show({ text: words.notSaved(message), action: { label: words.saveAs, run: saveAs } })
  }

  return {
    file: computed(() => link.value?.file ?? null),
    fileName: computed(() => fileNameOfPath(link.value?.file.path ?? '')),
    state,
    isAsking: shallowReadonly(isAsking),
    adopt,
    look,
    save,
    saveAs,
    stopAsking: () => void (isAsking.value = false),
  }
})
