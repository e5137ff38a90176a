import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { emptyDesign, type Design } from '@shared/model/design'
import { readDesign } from '../storage/designs'
import { designStamp } from './design-stamp'
import { useHistory } from './history'
import { useStorage } from './storage'

/** What people think about the open org: its scenarios, requirements and watches. */
export const useDesign = defineStore('design', () => {
  const storage = useStorage()
  const history = useHistory()
  const orgId = shallowRef<string | null>(null)
  const design = shallowRef<Design>(emptyDesign)

  history.onMoved(async (steps) => {
    const id = orgId.value
    if (id === null || steps?.every((step) => step.orgId !== id) === true) return
    design.value = await storage.read((database) => readDesign(database, id))
  })

  async function load(id: string | null): Promise<void> {
    orgId.value = null
    design.value =
      id === null ? emptyDesign : await storage.read((database) => readDesign(database, id))
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
    const before = design.value
    design.value = after
    return history.inTurn(async () => {
      const step = { kind: 'changeDesign', orgId: id, before, after } as const
      const isDone = await history.note({ scope: id, label, step, group })
      if (!isDone && design.value === after) design.value = before
      return isDone
    })
  }

  return {
    /** Null while no org is open. */
    orgId: shallowReadonly(orgId),
    design: shallowReadonly(design),
    stamp: computed(() => designStamp(design.value)),
    load,
    replace,
    /** What an edit of the base leaves behind, which notes it itself. */
    adopt: (after: Design) => void (design.value = after),
  }
})
