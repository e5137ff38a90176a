import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import type { Snapshot } from '@shared/protocol/snapshot'
import type { ImportedOrg } from '@shared/protocol/engine'
import { formatMoment } from '../ui/format-moment'
import { historyStrings } from '../ui/strings-en-history'
import { engine } from '../worker/engine-client'
import { useBackups } from './backups'
import { useDesign } from './design'
import { useHistory } from './history'
import { useLibrary } from './library'
import { useOrg } from './org'
import { useToasts } from './toasts'

const { words } = historyStrings

/** Orgs back from their backups: one whose content is damaged, or all when the database was lost. */
export const useRestoring = defineStore('restoring', () => {
  const backups = useBackups()
  const designs = useDesign()
  const history = useHistory()
  const library = useLibrary()
  const org = useOrg()
  const toasts = useToasts()
  const isRunning = ref(false)

  /** The newest backup of this list that can be read as an org, as an import would have it. */
  async function newestGood(
    snapshots: readonly Snapshot[],
  ): Promise<{ readonly snapshot: Snapshot; readonly imported: ImportedOrg } | null> {
    for (const snapshot of snapshots) {
      const read = await backups.read(snapshot.name)
      if (read.kind === 'failed') continue
      const content = new Blob([new Uint8Array(read.bytes)])
      const files = [{ path: `${snapshot.orgName}.tripod.json`, content }]
      const outcome = await engine.call('importFiles', { name: snapshot.orgName, files })
      if (outcome.kind === 'done') return { snapshot, imported: outcome.answer }
    }
    return null
  }

  /** Puts the newest good backup in the place of the open org's content, which stays stored beside it. Undoable. */
  async function restoreOpen(): Promise<void> {
    const row = org.row
    if (row === null || isRunning.value) return
    isRunning.value = true
    await backups.refresh()
    const isOfOrg = ({ orgKey }: Snapshot) => row.id.startsWith(orgKey)
    const found = await newestGood(backups.snapshots.filter(isOfOrg))
    isRunning.value = false
    if (found === null) {
      toasts.show({ text: words.noBackup })
      return
    }
    const { content, counts, design } = found.imported
    const id = crypto.randomUUID()
    const step = {
      kind: 'replaceContent',
      orgId: row.id,
      before: { contentId: row.contentId, counts: row.counts, design: designs.design },
      after: { contentId: id, counts, design },
    } as const
    const label = words.restoreLabel(formatMoment(found.snapshot.takenAt))
    const edit = { scope: row.id, label, step, content: { id, content } }
    if (!(await history.inTurn(() => history.note(edit)))) return
    await org.open(row.id)
    toasts.show({ text: words.restored(row.name) })
  }

  /** Adds each org of the backups to the library, as its newest good backup has it. */
  async function restoreAll(): Promise<void> {
    await backups.refresh()
    for (const key of new Set(backups.snapshots.map(({ orgKey }) => orgKey))) {
      const found = await newestGood(backups.snapshots.filter(({ orgKey }) => orgKey === key))
      if (found !== null) await library.addImported(found.imported)
    }
  }

  /** Says that the database had to be begun anew, and offers what there is of backups. */
  async function tellLoss(): Promise<void> {
    await window.desktop?.setDatabaseAside()
    await backups.refresh()
    const count = new Set(backups.snapshots.map(({ orgKey }) => orgKey)).size
    if (count === 0) toasts.show({ text: words.lostNothing })
    else
      toasts.show({
        text: words.lostText(count),
        action: { label: words.restoreAll, run: restoreAll },
      })
  }

  return { isRunning: readonly(isRunning), restoreOpen, restoreAll, tellLoss }
})
