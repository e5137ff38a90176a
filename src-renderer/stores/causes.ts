import { defineStore } from 'pinia'
import { readonly, ref, shallowRef, watch } from 'vue'
import type { CausesAnswer, Progress } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'
import { useScenario } from './scenario'

/** Groups of cells that are put into words. */
const sentenceCount = 60

/** Why the scenario differs from the base, in sentences: a second answer, which comes after the counts. */
export const useCauses = defineStore('causes', () => {
  const org = useOrg()
  const scenario = useScenario()
  const answer = shallowRef<CausesAnswer | null>(null)
  const progress = shallowRef<Progress | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  let giveUp = new AbortController()

  async function tell(): Promise<void> {
    giveUp.abort()
    answer.value = null
    failure.value = null
    progress.value = null
    isComputing.value = false
    if (org.state.kind !== 'open' || scenario.active.length === 0) return
    giveUp = new AbortController()
    isComputing.value = true
    const outcome = await engine.call(
      'causes',
      { changes: scenario.active, limit: sentenceCount },
      { signal: giveUp.signal, onProgress: (said) => (progress.value = said) },
    )
    if (outcome.kind === 'superseded') return
    isComputing.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    answer.value = outcome.kind === 'done' ? outcome.answer : null
  }

  watch([() => scenario.active, () => org.revision], () => void tell(), { immediate: true })

  return {
    answer: readonly(answer),
    progress: readonly(progress),
    failure: readonly(failure),
    isComputing: readonly(isComputing),
  }
})
