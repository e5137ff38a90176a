import { defineStore } from 'pinia'
import { ref } from 'vue'
import { readSession, writeSession } from '../storage/settings'
import { useClosing } from './closing'
import { useStorage } from './storage'

/** Changes of the view are gathered this long before they are written. */
const gatherMs = 250

/** How the window stands with the open org, so that it is found again as it was left. Plain data only. */
export const useSession = defineStore('session', () => {
  const storage = useStorage()
  const restored = ref(0)
  let orgId: string | null = null
  let values: Record<string, unknown> = {}
  let timer: ReturnType<typeof setTimeout> | null = null

  async function load(id: string | null): Promise<void> {
    await flush()
    values = id === null ? {} : { ...(await storage.read((db) => readSession(db, id))) }
    orgId = id
    restored.value++
  }

  /** What was remembered under the key, or undefined; it comes from disk, so parse it. */
  function recall(key: string): unknown {
    return values[key]
  }

  function remember(key: string, value: unknown): void {
    values = { ...values, [key]: value }
    timer ??= setTimeout(() => void flush(), gatherMs)
  }

  async function flush(): Promise<void> {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    const id = orgId
    const written = values
    if (id !== null) await storage.write((database) => writeSession(database, id, written))
  }

  useClosing().before(flush)

  return { restored, load, recall, remember, flush }
})
