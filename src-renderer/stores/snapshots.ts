import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { OrgRow } from '../storage/org-rows'
import { engine } from '../worker/engine-client'
import { useBackups } from './backups'
import { useClosing } from './closing'
import { useOrg } from './org'
import { useSession } from './session'

/** A backup is taken when no edit has come for this long, and after this long at the latest. */
const settleMs = 2_000
const latestMs = 60_000

const key = 'backed-up'

/** Takes backups of the open org: when its edits have settled, and before the window is closed. */
export const useSnapshots = defineStore('snapshots', () => {
  const org = useOrg()
  const session = useSession()
  const backups = useBackups()
  const closing = useClosing()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null

  function wait(): void {
    clearTimeout(timer)
    waitingSince ??= Date.now()
    const leftMs = waitingSince + latestMs - Date.now()
    timer = setTimeout(() => void take(), Math.max(0, Math.min(settleMs, leftMs)))
  }

  /** Writes the org as it is stored, unless its backup says the same already. */
  async function take(): Promise<void> {
    clearTimeout(timer)
    waitingSince = null
    const { row } = org
    if (row === null || org.state.kind !== 'open' || session.recall(key) === row.contentId) return
    const query = { content: null, changes: [], name: row.name }
    const outcome = await engine.call('exportOrgDocument', query, { lane: 'backup' })
    // What was edited meanwhile is written the next time.
    if (outcome.kind !== 'done' || isOther(row)) return
    const end = await backups.write(row.id, row.name, outcome.answer)
    if (end.kind === 'written' || end.kind === 'unchanged')
      if (!isOther(row)) session.remember(key, row.contentId)
  }

  const isOther = ({ contentId }: OrgRow) => org.row?.contentId !== contentId

  /** Begins to take backups. */
  function begin(): void {
    if (!backups.isAvailable) return
    watch(() => org.state.kind === 'open' && org.row?.contentId, wait)
    closing.before(take)
  }

  return { begin }
})
