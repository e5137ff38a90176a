import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref, shallowRef } from 'vue'
import type { OpenFailure, OpenedDatabase, TripodDatabase } from '../storage/database'
import { writeFailureOf, type WriteFailure } from '../storage/write-failure'
import { historyStrings } from '../ui/strings-en-history'

/** How a write ended; one that failed left nothing behind. */
export type WriteEnd<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly reason: WriteFailure; readonly message: string }

/** The open database, and whether everything that was asked to be written is on disk. */
export const useStorage = defineStore('storage', () => {
  const database = shallowRef<TripodDatabase>()
  const openFailure = shallowRef<OpenFailure | null>(null)
  /** What was stored is gone, and the database was begun anew. */
  const isLost = ref(false)
  const waitingCount = ref(0)
  const writeFailure = ref<string | null>(null)
  let queue: Promise<unknown> = Promise.resolve()

  function connect(opened: OpenedDatabase): void {
    if (opened.kind !== 'open') {
      openFailure.value = opened
      return
    }
    database.value = opened.database
    isLost.value = opened.isLost
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

  /** Writes one after the other; it is on disk when it is done. A failure is shown until the next write succeeds. */
  function attempt<T>(work: (database: TripodDatabase) => Promise<T>): Promise<WriteEnd<T>> {
    waitingCount.value++
    const done = queue
      .then(() => work(open()))
      .then(
        (value): WriteEnd<T> => {
          writeFailure.value = null
          return { kind: 'done', value }
        },
        (error: unknown): WriteEnd<T> => {
          const reason = writeFailureOf(error)
          const message = historyStrings.writeFailure(reason)
          if (reason.kind === 'full' || reason.kind === 'other') writeFailure.value = message
          return { kind: 'failed', reason, message }
        },
      )
    queue = done.then(() => waitingCount.value--)
    return done
  }

  /** Ends when everything that was asked to be written is on disk, or has failed. */
  async function settled(): Promise<void> {
    await queue
  }

  /** As `attempt`; true when it is on disk. */
  async function write(work: (database: TripodDatabase) => Promise<unknown>): Promise<boolean> {
    return (await attempt(work)).kind === 'done'
  }

  return {
    settled,
    openFailure: shallowReadonly(openFailure),
    isLost: shallowReadonly(isLost),
    writeFailure: shallowReadonly(writeFailure),
    isSaving: computed(() => waitingCount.value > 0),
    connect,
    read,
    attempt,
    write,
  }
})
