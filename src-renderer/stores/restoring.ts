import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import type { Snapshot } from '@shared/protocol/snapshot'
import type { ImportedOrg } from '@shared/protocol/engine'
import { isContentAsWritten } from '../storage/check-content'
import type { TripodDatabase } from '../storage/database'
import { readDesign } from '../storage/designs'
import type { OrgRow } from '../storage/org-rows'
import { listOrgs, readOrg } from '../storage/orgs'
import { formatMoment } from '../ui/format-moment'
import { historyStrings } from '../ui/strings-en-history'
import { engine } from '../worker/engine-client'
import { useBackups } from './backups'
import { useHistory } from './history'
import { useLibrary } from './library'
import { useOrg } from './org'
import { useStorage } from './storage'
import { useToasts } from './toasts'

const { words } = historyStrings

/** A backup, and the org that was read of it. */
interface GoodBackup {
  readonly snapshot: Snapshot
  readonly imported: ImportedOrg
}

/** `leftAlone`: something else was stored by then, or the backup could not be stored, which was said. */
type RestoreEnd = 'restored' | 'noBackup' | 'leftAlone'

/** Ends when the window has nothing else to do, in a second at the latest. */
const idle = () =>
  new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1_000 }))

/** Orgs back from their backups: those whose content is damaged, or all when the database was lost. */
export const useRestoring = defineStore('restoring', () => {
  const backups = useBackups()
  const history = useHistory()
  const library = useLibrary()
  const org = useOrg()
  const storage = useStorage()
  const toasts = useToasts()
  const isRunning = ref(false)

  /** The newest backup of this list that can be read as an org, as an import would have it. */
  async function newestGood(snapshots: readonly Snapshot[]): Promise<GoodBackup | null> {
    for (const snapshot of snapshots) {
      const read = await backups.read(snapshot.name)
      if (read.kind === 'failed') continue
      const content = new Blob([new Uint8Array(read.bytes)])
      const files = [{ path: `${snapshot.orgName}.tripod.json`, content }]
      const outcome = await engine.call(
        'importFiles',
        { name: snapshot.orgName, files },
        // An import that somebody starts meanwhile does not end this one.
        { lane: `restore ${snapshot.orgKey}` },
      )
      if (outcome.kind === 'done') return { snapshot, imported: outcome.answer }
    }
    return null
  }

  /**
   * Puts the newest good backup in the place of what is stored of an org, which is set aside: the history leads back to
   * it. Nothing happens where something else is stored by then. The org is shown anew when it is open.
   */
  async function restore(row: OrgRow): Promise<RestoreEnd> {
    await backups.refresh()
    const found = await newestGood(
      backups.snapshots.filter(({ orgKey }) => row.id.startsWith(orgKey)),
    )
    if (found === null) return 'noBackup'
    if (!(await history.inTurn(() => replaceContent(row, found)))) return 'leftAlone'
    await library.refresh()
    if (org.id === row.id) await org.open(row.id)
    return 'restored'
  }

  async function replaceContent(
    { id: orgId, contentId, counts }: OrgRow,
    { snapshot, imported }: GoodBackup,
  ): Promise<boolean> {
    const stored = await storage.read((database) => readOrg(database, orgId))
    if (stored?.contentId !== contentId) return false
    const design = await storage.read((database) => readDesign(database, orgId))
    const id = crypto.randomUUID()
    const step = {
      kind: 'replaceContent',
      orgId,
      before: { contentId, counts, design },
      after: { contentId: id, counts: imported.counts, design: imported.design },
    } as const
    const label = words.restoreLabel(formatMoment(snapshot.takenAt))
    return history.note({ scope: orgId, label, step, content: { id, content: imported.content } })
  }

  /** Restores the open org, which could not be read, and says so. */
  async function restoreOpen(): Promise<void> {
    const row = org.row
    if (row === null || isRunning.value) return
    isRunning.value = true
    const end = await restore(row)
    isRunning.value = false
    if (end === 'noBackup') toasts.show({ text: words.noBackup })
    if (end === 'restored') toasts.show({ text: words.restored(row.name) })
  }

  /**
   * Looks whether the orgs that are not open are stored as they were written, while the window has nothing else to do;
   * restores those that are not, and says so when all were looked at.
   */
  async function checkClosed(): Promise<void> {
    const good = new Set<string>()
    const names: Record<RestoreEnd, string[]> = { restored: [], noBackup: [], leftAlone: [] }
    for (const row of await storage.read(listOrgs)) {
      const isWhole = (database: TripodDatabase) =>
        isContentAsWritten(database, row.contentId, good, idle)
      if (row.id === org.id || (await storage.read(isWhole))) continue
      names[await restore(row)].push(row.name)
    }
    const { restored, noBackup } = names
    if (restored.length > 0) toasts.show({ text: words.restoredClosed(restored) })
    if (noBackup.length > 0) toasts.show({ text: words.damagedClosed(noBackup) })
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

  return { isRunning: readonly(isRunning), restoreOpen, restoreAll, checkClosed, tellLoss }
})
