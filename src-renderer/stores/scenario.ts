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

  history.onMoved(async (steps) => {
    const id = orgId.value
    if (id === null || steps?.every((step) => step.orgId !== id) === true) return
    changes.value = await storage.read((database) => readScenario(database, id))
  })

  async function load(id: string | null): Promise<void> {
    changes.value = id === null ? [] : await storage.read((database) => readScenario(database, id))
    orgId.value = id
  }

  /**
   * Sets the whole list; `label` names the edit for undo, and edits of one `group` that follow each other are one step.
   *
   * Shown at once; what cannot be stored is shown no longer.
   */
  async function replace(
    after: readonly ScenarioChange[],
    label: string,
    group: string | null = null,
  ): Promise<boolean> {
    const id = orgId.value
    if (id === null) return false
    const before = changes.value
    changes.value = after
    return history.inTurn(async () => {
      const step = { kind: 'changeScenario', orgId: id, before, after } as const
      const isDone = await history.note({ scope: id, label, step, group })
      if (!isDone && changes.value === after) changes.value = before
      return isDone
    })
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
    const after = changes.value.map((change) =>
      change.text === text ? { ...change, isOn } : change,
    )
    return replace(after, strings.history.flipChange(text, isOn), `flip ${text}`)
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
