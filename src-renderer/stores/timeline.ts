import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef, watch } from 'vue'
import {
  addCheckpoint,
  goToCheckpoint,
  listCheckpoints,
  putCheckpoint,
  removeCheckpoint,
} from '../storage/checkpoints'
import { listJournal } from '../storage/journal'
import type { CheckpointRow, HeadRow, JournalRow, Step } from '../storage/journal-rows'
import { strings } from '../ui/strings-en'
import { historyStrings } from '../ui/strings-en-history'
import { useHistory } from './history'
import { useStorage } from './storage'
import { useToasts } from './toasts'

/** One line of the history. `position` is where the journal stands after it; of what comes after it, it says nothing. */
export type TimelineEntry =
  | {
      readonly kind: 'edit'
      readonly position: number
      readonly label: string
      readonly at: number | null
      readonly place: Place
    }
  /** How it was before the first edit that is kept. */
  | { readonly kind: 'start'; readonly position: number; readonly place: Place }
  | {
      readonly kind: 'checkpoint'
      readonly row: CheckpointRow
      readonly place: Place | 'elsewhere'
    }

/** `ahead`: undone, and to be done again. */
export type Place = 'behind' | 'now' | 'ahead'

interface Timeline {
  readonly head: HeadRow
  readonly rows: readonly JournalRow[]
  readonly checkpoints: readonly CheckpointRow[]
}

/** What was edited in the open org or the library, in order, with the states that somebody gave a name. */
export const useTimeline = defineStore('timeline', () => {
  const storage = useStorage()
  const history = useHistory()
  const toasts = useToasts()
  const timeline = shallowRef<Timeline | null>(null)
  /** What is typed as the name of a new checkpoint; null while none is being named. */
  const newName = shallowRef<string | null>(null)
  let isWatched = false

  async function load(): Promise<void> {
    const { scope } = history
    const read = await storage.read(async (database) => ({
      ...(await listJournal(database, scope)),
      checkpoints: await listCheckpoints(database, scope),
    }))
    if (scope === history.scope) timeline.value = read
  }

  /** Keeps the list up to date from now on. */
  async function follow(): Promise<void> {
    if (isWatched) return load()
    isWatched = true
    watch(() => [history.scope, history.revision], load)
    await load()
  }

  /** Asks for the name of a checkpoint of the open org, with one to begin from. */
  async function startNaming(): Promise<void> {
    if (history.scope === 'library') return
    await follow()
    const { words } = historyStrings
    newName.value =
      history.undoLabel === null ? words.firstName : words.nameAfter(history.undoLabel)
  }

  /** Gives the state on disk that name; without one, nothing is made. */
  async function finishNaming(name: string | null): Promise<void> {
    newName.value = null
    const { scope } = history
    if (name === null || name.trim() === '' || scope === 'library') return
    const end = await history.inTurn(() =>
      storage.attempt((database) => addCheckpoint(database, scope, name.trim(), Date.now())),
    )
    toasts.show({ text: end.kind === 'done' ? historyStrings.words.made(name) : end.message })
    await load()
  }

  async function remove(row: CheckpointRow): Promise<void> {
    await storage.write((database) => removeCheckpoint(database, row.id))
    await load()
    const run = async () => {
      await storage.write((database) => putCheckpoint(database, row))
      await load()
    }
    const text = historyStrings.words.removed(row.name)
    toasts.show({ text, action: { label: strings.undo, run } })
  }

  /** Makes the state after this line the one in force; what is ahead of it can be done again until the next edit. */
  async function goTo(entry: TimelineEntry): Promise<void> {
    if (entry.place === 'now') return
    const end =
      entry.kind === 'checkpoint'
        ? await history.move(
            (database, basedOn) =>
              goToCheckpoint(
                database,
                entry.row,
                historyStrings.words.backTo(entry.row.name),
                Date.now(),
                basedOn,
              ),
            (steps: readonly Step[]) => steps,
          )
        : await history.goTo(entry.position)
    if (end.kind === 'failed') toasts.show({ text: end.message })
    await load()
  }

  return {
    /** Null until it is read. */
    entries: computed(() => (timeline.value === null ? null : entriesOf(timeline.value))),
    editCount: computed(() => timeline.value?.rows.length ?? 0),
    newName: shallowReadonly(newName),
    follow,
    startNaming,
    finishNaming,
    remove,
    goTo,
  }
})

/** The newest first; a checkpoint stands above the edit after which it was made. */
export function entriesOf({ head, rows, checkpoints }: Timeline): readonly TimelineEntry[] {
  const placeOf = (position: number): Place =>
    position === head.position ? 'now' : position < head.position ? 'behind' : 'ahead'
  const start = { kind: 'start', position: head.since, place: placeOf(head.since) } as const
  const edits = rows.map(({ position, label, at }) => {
    return { kind: 'edit', position, label, at, place: placeOf(position) } as const
  })
  const line = [start, ...edits]
  const known = new Set(line.map(({ position }) => position))
  const elsewhere = checkpoints.filter(({ position }) => !known.has(position))
  return [
    ...elsewhere.map((row) => ({ kind: 'checkpoint', row, place: 'elsewhere' }) as const),
    ...line
      .flatMap((edit): TimelineEntry[] => [
        edit,
        ...checkpoints
          .filter(({ position }) => position === edit.position)
          .map((row) => ({ kind: 'checkpoint', row, place: edit.place }) as const),
      ])
      .reverse(),
  ]
}
