import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { OrgRow } from '../storage/org-rows'
import { engine } from '../worker/engine-client'
import { useBackups } from './backups'
import { useClosing } from './closing'
import { useDesign } from './design'
import { useOrg } from './org'
import { useSession } from './session'

/** A backup is taken when no edit has come for this long, and after this long at the latest. */
const settleMs = 2_000
const latestMs = 60_000

const key = 'backed-up'

/** Takes backups of the open org: when its edits have settled, and before the window is closed. */
export const useSnapshots = defineStore('snapshots', () => {
  const org = useOrg()
  const designs = useDesign()
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
    const held = stateOf(row)
    if (row === null || org.state.kind !== 'open' || session.recall(key) === held) return
    const query = { content: null, changes: [], design: designs.design, name: row.name }
    const outcome = await engine.call('exportOrgDocument', query, { lane: 'backup' })
    // What was edited meanwhile is written the next time.
    if (outcome.kind !== 'done' || stateOf(org.row) !== held) return
    const end = await backups.write(row.id, row.name, outcome.answer)
    if (end.kind === 'written' || end.kind === 'unchanged')
      if (org.row?.id === row.id) session.remember(key, held)
  }

  /** Names what there is to write; equal for equal orgs and designs. */
  const stateOf = (row: OrgRow | null) => (row?.contentId ?? '') + designs.stamp

  /** Begins to take backups. */
  function begin(): void {
    if (!backups.isAvailable) return
    watch(() => org.state.kind === 'open' && stateOf(org.row), wait)
    closing.before(take)
  }

  return { begin }
})
