import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { ObjectName } from '@shared/model/id'
import type { ChangeText, CopyPreview, CopyQuery, PermissionGrid } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { changesOfFill, fillOf, type CellPlace, type Fill, type Wish } from './permission-fill'
import { useToasts } from './toasts'

/** What each container grants on each object, or on each field of one object, and every edit of it. */
export const usePermissionGrid = defineStore('permission-grid', () => {
  const org = useOrg()
  const toasts = useToasts()
  const object = ref<ObjectName | null>(null)
  const grid = shallowRef<PermissionGrid | null>(null)
  const failure = ref<string | null>(null)
  /** Edits on their way to the disk; what they change is shown already. */
  let pending = 0

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('permissionGrid', { object: object.value })
    if (outcome.kind === 'superseded' || pending > 0) return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'done') grid.value = outcome.answer
  }

  /** Turns to an object's fields, or with null to the objects. */
  function turnTo(name: ObjectName | null): void {
    if (name === object.value) return
    object.value = name
    grid.value = null
    void load()
  }

  /**
   * Makes cells as wished and says what came of it; shown at once, and one step of undo. What the label says is up to the
   * caller, who is given what changes.
   */
  function fill(
    cells: Iterable<CellPlace & { readonly wish: Wish }>,
    labelOf: (fill: Fill) => string,
  ): Fill {
    const shown = grid.value
    if (shown === null) return { edits: [], refusedCount: 0 }
    const filled = fillOf(shown, cells)
    if (filled.edits.length === 0) return filled
    const after = shown.cells.slice()
    for (const edit of filled.edits)
      after[edit.row * shown.columns.length + edit.column] = edit.after
    grid.value = { ...shown, cells: after }
    void save(changesOfFill(shown, filled.edits), labelOf(filled))
    return filled
  }

  async function save(changes: readonly ChangeText[], label: string): Promise<boolean> {
    pending++
    const outcome = await org.edit({ kind: 'changes', changes }, label)
    pending--
    if (outcome.kind === 'refused')
      for (const { reason } of outcome.reasons.slice(0, 1)) toasts.show({ text: reason })
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    if (pending === 0) await load()
    return outcome.kind === 'done'
  }

  async function previewCopy(query: CopyQuery): Promise<CopyPreview | null> {
    const outcome = await engine.call('copyFieldPermissions', query)
    if (outcome.kind === 'failed') toasts.show({ text: outcome.message })
    return outcome.kind === 'done' ? outcome.answer : null
  }

  watch(
    () => org.id,
    () => {
      grid.value = null
    },
  )
  watch(
    [() => org.revision, () => org.state.kind],
    () => {
      if (pending === 0) void load()
    },
    { immediate: true },
  )

  return {
    object: readonly(object),
    // Not `readonly`, which would wrap the cells so that each is read through a proxy.
    grid: shallowReadonly(grid),
    failure: readonly(failure),
    isFields: computed(() => object.value !== null),
    turnTo,
    fill,
    save,
    previewCopy,
  }
})
