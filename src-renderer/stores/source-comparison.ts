import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'
import type { ComparedSource } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'

/** The org in force beside what it is with the what-if changes that are switched on, both as text. */
export const useComparison = defineStore('source-comparison', () => {
  const org = useOrg()
  const scenario = useScenario()
  const texts = shallowRef<ComparedSource | null>(null)
  const failure = ref<string | null>(null)
  const isEmpty = computed(() => scenario.active.length === 0)

  async function compare(): Promise<void> {
    if (isEmpty.value) {
      texts.value = null
      return
    }
    const outcome = await engine.call('compareSource', { changes: scenario.active })
    if (outcome.kind === 'superseded') return
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    texts.value = outcome.kind === 'done' ? outcome.answer : null
  }

  return {
    /** Whatever the texts depend on: when it is another, they are to be asked for again. */
    question: computed(() => ({ changes: scenario.active, revision: org.revision })),
    isEmpty,
    texts: shallowReadonly(texts),
    failure: shallowReadonly(failure),
    compare,
  }
})
