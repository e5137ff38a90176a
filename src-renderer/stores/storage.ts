import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref, shallowRef } from 'vue'
import type { OpenFailure, OpenedDatabase, TripodDatabase } from '../storage/database'

/** The open database, and whether everything that was asked to be written is on disk. */
export const useStorage = defineStore('storage', () => {
  const database = shallowRef<TripodDatabase>()
  const openFailure = shallowRef<OpenFailure | null>(null)
  const waitingCount = ref(0)
  const writeFailure = ref<string | null>(null)
  let queue: Promise<unknown> = Promise.resolve()

  function connect(opened: OpenedDatabase): void {
    if (opened.kind === 'open') database.value = opened.database
    else openFailure.value = opened
  }

  function open(): TripodDatabase {
    if (database.value === undefined) throw new Error('the database is used before it is open')
    return database.value
  }

  /** Reads after everything that is being written. */
  async function read<T>(work: (database: TripodDatabase) => Promise<T>): Promise<T> {
    await queue
    return work(open())
  }

  /** Writes one after the other; true when it is on disk. A failure is kept until the next write succeeds. */
  function write(work: (database: TripodDatabase) => Promise<unknown>): Promise<boolean> {
    waitingCount.value++
    const done = queue
      .then(() => work(open()))
      .then(
        () => {
          writeFailure.value = null
          return true
        },
        (error: unknown) => {
          writeFailure.value = error instanceof Error ? error.message : String(error)
          return false
        },
      )
    queue = done.then(() => waitingCount.value--)
    return done
  }

  /** Ends when everything that was asked to be written is on disk, or has failed. */
  async function settled(): Promise<void> {
    await queue
  }

  return {
    settled,
    openFailure: shallowReadonly(openFailure),
    writeFailure: shallowReadonly(writeFailure),
    isSaving: computed(() => waitingCount.value > 0),
    connect,
    read,
    write,
  }
})
