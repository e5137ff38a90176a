import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { HierarchyKind, HierarchyNode } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'

/** The roles or the territories of the base, as the Model view shows them. */
export const useHierarchy = defineStore('hierarchy', () => {
  const org = useOrg()
  const kind = ref<HierarchyKind>('role')
  const nodes = shallowRef<readonly HierarchyNode[] | null>(null)
  const failure = ref<string | null>(null)

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('hierarchyOf', { kind: kind.value })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    nodes.value = outcome.kind === 'done' ? outcome.answer : null
  }

  watch([kind, () => org.id], () => (nodes.value = null))
  watch([kind, () => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  return {
    /** Null until they are read. */
    nodes: shallowReadonly(nodes),
    failure: readonly(failure),
    show: (wanted: HierarchyKind) => void (kind.value = wanted),
  }
})
