import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ItemKind, ItemKindEntry } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'

/** Every kind of thing that the open org is made of, with its words and how many there are. */
export const useModelKinds = defineStore('model-kinds', () => {
  const org = useOrg()
  const entries = shallowRef<readonly ItemKindEntry[]>([])

  async function load(): Promise<void> {
    if (org.state.kind !== 'open') return
    const outcome = await engine.call('listKinds', {})
    if (outcome.kind === 'done') entries.value = outcome.answer
  }

  watch([() => org.revision, () => org.state.kind], () => void load(), { immediate: true })

  const byKind = computed(
    () => new Map<string, ItemKindEntry>(entries.value.map((entry) => [entry.kind, entry])),
  )

  return {
    /** The kind of this name; null where the engine makes none, or has not said yet which it makes. */
    kindNamed: (name: string): ItemKind | null => byKind.value.get(name)?.kind ?? null,
    /** `permission set`. */
    nounOf: (kind: ItemKind) => byKind.value.get(kind)?.noun ?? '',
    /** `permission sets`. */
    pluralOf: (kind: ItemKind) => byKind.value.get(kind)?.plural ?? '',
    /** Its things belong to an object, which stands before their names. */
    isOfObject: (kind: ItemKind) => byKind.value.get(kind)?.nameForm.startsWith('Object.') === true,
    /** How a name is written (`10.0.0.1-10.0.0.255`). */
    nameFormOf: (kind: ItemKind) => byKind.value.get(kind)?.nameForm ?? '',
    counts: computed((): Readonly<Record<string, number | undefined>> =>
      Object.fromEntries(entries.value.map(({ kind, count }) => [kind, count])),
    ),
  }
})
