import { defineStore } from 'pinia'
import { computed, shallowReadonly, ref } from 'vue'
import { commitStep, journalEnds, redoStep, undoStep } from '../storage/journal'
import type { Direction, Step } from '../storage/journal-rows'
import { useStorage } from './storage'

type StepListener = (step: Step, direction: Direction) => void | Promise<void>

/** Undo and redo: every edit is a line in a journal on disk, of the library or of the open org. */
export const useHistory = defineStore('history', () => {
  const storage = useStorage()
  const scope = ref('library')
  const undoLabel = ref<string | null>(null)
  const redoLabel = ref<string | null>(null)
  const listeners: StepListener[] = []

  async function refresh(): Promise<void> {
    const asked = scope.value
    const ends = await storage.read((database) => journalEnds(database, asked))
    if (asked !== scope.value) return
    undoLabel.value = ends.undo?.label ?? null
    redoLabel.value = ends.redo?.label ?? null
  }

  /** Chooses whose edits undo and redo are about: an org's id, or `library`. */
  async function enter(newScope: string): Promise<void> {
    scope.value = newScope
    await refresh()
  }

  /** Makes an edit durable. The caller has shown it already. */
  async function commit(of: string, label: string, step: Step): Promise<boolean> {
    const isDone = await storage.write((database) =>
      commitStep(database, { scope: of, label, step }, Date.now()),
    )
    await refresh()
    return isDone
  }

  async function move(direction: Direction): Promise<string | null> {
    const moveStep = direction === 'back' ? undoStep : redoStep
    const of = scope.value
    let moved: Awaited<ReturnType<typeof undoStep>> = null
    await storage.write(async (database) => {
      moved = await moveStep(database, of, Date.now())
    })
    const row = moved as Awaited<ReturnType<typeof undoStep>> // assigned in the closure above
    if (row !== null) for (const listener of listeners) await listener(row.step, direction)
    await refresh()
    return row?.label ?? null
  }

  return {
    scope: shallowReadonly(scope),
    undoLabel: shallowReadonly(undoLabel),
    redoLabel: shallowReadonly(redoLabel),
    canUndo: computed(() => undoLabel.value !== null),
    canRedo: computed(() => redoLabel.value !== null),
    enter,
    refresh,
    commit,
    /** The label of what was undone, or null. */
    undo: () => move('back'),
    redo: () => move('forward'),
    /** Stores bring what they hold in memory up to date when a step was undone or done again. */
    onMoved: (listener: StepListener) => void listeners.push(listener),
  }
})
