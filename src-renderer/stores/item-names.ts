import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef, watch } from 'vue'
import type { ItemKind, ItemRow } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'

/** Most names of one list. */
const limit = 10_000

/** Names of the base that forms choose from. */
export const useItemNames = defineStore('item-names', () => {
  const org = useOrg()
  const lists = {
    object: shallowRef<readonly ItemRow[]>([]),
    role: shallowRef<readonly ItemRow[]>([]),
    profile: shallowRef<readonly ItemRow[]>([]),
    permissionSet: shallowRef<readonly ItemRow[]>([]),
  } satisfies Partial<Record<ItemKind, unknown>>

  async function load(kind: keyof typeof lists): Promise<void> {
    if (org.state.kind !== 'open') return
    const query = { kind, filter: '', within: null, offset: 0, limit }
    const outcome = await engine.call('listItems', query, { lane: `names ${kind}` })
    if (outcome.kind === 'done') lists[kind].value = outcome.answer.rows
  }

  function loadAll(): void {
    void load('object')
    void load('role')
    void load('profile')
    void load('permissionSet')
  }
  watch([() => org.revision, () => org.state.kind], loadAll, { immediate: true })

  return {
    objects: shallowReadonly(lists.object),
    roles: shallowReadonly(lists.role),
    profiles: shallowReadonly(lists.profile),
    permissionSets: shallowReadonly(lists.permissionSet),
  }
})
