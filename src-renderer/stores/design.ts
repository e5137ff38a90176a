import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { emptyDesign, type Design } from '@shared/model/design'
import { readDesign } from '../storage/designs'
import { designStamp } from './design-stamp'
import { useHistory } from './history'
import { mergedDesign, type DesignEdit } from './merged-design'
import { useStorage } from './storage'

/** What people think about the open org: its scenarios, requirements and watches. */
export const useDesign = defineStore('design', () => {
  const storage = useStorage()
  const history = useHistory()
  const orgId = shallowRef<string | null>(null)
  const design = shallowRef<Design>(emptyDesign)
  /** Edits that are shown and not stored yet, in order. */
  let pending: readonly DesignEdit[] = []
  let stored = emptyDesign

  history.onMoved(async (steps) => {
    const id = orgId.value
    if (id === null || steps?.every((step) => step.orgId !== id) === true) return
    show(await storage.read((database) => readDesign(database, id)))
  })

  async function load(id: string | null): Promise<void> {
    orgId.value = null
    pending = []
    show(id === null ? emptyDesign : await storage.read((database) => readDesign(database, id)))
    orgId.value = id
  }

  /**
   * Puts a design in the place of this one; `label` names the edit for undo, and edits of one `group` that follow each
   * other are one step.
   *
   * Shown at once; what cannot be stored is shown no longer.
   */
  async function replace(
    after: Design,
    label: string,
    group: string | null = null,
  ): Promise<boolean> {
    const id = orgId.value
    if (id === null) return false
    const edit = { before: design.value, after }
    design.value = after
    pending = [...pending, edit]
    return history.inTurn(async () => {
      // An edit of the base that was under way may have left another design than the one that this was thought out for.
      const isOpen = pending.includes(edit)
      const before = isOpen ? stored : edit.before
      const made = mergedDesign(edit, before)
      const step = { kind: 'changeDesign', orgId: id, before, after: made } as const
      const isDone = await history.note({ scope: id, label, step, group })
      if (!isOpen) return isDone
      pending = pending.filter((other) => other !== edit)
      show(isDone ? made : stored)
      return isDone
    })
  }

  /** What is stored now, with what is about to be. */
  function show(now: Design): void {
    stored = now
    design.value = pending.reduce((shown, edit) => mergedDesign(edit, shown), now)
  }

  return {
    /** Null while no org is open. */
    orgId: shallowReadonly(orgId),
    design: shallowReadonly(design),
    stamp: computed(() => designStamp(design.value)),
    /** Without what is shown and not stored yet. */
    stored: () => stored,
    load,
    replace,
    /** What an edit of the base leaves behind, which notes it itself. */
    adopt: show,
  }
})
