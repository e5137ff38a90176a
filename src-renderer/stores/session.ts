import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'
import { readSession, writeSession } from '../storage/settings'
import { useClosing } from './closing'
import { useStorage } from './storage'

/** Changes of the view are gathered this long before they are written. */
const gatherMs = 250

/** How the window stands with the open org, so that it is found again as it was left. Plain data only. */
export const useSession = defineStore('session', () => {
  const storage = useStorage()
  const restored = ref(0)
  const orgId = ref<string | null>(null)
  let values: Record<string, unknown> = {}
  let timer: ReturnType<typeof setTimeout> | null = null

  /** Reads how the window stood with the org; it is told of once what it tells of is there (`after`). */
  async function load(id: string | null, after: Promise<unknown>): Promise<void> {
    await flush()
    const reading =
      id === null ? Promise.resolve({}) : storage.read((database) => readSession(database, id))
    const [read] = await Promise.all([reading, after])
    values = { ...read }
    orgId.value = id
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
    const id = orgId.value
    const written = values
    if (id !== null) await storage.write((database) => writeSession(database, id, written))
  }

  useClosing().before(flush)

  return {
    /** The org whose session this is; null: none. */
    orgId: readonly(orgId),
    restored,
    load,
    recall,
    remember,
    flush,
  }
})
