import { defineStore } from 'pinia'
import { readonly, ref, shallowRef, watch } from 'vue'
import type { LeversAnswer, Progress } from '@shared/protocol/engine'
import { engine } from '../worker/engine-client'
import { useOrg } from './org'

/** Settings that are shown, those that move the most first. */
const shownCount = 300

/** What every single setting of the base moves; asked for by hand, since it takes its time. */
export const useLevers = defineStore('levers', () => {
  const org = useOrg()
  const answer = shallowRef<LeversAnswer | null>(null)
  const progress = shallowRef<Progress | null>(null)
  const failure = ref<string | null>(null)
  const isComputing = ref(false)
  let giveUp = new AbortController()

  function stop(): void {
    giveUp.abort()
    isComputing.value = false
    progress.value = null
  }

  async function rank(): Promise<void> {
    stop()
    giveUp = new AbortController()
    failure.value = null
    isComputing.value = true
    const outcome = await engine.call(
      'levers',
      { limit: shownCount },
      { signal: giveUp.signal, onProgress: (said) => (progress.value = said) },
    )
    if (outcome.kind === 'superseded') return
    isComputing.value = false
    failure.value = outcome.kind === 'failed' ? outcome.message : null
    if (outcome.kind === 'done') answer.value = outcome.answer
  }

  // What was ranked is no longer what there is.
  watch([() => org.id, () => org.revision], () => {
    stop()
    answer.value = null
  })

  return {
    answer: readonly(answer),
    progress: readonly(progress),
    failure: readonly(failure),
    isComputing: readonly(isComputing),
    rank,
    stop,
  }
})
