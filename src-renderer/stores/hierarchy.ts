import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { formatName, formatValue } from '@shared/change/quoted-name'
import type { ChangeText, HierarchyKind, HierarchyNode } from '@shared/protocol/engine'
import { modelStrings } from '../ui/strings-en-model'
import { engine } from '../worker/engine-client'
import { freeName } from './api-name'
import { useModelEdit } from './model-edit'
import { useOrg } from './org'

/** The roles or the territories of the base, as the Model view shows them, and what can be done to one of them. */
export const useHierarchy = defineStore('hierarchy', () => {
  const org = useOrg()
  const editing = useModelEdit()
  const kind = ref<HierarchyKind>('role')
  const nodes = shallowRef<readonly HierarchyNode[] | null>(null)
  const failure = ref<string | null>(null)
  const words = modelStrings.tree.edits

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('hierarchyOf', { kind: kind.value })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    nodes.value = outcome.kind === 'done' ? outcome.answer : null
  }

  const labelOf = (name: string | null) =>
    nodes.value?.find((node) => node.name === name)?.label ?? name ?? words.top
  const parentChange = (name: string, parent: string | null): ChangeText =>
    `${kind.value}:${formatName(name)}.parent=${formatValue(parent)}`

  /** Puts a node under another, or (null) at the top. False, and said why, where it may not stand there. Rule R4.1. */
  function move(name: string, parent: string | null): Promise<boolean> {
    const label = words.move(labelOf(name), labelOf(parent))
    return editing.make([parentChange(name, parent)], label)
  }

  /** Why a node may not stand there, null where it may. */
  async function refusalOfMove(name: string, parent: string | null): Promise<string | null> {
    return editing.refusalOf(parentChange(name, parent))
  }

  /** A new node with this label under another; its name, or null where it was refused. */
  async function add(label: string, parent: string | null): Promise<string | null> {
    const taken = new Set((nodes.value ?? []).map((node) => node.name.toLowerCase()))
    const name = freeName(label, (one) => taken.has(one.toLowerCase()))
    const changes = [`${kind.value}+=${name}`, `${kind.value}:${name}.label=${formatValue(label)}`]
    const placed = parent === null ? [] : [parentChange(name, parent)]
    const isDone = await editing.makeQuietly([...changes, ...placed], words.add(label))
    return isDone ? name : null
  }

  function rename(name: string, label: string): Promise<boolean> {
    const change = `${kind.value}:${formatName(name)}.label=${formatValue(label)}`
    return editing.makeQuietly([change], words.rename(labelOf(name), label))
  }

  watch([kind, () => org.id], () => (nodes.value = null))
  watch([kind, () => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  return {
    /** Null until they are read. */
    nodes: shallowReadonly(nodes),
    failure: readonly(failure),
    show: (wanted: HierarchyKind) => void (kind.value = wanted),
    move,
    refusalOfMove,
    add,
    rename,
  }
})
