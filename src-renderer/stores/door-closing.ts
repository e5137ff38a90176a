import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import type { DoorClosing } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useExplanation } from './explanation'
import { useScenario } from './scenario'
import { useSelection } from './selection'

/** What becomes of the explained answer when one of its open doors is closed. */
export const useDoorClosing = defineStore('door-closing', () => {
  const scenario = useScenario()
  const selection = useSelection()
  const explanation = useExplanation()
  /** Which of the open doors is asked about. */
  const door = ref<number | null>(null)
  const closing = shallowRef<DoorClosing | null>(null)
  const failure = ref<string | null>(null)

  async function ask(which: number): Promise<void> {
    const { user, record } = selection
    if (user === null || record === null) return
    door.value = which
    closing.value = null
    failure.value = null
    const query = { user, record, door: which, changes: scenario.active }
    const outcome = await engine.call('closeDoor', query)
    if (outcome.kind === 'superseded' || door.value !== which) return
    if (outcome.kind === 'failed') failure.value = outcome.message
    else closing.value = outcome.answer
  }

  function forget(): void {
    door.value = null
    closing.value = null
    failure.value = null
  }

  watch(() => explanation.answer, forget)

  return {
    door: readonly(door),
    closing: shallowReadonly(closing),
    failure: readonly(failure),
    ask,
    forget,
  }
})
