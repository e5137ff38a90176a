import { defineStore } from 'pinia'
import { computed, shallowReadonly, shallowRef } from 'vue'
import { readScenario } from '../storage/settings'
import type { ScenarioChange } from '../storage/setting-rows'
import { strings } from '../ui/strings-en'
import { useHistory } from './history'
import { useStorage } from './storage'

/** The changes that stand beside the open org's base, in order; each can be switched off and stays in the list. */
export const useScenario = defineStore('scenario', () => {
  const storage = useStorage()
  const history = useHistory()
  const orgId = shallowRef<string | null>(null)
  const changes = shallowRef<readonly ScenarioChange[]>([])

  history.onMoved((step, direction) => {
    if (step.kind !== 'changeScenario' && step.kind !== 'replaceContent') return
    if (step.orgId !== orgId.value) return
    const state = direction === 'forward' ? step.after : step.before
    changes.value = 'changes' in state ? state.changes : state
  })

  async function load(id: string | null): Promise<void> {
    changes.value = id === null ? [] : await storage.read((database) => readScenario(database, id))
    orgId.value = id
  }

  /** Sets the whole list; `label` names the edit for undo. */
  async function replace(after: readonly ScenarioChange[], label: string): Promise<boolean> {
    const id = orgId.value
    if (id === null) return false
    const before = changes.value
    changes.value = after
    return history.commit(id, label, { kind: 'changeScenario', orgId: id, before, after })
  }

  /** Adds a change at the end, switched on; a change that is already there is switched on. */
  function add(text: string): Promise<boolean> {
    if (changes.value.some((change) => change.text === text)) return flip(text, true)
    return replace([...changes.value, { text, isOn: true }], strings.history.addChange(text))
  }

  function remove(text: string): Promise<boolean> {
    const after = changes.value.filter((change) => change.text !== text)
    return replace(after, strings.history.removeChange(text))
  }

  function flip(text: string, isOn: boolean): Promise<boolean> {
    const after = changes.value.map((change) => (change.text === text ? { text, isOn } : change))
    return replace(after, strings.history.flipChange(text, isOn))
  }

  /** What `org.applyToBase` leaves behind: the list without the step, which it notes itself. */
  function adopt(after: readonly ScenarioChange[]): void {
    changes.value = after
  }

  return {
    changes: shallowReadonly(changes),
    active: computed(() => changes.value.filter(({ isOn }) => isOn).map(({ text }) => text)),
    load,
    add,
    remove,
    flip,
    replace,
    clear: () => replace([], strings.history.clearChanges),
    adopt,
  }
})
